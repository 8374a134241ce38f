// What a new subscription starts with, and how its settings read in a sentence.
import type { Filters, Lens, Schedule } from "../core/domain.ts";

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

export function scheduleSentence(schedule: Schedule): string {
  const when =
    schedule.mode === "each" ? "Each story as it comes" : `One digest at "${schedule.cron}" (${schedule.timeZone})`;
  const quiet = schedule.quiet
    ? `, quiet from ${schedule.quiet.from} to ${schedule.quiet.to} (${schedule.timeZone})`
    : "";
  return `${when}${quiet}, at most ${schedule.dailyCap} stories a day.`;
}

export function lensSentence(lens: Lens): string {
  const parts = [
    lens.audience ? `for ${lens.audience}` : undefined,
    `${lens.length} length`,
    `language ${lens.language}`,
    lens.points ? undefined : "without commentary points",
    lens.questions.length > 0 ? `always asking: ${lens.questions.join(" / ")}` : undefined,
  ];
  return `Lens ${lens.name}: ${parts.filter(Boolean).join(", ")}.`;
}

export function filtersSentence(filters: Filters): string {
  const parts = [
    filters.include.length > 0 ? `only stories that mention ${filters.include.join(" or ")}` : undefined,
    filters.exclude.length > 0 ? `none that mention ${filters.exclude.join(" or ")}` : undefined,
    filters.minOrigins > 1 ? `told by at least ${filters.minOrigins} origins` : undefined,
  ].filter(Boolean);
  return parts.length === 0 ? "No filters: every story of the feeds." : `Filters: ${parts.join("; ")}.`;
}
