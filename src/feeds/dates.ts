// Dates as feeds write them: by the standards, and in the ways feeds depart from them.
import { MINUTE } from "../core/time.ts";
import { monthOf } from "../language/dates.ts";
import { plainDigits } from "../language/match-spelling.ts";
import { monthNamed, westernOrder } from "../language/month-names.ts";

/** Minutes east of UTC. */
const ZONES = new Map(
  Object.entries({
    ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, west: 60, bst: 60, cet: 60, met: 60, mez: 60, cest: 120, mesz: 120, eet: 120,
    eest: 180, msk: 180, ist: 330, hkt: 480, sgt: 480, jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720, nzdt: 780,
    ast: -240, adt: -180, est: -300, edt: -240, nst: -210, ndt: -150, cst: -360, cdt: -300, mst: -420, mdt: -360,     pst: -480, pdt: -420, akst: -540, akdt: -480, hst: -600, brt: -180, art: -180, clt: -240, sast: 120, cat: 120, wat: 60,
    eat: 180, trt: 180, pkt: 300, npt: 345, ict: 420, wib: 420, wita: 480, wit: 540, pht: 480, awst: 480, acst: 570, idt: 180,
  }),
); // prettier-ignore

/** "Pacific time" and its like: summer time where clocks are forward. */
const PLACES: Readonly<Record<string, string>> = {
  et: "America/New_York",
  ct: "America/Chicago",
  mt: "America/Denver",
  pt: "America/Los_Angeles",
};

/** Spaces come one by one: `parseDate` makes runs of them one before. A word or two may stand before the time: at, um, klo, kl., a las, the day of the week. */
const TIME = String.raw`(?:(?:[T\s,،]|\.(?!\d))+(?:[\p{L}.]{1,10}\s){0,2}(\d{1,2})(?:(?:[:.]|\s?h)\s?(\d{1,2})|\s?h(?![a-z]))(?:[:.]\s?(\d{1,2})(?:[.,]\d+)?)?\s?([ap]\.?m\.?(?![a-z/]))?(?:\s?(?:Uhr|น\.?))?)?`;
/** A name or an offset, or both in either order; what stands in brackets repeats them. */
const ZONE = String.raw`\s?\(?((?:\p{L}{2,}\/[\w+-]{2,}(?:\/[\w-]+)?|[A-Z]{3}\d[A-Z]{3})(?![\w/])|[a-z]{1,5}(?![a-z/])|)\s?([+-]\s?\d{1,2}:?\d{0,2})?\)?(?:\s[a-z]{1,5}|\s[+-]\d{4})?(?:\sm=[+-][\d.]+)?(?:\s?\([^)]*\)|\s?\[[^\]]*\])?`;
const NAME = String.raw`[\p{L}\p{M}]`;
const DAY_NAME = String.raw`(?:${NAME}{2,}(?:-${NAME}{2,})?[\s.,،]+)?`;
const OF = String.raw`(?:de\s+)?`;

const ISO = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?${TIME}${ZONE}$`, "iu");
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?())?${ZONE}$`, "iu");
const RFC822 = new RegExp(
  String.raw`^${DAY_NAME}(\d{1,2})[.º°]?(?:st|nd|rd|th|er|:e)?[\s-]*${OF}(${NAME}{2,})\.?[\s,-]*${OF}(\d{2,4})(?:\s?\p{L}{1,3}\.)?${TIME}${ZONE}$`,
  "iu",
);
const AMERICAN = new RegExp(
  String.raw`^${DAY_NAME}(${NAME}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s?,)?\s(\d{4})${TIME}${ZONE}$`,
  "iu",
);
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})[.,]?\s(?:\p{L}{1,4}\.?\s)?(${NAME}{3,})\.?\s(\d{1,2})\.?${TIME}${ZONE}$`,
  "iu",
);
const ASCTIME = new RegExp(
  String.raw`^${DAY_NAME}(${NAME}{3,})\s+(\d{1,2})\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?()${ZONE}\s?(\d{4})$`,
  "iu",
);
const DOTTED = new RegExp(
  String.raw`^${DAY_NAME}(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2}(?!\d|\.))${TIME}${ZONE}$`,
  "iu",
);
const SLASHED = new RegExp(String.raw`^${DAY_NAME}(\d{1,2})[/-](\d{1,2})[/-](\d{4})${TIME}${ZONE}$`, "iu");
const YEAR_WITH_DOTS = /^(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})(?!\d)\.?/;
const ASCII = /^[\x20-\x7e]*$/;
const ANY_DASH = /[\u2010-\u2015\u2212]/g;
/** American zones, and central Europe's, by the whole of their names. */
const LONG_ZONE = /(?<!\()\b(eastern|central(?: european)?|mountain|pacific)(?: (standard|daylight|summer))? time$/i;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/** Dates whose month has a name: where the parts of each stand. */
const BY_NAME = [
  { pattern: RFC822, year: 3, month: 2, day: 1, rest: 4 },
  { pattern: AMERICAN, year: 3, month: 1, day: 2, rest: 4 },
  { pattern: YEAR_FIRST, year: 1, month: 2, day: 3, rest: 4 },
  { pattern: ASCTIME, year: 9, month: 1, day: 2, rest: 3 },
];

/** The moment a feed means, or undefined when it names none that exists (31 February included). No zone means UTC. */
export function parseDate(text: string | undefined): Date | undefined {
  const written = text?.trim().replace(/\s+/g, " ");
  if (!written || written.length > 100) return undefined;
  const ordered = ASCII.test(written) ? written : westernOrder(plainDigits(written.normalize("NFKC")));
  const value = ordered.replace(ANY_DASH, "-").replace(YEAR_WITH_DOTS, "$1-$2-$3").replace(LONG_ZONE, shortZone);
  if (EPOCH.test(value)) return inRange(new Date(Number(value) * (value.length === 10 ? 1000 : 1)));

  let m = ISO.exec(value) ?? COMPACT.exec(value);
  if (m) return build(m[1], Number(m[2]) - 1, m[3] ?? "1", m.slice(4));
  for (const { pattern, year, month, day, rest } of BY_NAME) {
    const named = pattern.exec(value);
    // "Aug. 3rd, 2024" is also a day, a word and a year.
    const index = named ? monthIndex(named[month]) : undefined;
    if (named && index !== undefined) return build(named[year], index, named[day], named.slice(rest));
  }
  m = DOTTED.exec(value);
  if (m) return build(m[3], Number(m[2]) - 1, m[1], m.slice(4));
  m = SLASHED.exec(value);
  if (!m) return undefined;
  // Month first, as the servers that write this do, unless that cannot be.
  return Number(m[1]) <= 12
    ? build(m[3], Number(m[1]) - 1, m[2], m.slice(4))
    : build(m[3], Number(m[2]) - 1, m[1], m.slice(4));
}

/** `rest` is hour, minute, second, am/pm, zone name, offset, as the patterns above capture them. */
function build(
  year: string | undefined,
  month: number | undefined,
  day: string | undefined,
  rest: (string | undefined)[],
) {
  const [hour = "0", minute = "0", second = "0", half, zone, offset] = rest;
  if (month === undefined) return undefined;
  const y = fullYear(year ?? "");
  const d = Number(day);
  let h = Number(hour);
  if (half) h = (h % 12) + (/^p/i.test(half) ? 12 : 0);
  const s = Math.min(Number(second), 59);
  if (month < 0 || month > 11 || d < 1 || h > 24 || Number(minute) > 59 || Number(second) > 61) return undefined;
  if (d > new Date(Date.UTC(y, month + 1, 0)).getUTCDate()) return undefined;
  const local = Date.UTC(y, month, d, h, Number(minute), s);
  const named = (zone ?? "").toLowerCase();
  const minutesEast = offsetMinutes(offset) ?? ZONES.get(named) ?? offsetThere(local, PLACES[named] ?? zone);
  return inRange(new Date(local - minutesEast * MINUTE));
}

/** Minutes east of UTC in a zone of the world's list (America/Los_Angeles) when its clocks say `local`; 0 for other names. */
function offsetThere(local: number, zone = ""): number {
  if (!/[/\d]/.test(zone)) return 0;
  try {
    const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    const at = (moment: number): number =>
      offsetMinutes(
        clock
          .formatToParts(moment)
          .find(({ type }) => type === "timeZoneName")
          ?.value.slice(3),
      ) ?? 0;
    // What the clocks say is not yet the moment: near a change of clocks the first guess may be an hour off.
    return at(local - at(local) * MINUTE);
  } catch {
    return 0;
  }
}

/** "Eastern Daylight Time" as EDT. */
const shortZone = (_: string, where: string, season = ""): string =>
  where.includes(" ") ? (/summer/i.test(season) ? "CEST" : "CET") : `${where.charAt(0)}${season.charAt(0)}T`;

/** Counted from 0, as Date does. */
function monthIndex(name: string | undefined): number | undefined {
  // Hebrew writes "in" together with the month.
  const lower = (name ?? "").toLowerCase().replace(/^ב(?=\p{Script=Hebrew}{3})/u, "");
  const month = monthOf(lower) ?? monthNamed(lower) ?? monthOf(lower.slice(0, 3));
  return month === undefined ? undefined : month - 1;
}

/** RFC 2822 4.3: two digits below 50 are this century, three digits count from 1900. Thai years are counted from 544 BC. */
function fullYear(year: string): number {
  const n = Number(year);
  if (year.length >= 4) return n > 2400 ? n - 543 : n;
  return year.length === 3 || n >= 50 ? n + 1900 : n + 2000;
}

function offsetMinutes(offset: string | undefined): number | undefined {
  const m = offset && /^([+-])\s?(\d{1,2}):?(\d{2})?$/.exec(offset);
  if (!m) return undefined;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0);
  return m[1] === "-" ? -minutes : minutes;
}

function inRange(date: Date): Date | undefined {
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? date : undefined;
}
