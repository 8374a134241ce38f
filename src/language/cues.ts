// Words that tell what a sentence is for: a reason, a plan, something of the past, a judgement.
import type { CueWords } from "./language.ts";
import { languageFor, perLanguage } from "./languages.ts";
import { anyOf, opening } from "./phrases.ts";

/** What each pattern stands for is said with the lists, in language.ts. */
export type Cues = Record<keyof CueWords, RegExp>;

/** Stands nowhere. */
const NONE = "(?!)";

const made = perLanguage(({ cues }): Cues | undefined => {
  if (!cues) return undefined;
  return {
    why: anyOf(cues.why),
    next: anyOf(cues.next),
    background: anyOf(cues.background),
    judgement: anyOf(cues.judgement),
    supposed: anyOf(cues.supposed),
    planned: anyOf(cues.planned ?? NONE),
    titledPlan: anyOf(cues.titledPlan ?? NONE),
    dropped: anyOf(cues.dropped ?? NONE),
    ongoing: anyOf(cues.ongoing ?? NONE),
    leaning: opening(cues.leaning),
    joining: opening(cues.joining),
    referring: opening(cues.referring ?? NONE),
    overturning: opening(cues.overturning ?? NONE),
    denying: opening(cues.denying ?? NONE),
    answering: opening(cues.answering ?? NONE),
    charging: anyOf(cues.charging ?? NONE),
    turning: anyOf(cues.turning ?? NONE),
    hearsay: anyOf(cues.hearsay ?? NONE),
    atFirst: anyOf(cues.atFirst ?? NONE),
    countering: opening(cues.countering ?? NONE),
    unreal: anyOf(cues.unreal ?? NONE),
    unrealBeside: anyOf(cues.unrealBeside ?? NONE),
    supposing: opening(cues.supposing ?? NONE),
    partial: anyOf(cues.partial ?? NONE),
    partialOpening: opening(cues.partialOpening ?? NONE),
    unnamed: opening(cues.unnamed ?? NONE),
    pointing: new RegExp(`^\\W*(?:${cues.pointing ?? NONE}) (?<named>\\p{L}+(?:[ -]\\p{L}+)?)`, "iu"),
    promising: new RegExp(`(?<!\\p{L})(?:${cues.promising ?? NONE}): (?!["“„«])`, "iu"),
    pronoun: anyOf(cues.pronoun),
    day: anyOf(cues.day),
  };
});

/** The cues of a language, by its tag; undefined where we have none and position must do. */
export function cuesFor(tag: string): Cues | undefined {
  const language = languageFor(tag);
  return language && made(language);
}
