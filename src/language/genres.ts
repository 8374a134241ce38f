// What tells one kind of page from another in a language: its titles, how its lines begin, who speaks.
import type { Genre } from "../core/domain.ts";
import type { GenreWords } from "./language.ts";
import { anyOf, splitWords } from "./phrases.ts";
import { languageFor, perLanguage } from "./languages.ts";

export interface GenreCues {
  titles: ReadonlyMap<Genre, RegExp>;
  openings: ReadonlyMap<Genre, RegExp>;
  /** Who writes, who writes for others too, who reads; case tells the reader from somebody else. */
  voices: ReadonlyMap<Narrator, RegExp>;
  /** What "we" have, which may be everybody's. */
  ours: RegExp;
  /** Opens a line that tells what a recipe takes. */
  needs: RegExp | undefined;
  /** Says whether a claim holds. */
  verdict: RegExp | undefined;
  /** Somebody is reported to have said something. */
  reports: RegExp | undefined;
}

export type Narrator = "writer" | "we" | "reader";

const made = perLanguage(({ genres, reporting }): GenreCues | undefined => {
  if (!genres) return undefined;
  // The letter of "F.B.I." is nobody.
  const voice = (one: Narrator): [Narrator, RegExp][] =>
    genres[one] === undefined
      ? []
      : [[one, new RegExp(`(?<![\\p{L}\\p{N}]|\\p{L}[.-])(?:${genres[one]})(?![\\p{L}\\p{N}]|[.-]\\p{L})`, "u")]];
  return {
    titles: byGenre(genres.titles, (words) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "iu")),
    openings: byGenre(genres.openings, (words) => new RegExp(`^\\W{0,3}(?:${words})(?!\\p{L})`, "iu")),
    ours: new RegExp(`(?<!\\p{L})(?:${genres.ours ?? "(?!)"})(?!\\p{L})`, "giu"),
    needs: genres.needs === undefined ? undefined : new RegExp(`^\\W{0,3}(?:${genres.needs}) ?:`, "iu"),
    verdict: genres.verdict === undefined ? undefined : new RegExp(`(?<!\\p{L})(?:${genres.verdict})(?!\\p{L})`, "iu"),
    reports: reporting && anyOf([reporting.source, ...splitWords(reporting.verbs)].join(" | ")),
    voices: new Map([...voice("writer"), ...voice("we"), ...voice("reader")]),
  };
});

/** The cues of a language, by its tag; undefined where we have none. */
export function genreCuesFor(tag: string): GenreCues | undefined {
  const language = languageFor(tag);
  return language && made(language);
}

function byGenre(words: GenreWords["titles"], toPattern: (words: string) => RegExp): Map<Genre, RegExp> {
  // The keys of the lists are genres: their type says so.
  return new Map(Object.entries(words ?? {}).map(([genre, list]) => [genre as Genre, toPattern(list)]));
}
