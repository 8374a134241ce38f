// Pages that are no reports, told as what they are: a fact check by its verdict, and so on.
import { mapClaims } from "../core/analysis.ts";
import type { Analysis, Article, Claim, Genre, Story } from "../core/domain.ts";
import { genreCuesFor } from "../language/genres.ts";
import { withoutNumerals } from "../language/numerals.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { voiceFor } from "../language/voice.ts";
import { stampOf } from "../language/stamps.ts";
import { isFurniture } from "./furniture.ts";
import { isOrder } from "./orders.ts";
import { claimOf, placeOf, readPassages } from "./passages.ts";

/** So many entries of a live page are news; the rest was told when it was. */
const LATEST = 4;

/** The story with no more of its live pages than their latest entries; their texts stay whole, so that citations hold. */
export function withLatestEntries(story: Story): Story {
  if (story.articles.every(({ genre }) => genre !== "live")) return story;
  return {
    ...story,
    articles: story.articles.map((article) => (article.genre === "live" ? latestOf(article) : article)),
  };
}

function latestOf(article: Article): Article {
  const entries: { start: number; minutes: number }[] = [];
  for (const { 0: line, index } of article.text.matchAll(/[^\n]+/g)) {
    const stamp = stampOf(line);
    if (stamp) entries.push({ start: index, minutes: stamp.minutes });
  }
  if (entries.length <= LATEST) return article;
  const rising = entries.filter(({ minutes }, at) => minutes > (entries[at - 1]?.minutes ?? minutes)).length;
  const newestLast = rising * 2 > entries.length - 1;
  const from = (newestLast ? entries.at(-LATEST) : entries[0])?.start ?? 0;
  const to = newestLast ? article.text.length : (entries[LATEST]?.start ?? article.text.length);
  return { ...article, sentences: article.sentences.filter(({ start }) => start >= from && start < to) };
}

/** The sentence in which a fact check says whether the claim holds: the first one, before what it tells besides. */
export function factCheckVerdict(article: Article): Claim | undefined {
  const words = genreCuesFor(article.language)?.verdict;
  if (article.genre !== "factcheck" || !words) return undefined;
  const passage = readPassages([article]).find(({ text }) => words.test(text) && !isOrder(text) && !isFurniture(text));
  // What was found out, whoever is quoted in saying it.
  return passage && { ...claimOf(passage), kind: "fact" };
}

/** The analysis with a fact check's verdict as its lead, and what people say they think, writers among them, as opinion. */
export function toldByGenre(analysis: Analysis, story: Story): Analysis {
  const byId = new Map(story.articles.map((article) => [article.id, article]));
  const headed = byId.get(analysis.headline.articleId);
  const told = mapClaims(analysis, (claim): Claim => {
    if (isOwnView(claim, byId) || isSaidView(claim, byId)) return { ...claim, kind: "opinion" };
    return isWeighing(claim, byId) ? { ...claim, kind: undefined } : claim;
  });
  const verdict = headed && factCheckVerdict(headed);
  return verdict ? ledBy(verdict, told) : told;
}

/** `lead` before all else; what led before opens the points: that it happened nobody has said. */
function ledBy(lead: Claim, analysis: Analysis): Analysis {
  const places = new Set(lead.citations.map(placeOf));
  const isOther = (claim: Claim): boolean => !claim.citations.some((citation) => places.has(placeOf(citation)));
  const { lead: before, conclusion } = analysis;
  return {
    ...analysis,
    lead,
    happened: analysis.happened.filter(isOther),
    why: analysis.why.filter(isOther),
    points: [...(before ? [before] : []), ...analysis.points].filter(isOther),
    conclusion: conclusion && isOther(conclusion) ? conclusion : undefined,
  };
}

/** Said in the first person, outside quotation marks, on a page whose writer gives a view, or as a view on any. */
function isOwnView({ text, citations }: Claim, articles: ReadonlyMap<string, Article>): boolean {
  const article = articles.get(citations[0]?.articleId ?? "");
  if (article && outsideQuotes(text).search(voiceFor(article.language)?.thinks ?? /$^/u) >= 0) return true;
  if (article?.genre !== "column" && article?.genre !== "review") return false;
  const voices = genreCuesFor(article.language)?.voices;
  const own = withoutNumerals(outsideQuotes(text));
  return [voices?.get("writer"), voices?.get("we")].some((voice) => voice?.test(own) ?? false);
}

/** So few words stand between what somebody says and what he thinks: "said that he believes", "sagte, dass er glaubt". */
const BETWEEN = 2;

/** Told as what somebody says that he thinks; a kind that the model is sure of stands, unless it is "fact". */
function isSaidView({ text, kind, citations }: Claim, articles: ReadonlyMap<string, Article>): boolean {
  const voice = voiceFor(articles.get(citations[0]?.articleId ?? "")?.language ?? "");
  if (!voice || kind === "inference") return false;
  const own = outsideQuotes(text);
  const said = [voice.said, voice.judging].flatMap((verbs) =>
    [...own.matchAll(verbs)].map(({ 0: verb, index }) => index + verb.length),
  );
  const isNear = (between: string): boolean =>
    (between.match(/\p{L}+/gu)?.length ?? 0) <= BETWEEN && !/[.;:]/u.test(between);
  return [...own.matchAll(voice.minds)].some(({ index }) =>
    said.some((end) => end <= index && isNear(own.slice(end, index))),
  );
}

/** Kinds of pages that weigh what others report. */
const WEIGHING: ReadonlySet<Genre> = new Set<Genre>(["column", "review", "analysis", "blog"]);
/** One such word judges nothing: "closed for good". */
const JUDGES = 2;
const JUDGING: ReadonlySet<string> = new Set(["valued", "weighed", "duty"]);

/**
 * Told as a fact where it tells what somebody thinks, or where the writer praises, blames or weighs in words of his own: which of the
 * kinds it is, nobody can tell.
 */
function isWeighing({ text, kind, citations }: Claim, articles: ReadonlyMap<string, Article>): boolean {
  const { genre = "news", language = "" } = articles.get(citations[0]?.articleId ?? "") ?? {};
  const voice = voiceFor(language);
  if (kind !== "fact" || !voice) return false;
  const own = outsideQuotes(text);
  if (own.search(voice.minds) >= 0) return true;
  const judging = voice.judged.flatMap(([what, words]) => (JUDGING.has(what) ? (own.match(words) ?? []) : []));
  return WEIGHING.has(genre) && judging.length >= JUDGES;
}
