// What a quantity is, and the closed lists of its reader: number words, scales, currencies, units of measure.

export type NumberKind =
  | "num"
  /** Percent; value 12 for "12 %". */
  | "pct"
  /** Basis points. */
  | "bps"
  | "ord"
  /** Day of a month, beside the month's name. */
  | "day"
  /** A bare 1500..2100. */
  | "year"
  /** "the 1990s"; value 1990, or 90 when the century is not said. */
  | "decade"
  /** Minutes since midnight. */
  | "time"
  /** Part of a whole; value .75 for "three quarters". */
  | "frac"
  /** "twice", "tripled", "three times as". */
  | "mult"
  /** "dozens of": a lower bound. */
  | "vague"
  /** Version numbers and the like: compared as written. */
  | "code";

export interface NumberItem {
  kind: NumberKind;
  value: number;
  /** ISO 4217 code, or `cent` or `penny`. A bare `$` is USD. */
  currency: string | undefined;
  unit: Unit | undefined;
  /** Significant digits as written, zeros at the end of a whole number left out. */
  digits: number;
  hedge: "about" | "over" | "under" | undefined;
  /** A second reading: "100m" as metres, "7:30" in the evening, the 3 of "3 to 5 million" as 3 million. */
  otherwise: number | undefined;
  /** Both sides of a score or ratio as written, "3-2". */
  pair: string | undefined;
  /** As written, without hedge and unit. */
  raw: string;
  /** Span in the text given; hedge and unit stand outside of it. */
  start: number;
  end: number;
}

export const SMALL: ReadonlyMap<string, number> = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value]),
);

export const TENS: ReadonlyMap<string, number> = new Map(
  `twenty thirty forty fifty sixty seventy eighty ninety`
    .split(" ")
    .map((word, index): [string, number] => [word, (index + 2) * 10])
    .concat([["fourty", 40]]),
);

/** Scales as words stand after a number; `attachedOnly` ones mean something else when they stand apart ("5 m"). */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["dozen", 12],
  ["lakh", 1e5],
  ["lakhs", 1e5],
  ["crore", 1e7],
  ["crores", 1e7],
  ["mn", 1e6],
  ["mln", 1e6],
  ["bn", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
  // Other languages, where the word differs from the English one or means another power.
  ["mio", 1e6],
  ["millionen", 1e6],
  ["millions", 1e6],
  ["millones", 1e6],
  ["milioni", 1e6],
  ["mrd", 1e9],
  ["milliarden", 1e9],
  ["milliard", 1e9],
  ["milliards", 1e9],
  ["miliardi", 1e9],
]);

/** Letters that scale only what they touch: `5k`, `$3.2m`, `1.5b`. */
export const ATTACHED_SCALES: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["b", 1e9],
]);

/** Plural scales without a number before them are lower bounds. */
export const VAGUE: ReadonlyMap<string, number> = new Map([
  ["dozens", 12],
  ["scores", 20],
  ["tens", 10],
  ["hundreds", 100],
  ["thousands", 1e3],
  ["millions", 1e6],
  ["billions", 1e9],
  ["trillions", 1e12],
]);

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ["twice", 2],
  ["double", 2],
  ["doubles", 2],
  ["doubled", 2],
  ["doubling", 2],
  ["twofold", 2],
  ["thrice", 3],
  ["triple", 3],
  ["triples", 3],
  ["tripled", 3],
  ["tripling", 3],
  ["threefold", 3],
  ["treble", 3],
  ["trebled", 3],
  ["quadruple", 4],
  ["quadrupled", 4],
  ["fourfold", 4],
  ["fivefold", 5],
  ["tenfold", 10],
  ["halved", 0.5],
  ["halving", 0.5],
]);

const ORDINAL_UNITS = `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
  fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`;

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ORDINAL_UNITS.split(/\s+/).map((word, value): [string, number] => [word, value]),
  ...`twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth`
    .split(" ")
    .map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

/** Denominators as words; singular and plural. */
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["halves", 2],
  ["quarter", 4],
  ["quarters", 4],
  ...`third fourth fifth sixth seventh eighth ninth tenth`.split(" ").flatMap((word, index): [string, number][] => [
    [word, index + 3],
    [`${word}s`, index + 3],
  ]),
]);

const ISO_CODES =
  "USD EUR GBP JPY CNY INR AUD CAD CHF HKD NZD SGD SEK NOK DKK RUB BRL MXN ZAR KRW TRY PLN CZK HUF ILS AED SAR";

/** Currency by what is written before or after a number, lower case. Dollars of other countries keep their own code. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...ISO_CODES.split(" ").map((code): [string, string] => [code.toLowerCase(), code]),
  ["$", "USD"],
  ["us$", "USD"],
  ["a$", "AUD"],
  ["au$", "AUD"],
  ["c$", "CAD"],
  ["ca$", "CAD"],
  ["hk$", "HKD"],
  ["nz$", "NZD"],
  ["s$", "SGD"],
  ["r$", "BRL"],
  ["£", "GBP"],
  ["€", "EUR"],
  ["¥", "JPY"],
  ["₹", "INR"],
  ["₽", "RUB"],
  ["₩", "KRW"],
  ["rs", "INR"],
  ["rmb", "CNY"],
  ["dollar", "USD"],
  ["dollars", "USD"],
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["pound", "GBP"],
  ["pounds", "GBP"],
  ["sterling", "GBP"],
  ["yen", "JPY"],
  ["yuan", "CNY"],
  ["renminbi", "CNY"],
  ["rupee", "INR"],
  ["rupees", "INR"],
  ["rouble", "RUB"],
  ["roubles", "RUB"],
  ["ruble", "RUB"],
  ["rubles", "RUB"],
  ["franc", "CHF"],
  ["francs", "CHF"],
  ["cent", "cent"],
  ["cents", "cent"],
  ["pence", "penny"],
  ["penny", "penny"],
  ["pennies", "penny"],
]);

export interface Unit {
  /** Singular, one spelling per unit. */
  name: string;
  /** Two units of one dimension exclude each other unless their amounts are equal in the base unit. */
  dimension: string;
  /** Amount of the base unit of its dimension; 0 where there is nothing to convert. */
  factor: number;
}

const DAY = 86_400;

/** Each line: dimension, then `name=factor:spelling,spelling`. A plural in -s is understood. */
const UNIT_LINES = `
time second=1:sec minute=60:min,mins hour=3600:hr,hrs day=${DAY} week=${7 * DAY} fortnight=${14 * DAY} weekend=0
time month=${30.436875 * DAY} year=${365.2425 * DAY}:yr,yrs decade=${3652.425 * DAY} century=${36524.25 * DAY}:centuries quarter=0
distance millimetre=.001:millimeter,mm centimetre=.01:centimeter,cm metre=1:meter,m kilometre=1000:kilometer,km
distance inch=.0254:inches foot=.3048:feet,ft yard=.9144:yd mile=1609.344
speed mph=1 kph=1:kmh knot=1
mass gram=.001:g,gramme kilogram=1:kg,kilo,kilogramme ton=1000:tonne ounce=.02835:oz stone=6.35 lb=.4536:lbs
area acre=4047 hectare=10000
volume litre=1:liter gallon=3.785 barrel=0 pint=0 cup=0 teaspoon=0 tablespoon=0
power watt=1 kilowatt=1e3:kw megawatt=1e6:mw gigawatt=1e9:gw
data byte=1 kilobyte=1e3:kb megabyte=1e6:mb gigabyte=1e9:gb terabyte=1e12:tb
temperature degree=0 celsius=0 fahrenheit=0
vote vote=0:ballot seat=0 delegate=0
toll death=0:dead,died,killed,fatality,fatalities injury=0:injuries,injured,wounded,hurt arrest=0:arrested,detained
people people=0:person,persons
`;

/** Unit by spelling, lower case. */
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  UNIT_LINES.trim()
    .split("\n")
    .flatMap((line) => {
      const [dimension = "", ...entries] = line.split(" ");
      return entries.flatMap((entry) => {
        const [, name = "", factor = "0", others] = /^([^=]+)=([^:]+)(?::(.*))?$/.exec(entry) ?? [];
        const unit: Unit = { name, dimension, factor: Number(factor) };
        const spellings = [name, ...(others?.split(",") ?? [])];
        return spellings.flatMap((spelling): [string, Unit][] => [
          [spelling, unit],
          [`${spelling}s`, unit],
        ]);
      });
    }),
);

export const MONTHS: ReadonlyMap<string, number> = new Map(
  `january february march april may june july august september october november december`
    .split(" ")
    .flatMap((name, index): [string, number][] => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
    ])
    .concat([["sept", 9]]),
);
