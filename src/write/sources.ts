// The sentences of a story for a prompt: numbered, each sent once, within the room there is.
import type { Article, Sentence } from "../core/domain.ts";
import { canon } from "../language/fold.ts";
import { estimateTokens } from "./tokens.ts";
import { everyWord } from "../language/languages.ts";
import { contentStems, words } from "../language/words.ts";
import { fenced, neutralise } from "./fence.ts";
import { isCommand, isOrder } from "../extract/orders.ts";

/** One line of the block, and every place where the same sentence stands. */
export interface SourceLine {
  /** `S2.7`: the second source's sentence 7. */
  sid: string;
  text: string;
  /** The place the id names first, then the other articles that hold the same words. */
  places: { article: Article; sentence: Sentence }[];
}

export interface NumberedSources {
  /** By their number: `S1` is the first. Orders to machines, and code, are blanked out: what claims are checked against. */
  articles: Article[];
  /** The same as stored: what citations must be slices of. */
  stored: Article[];
  lines: Map<string, SourceLine>;
  /** Sentences not shown because a shown one says the same, and for want of room. */
  repeated: number;
  left: number;
  /** The block without its fence: equal for equal sources. */
  body: string;
}

export interface NumberingOptions {
  /** For the whole block, by `estimateTokens`. */
  maxTokens: number;
  /** When the reader asked something: what to look for where room is short. The articles then keep their order. */
  about?: string;
}

/** Longest text of one line, characters; a page without full stops is one endless sentence. */
const lineMax = 1_000;
/** Share of the room the fullest article may take when there are others. */
const leadShare = 0.6;

/** The fenced block for a prompt. */
export const sourcesBlock = (sources: NumberedSources, fence: string): string => fenced("src", sources.body, fence);

interface Candidate {
  article: Article;
  source: number;
  sentence: Sentence;
  position: number;
  text: string;
  tokens: number;
  stems: Set<string>;
  denies: boolean;
}

/**
 * Numbers the sentences of a story. The fullest article comes first and whole, up to its share of the room; of the others only
 * sentences that bring a word, number or denial which no sentence before them holds. When room is short, what disagrees with
 * a shown figure is kept first, then what stands early and says something new.
 */
export function numberSources(articles: Article[], options: NumberingOptions): NumberedSources {
  const stored = options.about === undefined ? fullestFirst(articles) : articles;
  const ordered = stored.map(withoutOrders);
  const heads = ordered.map((article, i) => heading(article, i + 1));
  const { distinct, copies, repeated } = gather(ordered);
  const room = options.maxTokens - estimateTokens(heads.join("\n"));
  const shown = select(distinct, room, ordered.length > 1, options.about);
  const lines = new Map<string, SourceLine>();
  const body: string[] = [];
  for (const [i, head] of heads.entries()) {
    const own = shown.filter((candidate) => candidate.source === i + 1);
    if (own.length === 0) continue;
    body.push(head);
    for (const candidate of own) {
      const { article, sentence, text } = candidate;
      const sid = `S${i + 1}.${sentence.n}`;
      lines.set(sid, { sid, text, places: [{ article, sentence }, ...(copies.get(candidate) ?? [])] });
      body.push(`${sid} ${text}`);
    }
  }
  const left = distinct.length - shown.length;
  if (left > 0) body.push(`(${left} more sentences not shown)`);
  return { articles: ordered, stored, lines, repeated, left, body: body.join("\n") };
}

/** The fullest article first (counted up to about 1,500 tokens, the earlier wins), the others as they came. */
export function fullestFirst(articles: Article[]): Article[] {
  let lead = articles[0];
  const fullness = (article: Article) => Math.min(article.text.length, 6_000);
  for (const article of articles) if (lead && fullness(article) > fullness(lead)) lead = article;
  return lead ? [lead, ...articles.filter((article) => article !== lead)] : [];
}

function heading(article: Article, number: number): string {
  const day = article.published?.toISOString().slice(0, 10);
  const parts = [neutralise(article.source).slice(0, 60), article.domain, day, neutralise(article.title).slice(0, 140)];
  return `S${number} = ${parts.filter(Boolean).join(" | ")}`;
}

const lineOf = (article: Article, sentence: Sentence): string =>
  neutralise(article.text.slice(sentence.start, sentence.end)).slice(0, lineMax);

/** The line that an id names, shown or not; undefined for an id that names nothing to be read. */
export function lineAt(sources: NumberedSources, sid: string): string | undefined {
  const [, source, n] = /^S(\d+)\.(\d+)$/.exec(sid) ?? [];
  const article = sources.articles[Number(source) - 1];
  const sentence = article?.sentences.find((candidate) => candidate.n === Number(n));
  return (article && sentence && lineOf(article, sentence)) || undefined;
}

/** JSON, pictures in markdown, numbered references, encoded text: nothing a reporter says. */
const machineText = /^\W*\{\s*"|!\[(?:(?!!\[)[^\]])*\]\(|^\W*\[\d{1,3}\]\s|[A-Za-z0-9+/=]{60,}/;

/** Sentences after an order, in its paragraph, that are taken for its going on. */
const goesOn = 2;

/** The sentences kept from the model: orders with what follows them, and what no reader reads. What stands before an order stays. */
function withheldOf(article: Article): Sentence[] {
  const { sentences, text } = article;
  let order: Sentence | undefined;
  return sentences.filter((sentence) => {
    const said = text.slice(sentence.start, sentence.end);
    if (isOrder(said)) order = sentence;
    const follows = order?.paragraph === sentence.paragraph && sentence.n - order.n <= goesOn;
    return follows || isCommand(said, article) || machineText.test(said);
  });
}

/** The article with what is withheld blanked out, so that nothing in it can support a claim; all offsets stay. */
export function withoutOrders(article: Article): Article {
  let { text } = article;
  for (const { start, end } of withheldOf(article))
    text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  const title = isOrder(article.title) ? "" : article.title;
  return text === article.text && title === article.title ? article : { ...article, text, title };
}

/** Every sentence that says something its forerunners do not, and where else its very words stand. */
function gather(articles: Article[]) {
  const byWords = new Map<string, Candidate>();
  const copies = new Map<Candidate, { article: Article; sentence: Sentence }[]>();
  const distinct: Candidate[] = [];
  const holders = new Map<string, Set<Candidate>>();
  let repeated = 0;
  for (const [i, article] of articles.entries()) {
    for (const [position, sentence] of article.sentences.entries()) {
      const text = lineOf(article, sentence);
      const key = canon(text);
      if (key === "") continue;
      const same = byWords.get(key);
      if (same) {
        if (same.article !== article) copies.set(same, [...(copies.get(same) ?? []), { article, sentence }]);
        continue;
      }
      const stems = new Set(contentStems(text));
      const tokens = estimateTokens(text) + 2;
      const candidate = { article, source: i + 1, sentence, position, text, tokens, stems, denies: denies(text) };
      byWords.set(key, candidate);
      if (i > 0 && saidBefore(candidate, holders)) {
        repeated += 1;
        continue;
      }
      distinct.push(candidate);
      for (const word of stems) holders.set(word, (holders.get(word) ?? new Set()).add(candidate));
    }
  }
  return { distinct, copies, repeated };
}

const denial = everyWord(({ negations, polarity }) => negations && `${negations} ${polarity?.denials ?? ""}`);
/** "Didn't" is two words here, of which the second is a t. */
const denies = (text: string): boolean => words(text).some((word) => denial.has(word) || word === "t");

/** Whether one sentence before holds all of this one's content words and numbers, and denies what it denies. */
function saidBefore(candidate: Candidate, holders: Map<string, Set<Candidate>>): boolean {
  let common: Candidate[] | undefined;
  for (const word of candidate.stems) {
    const having = holders.get(word);
    if (!having) return false;
    common = common ? common.filter((other) => having.has(other)) : [...having];
    if (common.length === 0) return false;
  }
  return (common ?? []).some((other) => other.denies === candidate.denies);
}

function select(distinct: Candidate[], room: number, several: boolean, about: string | undefined): Candidate[] {
  const total = distinct.reduce((sum, candidate) => sum + candidate.tokens, 0);
  if (total <= room) return distinct;
  const wanted = new Set(about === undefined ? [] : contentStems(about));
  const chosen = new Set<Candidate>();
  let used = 0;
  const take = (candidate: Candidate, limit: number) => {
    if (used + candidate.tokens > limit) return;
    chosen.add(candidate);
    used += candidate.tokens;
  };
  if (about === undefined) {
    for (const candidate of distinct) if (candidate.source === 1) take(candidate, several ? room * leadShare : room);
  }
  const shownNumbers = numbersBySubject([...chosen]);
  const known = new Set([...chosen].flatMap((candidate) => [...candidate.stems]));
  const ranked = distinct
    .filter((candidate) => !chosen.has(candidate))
    .map((candidate) => ({ candidate, score: worth(candidate, wanted, known, shownNumbers) }))
    .toSorted((a, b) => b.score - a.score);
  for (const { candidate } of ranked) take(candidate, room);
  return distinct.filter((candidate) => chosen.has(candidate));
}

const share = (part: Set<string>, of: Set<string>): number =>
  part.size === 0 ? 0 : [...part].filter((word) => of.has(word)).length / part.size;

const isNumber = (word: string): boolean => /\d/.test(word);

/** Content words of the shown sentences that hold a number, each with the numbers seen beside it. */
function numbersBySubject(shown: Candidate[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { stems } of shown) {
    const numbers = [...stems].filter(isNumber);
    if (numbers.length === 0) continue;
    for (const word of stems) {
      if (isNumber(word)) continue;
      const beside = found.get(word) ?? new Set();
      for (const number of numbers) beside.add(number);
      found.set(word, beside);
    }
  }
  return found;
}

function worth(
  candidate: Candidate,
  wanted: Set<string>,
  known: Set<string>,
  figures: Map<string, Set<string>>,
): number {
  const asked = wanted.size === 0 ? 0 : share(wanted, candidate.stems);
  const fresh = 1 - share(candidate.stems, known);
  const early = Math.exp(-candidate.position / 6);
  return 4 * asked + (disagrees(candidate, figures) ? 2 : 0) + early + 0.5 * fresh;
}

/** A number that no shown sentence has, beside at least two words that shown sentences have beside other numbers. */
function disagrees({ stems }: Candidate, figures: Map<string, Set<string>>): boolean {
  const numbers = [...stems].filter(isNumber);
  return numbers.some((number) => {
    let beside = 0;
    for (const word of stems) {
      const seen = isNumber(word) ? undefined : figures.get(word);
      if (seen && !seen.has(number)) beside += 1;
    }
    return beside >= 2;
  });
}
