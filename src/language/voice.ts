// Words that tell whose view a sentence is: verbs of saying and judging, praise and blame, duty.
import type { VoiceWords } from "./language.ts";
import { languageFor, perLanguage } from "./languages.ts";
import { everyOf } from "./phrases.ts";

/** What each pattern stands for is said with the lists, in language.ts; each finds every place. */
export interface VoiceCues extends Record<"said" | "judging" | "many" | "views" | "thinks" | "minds", RegExp> {
  /** The other lists: what counts both in speech and in the reporter's own words. */
  judged: [what: string, words: RegExp][];
}

const made = perLanguage(({ voice }) => voice && cuesFrom(voice));

function cuesFrom({ said, judging, many, views, minds, ...judged }: VoiceWords): VoiceCues {
  return {
    said: everyOf(said),
    judging: everyOf(judging),
    many: everyOf(many),
    views: everyOf(views),
    minds: everyOf(minds),
    thinks: everyOf(judged.thinks),
    judged: Object.entries(judged).map(([what, phrases]) => [what, everyOf(phrases)]),
  };
}

/** The voice of a language, by its tag; undefined where we have no lists. */
export function voiceFor(tag: string): VoiceCues | undefined {
  const language = languageFor(tag);
  return language && made(language);
}
