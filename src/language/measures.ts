// Currencies and units of measure, as they are written beside a number in English and in figures.

export const ISO_CODES =
  "USD EUR GBP JPY CNY INR AUD CAD CHF HKD NZD SGD SEK NOK DKK RUB BRL MXN ZAR KRW TRY PLN CZK HUF ILS AED SAR";

/** Signs and words of currencies, lower case. Dollars of other countries keep their own code. */
export const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  $: "USD",
  us$: "USD",
  a$: "AUD",
  au$: "AUD",
  c$: "CAD",
  ca$: "CAD",
  hk$: "HKD",
  nz$: "NZD",
  s$: "SGD",
  r$: "BRL",
  "£": "GBP",
  "€": "EUR",
  "¥": "JPY",
  "₹": "INR",
  "₽": "RUB",
  "₩": "KRW",
  rs: "INR",
  rmb: "CNY",
  dollar: "USD",
  dollars: "USD",
  euro: "EUR",
  euros: "EUR",
  pound: "GBP",
  pounds: "GBP",
  sterling: "GBP",
  yen: "JPY",
  yuan: "CNY",
  renminbi: "CNY",
  rupee: "INR",
  rupees: "INR",
  rouble: "RUB",
  roubles: "RUB",
  ruble: "RUB",
  rubles: "RUB",
  crown: "crown",
  crowns: "crown",
  kronor: "crown",
  kroner: "crown",
  franc: "CHF",
  francs: "CHF",
  cent: "cent",
  cents: "cent",
  pence: "penny",
  penny: "penny",
  pennies: "penny",
};

const DAY = 86_400;

/** Each line: dimension, then `name=factor:spelling,spelling`. A plural in -s is understood. */
export const UNIT_LINES = `
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
