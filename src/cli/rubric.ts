// The mechanical rubric: what can be measured of a finished analysis without asking anybody. Pure.
import { claimsOf } from "../core/analysis.ts";
import type { Analysis, Article, Claim } from "../core/domain.ts";
import { fold } from "../language/fold.ts";
import { contentStems, words } from "../language/words.ts";
import { copied, percentile, readingGrade, repetition } from "./readability.ts";
import { allowsDate, allowsYear } from "../language/dates.ts";
import { derive } from "../verify/derive.ts";
import { checksFor } from "../language/checks.ts";
import { missingParts } from "../language/names.ts";
import { isTrivial, supports } from "../language/numbers.ts";
import { readText, type Reading } from "../language/reading.ts";

/** Shares are 0 to 1; `undefined` = nothing to measure (no numbers at all, a language without a measure). */
export interface Rubric {
  /** 0 to 1; 0 when anything unfounded is published without a label, or nothing at all. */
  score: number;
  /** What makes it 0, for people. */
  failures: string[];
  claims: number;
  /** Citations that are slices of the stored article. */
  quoteValid: number | undefined;
  /** Claims with a citation. */
  citeCoverage: number | undefined;
  /** Numbers, dates and names of the claims found in their cited passages. */
  numGround: number | undefined;
  dateGround: number | undefined;
  nameGround: number | undefined;
  /** Labelled doubts per ten claims. */
  softFlags: number;
  /** Domains cited of those available, and the share of the one cited most. */
  sourceSpread: number | undefined;
  topSourceShare: number | undefined;
  /** The two most alike points: shared words of more than three letters, of all their words. */
  maxOverlap: number;
  /** Content words of the points that headline and lead do not have. */
  addedVsLead: number | undefined;
  redundancy: number;
  /** Source words per word of the analysis. */
  compression: number | undefined;
  extractCoverage: number;
  extractDensity: number;
  readingMinutes: number;
  readingGrade: number | undefined;
  sourceGrade: number | undefined;
  /** Words of the sentence that nine tenths are not longer than. */
  sentenceLength: number;
  /** Written, not published, of all written. */
  dropRate: number;
}

const wordsPerMinute = 230;

/** Measures an analysis against the articles it was written from; other articles may be among them. */
export function rubric(analysis: Analysis, articles: Article[]): Rubric {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const headline: Claim = {
    text: analysis.headline.text,
    kind: "fact",
    citations: analysis.headline.citations,
    doubts: [],
  };
  const { lead, points } = analysis;
  const claims = claimsOf(analysis);
  // A headline without citations is an article's own title: there is nothing to confirm.
  const cited = headline.citations.length > 0 ? [headline, ...claims] : claims;
  const grounds = cited.map((claim) => ground(claim, analysis.language, byId));
  const citations = cited.flatMap((claim) => claim.citations);
  const valid = citations.filter(
    ({ articleId, passage, start, end }) => byId.get(articleId)?.text.slice(start, end) === passage,
  );

  const text = claims.map((claim) => claim.text).join(" ");
  const sourceText = articles.map((article) => article.text).join("\n\n");
  const length = words(text).length;
  const domains = citations.map(({ articleId }) => byId.get(articleId)?.domain ?? "");
  const counts = [...Map.groupBy(domains, (domain) => domain).values()].map((group) => group.length);
  const known = new Set(contentStems(`${headline.text} ${lead?.text ?? ""}`));
  const added = points.flatMap((point) => contentStems(point.text));
  const english = (language: string) => /^(en|und)\b/.test(language);
  const sourceSentences = articles
    .filter(({ language }) => english(language))
    .flatMap(({ text, sentences }) => sentences.map(({ start, end }) => text.slice(start, end)));
  const extract = copied(text, sourceText);

  const metrics: Omit<Rubric, "score" | "failures"> = {
    claims: claims.length,
    quoteValid: ratio(valid.length, citations.length),
    citeCoverage: ratio(claims.filter((claim) => claim.citations.length > 0).length, claims.length),
    numGround: shareOf(grounds.map(({ numbers }) => numbers)),
    dateGround: shareOf(grounds.map(({ dates }) => dates)),
    nameGround: shareOf(grounds.map(({ names }) => names)),
    softFlags:
      claims.length === 0 ? 0 : (10 * claims.reduce((sum, claim) => sum + claim.doubts.length, 0)) / claims.length,
    sourceSpread: ratio(new Set(domains).size, new Set(articles.map(({ domain }) => domain)).size),
    topSourceShare: ratio(Math.max(0, ...counts), domains.length),
    maxOverlap: maxOverlap(points.map((point) => point.text)),
    addedVsLead: ratio(added.filter((stem) => !known.has(stem)).length, added.length),
    redundancy: repetition(text),
    compression: ratio(words(sourceText).length, length),
    extractCoverage: extract.coverage,
    extractDensity: extract.density,
    readingMinutes: length / wordsPerMinute,
    readingGrade: english(analysis.language) ? readingGrade(claims.map((claim) => claim.text)) : undefined,
    sourceGrade: readingGrade(sourceSentences),
    sentenceLength: percentile(
      claims.map((claim) => words(claim.text).length),
      0.9,
    ),
    dropRate: ratio(analysis.dropped.length, analysis.dropped.length + claims.length) ?? 0,
  };
  const failures = failuresOf(cited, grounds, metrics);
  return { score: failures.length > 0 ? 0 : scoreOf(metrics), failures, ...metrics };
}

const ratio = (part: number, of: number): number | undefined => (of === 0 ? undefined : part / of);

interface Grounded {
  found: number;
  all: number;
  missing: string[];
}

const shareOf = (parts: Grounded[]): number | undefined =>
  ratio(
    parts.reduce((sum, { found }) => sum + found, 0),
    parts.reduce((sum, { all }) => sum + all, 0),
  );

/** The claim's numbers, dates and names looked for in the sentences it cites. */
function ground(claim: Claim, language: string, articles: Map<string, Article>) {
  const checks = checksFor(language);
  const readAs = (text: string) => readText(fold(text).text, checks);
  const said = readAs(claim.text);
  const held = claim.citations.map((citation) => ({
    reading: readAs(citation.passage),
    published: articles.get(citation.articleId)?.published,
  }));
  const heldNumbers = held.flatMap(({ reading }) => reading.numbers);
  const evidence = held.map(({ reading, published }) => ({ dates: reading.dates, years: yearsOf(reading), published }));
  const inDate = (item: { start: number; end: number }) =>
    said.dates.some((date) => item.start >= date.start && item.end <= date.end);
  const numbers = said.numbers.filter((item) => !isTrivial(item) && !inDate(item));
  const count = <T extends { raw: string }>(items: T[], holds: (item: T) => boolean): Grounded => {
    const missing = items.filter((item) => !holds(item)).map(({ raw }) => raw);
    return { found: items.length - missing.length, all: items.length, missing };
  };
  return {
    numbers: count(
      numbers,
      (item) =>
        held.some(({ reading }) => reading.numbers.some((other) => supports(item, other))) ||
        derive(item, said.text, heldNumbers) !== undefined ||
        (item.kind === "year" && allowsYear(item.value, evidence)),
    ),
    dates: count(said.dates, (date) => allowsDate(date, evidence)),
    names: count(
      said.names.filter(({ weak }) => !weak),
      (name) => held.some(({ reading }) => missingParts(name, reading.lookup).length === 0),
    ),
  };
}

const yearsOf = ({ numbers }: Reading): number[] =>
  numbers.filter(({ kind }) => kind === "year").map(({ value }) => value);

function failuresOf(
  claims: Claim[],
  grounds: ReturnType<typeof ground>[],
  metrics: Pick<Rubric, "claims" | "quoteValid" | "citeCoverage">,
): string[] {
  const failures: string[] = [];
  if (metrics.claims === 0) failures.push("nothing is claimed");
  if ((metrics.quoteValid ?? 1) < 1) failures.push("a passage is not in its article");
  if ((metrics.citeCoverage ?? 1) < 1) failures.push("a claim has no passage");
  for (const [i, { numbers, dates }] of grounds.entries()) {
    // Labelled doubts are told to the reader.
    const claim = claims[i];
    if (!claim || claim.doubts.length > 0) continue;
    for (const missing of [...numbers.missing, ...dates.missing])
      failures.push(`"${missing}" is not in the passage of "${claim.text}"`);
  }
  return failures;
}

function maxOverlap(texts: string[]): number {
  const sets = texts.map((text) => new Set(words(text).filter((word) => word.length > 3)));
  let most = 0;
  for (const [i, a] of sets.entries()) {
    for (const b of sets.slice(i + 1)) {
      const common = [...a].filter((word) => b.has(word)).length;
      most = Math.max(most, common / Math.max(1, a.size + b.size - common));
    }
  }
  return most;
}

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** .3 grounding + .2 coverage + .15 novelty + .15 spread + .1 readability + .1 compression; each 1 when its target is met. */
function scoreOf(metrics: Omit<Rubric, "score" | "failures">): number {
  const grounds = [metrics.numGround, metrics.dateGround, metrics.nameGround].filter((share) => share !== undefined);
  const grounding = grounds.length === 0 ? 1 : grounds.reduce((sum, share) => sum + share, 0) / grounds.length;
  const novelty = clamp(1 - (metrics.maxOverlap - 0.18) / 0.4);
  const several = metrics.sourceSpread !== undefined && metrics.sourceSpread < 1;
  const spread = several
    ? clamp((metrics.sourceSpread ?? 0) / 0.6) * clamp(1 - ((metrics.topSourceShare ?? 0) - 0.7) / 0.3 / 2)
    : 1;
  const readable = clamp(1 - ((metrics.readingGrade ?? 0) - 12.5) / 6) * clamp(1 - (metrics.sentenceLength - 28) / 20);
  const compression = metrics.compression === undefined ? 0 : clamp(metrics.compression / 2);
  return (
    0.3 * grounding +
    0.2 * (metrics.citeCoverage ?? 0) +
    0.15 * novelty +
    0.15 * spread +
    0.1 * readable +
    0.1 * compression
  );
}
