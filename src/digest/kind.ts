// What kind of page a post rests on, said before what the page says.
import type { Analysis, Article, Genre } from "../core/domain.ts";
import { genreCuesFor } from "../language/genres.ts";
import { english, type Key, type Words } from "../words/index.ts";

/** What a page of each kind is called; reports need no name, and what is none of these has none. */
const NAMES = {
  news: undefined,
  other: undefined,
  analysis: "post.kindAnalysis",
  column: "post.kindColumn",
  review: "post.kindReview",
  interview: "post.kindInterview",
  list: "post.kindList",
  "recipe-or-howto": "post.kindHowTo",
  live: "post.kindLive",
  factcheck: "post.kindFactCheck",
  release: "post.kindRelease",
  product: "post.kindProduct",
  event: "post.kindEvent",
  paper: "post.kindPaper",
  blog: "post.kindBlog",
  reference: "post.kindReference",
} as const satisfies Record<Genre, Key | undefined>;

/** What a kind of page is called; undefined for reports. */
export function genreName(kind: string, words: Words): string | undefined {
  const key = Object.entries(NAMES).find(([genre]) => genre === kind)?.[1];
  return key && words.say(key);
}

/** Kinds in which somebody gives a view of their own. */
const PERSONAL: ReadonlySet<Genre> = new Set(["column", "review", "analysis", "blog"]);

/** "Column by Ada Holm"; undefined for a report. */
function genreLine(article: Article | undefined, words: Words): string | undefined {
  const { genre = "news", byline } = article ?? {};
  const name = NAMES[genre];
  if (name === undefined) return undefined;
  const kind = words.say(name);
  return byline !== undefined && PERSONAL.has(genre) ? words.say("post.kindBy", { kind, author: byline }) : kind;
}

/** What an article is, and whom it is for, where there is anything to say: "Column by Ada Holm · For subscribers; …". */
export function articleLine(article: Article | undefined, words: Words): string | undefined {
  const access = article?.forSubscribers ? words.say("post.forSubscribers") : undefined;
  return [genreLine(article, words), access].filter(Boolean).join(" · ") || undefined;
}

/** What all articles of a post are, where they are all the same and no reports; the headline says it of fact checks. */
export function kindOfAll(
  { reportedBy }: Analysis,
  articles: ReadonlyMap<string, Article>,
  words: Words,
): string | undefined {
  const told = reportedBy.map((id) => articles.get(id)).filter((article) => article?.genre !== "factcheck");
  const kinds = new Set(told.map((article) => genreLine(article, words)));
  const isForSubscribers = reportedBy.length > 0 && reportedBy.every((id) => articles.get(id)?.forSubscribers);
  return (
    [kinds.size === 1 ? [...kinds][0] : undefined, isForSubscribers ? words.say("post.forSubscribers") : undefined]
      .filter(Boolean)
      .join(" · ") || undefined
  );
}

/** The headline, or an article's title where a headline is no more than the name of a kind; a fact check's says that it is one, since its title may be the claim that it refutes. */
export function headingOf(
  { headline, reportedBy }: Analysis,
  articles: ReadonlyMap<string, Article>,
  words: Words,
): string {
  const article = articles.get(headline.articleId);
  if (isBareKind(headline.text, words)) {
    const titles = [headline.articleId, ...reportedBy].map((id) => articles.get(id)?.title ?? "");
    return titles.find((title) => title !== "" && !isBareKind(title, words)) ?? headline.text;
  }
  if (article?.genre !== "factcheck") return headline.text;
  const says = [article.language, "en"].some((tag) => genreCuesFor(tag)?.titles.get("factcheck")?.test(headline.text));
  return says ? headline.text : words.say("post.factcheck", { claim: headline.text });
}

/** "List", "Column.": what a story is, and not what it tells. */
function isBareKind(said: string, words: Words): boolean {
  const bare = said
    .trim()
    .replace(/[.:!]$/, "")
    .toLowerCase();
  return Object.values(NAMES).some(
    (name) => name !== undefined && [words, english].some((each) => each.say(name).toLowerCase() === bare),
  );
}
