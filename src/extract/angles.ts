// The angles of deeper commentary: how much a sentence has to say to each.
import { fold } from "../language/fold.ts";
import type { Angle } from "../core/ports.ts";
import { anyOf } from "../language/cues/cues.ts";
import { cuesFor } from "../language/cues/index.ts";
import { kindOf } from "./kinds.ts";
import type { Passage } from "./passages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { checksFor } from "../language/languages.ts";
import { read } from "../language/reading.ts";
import { timeOf } from "./when.ts";

const ROLE = anyOf(`
  president | minister | chief | director | chair | chairm[ae]n | chairwom[ae]n | spokes* | officer | official | professor |
  researcher* | founder | owner | head | leader | lawyer | attorney | judge | secretary | senator | congress* | mayor | governor |
  engineer | analyst | manager | author | student | doctor | company | firm | agency | group | union | who`);
const ADVICE = anyOf(`
  should | must | needs? to | ha(?:s|ve) to | recommend(?:s|ed)? | advis(?:e|es|ed) | urg(?:e|es|ed|ing) | encourag(?:e|es|ed) |
  update[sd]? | upgrad(?:e|es|ed|ing) | patch(?:es|ed)? | mitigat* | workaround* | avoid* | switch(?:ed)? off | disabl(?:e|es|ed|ing) |
  install(?:s|ed|ing)? | download* | contact* | instead of | fix(?:es|ed)? | evacuat* | boil`);
const EFFECT = anyOf(`
  lead(?:s|ing)? to | led to | as a result | result* in | because | affect* | impact* | effect* | consequence* | forc(?:e|es|ed|ing) |
  could | may | might | would (?!be) | prices? | costs? | jobs | markets? | supply | means? | threaten* | risk* | depends? on |
  cuts? off | knock-on | ripple* | spread* | pressure | elsewhere | other (?:countries|companies|states|cities|users)`);
const AGAINST = anyOf(`
  critics? | criticis* | criticiz* | oppos* | disagree* | reject* | den(?:y|ies|ied) | disput* | counter* | argu(?:e|es|ed|ing) |
  against | sceptic* | skeptic* | doubt* | object(?:s|ed|ing|ions?) | refus* | blam(?:e|es|ed) | accus* |
  not everyone | on the other hand | defend* | dismiss(?:es|ed) (?:the|it|as|any) | condemn* | denounc* | protest* | complain* |
  contradict* | called (?:it|the|this|that)`);
const TECHNICAL = anyOf(`
  version* | protocol* | algorithm* | mechanism | software | hardware | server* | data | device* | engine* | technolog* | technical* |
  method* | process* | measur* | tested? | tests | analysis | report | study | design* | built | structure* | component* | material* |
  works by | uses? | using | code | api | memory | network* | model* | sensor* | chemical* | dose* | clause | section | article`);
const PLAIN = anyOf(
  `is an? | are the | was an? | means? | called | known as | works? | because | that is | so that | lets? | stands for`,
);

/** How much a passage has to say to an angle: 0 nothing, about 1 a lot. `check the claims` is no matter of one sentence. */
export function speaksTo(angle: Exclude<Angle, "check the claims">, passage: Passage): number {
  const { text, article, wordCount } = passage;
  const own = outsideQuotes(text);
  switch (angle) {
    case "background":
      return cuesFor(article.language)?.background.test(own) ? 1 : 0;
    case "who is involved":
      return introductions(passage) * (ROLE.test(own) ? 0.5 : 0.2);
    case "what to do now":
      return hits(ADVICE, own) + (cuesFor(article.language)?.next.test(own) ? 0.3 : 0);
    case "second-order effects":
      return hits(EFFECT, own) + (cuesFor(article.language)?.why.test(own) ? 0.3 : 0);
    case "opposing case":
      return hits(AGAINST, text);
    case "timeline":
      return timeOf(text, article) === undefined ? 0 : kindOf(text, article.language) === "opinion" ? 0.3 : 1;
    case "technical detail":
      return hits(TECHNICAL, own) + figures(passage) * 0.3;
    case "explain simply":
      return plainness(text, wordCount) * (PLAIN.test(own) ? 1 : 0.4);
  }
}

/** .5 for the first phrase found, .25 for each further one, 1 at most. */
function hits(phrases: RegExp, text: string): number {
  const found = new Set(
    Array.from(text.matchAll(new RegExp(phrases.source, "giu")), ([phrase]) => phrase.toLowerCase()),
  );
  return found.size === 0 ? 0 : Math.min(1, 0.25 + 0.25 * found.size);
}

/** Names with something said about them: full names, or names with a comma behind. */
function introductions({ text, article }: Passage): number {
  const checks = checksFor(article.language);
  if (!checks.names) return 0;
  const { names, text: folded } = read(fold(text).text, checks);
  return Math.min(
    2,
    names.filter(({ parts, end }) => parts.length > 1 || /^,? (an?|the|who|of)\b/.test(folded.slice(end))).length,
  );
}

function figures({ text, article }: Passage): number {
  const { numbers } = read(fold(text).text, checksFor(article.language));
  return Math.min(
    2,
    numbers.filter(({ kind, unit }) => unit !== undefined || kind === "code" || kind === "pct" || kind === "num")
      .length,
  );
}

/** Short words and few of them read easily; 1 for ten words of five letters. */
function plainness(text: string, wordCount: number): number {
  const letters = text.replaceAll(/[^\p{L}]/gu, "").length / Math.max(1, wordCount);
  if (wordCount > 22 || letters > 6) return 0;
  return Math.min(1, 10 / wordCount) * Math.min(1, 5 / letters);
}
