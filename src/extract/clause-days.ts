// Which day a weekday is, by what the verbs of its clause tell: what has happened, or what is to come.
import { DAY } from "../core/time.ts";
import { comingDay, type DateItem, timeOfDate } from "../language/dates.ts";
import type { DayWords, Language } from "../language/language.ts";
import { perLanguage } from "../language/languages.ts";
import { openMark, outsideQuotes } from "../language/quoted.ts";

/** A day's own date stands behind it: "Tuesday, 24 November", "Tuesday (24.11.)", "Tuesday, Nov. 24"; or it is no word by itself: "Tuesday's". */
const STATED = /^,? ?[([]?(?:\p{Lu}\p{L}+\.? )?\d|^['’]\p{L}/u;

/** Whether what stands behind a day says its date already, or makes it another word. */
export const isStated = (after: string): boolean => STATED.test(after);

/** Where clauses part; a number's comma has no space behind it. */
const CLAUSE = /[,;:](?=\s)|[–—()]|\s-\s|[.!?]\s/u;

/** A day of the calendar, and where the words that name it end. */
export interface PlacedDay {
  /** Its beginning, in milliseconds since 1970, UTC. */
  time: number;
  end: number;
}

/**
 * The day that a weekday, "gestern" or "heute" stands for in an article of that time: the last one where its clause tells what
 * has happened, the next where it tells what is to come. Undefined where it tells neither, or where a noun before the day may be
 * what the day is of ("wegen des Streiks am Freitag"), and in a quotation.
 */
export function dayByClause(text: string, date: DateItem, published: Date, language: Language): PlacedDay | undefined {
  const forms = made(language);
  const before = text.slice(0, date.start);
  if (!forms || openMark(before) !== "") return undefined;
  const part = forms.part.exec(text.slice(date.end))?.[0] ?? "";
  const end = date.end + part.length;
  const after = text.slice(end);
  if (isStated(after)) return undefined;
  const read: Read = {
    date,
    published,
    language,
    forms,
    part,
    before,
    after,
    tense: tenseAround(before, date.raw, after, forms),
  };
  const time = date.weekday === undefined ? nearDay(read) : weekdayOf(read);
  const which = forms.behindWhich.exec(after)?.[0] ?? "";
  return time === undefined ? undefined : { time, end: end + which.length };
}

type Tense = "past" | "coming" | "unreal";

/** What is known of the day in question. */
interface Read {
  date: DateItem;
  published: Date;
  language: Language;
  forms: Forms;
  /** A part of the day, behind it. */
  part: string;
  before: string;
  after: string;
  tense: Tense | undefined;
}

/** What the clause of a day tells of, or that half of it which "and" parts off; behind "On Monday," what follows is the clause. */
function tenseAround(before: string, raw: string, after: string, forms: Forms): Tense | undefined {
  const heads = outsideQuotes(before).split(CLAUSE);
  const tails = outsideQuotes(after).split(CLAUSE);
  const [head, tail] = [heads.at(-1) ?? "", tails[0] ?? ""];
  const half = `${head.split(forms.and).at(-1) ?? ""}${raw}${tail.split(forms.and)[0] ?? ""}`;
  const own = tenseOf(half, forms) ?? tenseOf(`${head}${raw}${tail}`, forms);
  const opens = heads.length === 1 && head.split(" ").length <= OPENING && tail === "";
  return own ?? (opens ? tenseOf(tails[1] ?? "", forms) : undefined);
}

/** "Ce mardi," holds no more words than these before the day. */
const OPENING = 2;

/** "Gestern" always is the day before; "heute" may mean these days, and "morgen" a part of a day. */
function nearDay({ date, published, forms, part, before, after, tense }: Read): number | undefined {
  const [by, unit] = date.shift ?? [];
  if (by === undefined || unit !== "day" || forms.beforeNow.test(before)) return undefined;
  const isWord = date.start === 0 || /^\p{Ll}/u.test(date.raw);
  if (!isWord || !/(?:^|\p{L}[,)]? )$/u.test(before)) return undefined;
  if (by === 0 && part === "" && (tense !== "past" || forms.now.test(after))) return undefined;
  if (by > 0 && (tense !== "coming" || (date.start === 0 && !forms.verbFirst.test(after)))) return undefined;
  return timeOfDate(date, published, undefined);
}

function weekdayOf(read: Read): number | undefined {
  const { date, published, forms, before, after, tense } = read;
  if (isEveryOne(read) || forms.behindOther.test(after)) return undefined;
  const lead = forms.lead.exec(before);
  const { last, next } = lead?.groups ?? {};
  const lastOne = (): number | undefined => timeOfDate(date, published, undefined);
  if (last !== undefined || forms.behindLast.test(after)) return lastBefore(date, published);
  if (next !== undefined || forms.behindNext.test(after)) return comingDay(date, published);
  if (forms.since.test(before)) return tense === "unreal" ? undefined : lastOne();
  if (forms.until.test(before)) return tense === "coming" ? comingDay(date, published) : undefined;
  if (!lead && !standsBare(read)) return undefined;
  if (isOfNoun(lead ? before.slice(0, lead.index) : before, read)) return undefined;
  if (tense === "past") return lastOne();
  return tense === "coming" ? comingDay(date, published) : undefined;
}

/** "Dienstags" is every one of them; in some languages the name itself ends so. */
const isEveryOne = ({ date, language }: Read): boolean =>
  date.raw.endsWith("s") && language.weekdays?.split("|").includes(date.raw.toLowerCase()) !== true;

/** Whether a day may stand without a preposition: in this language, or as a part of a day. */
const standsBare = ({ forms, part, date, language, before }: Read): boolean =>
  (forms.isBare || part !== "" || date.raw.length > nameOf(date, language).length) && forms.bare.test(before);

/** Whether the day may be that of a noun before it, and that noun's day be to come. */
const isOfNoun = (start: string, { forms, tense }: Read): boolean =>
  forms.event.test(start) && !(tense === "past" && forms.pastEvent.test(start));

const nameOf = ({ weekday }: DateItem, { weekdays = "" }: Language): string => weekdays.split("|")[weekday ?? 0] ?? "";

/** The last such weekday before the article's own. */
function lastBefore(date: DateItem, published: Date): number | undefined {
  const time = timeOfDate(date, published, undefined);
  return time !== undefined && published.getTime() - time < DAY ? time - 7 * DAY : time;
}

/** What a clause tells of; undefined where it has no verb of these, or verbs of several times. */
function tenseOf(clause: string, forms: Forms): Tense | undefined {
  if (forms.unreal.test(clause) || forms.opensUnreal.test(clause)) return "unreal";
  const isPast = forms.past.test(clause) || forms.perfect.some((both) => both.every((one) => one.test(clause)));
  const isComing = forms.coming.test(clause);
  if (isPast) return isComing ? undefined : "past";
  return isComing || forms.present.test(clause) ? "coming" : undefined;
}

interface Forms {
  isBare: boolean;
  lead: RegExp;
  bare: RegExp;
  since: RegExp;
  until: RegExp;
  part: RegExp;
  behindOther: RegExp;
  behindLast: RegExp;
  behindNext: RegExp;
  behindWhich: RegExp;
  and: RegExp;
  beforeNow: RegExp;
  now: RegExp;
  verbFirst: RegExp;
  event: RegExp;
  pastEvent: RegExp;
  past: RegExp;
  perfect: RegExp[][];
  coming: RegExp;
  present: RegExp;
  unreal: RegExp;
  opensUnreal: RegExp;
}

const NEVER = "(?!)";
const made = perLanguage((language): Forms | undefined => language.days && formsFrom(language.days, language));

function formsFrom(words: DayWords, { weeks, numbers }: Language): Forms {
  const last = weeks?.last ?? NEVER;
  const ending = (pattern: string, flags = "iu"): RegExp => new RegExp(`(?:^|[^\\p{L}])(?:${pattern}) $`, flags);
  const behind = (pattern: string): RegExp => new RegExp(`^ (?:${pattern})(?!\\p{L})`, "iu");
  const word = (pattern: string, flags = "u"): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, flags);
  const events = words.events ?? NEVER;
  return {
    isBare: words.before === undefined,
    lead: ending(`(?:${words.before ?? NEVER})(?: (?:(?<last>${last})|(?<next>${words.next})))?`),
    bare: new RegExp(`^$|(?<!(?:^|[^\\p{L}])(?:${words.beforeOther || NEVER}))(?<=[\\p{L}\\d,]) $`, "iu"),
    since: ending(words.since),
    until: ending(words.until),
    part: behind(words.parts),
    behindOther: behind(words.behindOther),
    behindLast: behind(last),
    behindNext: behind(words.next),
    behindWhich: behind(`${last}|${words.next}`),
    and: new RegExp(` (?:${numbers?.and ?? NEVER}) `, "u"),
    beforeNow: ending(words.beforeNow),
    now: behind(words.beforeNow),
    verbFirst: behind(`${words.coming}|${words.present}`),
    event: new RegExp(`(?<!\\p{L})(?=\\p{Lu})(?:${events})[ ]?$`, "iu"),
    pastEvent: new RegExp(`(?<!\\p{L})(?:${words.beforePast ?? NEVER})(?: \\p{Ll}{1,20}){0,3} \\p{L}{1,40} ?$`, "iu"),
    past: word(words.past),
    perfect: words.perfect.map((both) => both.map((one) => word(one))),
    coming: word(words.coming),
    present: word(words.present),
    unreal: word(words.unreal, "iu"),
    opensUnreal: new RegExp(`^\\P{L}*(?:${words.opensUnreal})(?!\\p{L})`, "iu"),
  };
}
