// What a new subscription starts with, and how its settings read in a sentence.
import type { Filters, Lens, Schedule } from "../core/domain.ts";
import type { Words } from "../words/index.ts";

export const defaultLens = (language: string): Lens => ({
  name: "default",
  audience: undefined,
  length: "normal",
  language,
  questions: [],
  points: true,
});

export const defaultSchedule = (timeZone: string): Schedule => ({
  mode: "each",
  cron: "0 8 * * *",
  timeZone,
  quiet: undefined,
  dailyCap: 50,
});

export const defaultFilters: Filters = { include: [], exclude: [], minOrigins: 1 };

/** Equal for lenses that lead to the same text. */
export const lensKey = (lens: Lens): string =>
  JSON.stringify([lens.audience ?? "", lens.length, lens.language, lens.questions, lens.points]);

export function scheduleSentence({ mode, cron, timeZone: zone, quiet, dailyCap: cap }: Schedule, words: Words): string {
  const when =
    mode === "each" ? words.say("settings.scheduleEach") : words.say("settings.scheduleDigest", { cron, zone });
  return quiet
    ? words.say("settings.scheduleQuiet", { when, ...quiet, zone, cap })
    : words.say("settings.schedule", { when, cap });
}

const LENGTHS = {
  short: "settings.lensShort",
  normal: "settings.lensNormal",
  long: "settings.lensLong",
} as const;

export function lensSentence(lens: Lens, words: Words): string {
  const parts = [
    lens.audience ? words.say("settings.lensFor", { audience: lens.audience }) : undefined,
    words.say(LENGTHS[lens.length]),
    words.say("settings.lensLanguage", { language: lens.language }),
    lens.points ? undefined : words.say("settings.lensNoPoints"),
    lens.questions.length > 0 ? words.say("settings.lensAsks", { questions: lens.questions.join(" / ") }) : undefined,
  ];
  return words.say("settings.lens", { name: lens.name, parts: parts.filter(Boolean).join(", ") });
}

export function filtersSentence({ include, exclude, minOrigins }: Filters, words: Words): string {
  const or = (items: string[]) => items.join(` ${words.say("settings.or")} `);
  const parts = [
    include.length > 0 ? words.say("settings.filtersInclude", { words: or(include) }) : undefined,
    exclude.length > 0 ? words.say("settings.filtersExclude", { words: or(exclude) }) : undefined,
    minOrigins > 1 ? words.say("settings.filtersOrigins", { count: minOrigins }) : undefined,
  ].filter(Boolean);
  return parts.length === 0
    ? words.say("settings.noFilters")
    : words.say("settings.filters", { parts: parts.join("; ") });
}
