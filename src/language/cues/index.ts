// Words that tell what a sentence is for: why something matters, what comes next, what came before, who judges.
import type { Cues } from "./cues.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

export type { Cues } from "./cues.ts";

/** `und` is read as English: on other languages its cues hardly ever fire. */
const ALL: Record<string, Cues> = { en, de, fr, es, und: en };

/** The cues of a language, by its primary tag; undefined where we have none and position must do. */
export function cuesFor(language: string): Cues | undefined {
  return ALL[language.toLowerCase().split(/[-_]/)[0] ?? "und"];
}
