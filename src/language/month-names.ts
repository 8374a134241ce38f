// Months by name in any language that Intl knows, and dates of East Asia in the order of the West.
import { canon } from "./fold.ts";

/** Where two languages mean different months by one name, the first is right: more feeds are written in it. */
const LANGUAGES =
  "nl pl sv ru fi da nb cs hu ro tr el uk bg sk hr sl sr lt lv et id ms vi ca gl eu ga cy is sq mk az ka hy kk ar ar-LB he hi bn ta te ml th sw af en de fr es it pt";

const names = new Map<string, number>();
const unread = LANGUAGES.split(" ");

/** The number of a month by its name or short form, whole, 1 to 12. */
export function monthNamed(name: string): number | undefined {
  const wanted = canon(name);
  // Each language takes some milliseconds: no more are read than are asked for.
  while (!names.has(wanted) && unread.length > 0) learn(unread.shift() ?? "en");
  return names.get(wanted);
}

/** Names stand otherwise beside a day than alone: 28 мая, and май. */
function learn(language: string): void {
  for (const style of ["long", "short"] as const) {
    for (const beside of [{ day: "numeric" }, {}] as const) {
      const format = new Intl.DateTimeFormat(language, {
        month: style,
        ...beside,
        timeZone: "UTC",
        numberingSystem: "latn",
        calendar: "gregory",
      });
      for (let month = 1; month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
        const name = canon(parts.find(({ type }) => type === "month")?.value ?? "");
        if (/\p{L}{2}/u.test(name) && !names.has(name)) names.set(name, month);
      }
    }
  }
}

/** Years counted from an emperor's first, and the year before it. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
const ERA = /(令和|平成|昭和)\s?(\d{1,2}|元)(?=\s?年)/u;
const commonYear = (_: string, era: string, year: string): string =>
  String((ERAS[era] ?? 0) + (year === "元" ? 1 : Number(year)));

const FIGURES = String.raw`\s?(\d{1,2})\s?`;
const EASTERN = new RegExp(
  String.raw`^\D{0,8}?(\d{4})\s?[年년]${FIGURES}[月월](?:${FIGURES}[日号號일])?(?:\s?\(\p{L}{1,4}\)|\s?(?:\p{L}曜日?|星期\p{L}|[周週]\p{L}|\p{L}요일))?`,
  "u",
);
const CLOCK = new RegExp(
  String.raw`^\s?(\p{L}{2})?${FIGURES}[:時时點点시]${FIGURES}(?:[:分분]${FIGURES})?[秒초분分]?`,
  "u",
);
/** As the halves of the day are called there. */
const AFTERNOON = new Set(["午後", "下午", "晚上", "오후"]);

/** 2024年5月28日 下午3:05 as 2024-5-28 15:05; other texts as they are. */
export function westernOrder(written: string): string {
  const text = written.replace(ERA, commonYear);
  const date = EASTERN.exec(text);
  if (!date) return text;
  const [whole, year, month, day = "1"] = date;
  const rest = text.slice(whole.length);
  const clock = CLOCK.exec(rest);
  if (!clock) return `${year}-${month}-${day}${rest}`;
  const [time, half = "", hour = "", minute, second = "00"] = clock;
  const later = AFTERNOON.has(half) && Number(hour) < 12 ? 12 : 0;
  return `${year}-${month}-${day} ${Number(hour) + later}:${minute}:${second}${rest.slice(time.length)}`;
}
