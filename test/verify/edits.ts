// Single edits of real sentences: falsifications to be caught, and rewrites to be let pass.
import { readFileSync } from "node:fs";
import { sentences } from "../../src/language/sentences.ts";
import type { Sentence } from "../../src/core/domain.ts";
import { shared } from "../support/shared.ts";

export interface Text {
  id: string;
  title: string;
  published: Date | undefined;
  text: string;
  sentences: Sentence[];
  domain: string;
}

/** A repeatable source of numbers in [0, 1) (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** News texts of the shared corpus; undefined when it is not there. */
export function newsTexts(): Text[] | undefined {
  const basil = shared("corpus/stories/basil.dev.jsonl");
  const pages = shared("corpus/articles/aeb/ground-truth.json");
  if (!basil || !pages) return undefined;
  const stories = readFileSync(basil, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string> & { paragraphs: string[] });
  const articles = JSON.parse(readFileSync(pages, "utf8")) as { file: string; articleBody: string }[];
  return [
    ...stories.map((story) =>
      toText(story["id"] ?? "", story["title"] ?? "", story.paragraphs.join("\n\n"), new Date(story["date"] ?? "")),
    ),
    ...articles.map(({ file, articleBody }) => toText(file, "", articleBody, undefined)),
  ];
}

function toText(id: string, title: string, text: string, published: Date | undefined): Text {
  return { id, title, published, text, sentences: sentences(text, "en"), domain: "example.org" };
}

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
const NOT_NAMES =
  /^(?:The|This|That|These|Those|There|Then|They|When|Where|While|What|Who|Why|How|His|Her|Its|Their|Our|But|And|For|From|With|After|Before|Since|Some|Many|Most|All|Both|One|Two|Three|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Representative|Governor|You|She|Not|Now|Also|According|Former|Yes|Republicans?|Democrats?|Democratic|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Sept|Nov|Dec|Oct|Jan|Feb|Aug)\b/;

/** Names inside a sentence: capitals that do not open it. */
export function namesIn(sentence: string): string[] {
  return [...sentence.matchAll(NAME)]
    .filter(({ 0: name, index }) => index > 0 && !NOT_NAMES.test(name) && !/[.!?:"“] $/.test(sentence.slice(0, index)))
    .map(([name]) => name);
}

function replaceOnce(sentence: string, at: number, old: string, now: string): string {
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

export const FALSIFIED: Record<string, { floor: number; edit: Edit }> = {
  "number changed": { floor: 0.99, edit: changeNumber },
  "number word changed": { floor: 0.99, edit: (given) => replaceWord(SMALL, given) },
  "million and billion": { floor: 0.99, edit: (given) => replaceWord(["million", "billion", "trillion"], given) },
  "currency changed": {
    floor: 0.99,
    edit: ({ sentence, pick }) => {
      const found = pick([...sentence.matchAll(/[$£€](?=\d)/g)]);
      const now = found && otherThan(["$", "£", "€"], found[0], pick);
      return found && now && replaceOnce(sentence, found.index, found[0], now);
    },
  },
  "month changed": {
    floor: 0.99,
    edit: (given) =>
      replaceWord(
        MONTHS.filter((month) => month !== "May"),
        given,
      ),
  },
  "weekday changed": { floor: 0.99, edit: (given) => replaceWord(WEEKDAYS, given) },
  "unit of time changed": {
    floor: 0.99,
    edit: ({ sentence, pick }) => {
      const found = pick([
        ...sentence.matchAll(new RegExp(`(?<=(?:\\d|${SMALL.join("|")})[ -])(${UNITS.join("|")})(?!\\w)`, "g")),
      ]);
      const now = found && otherThan(UNITS, found[0], pick);
      return found && now && replaceOnce(sentence, found.index, found[0], now);
    },
  },
  "name from another article": { floor: 0.97, edit: (given) => replaceName(given, given.namesElsewhere) },
  "name from the same article": { floor: 0.97, edit: (given) => replaceName(given, given.namesHere) },
  "two numbers swapped": { floor: 0.9, edit: (given) => swapOf(given, NUMBER, () => true) },
  "two names swapped": {
    floor: 0.9,
    edit: (given) => swapOf(given, NAME, (name) => namesIn(given.sentence).includes(name)),
  },
  "not inserted": {
    floor: 0.9,
    edit: ({ sentence, pick }) => {
      const found = pick([...sentence.matchAll(AUXILIARY)]);
      return found && replaceOnce(sentence, found.index, found[0], `${found[0]} not`);
    },
  },
  "not removed": {
    floor: 0.9,
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
    floor: 0.9,
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

function lowerFirst(text: string): string {
  return /^(?:The|A|An|In|On|At|After|Before|He|She|They|It|His|Her|Their|This|That|These|When|While|If|As|But|For|But|By|With)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const TO_WORDS: Record<string, string> = {
  "2": "two",
  "3": "three",
  "4": "four",
  "5": "five",
  "6": "six",
  "7": "seven",
  "8": "eight",
  "9": "nine",
  "10": "ten",
  "20": "twenty",
  "24": "two dozen",
};

/** Rewrites that say the same, and the share of them that may be doubted. */
export const REWRITTEN: Record<string, { ceiling: number; edit: Edit }> = {
  unchanged: { ceiling: 0.005, edit: ({ sentence }) => sentence },
  reordered: {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      if (/["“”]/.test(sentence)) return undefined;
      const lead =
        /^((?:On|In|At|After|Before|During|Since|As|When|While|If|Although|Despite|Under|By|For|With) [^,]{4,60}), (.{25,})\.$/.exec(
          sentence,
        );
      if (lead) return `${upperFirst(lead[2] ?? "")} ${lowerFirst(lead[1] ?? "")}.`;
      const tail =
        /^([^,]{25,}),? ((?:on|after|before|during|since|when|while|because|despite|although) [^,]{8,70})\.$/.exec(
          sentence,
        );
      if (tail) return `${upperFirst(tail[2] ?? "")}, ${lowerFirst(tail[1] ?? "")}.`;
      const said = /^(\p{Lu}[^,“"]{3,40}?) (said|told reporters|added)(?: that)? ([^,].{25,})\.$/u.exec(sentence);
      return said ? `${upperFirst(said[3] ?? "")}, ${said[1] ?? ""} ${said[2] ?? ""}.` : undefined;
    },
  },
  reformatted: {
    ceiling: 0.02,
    edit: ({ sentence, pick }) => {
      const forms: [RegExp, (...parts: string[]) => string][] = [
        [/(\d+(?:\.\d+)?) percent\b/, (_, n = "") => `${n}%`],
        [/(\d+(?:\.\d+)?)%/, (_, n = "") => `${n} per cent`],
        [
          /\$(\d+(?:\.\d+)?) (million|billion|trillion)/,
          (_, n = "", scale = "") => `$${n}${{ million: "m", billion: "bn", trillion: "tn" }[scale] ?? ""}`,
        ],
        [/(?<![\d,.$])(\d{1,3}),(\d{3})(?![,\d]|\.\d)/, (_, a = "", b = "") => `${a}${b}`],
        [/(?<![\d,.$])([1-9]\d{0,2}),(\d{3})(?![,\d]|\.\d)/, (_, a = "", b = "") => `${a} ${b}`],
        [
          /\b(January|February|March|April|June|July|August|September|October|November|December) (\d{1,2})\b(?!,? ?\d)/,
          (_, month = "", day = "") => `${day} ${month}`,
        ],
        [
          /\b(two|three|four|five|six|seven|eight|nine|ten|twenty)\b(?!-)/,
          (word) => Object.entries(TO_WORDS).find(([, name]) => name === word)?.[0] ?? "",
        ],
        [
          /(?<![\w,.$:/-]|No\. |Rs )(?<!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. |(?:January|February|March|April|May|June|July|August|September|October|November|December) )(2|3|4|5|6|7|8|9|10|20|24)(?![\d:/-]|[,.]\d| (?:percent|million|billion)|%)(?= \p{Ll})/u,
          (_, n = "") => TO_WORDS[n] ?? "",
        ],
      ];
      const form = pick(forms.filter(([pattern]) => pattern.test(sentence)));
      const done = form && sentence.replace(form[0], form[1]);
      return done === sentence ? undefined : done;
    },
  },
  "clause dropped": {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      if (/["“”]/.test(sentence)) return undefined;
      const dropped = sentence
        .replace(/,? (?:which|who|whose|where) [^,.]{8,80}(?:,(?= )|(?=\.$))/, "")
        .replace(/ \([^)]{3,60}\)/, "");
      if (dropped !== sentence) return dropped;
      const lead = /^(?:On|In|At|After|During|Since|When|While|Although|Despite) [^,]{4,60}, (.{25,})$/.exec(
        sentence,
      )?.[1];
      if (lead) return upperFirst(lead);
      const tail =
        /^(.{30,}), (?:according to|after|while|as|adding|saying|including|although|and|but) [^,]{8,90}\.$/.exec(
          sentence,
        )?.[1];
      return tail && `${tail}.`;
    },
  },
  acronym: {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      const found =
        /(?<![\p{L}."“-] ?)(?:\p{Lu}\p{Ll}{2,} ){2,3}\p{Lu}\p{Ll}{3,}(?![\p{L}'’-]| \p{Lu})|United States|United Kingdom|European Union|United Nations/u.exec(
          sentence,
        );
      // People are not called by their initials.
      if (
        !found ||
        found.index === 0 ||
        NOT_NAMES.test(found[0]) ||
        /Secretary|Counsel|Leader|Attorney|Vice|Whip|Speaker|Rep|Actor|Actress/.test(found[0])
      )
        return undefined;
      return replaceOnce(
        sentence,
        found.index,
        found[0],
        found[0]
          .split(" ")
          .map((word) => word.charAt(0))
          .join(""),
      );
    },
  },
  contraction: {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      const done = sentence
        .replace(/\b(did|does|do|is|are|was|were|has|have|had|would|could|should) not\b/, "$1n't")
        .replace(/\b(did|does|do|is|are|was|were|has|have|had|would|could|should)n[’']t\b/, (raw, verb: string) =>
          sentence.includes(raw) ? `${verb} not` : raw,
        );
      return done === sentence ? undefined : done;
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

export interface Case {
  text: Text;
  sentence: Sentence;
  claim: string;
}

/** Up to `limit` cases of an edit over all texts, in an order that depends on the seed only. */
export function casesOf(edit: Edit, texts: readonly Text[], limit: number, seed: number): Case[] {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  const namesOf = new Map(
    texts.map((text) => [
      text,
      [...new Set(text.sentences.flatMap(({ start, end }) => namesIn(text.text.slice(start, end))))],
    ]),
  );
  const places = texts
    .flatMap((text) => text.sentences.map((sentence) => ({ text, sentence, order: next() })))
    .toSorted((a, b) => a.order - b.order);
  const cases: Case[] = [];
  for (const { text, sentence } of places) {
    if (cases.length >= limit) break;
    const words = text.text.slice(sentence.start, sentence.end);
    const count = words.split(/\s+/).length;
    if (count < 7 || count > 45) continue;
    const lacks = (name: string): boolean => name.split(" ").every((part) => !words.includes(part.slice(0, 5)));
    const claim = edit({
      sentence: words,
      namesHere: (namesOf.get(text) ?? []).filter(lacks),
      namesElsewhere: (namesOf.get(pick(texts) ?? text) ?? []).filter(
        (name) => lacks(name) && name.split(" ").every((part) => !text.text.includes(part)),
      ),
      pick,
    });
    if (claim !== undefined && (claim !== words || edit === REWRITTEN["unchanged"]?.edit))
      cases.push({ text, sentence, claim });
  }
  return cases;
}
