// From what a feed gives and a page holds to an Article: pure functions, no network, no clock.
import { Parser } from "htmlparser2";
import { getDomain, getHostname } from "tldts";
import type { Article, ArticleText, ParsedItem, Picture } from "../core/domain.ts";
import { cleanText } from "../language/clean.ts";
import { canon } from "../language/fold.ts";
import { withoutEnd } from "../language/end.ts";
import { everyPattern } from "../language/languages.ts";
import { sentences } from "../language/sentences.ts";
import { contentStems } from "../language/words.ts";
import { guessLanguage } from "../language/detect.ts";
import { genreOf } from "./genre.ts";
import { withoutMachinery } from "./machinery.ts";
import { isHiding } from "./page/hiding.ts";
import { authorOf } from "./page/author.ts";
import { raised } from "./page/raised.ts";

const PARAGRAPH_TAGS = new Set(
  `address article aside blockquote dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p
  pre section table tbody tfoot thead tr ul`.split(/\s+/),
);
/** Their content is no part of the text, or one no reader sees. Captions describe a picture that is not shown. */
const SKIPPED_TAGS = new Set(
  `script style template noscript iframe object embed svg canvas video audio head title select textarea button figcaption rp rt`.split(
    " ",
  ),
);
const VOID_TAGS = new Set(`area base br col embed hr img input link meta source track wbr`.split(" "));

const DEEPEST = 1_000;
const TOO_DEEP = Symbol("nested too deep");

/** HTML of a feed entry as paragraphs of plain text parted by blank lines; hidden elements left out. Ends where it is nested too deep. */
export function textFromHtml(html: string): string {
  const paragraphs: string[] = [];
  let current = "";
  /** Open elements of a skipped one, itself included. */
  let skipping = 0;
  /** Where a raised text stands in `current`, and whether it is a link. */
  let raise: Raise | undefined;
  const settle = (after: string): void => {
    if (raise?.to === undefined) return;
    current = withRaised(current, raise, after);
    raise = undefined;
  };
  const flush = (): void => {
    settle("");
    const text = cleanText(current)
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    // Two line breaks are a paragraph to whoever wrote them.
    for (const part of text.split(/\n{2,}/)) if (part !== "") paragraphs.push(part);
    current = "";
    raise = undefined;
  };
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        // Each further one costs the parser the depth of all: no text for people is nested so.
        if (depth > DEEPEST) throw TOO_DEEP;
        if (skipping > 0 || SKIPPED_TAGS.has(name) || isHidden(attributes)) {
          if (!VOID_TAGS.has(name)) skipping += 1;
        } else if (name === "br") current += "\n";
        else if (name === "sup") {
          settle("");
          raise = { from: current.length, to: undefined, isLink: false };
        } else if (name === "a" && raise && raise.to === undefined) raise.isLink = true;
        else if (name === "td" || name === "th") current += " ";
        else if (PARAGRAPH_TAGS.has(name)) flush();
      },
      ontext(text) {
        if (skipping > 0) return;
        settle(text);
        current += text.replace(/\s+/g, " ");
      },
      onclosetag(name) {
        depth -= 1;
        if (skipping > 0) {
          if (!VOID_TAGS.has(name)) skipping -= 1;
        } else if (name === "sup" && raise) raise.to ??= current.length;
        else if (PARAGRAPH_TAGS.has(name)) flush();
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  try {
    parser.end(html);
  } catch (error) {
    if (error !== TOO_DEEP) throw error;
  }
  flush();
  return paragraphs.join("\n\n");
}

interface Raise {
  from: number;
  to: number | undefined;
  isLink: boolean;
}

function withRaised(text: string, { from, to, isLink }: Raise, after: string): string {
  const before = text.slice(0, from);
  return before + raised(before, text.slice(from, to), after, isLink) + text.slice(to);
}

function isHidden(attributes: Record<string, string>): boolean {
  return "hidden" in attributes || attributes["aria-hidden"] === "true" || isHiding(attributes["style"] ?? "");
}

/** What the feed itself tells: its full text, else its summary, else no more than the title. */
export function articleFromItem(item: ParsedItem, feedTitle: string): ArticleText {
  const title = line(item.title);
  const text = ownText(item) || title;
  const language = guessLanguage(text);
  return {
    title: title || titleFrom(text),
    byline: authorOf(item.author),
    published: item.published ?? item.updated,
    language,
    text,
    picture: item.picture,
    siteName: feedTitle || undefined,
    canonicalUrl: item.link,
    genre: genreOf({ title, text, language, url: item.link }),
  };
}

/** Longer first sentences are cut. */
const LONGEST_TITLE = 120;

/** A title for what has none: the first sentence, or its first words and "…". */
export function titleFrom(text: string): string {
  const first =
    text
      .slice(0, 4 * LONGEST_TITLE)
      .trim()
      .split("\n")[0] ?? "";
  const { end = first.length } = sentences(first, guessLanguage(first))[0] ?? {};
  const whole = line(first.slice(0, end));
  if (whole.length <= LONGEST_TITLE) return whole;
  const cut = whole.slice(0, LONGEST_TITLE);
  return `${withoutEnd(/\s/.test(cut) ? cut.slice(0, cut.lastIndexOf(" ")) : cut, /[\s,;:–—-]/)}…`;
}

function ownText(item: ParsedItem): string {
  const content = withoutMachinery(item.content === undefined ? "" : textFromHtml(item.content));
  const summary = withoutMachinery(cleanText(item.summary).trim());
  return content.length >= summary.length ? content : summary;
}

/** Whether there is nothing but a headline: the title said again, and no sentence, as a post without a title is. */
export const isHeadlineOnly = ({ title, text }: Pick<ArticleText, "title" | "text">): boolean =>
  !/[.!?…。！？][^\p{L}\p{N}]{0,3}$/u.test(text.slice(-4)) && canon(title).startsWith(canon(text));

/** Letters from which a feed's own text is taken for the whole article: shorter ones are mostly teasers. */
const WHOLE_ARTICLE = 1_200;
/** What a text that was cut short ends in, before points, brackets and arrows. */
const CUT_SHORT = new RegExp(`(?:…|&hellip;|${everyPattern(({ page }) => page?.cutShort)})$`, "iu");

/** Whether the page is worth fetching: the feed gives an address, and less than the whole article. */
export function wantsPage(item: ParsedItem): boolean {
  if (item.link === undefined) return false;
  const text = item.content === undefined ? "" : textFromHtml(item.content);
  const size = text.length * (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Thai}/u.test(text) ? 3 : 1);
  return size < WHOLE_ARTICLE || isCutShort(text);
}

function isCutShort(text: string): boolean {
  const words = withoutEnd(text, /[\s.»→\])]/u);
  return text.slice(words.length).includes("...") || CUT_SHORT.test(words);
}

/**
 * One text of two for the same item: `a` the feed's own, `b` the page's. The longer text wins, unless the page turns out to
 * be about something else (a consent wall, a front page). What the winner does not know is taken from the other.
 */
export function better(a: ArticleText, b: ArticleText): ArticleText {
  const same = tellsTheSame(a, b);
  const [winner, other] = same && b.text.length > a.text.length ? [b, a] : [a, b];
  return {
    title: winner.title || other.title,
    byline: winner.byline ?? other.byline,
    published: a.published ?? b.published,
    language: winner.language === "und" ? other.language : winner.language,
    text: winner.text,
    picture: pictureOf(a.picture, b.picture),
    siteName: b.siteName ?? a.siteName,
    canonicalUrl: b.canonicalUrl ?? a.canonicalUrl,
    // A page says more of what it is than its feed does.
    genre: same ? b.genre : a.genre,
    // A feed that gives the whole text keeps nothing from anybody.
    ...(same && b.forSubscribers && (winner === b || a.text.length < WHOLE_ARTICLE) ? { forSubscribers: true } : {}),
  };
}

/** At least a third of what the feed says is found on the page. A word or two says nothing either way. */
function tellsTheSame(feed: ArticleText, page: ArticleText): boolean {
  const said = new Set(contentStems(`${feed.title} ${feed.text}`));
  if (said.size < 4) return true;
  const found = new Set(contentStems(`${page.title} ${page.text}`));
  let shared = 0;
  for (const stem of said) if (found.has(stem)) shared += 1;
  return shared * 3 >= said.size;
}

/** The page's picture with what the feed knows of it; where they differ, the one whose maker is named. */
function pictureOf(feed: Picture | undefined, page: Picture | undefined): Picture | undefined {
  if (!feed || !page) return page ?? feed;
  if (feed.url === page.url) return { url: page.url, alt: page.alt ?? feed.alt, credit: page.credit ?? feed.credit };
  return page.credit === undefined && feed.credit !== undefined ? feed : page;
}

/** What only the store and the feed know of an article. */
export type ArticleIds = Pick<
  Article,
  "id" | "itemId" | "feedId" | "url" | "source" | "storyId" | "replaces" | "seenAt"
>;

/** The stored form: sentences numbered, the outlet's registrable domain filled in. */
export function toArticle(text: ArticleText, ids: ArticleIds): Article {
  return { ...text, ...ids, domain: domainOf(ids.url), sentences: sentences(text.text, text.language) };
}

/** Registrable domain of an http(s) address (`bbc.co.uk`), or its host where it has none; empty for anything else. */
export function domainOf(url: string): string {
  if (!/^https?:\/\//i.test(url)) return "";
  return getDomain(url, { allowPrivateDomains: true }) ?? getHostname(url) ?? "";
}

function line(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}
