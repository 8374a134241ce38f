// Sentences that turn on their neighbours: what never was, a part of a whole, a claim taken back.
import type { Genre } from "../core/domain.ts";
import { checksFor } from "../language/checks.ts";
import { type Cues, cuesFor } from "../language/cues.ts";
import { readDates } from "../language/dates.ts";
import { genreCuesFor, type Narrator } from "../language/genres.ts";
import { withoutNumerals } from "../language/numerals.ts";
import { outsideQuotes, unbalanced } from "../language/quoted.ts";
import { clausesOf } from "../language/sentences.ts";
import { voiceFor } from "../language/voice.ts";
import { contentStems, words } from "../language/words.ts";
import { isSelling } from "./furniture.ts";
import type { Passage } from "./passages.ts";
import { isBareSpeech } from "./standing.ts";
import { isOfUnnamed } from "./unnamed.ts";

/** Whether `passage` says something else, or nothing, without the sentences around it; `next` is the one behind it. */
export function turnsOnOthers(passage: Passage, next: Passage | undefined): boolean {
  if (isPraise(passage, next)) return true;
  const cues = cuesFor(passage.article.language);
  if (!cues) return false;
  return (
    isOverturned(passage, next) ||
    isUnreal(passage, cues) ||
    isPartial(passage, cues) ||
    isWordOfNobody(passage.text, cues) ||
    isOfProgramme(passage) ||
    isOfUnnamed(passage) ||
    isUnnamed(passage)
  );
}

/**
 * Whether what follows takes it back: "That hope was short-lived.", or the second half of one statement, in a quotation of
 * its own ("The law protects it," she said. "He respects that but …").
 */
export function isOverturned({ text, article }: Passage, next: Passage | undefined): boolean {
  const cues = cuesFor(article.language);
  if (!cues || next?.article !== article) return false;
  const own = outsideQuotes(text);
  // A denial may be told with what is denied, where it is told whose word it was.
  if (denies(next.text, own, cues)) return !isCharge(own, cues) && !isSomebodys(own, article.language);
  if (cues.overturning.test(next.text)) return true;
  const isOpen = (cues.hearsay.test(own) || cues.atFirst.test(own)) && !cues.turning.test(own);
  if (isOpen && cues.countering.test(next.text)) return true;
  const goesOn = OPENS_SPEECH.test(next.text) && (isBareSpeech(next.text) || unbalanced(next.text));
  return OPENS_SPEECH.test(text) && goesOn && cues.turning.test(next.text);
}

/**
 * The sentence behind it in which somebody denies it: where whose word it was is told, the two are told together. What an office did
 * ("was charged with fraud") stands, whatever is said against it.
 */
export function deniedBy<P extends Passage>({ text, article }: P, next: P | undefined): P | undefined {
  const cues = cuesFor(article.language);
  if (!cues || next?.article !== article) return undefined;
  const own = outsideQuotes(text);
  const isDenied = denies(next.text, own, cues) && !isCharge(own, cues) && isSomebodys(own, article.language);
  return isDenied ? next : undefined;
}

const isCharge = (own: string, cues: Cues): boolean => cues.charging.test(own);

/** Whether `next` denies what stands in `own`, in words of its own. */
const denies = (next: string, own: string, cues: Cues): boolean =>
  !OPENS_SPEECH.test(next) && (cues.denying.test(next) || (cues.hearsay.test(own) && cues.answering.test(next)));

const isSomebodys = (own: string, language: string): boolean =>
  isSaid(own, language) || cuesFor(language)?.hearsay.test(own) === true;

const OPENS_SPEECH = /^["“„«]/u;

/** What is sold by the sentence behind it, in one paragraph: "Tern makes bags. Use this link for 10% off." */
const isPraise = ({ article, sentence }: Passage, next: Passage | undefined): boolean =>
  next?.article === article && next.sentence.paragraph === sentence.paragraph && isSelling(next.text);

/**
 * "The fine would have been 60 million": what did happen stands elsewhere, unless the sentence goes on to tell it, or somebody is
 * said to have said so.
 */
function isUnreal({ text, article }: Passage, cues: Cues): boolean {
  const own = outsideQuotes(text);
  const found = cues.unreal.exec(own);
  if (!found || isSaid(own, article.language)) return false;
  const clause = clausesOf(own.slice(0, found.index)).at(-1) ?? "";
  return !cues.unrealBeside.test(clause) && !cues.turning.test(own.slice(found.index));
}

/** "There will be whiskey today": on a programme, "today" is one of its days, and another line says which. */
function isOfProgramme({ text, article }: Passage): boolean {
  const { dates, language } = checksFor(article.language);
  if (article.genre !== "event" || !dates) return false;
  return readDates(outsideQuotes(text), language).some(({ shift }) => shift?.[1] === "day");
}

/** "Die Fähre sei zu schnell gefahren": the verb's form tells it as somebody's word, and another sentence whose. */
function isWordOfNobody(text: string, cues: Cues): boolean {
  const own = outsideQuotes(text);
  const first = clausesOf(own)[0] ?? "";
  return cues.reportedForm.test(first) && !cues.attributing.test(own);
}

/** Whether it is told as what somebody says or thinks; "had the bank told the office" tells what nobody said. */
function isSaid(own: string, language: string): boolean {
  const voice = voiceFor(language);
  const main = cuesFor(language)?.supposing.test(own) ? own.replace(/^[^,]*,/u, "") : own;
  return voice !== undefined && [voice.said, voice.judging].some((words) => main.search(words) >= 0);
}

/** "Is one of the 14", "the three men were", "another was": of whom, another sentence tells; or the title does. */
function isPartial({ text, article }: Passage, cues: Cues): boolean {
  const own = outsideQuotes(text);
  const found = cues.partialOpening.exec(text) ?? cues.partial.exec(own);
  if (!found) return false;
  const counted = contentStems(words(found[0]).slice(-2).join(" ")).filter((stem) => /^\p{L}/u.test(stem));
  return counted.length === 0 || new Set(contentStems(article.title)).isDisjointFrom(new Set(counted));
}

/** Kinds of pages whose "we" is the house that the post names, and whose "I" is whoever is asked. */
const OF_A_HOUSE: ReadonlySet<Genre> = new Set<Genre>(["release", "paper", "product", "interview", "recipe-or-howto"]);
/** Kinds that the post names with their writers. */
const SIGNED: ReadonlySet<Genre> = new Set<Genre>(["column", "review", "blog", "analysis"]);

/** "Our sport" may be everybody's, unless it opens the sentence; "we counted" is the house's. */
const OPENING = 3;

/** "I bought it last year": said by a writer whom the post does not name. */
function isUnnamed({ text, article }: Passage): boolean {
  const { genre = "news", byline, language } = article;
  if (OF_A_HOUSE.has(genre) || (SIGNED.has(genre) && byline !== undefined)) return false;
  const cues = genreCuesFor(language);
  if (!cues || cues.reports?.test(text)) return false;
  const own = withoutNumerals(outsideQuotes(text));
  const opening = own.split(" ").slice(0, OPENING).join(" ");
  const says = (voice: Narrator, words: string): boolean =>
    [words, words.replace(/\p{Lu}/u, (first) => first.toLowerCase())].some((each) =>
      cues.voices.get(voice)?.test(each),
    );
  return (
    says("writer", own) || (!SIGNED.has(genre) && (says("we", opening) || says("we", own.replace(cues.ours, " "))))
  );
}
