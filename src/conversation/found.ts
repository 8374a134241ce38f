// What a search found, as a Message: each story once, with its post, and the passage with its receipt.
import { claimsOf } from "../core/analysis.ts";
import type { Analysis, Article, Citation, Claim } from "../core/domain.ts";
import { type ArticlesById, Footnotes } from "../digest/footnotes.ts";
import { byId } from "../jobs/outgoing.ts";
import { excerptFor } from "../language/excerpt.ts";
import { searchTerms } from "../language/search-terms.ts";
import { type Line, type Message, type Section, type Span, line, link, text } from "../platform/index.ts";
import type { Found } from "../store/search.ts";
import type { Told } from "../store/told.ts";
import type { Ask } from "./ports.ts";
import { answerOf } from "./say.ts";
import { type Subject, subjectsOf } from "./subject.ts";

const MOST_SHOWN = 8;
const LONGEST_ANSWER = 240;

/** One story that was found, or one answer under none. */
interface Hit {
  title: Span;
  at: Date;
  claim: Claim | undefined;
  articles: ArticlesById;
  /** Of an answer, what it said. */
  said: string | undefined;
}

export async function foundMessage(ask: Ask, asked: string, found: readonly Found[]): Promise<Message> {
  const groups = [...Map.groupBy(found, (one) => one.storyId ?? `${one.kind} ${one.id}`).values()];
  const hits: Hit[] = [];
  // What belongs to several is asked for at once; more are looked at only for those that turn out to be nothing.
  for (let from = 0; from < groups.length && hits.length < MOST_SHOWN; from += MOST_SHOWN) {
    const some = groups.slice(from, from + MOST_SHOWN);
    const behind = await readBehind(ask, some.flat());
    const told = await Promise.all(some.map((group) => hitOf(ask, asked, group, behind)));
    hits.push(...told.filter((hit) => hit !== undefined).slice(0, MOST_SHOWN - hits.length));
  }
  const { words } = ask;
  const notes = new Footnotes(new Map(hits.flatMap(({ articles }) => [...articles])), words);
  const sections = hits.map((hit): Section => ({ kind: "text", title: undefined, lines: linesOf(hit, notes) }));
  const more = groups.length - hits.length;
  if (more > 0)
    sections.push({ kind: "context", lines: [line(words.say("conversation.searchMore", { count: more }))] });
  const summary = words.say("conversation.searchFound", {
    count: hits.length,
    words: asked.slice(0, 80).toWellFormed(),
  });
  return answerOf(ask, summary, [{ kind: "text", title: summary, lines: [] }, ...sections]);
}

const linesOf = ({ title, at, claim, said }: Hit, notes: Footnotes): Line[] => [
  line(title, " · ", { kind: "time", at, style: "date" }),
  ...(said === undefined ? [] : [line(said)]),
  ...(claim ? [notes.line(claim)] : []),
];

/** What stands behind texts that were found: articles by id, and how their stories were told here. */
interface Behind {
  articles: ArticlesById;
  told: ReadonlyMap<string, Told>;
  /** Those of them that may be read here. */
  subjects: ReadonlyMap<string, Subject>;
}

async function readBehind(ask: Ask, found: readonly Found[]): Promise<Behind> {
  const { place, subscription } = ask;
  const { store } = ask.ports;
  const ids = found.filter(({ kind }) => kind === "articles").map(({ id }) => id);
  const stories = [...new Set(found.flatMap(({ storyId }) => storyId ?? []))];
  const [articles, told] = await Promise.all([
    store.articles.named(place.tenant, ids),
    subscription ? store.told.ofStories(place.tenant, subscription.id, stories) : new Map<string, Told>(),
  ]);
  const posts = [...told].map(([storyId, { analysisId }]) => ({ storyId, analysisId }));
  const subjects = await subjectsOf(ask, posts);
  return { articles: byId(articles), told, subjects: new Map(subjects.map((each) => [each.story.id, each])) };
}

async function hitOf(ask: Ask, asked: string, group: readonly Found[], behind: Behind): Promise<Hit | undefined> {
  const answer = group.find(({ kind }) => kind === "answers");
  const [best] = group;
  if (!best) return undefined;
  if (answer && best.kind === "answers") return answerHit(ask, answer);
  const held = group.flatMap(({ kind, id }) => (kind === "articles" && behind.articles.get(id)) || []);
  const post = postOf(best.storyId, behind);
  const [first] = held;
  if (post) {
    const claim = (first && passageOf(first, asked)) ?? claimNearest(post.analysis, asked);
    const headline = post.analysis.headline.text;
    const url = post.url ?? first?.url;
    const title: Span = url === undefined ? text(headline, "strong") : link(headline, url);
    return { title, at: post.at, claim, articles: new Map([...post.articles, ...byId(held)]), said: undefined };
  }
  if (!first) return undefined;
  const at = first.published ?? first.seenAt;
  return {
    title: link(first.title, first.url),
    at,
    claim: passageOf(first, asked),
    articles: byId(held),
    said: undefined,
  };
}

async function answerHit(ask: Ask, { id, at }: Found): Promise<Hit | undefined> {
  const turn = await ask.ports.store.conversations.answer(ask.place.channel, id);
  if (!turn) return undefined;
  const said = turn.text.replaceAll(/\s+/g, " ");
  const cut = said.length > LONGEST_ANSWER ? `${said.slice(0, LONGEST_ANSWER).toWellFormed()}…` : said;
  const cited = turn.claims.flatMap(({ citations }) => citations.map(({ articleId }) => articleId));
  const articles = byId(await ask.ports.store.articles.named(ask.place.tenant, cited));
  const [claim] = turn.claims.filter(({ citations }) => citations.every(({ articleId }) => articles.has(articleId)));
  return {
    title: text(ask.words.say("conversation.searchAnswer"), "strong"),
    at,
    claim,
    articles,
    said: claim ? undefined : cut,
  };
}

/** The story's post in this channel, with where it can be opened. */
function postOf(storyId: string | undefined, { told, subjects }: Behind) {
  if (storyId === undefined) return undefined;
  const [post, subject] = [told.get(storyId), subjects.get(storyId)];
  return post && subject && { ...subject, at: post.at, url: post.remote?.url };
}

/** The article's sentence that holds most of what was asked, word for word. */
function passageOf(article: Article, asked: string): Claim | undefined {
  const sentence = excerptFor(article, asked);
  if (!sentence) return undefined;
  const { n, start, end } = sentence;
  const passage = article.text.slice(start, end);
  const citation: Citation = { articleId: article.id, sentence: n, passage, start, end };
  return { text: passage.replaceAll(/\s+/g, " "), kind: undefined, citations: [citation], doubts: [] };
}

/** The claim of a post that holds most of it. */
function claimNearest(analysis: Analysis, asked: string): Claim | undefined {
  const wanted = new Set(searchTerms(asked));
  const held = (claim: Claim): number => new Set(searchTerms(claim.text).filter((term) => wanted.has(term))).size;
  return claimsOf(analysis)
    .map((claim) => ({ claim, score: held(claim) }))
    .toSorted((a, b) => b.score - a.score)[0]?.claim;
}
