// Which language a story is told in, and its claims in another one, figures and names held fast.
import type { Analysis, Article, Claim } from "../core/domain.ts";
import type { GenerateRequest } from "../core/ports.ts";
import { mapClaims } from "../core/analysis.ts";
import { fold } from "../language/fold.ts";
import { fenced, newFence } from "./fence.ts";
import { tidy, unpublishable } from "./guard.ts";
import type { Desk } from "./inspect.ts";
import { SCHEMAS } from "./schema.ts";
import { primaryTag } from "../language/languages.ts";
import { checksFor } from "../language/checks.ts";
import { asWrittenIn } from "../language/localise.ts";
import { readText } from "../language/reading.ts";

const names = new Intl.DisplayNames("en", { type: "language" });

/** For example "German"; "the language of the sentences" when it is not known. */
export function languageName(language: string): string {
  const primary = primaryTag(language);
  if (primary === "und" || !/^[a-z]{2,3}$/.test(primary)) return "the language of the sentences";
  return names.of(primary) ?? primary;
}

/** The language a story is written about in: that of its first article whose language is known, else `otherwise`. */
export const languageOf = (articles: Article[], otherwise: string): string =>
  articles.find((article) => primaryTag(article.language) !== "und")?.language ?? otherwise;

interface Masked {
  text: string;
  /** `held[0]` is what ⟦1⟧ stands for. */
  held: string[];
}

/**
 * The sentence with every quotation, number and name behind a mark. A capital at the start of a sentence proves no name: such a
 * word is marked when it is among the `known` ones.
 */
export function mask(text: string, language: string, known: ReadonlySet<string> = new Set()): Masked {
  const { text: folded } = fold(text.replace(/[⟦⟧]/g, ""));
  const spans = [...quotations(folded), ...tellingSpans(folded, language, known)].toSorted(
    (a, b) => a[0] - b[0] || b[1] - a[1],
  );
  const held: string[] = [];
  let masked = "";
  let at = 0;
  for (const [start, end] of spans) {
    // Inside one already taken.
    if (start < at) continue;
    held.push(folded.slice(start, end));
    masked += `${folded.slice(at, start)}⟦${held.length}⟧`;
    at = end;
  }
  return { text: masked + folded.slice(at), held };
}

const quotations = (text: string): [number, number][] =>
  [...text.matchAll(/"[^"]+"/g)].map((found) => [found.index, found.index + found[0].length]);

/** Names, and numbers written in digits with what belongs to them. Number words and month names are words to translate. */
function tellingSpans(text: string, language: string, known: ReadonlySet<string>): [number, number][] {
  const names = namesIn(text, language).filter(({ weak, raw }) => !weak || known.has(raw));
  const numbers = [...text.matchAll(/(?:[$£€¥₹]\s?)?\d+(?:[.,:' ]\d+)*(?:\s?[%‰°])?/g)].map(
    (found): [number, number] => [found.index, found.index + found[0].length],
  );
  return [...names.map(({ start, end }): [number, number] => [start, end]), ...numbers];
}

const namesIn = (text: string, language: string) => readText(fold(text).text, checksFor(language)).names;

/** Words that are certainly names somewhere in these claims or their passages. */
function knownNames(claims: Claim[], language: string): Set<string> {
  const texts = claims.flatMap(({ text, citations }) => [text, ...citations.map(({ passage }) => passage)]);
  const certain = texts.flatMap((text) => namesIn(text, language)).filter(({ weak }) => !weak);
  return new Set(certain.flatMap(({ raw }) => [raw, ...raw.split(" ")]));
}

/** The translation with everything put back; undefined when a mark is missing, doubled or strange, or something was added. */
export function unmask(translated: string, { text, held }: Masked): string | undefined {
  const marks = [...translated.matchAll(/⟦(\d+)⟧/g)].map((found) => Number(found[1]));
  if (marks.length !== held.length || new Set(marks).size !== held.length) return undefined;
  if (marks.some((mark) => mark < 1 || mark > held.length)) return undefined;
  const bare = translated.replace(/⟦\d+⟧/g, " ");
  if (/[\p{N}⟦⟧"“”„«»]/u.test(bare)) return undefined;
  const room = text.replace(/⟦\d+⟧/g, " ").length;
  // Scripts differ in length, but not by this much.
  if (bare.length > 3 * room + 40 || (room > 40 && bare.trim().length < room / 8)) return undefined;
  return translated.replace(/⟦(\d+)⟧/g, (_, mark: string) => held[Number(mark) - 1] ?? "");
}

/**
 * The claims in another language; citations stay. A claim whose translation does not hold its marks stays as it was: the same object.
 */
export async function translateClaims(
  desk: Desk,
  claims: Claim[],
  languages: { from: string; to: string },
  account: GenerateRequest<unknown>["account"],
): Promise<{ claims: Claim[] }> {
  if (claims.length === 0) return { claims };
  const known = knownNames(claims, languages.from);
  const masked = claims.map((claim) => mask(claim.text, languages.from, known));
  const body = masked.map(({ text }, i) => `${i + 1} ${text}`).join("\n");
  const language = languageName(languages.to);
  const prompt = desk.prompts.render(
    "translate",
    { sentences: fenced("text", body, newFence(desk.random)), language },
    JSON.stringify([body, language]),
  );
  const { value } = await desk.model.generate({ prompt, schema: SCHEMAS.translation, account });
  const said = new Map(value.lines.map(({ n, text }) => [n, tidy(text)]));
  const translated = claims.map((claim, i) => {
    const line = said.get(i + 1);
    const original = masked[i];
    const put = original && {
      ...original,
      held: original.held.map((held, at) => localised(held, original.text, at, languages)),
    };
    const text = line === undefined || !put ? undefined : unmask(line, put);
    if (text !== undefined && unpublishable(text, claim.text) === undefined) return { ...claim, text };
    return claim;
  });
  return { claims: translated };
}

/** A number of two parts behind a name is a version, and stays. */
function localised(held: string, masked: string, at: number, languages: { from: string; to: string }): string {
  const isVersion =
    /^\d+\.\d+$/.test(held) &&
    /(?:⟧|\bversion|\brelease|\bv)\s?$/i.test(masked.slice(0, masked.indexOf(`⟦${at + 1}⟧`)));
  return isVersion ? held : asWrittenIn(held, languages);
}

/** The analysis in another language: written from its claims and its title, never from the articles. */
export async function translateAnalysis(
  desk: Desk,
  analysis: Analysis,
  to: string,
  account: GenerateRequest<unknown>["account"],
): Promise<Analysis> {
  const { headline, lead, happened, why, points, conclusion, more = [] } = analysis;
  const title: Claim = { text: headline.text, kind: "fact", citations: headline.citations, doubts: [] };
  const told = [
    title,
    ...(lead ? [lead] : []),
    ...happened,
    ...why,
    ...points,
    ...(conclusion ? [conclusion] : []),
    ...more,
  ];
  const labelled = told.filter(({ label }) => label !== undefined);
  const labels = labelled.map(({ label = "", citations }): Claim => ({
    text: label,
    kind: "fact",
    citations,
    doubts: [],
  }));
  const { claims } = await translateClaims(desk, [...told, ...labels], { from: analysis.language, to }, account);
  const said = new Map(told.map((claim, i) => [claim, claims[i] ?? claim]));
  const named = new Map(labelled.map((claim, i) => [claim, claims[told.length + i]]));
  // A post half in one language and half in another serves nobody.
  if (told.filter((claim) => said.get(claim) === claim).length * 2 > told.length) return analysis;
  const into = (claim: Claim): Claim => {
    const { label: _, ...rest } = said.get(claim) ?? claim;
    const label = named.get(claim);
    return label && !labels.includes(label) ? { ...rest, label: label.text } : rest;
  };
  // A title that was translated is no title verbatim any more.
  const over = {
    ...headline,
    text: into(title).text,
    citations: title.citations.length > 0 ? title.citations : (lead?.citations ?? []),
  };
  return {
    ...mapClaims(analysis, into),
    headline: said.get(title) === title ? headline : over,
    language: to,
  };
}
