// Single edits that falsify real sentences, to be caught. Knows nothing of the verifier.

export interface Given {
  sentence: string;
  /** Names of the same text, and of others, that the sentence does not have. */
  namesHere: string[];
  namesElsewhere: string[];
  pick: <T>(from: readonly T[]) => T | undefined;
}

/** Makes one claim of a sentence; undefined when the sentence has nothing to edit in this way. */
export type Edit = (given: Given) => string | undefined;

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const UNITS = "seconds minutes hours days weeks months years decades".split(" ");
const NUMBER = /(?<![\w.,$£€:/-])[$£€]?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:/-]|[.,]\d)/g;
const SMALL = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split(" ");
const NAME = /(?<![\p{L}."“'’-])(?:\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,}){0,2})(?![\p{L}'’-])/gu;
export const NOT_NAMES =
  /^(?:The|This|That|These|Those|There|Then|They|When|Where|While|What|Who|Why|How|His|Her|Its|Their|Our|But|And|For|From|With|After|Before|Since|Some|Many|Most|All|Both|One|Two|Three|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Representative|Governor|You|She|Not|Now|Also|According|Former|Yes|Republicans?|Democrats?|Democratic|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Sept|Nov|Dec|Oct|Jan|Feb|Aug)\b/;

/** Names inside a sentence: capitals that do not open it. */
export function namesIn(sentence: string): string[] {
  return [...sentence.matchAll(NAME)]
    .filter(({ 0: name, index }) => index > 0 && !NOT_NAMES.test(name) && !/[.!?:"“] $/.test(sentence.slice(0, index)))
    .map(([name]) => name);
}

export function replaceOnce(sentence: string, at: number, old: string, now: string): string {
  return sentence.slice(0, at) + now + sentence.slice(at + old.length);
}

function otherThan<T>(all: readonly T[], one: T, pick: Given["pick"]): T | undefined {
  return pick(all.filter((item) => item !== one));
}

function replaceWord(words: readonly string[], given: Given, inflected = false): string | undefined {
  const found = given.pick([
    ...given.sentence.matchAll(new RegExp(`(?<![\\w-])(${words.join("|")})(?![\\w-])`, inflected ? "gi" : "g")),
  ]);
  if (!found) return undefined;
  const now = otherThan(words, found[0], given.pick);
  return now && replaceOnce(given.sentence, found.index, found[0], now);
}

function changeNumber({ sentence, pick }: Given): string | undefined {
  const found = pick([...sentence.matchAll(NUMBER)]);
  if (!found) return undefined;
  const written = found[1] ?? "";
  const value = Number(written.replaceAll(",", ""));
  const year = /^\d{4}$/.test(written) && value > 1800 && value < 2100;
  const now = pick(
    year
      ? [value - 1, value + 1, value + 3, value - 7]
      : [value + 1, value * 2 + 1, value * 10, value + 7, Math.max(2, value - 2)].filter((other) => other !== value),
  );
  if (now === undefined) return undefined;
  const decimals = written.split(".")[1]?.length ?? 0;
  const spelled = written.includes(",") ? now.toLocaleString("en-US") : now.toFixed(decimals);
  return spelled === written
    ? undefined
    : replaceOnce(sentence, found.index + found[0].length - written.length, written, spelled);
}

function replaceName(given: Given, others: string[]): string | undefined {
  const names = [...given.sentence.matchAll(NAME)].filter(({ 0: name }) => namesIn(given.sentence).includes(name));
  const found = given.pick(names);
  const now = given.pick(others);
  return found && now && replaceOnce(given.sentence, found.index, found[0], now);
}

function swap(sentence: string, a: RegExpExecArray, b: RegExpExecArray): string {
  const [first, second] = a.index < b.index ? [a, b] : [b, a];
  return (
    sentence.slice(0, first.index) +
    second[0] +
    sentence.slice(first.index + first[0].length, second.index) +
    first[0] +
    sentence.slice(second.index + second[0].length)
  );
}

function swapOf(given: Given, pattern: RegExp, fits: (match: string) => boolean): string | undefined {
  const found = [...given.sentence.matchAll(pattern)].filter(([match]) => fits(match));
  const a = given.pick(found);
  const b = a && given.pick(found.filter((other) => other[0] !== a[0]));
  if (!a || !b) return undefined;
  // "A and B" is "B and A".
  const between = given.sentence.slice(
    Math.min(a.index + a[0].length, b.index + b[0].length),
    Math.max(a.index, b.index),
  );
  return /^(?:,? (?:and|or)|,|-| to) ?$/.test(between) || !between.includes(" ")
    ? undefined
    : swap(given.sentence, a, b);
}

const AUXILIARY =
  /(?<![\w'’])(is|are|was|were|has|have|had|will|would|can|could|should|must|did|does)(?= (?!not\b|n[o']|never\b)\p{Ll})/gu;
const ANTONYMS: [string, string][] =
  `rose/fell increased/decreased increase/decrease won/lost approved/rejected accepted/rejected supported/opposed support/oppose
  before/after more/less higher/lower up/down gained/lost opened/closed began/ended start/end bought/sold allowed/banned guilty/innocent increase/reduce
  strong/weak better/worse best/worst early/late first/last old/young large/small big/small good/bad positive/negative inside/outside above/below
  agreed/disagreed admitted/denied praised/criticized joined/left majority/minority success/failure victory/defeat legal/illegal public/private
  always/never increase/decline growing/shrinking raised/lowered success/failure long/short many/few most/least most/few love/hate
  men/women north/south east/west northern/southern include/exclude hired/fired`
    .split(/\s+/)
    .map((pair) => pair.split("/") as [string, string]);

/** `refused`: the least share that rules refuse; `told`: refused, or with a hint to the judge. */
export const FALSIFIED: Record<string, { refused: number; told: number; edit: Edit }> = {
  "number changed": { refused: 0.97, told: 0.99, edit: changeNumber },
  "number word changed": { refused: 0.95, told: 0.99, edit: (given) => replaceWord(SMALL, given) },
  "million and billion": {
    refused: 0.98,
    told: 0.99,
    edit: (given) => replaceWord(["million", "billion", "trillion"], given),
  },
  "currency changed": {
    refused: 0.98,
    told: 0.99,
    edit: ({ sentence, pick }) => {
      const found = pick([...sentence.matchAll(/[$£€](?=\d)/g)]);
      const now = found && otherThan(["$", "£", "€"], found[0], pick);
      return found && now && replaceOnce(sentence, found.index, found[0], now);
    },
  },
  "month changed": {
    refused: 0.97,
    told: 0.99,
    edit: (given) =>
      replaceWord(
        MONTHS.filter((month) => month !== "May"),
        given,
      ),
  },
  "weekday changed": { refused: 0.97, told: 0.99, edit: (given) => replaceWord(WEEKDAYS, given) },
  "unit of time changed": {
    refused: 0.97,
    told: 0.98,
    edit: ({ sentence, pick }) => {
      const found = pick([
        ...sentence.matchAll(new RegExp(`(?<=(?:\\d|${SMALL.join("|")})[ -])(${UNITS.join("|")})(?!\\w)`, "g")),
      ]);
      const now = found && otherThan(UNITS, found[0], pick);
      return found && now && replaceOnce(sentence, found.index, found[0], now);
    },
  },
  "name from another article": { refused: 0.97, told: 0.98, edit: (given) => replaceName(given, given.namesElsewhere) },
  "name from the same article": { refused: 0.93, told: 0.95, edit: (given) => replaceName(given, given.namesHere) },
  "two numbers swapped": { refused: 0, told: 0.9, edit: (given) => swapOf(given, NUMBER, () => true) },
  "two names swapped": {
    refused: 0,
    told: 0.9,
    edit: (given) => swapOf(given, NAME, (name) => namesIn(given.sentence).includes(name)),
  },
  "not inserted": {
    refused: 0,
    told: 0.9,
    edit: ({ sentence, pick }) => {
      const found = pick([...sentence.matchAll(AUXILIARY)]);
      return found && replaceOnce(sentence, found.index, found[0], `${found[0]} not`);
    },
  },
  "not removed": {
    refused: 0,
    told: 0.9,
    edit: ({ sentence, pick }) => {
      const found = pick([
        ...sentence.matchAll(
          /(?<=\b(?:is|are|was|were|has|have|had|will|would|can|could|should|did|does|do)) not(?! only| just)(?= )/g,
        ),
      ]);
      return found && replaceOnce(sentence, found.index, found[0], "");
    },
  },
  "word for its opposite": {
    refused: 0,
    told: 0.9,
    edit: ({ sentence, pick }) => {
      const found = pick(
        ANTONYMS.flatMap((pair) =>
          pair.flatMap((word, side) =>
            [...sentence.matchAll(new RegExp(`(?<![\\w-])${word}(?![\\w-])`, "g"))].map((match) => ({
              match,
              now: pair[1 - side] ?? "",
            })),
          ),
        ),
      );
      return found && replaceOnce(sentence, found.match.index, found.match[0], found.now);
    },
  },
};

/** Alters words inside the quotation marks of a sentence. */
export const alterQuotation: Edit = ({ sentence, pick }) => {
  // One pair of marks: between two pairs nothing is quoted.
  if ([...sentence.matchAll(/[“”"]/g)].length !== 2) return undefined;
  const quoted = pick([...sentence.matchAll(/[“"]([^“”"]{20,})[”"]/g)]);
  const word = quoted && pick([...(quoted[1] ?? "").matchAll(/(?<![\w'’-])\p{Ll}{4,}(?![\w'’-])/gu)]);
  if (!quoted || !word) return undefined;
  const at = quoted.index + 1 + word.index;
  return replaceOnce(sentence, at, word[0], pick(["elephant", "never", "quietly", "seventeen"]) ?? "");
};
