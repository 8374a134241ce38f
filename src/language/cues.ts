// Words that tell what a sentence is for: a reason, a plan, something of the past, a judgement.
import type { CueWords } from "./language.ts";
import { languageFor, perLanguage } from "./languages.ts";
import { anyOf, opening } from "./phrases.ts";

/** What each pattern stands for is said with the lists, in language.ts. */
export type Cues = Record<keyof CueWords, RegExp>;

/** Stands nowhere. */
const NONE = "(?!)";

const any = (phrases = NONE): RegExp => anyOf(phrases);
const first = (phrases = NONE): RegExp => opening(phrases);

const made = perLanguage(({ cues }): Cues | undefined => {
  if (!cues) return undefined;
  return {
    why: anyOf(cues.why),
    next: anyOf(cues.next),
    background: anyOf(cues.background),
    judgement: anyOf(cues.judgement),
    supposed: anyOf(cues.supposed),
    planned: any(cues.planned),
    titledPlan: any(cues.titledPlan),
    dropped: any(cues.dropped),
    toll: any(cues.toll),
    ongoing: any(cues.ongoing),
    leaning: opening(cues.leaning),
    joining: opening(cues.joining),
    referring: first(cues.referring),
    overturning: first(cues.overturning),
    denying: first(cues.denying),
    answering: first(cues.answering),
    charging: any(cues.charging),
    turning: any(cues.turning),
    hearsay: any(cues.hearsay),
    atFirst: any(cues.atFirst),
    countering: first(cues.countering),
    unreal: any(cues.unreal),
    unrealBeside: any(cues.unrealBeside),
    supposing: first(cues.supposing),
    partial: any(cues.partial),
    partialOpening: first(cues.partialOpening),
    unnamed: first(cues.unnamed),
    reportedForm: new RegExp(`(?<!\\p{L})(?:${cues.reportedForm ?? NONE})(?!\\p{L})`, "u"),
    attributing: anyOf(cues.attributing ?? NONE),
    saidBy: new RegExp(cues.saidBy ?? NONE, "u"),
    pointsBack: new RegExp(`(?<=\\p{L} )(?:${cues.pointsBack ?? `(?<somebody>${NONE})`})(?!\\p{L})`, "u"),
    opensSide: new RegExp(`^\\P{L}*(?:${cues.opensSide ?? NONE})(?!\\p{L})`, "u"),
    opensNoun: new RegExp(`^\\P{L}*(?:${cues.opensNoun ?? NONE})(?!\\p{L})`, "u"),
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
