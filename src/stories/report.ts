// What a report says of its event: its words, without what only names a kind of page or event.
import { canon } from "../language/fold.ts";
import { everyWord, LANGUAGES } from "../language/languages.ts";
import { splitWords } from "../language/phrases.ts";
import { isStopword, stem, words } from "../language/words.ts";

export interface StoryDoc {
  id: string;
  title: string;
  /** May be empty: headlines alone work. */
  text: string;
  source: string;
  url: string | undefined;
  published: Date | undefined;
}

export interface Counted {
  term: string;
  word: string;
  /** How often it stands there, a title's word several times. */
  count: number;
  /** It stands in the title, and a text below says what of. */
  heads: boolean;
}

const TEXT_WORDS = 200;
const TITLE_WEIGHT = 3;

/** Stems of words that say what kind of event or page it is, how many or on which day, never which one. */
const ROUTINE = new Set(
  LANGUAGES.flatMap(({ events, months = [], weekdays = "", numbers }) => {
    const days = [...months.map((names) => splitWords(names)[0] ?? ""), ...weekdays.split("|")];
    return [...splitWords(events?.kinds), ...days, ...splitWords(numbers?.small)].map((word) => stem(canon(word)));
  }),
);
/** Words that number what has no event: "Episode 12". */
const PARTS = everyWord(({ events }) => events?.parts);

/** A title that a number closes, or parts from what follows: "Episode 12", "Giant Couch 602: Easy Chicken". */
const NUMBERED = /^([^:]{0,40}?)[\s#]+\d{1,4}(?=\s*$|:|\s+[-|–—]\s)/u;
/** Counts, parts of version numbers and years are shared by chance. */
const BY_CHANCE = /^(?:v?\d{1,2}|000|(?:19|20)\d\d)$/;

/** Whether the word tells nothing of which event it is. */
export const isRoutine = (term: string): boolean => ROUTINE.has(term);

/**
 * The report's words by stem. The next part of a series has none, so that it joins nothing; nor has a title that names no event,
 * unless a text stands below it. A source's own name is no word of its titles.
 */
export function reportWords(doc: StoryDoc): Counted[] {
  if (isPart(doc)) return [];
  const counts = new Map<string, Counted>();
  const count = (word: string, weight: number, heads: boolean): void => {
    if (isStopword(word) || BY_CHANCE.test(word)) return;
    const term = stem(word);
    const known = counts.get(term);
    if (known) known.count += weight;
    else counts.set(term, { term, word, count: weight, heads });
  };
  const own = new Set(words(doc.source));
  const title = words(doc.title).filter((word) => !own.has(word));
  const hasText = doc.text !== "";
  if (title.some(isTelling)) for (const word of title) count(word, hasText ? TITLE_WEIGHT : 1, hasText);
  // Of a long text only the beginning is read: 200 words, at eight letters each.
  for (const word of words(doc.text.slice(0, TEXT_WORDS * 8)).slice(0, TEXT_WORDS)) count(word, 1, false);
  return [...counts.values()];
}

function isTelling(word: string): boolean {
  return !isStopword(word) && !/^v?\d+$/.test(word) && !isRoutine(stem(word));
}

/** The next part of a podcast, a newsletter, a column: numbered, behind the source's own name or a word for such parts. */
function isPart({ title, source }: StoryDoc): boolean {
  const series = words(NUMBERED.exec(title)?.[1] ?? "");
  const last = series.at(-1);
  return last !== undefined && (PARTS.has(last) || ` ${words(source).join(" ")} `.includes(` ${series.join(" ")} `));
}
