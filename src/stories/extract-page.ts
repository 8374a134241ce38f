// One page, bytes to readable text; runs only in the extractor's child process.
import { Readability } from "@mozilla/readability";
import type { ArticleText } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { cleanText } from "../language/clean.ts";
import { contentStems } from "../language/words.ts";
import { guessLanguage } from "../language/detect.ts";
import { titleFrom } from "./article.ts";
import { genreOf } from "./genre.ts";
import { authorOf } from "./page/author.ts";
import { consentBlocks, removeBeside, removeLocked } from "./page/beside.ts";
import { type Block, blocksOf, MARK } from "./page/blocks.ts";
import { buildPage } from "./page/build.ts";
import { decodePage } from "./page/decode.ts";
import { removeOthers } from "./page/others.ts";
import { removeHidden, removeUnlessMost } from "./page/hidden.ts";
import { metaOf, type PageMeta } from "./page/meta.ts";
import { areLines, endsInOffer, isProse, proseLength, proseOf } from "./page/prose.ts";
import type { Document, Element } from "./page/tree.ts";
import { elementsIn, textLineOf } from "./page/walk.ts";
import { sentence } from "../words/index.ts";

/** Fewer letters than this are a teaser or a notice; of a page that says that it is an article, fewer will do. */
const MIN_PROSE = { any: 140, article: 80 };

/**
 * The article a page holds. Only text that its readers see is returned; what the page's hidden data says about the title
 * is believed where the page bears it out, and no date long after `now`. Throws BotError `not_an_article` or `extract_failed`.
 */
export function extractPage(
  html: Uint8Array,
  page: { url: string; contentType: string | undefined },
  now: Date,
): ArticleText {
  const source = decodePage(html, page.contentType);
  if (!isPage(source, page.contentType)) throw notAnArticle();
  const first = readPage(source, page.url, now);
  if (isEnough(first)) return article(first);
  // Some pages carry their text in a script and show it with another.
  const shown = withTemplates(source);
  if (shown !== source) {
    const second = readPage(shown, page.url, now);
    if (isEnough(second)) return article(second);
  }
  // And some show it only where scripts do not run.
  const still = withNoscript(source);
  if (still !== source) {
    const third = readPage(still, page.url, now);
    if (isEnough(third)) return article(third);
  }
  throw notAnArticle();
}

function isEnough({ prose, meta, isForSubscribers }: PageRead): boolean {
  const least = meta.isArticle || isForSubscribers ? MIN_PROSE.article : MIN_PROSE.any;
  return proseLength(prose) >= least || areLines(prose);
}

/** The page with the text of its templates in their place. */
function withTemplates(source: string): string {
  let shown = "";
  let from = 0;
  const opening = /<script/gi;
  const closing = /<\/script>/gi;
  for (let open = opening.exec(source); open; open = opening.exec(source)) {
    const end = source.indexOf(">", open.index);
    if (end === -1) break;
    const attributes = source.slice(opening.lastIndex, end);
    opening.lastIndex = end;
    if (!/.type=["']text\/(?:template|html|x-template)/is.test(attributes)) continue;
    closing.lastIndex = end + 1;
    const close = closing.exec(source);
    if (!close) break;
    shown += source.slice(from, open.index) + source.slice(end + 1, close.index);
    opening.lastIndex = from = closing.lastIndex;
  }
  return shown + source.slice(from);
}

/** The page as a browser without scripts shows it. */
const withNoscript = (source: string): string => source.replace(/<(\/?)noscript(?![\w-])/gi, "<$1div");

function notAnArticle(): BotError {
  return new BotError("not_an_article", sentence("errors.noArticle"), {
    hint: sentence("errors.noArticleHint"),
  });
}

/** Markup of some kind, neither a document of another type nor bytes that are no text. */
function isPage(source: string, contentType: string | undefined): boolean {
  return (
    !/^(?:image|audio|video|font)\/|\/(?:pdf|json|zip)/i.test(contentType ?? "") &&
    /<[a-z!]/i.test(source) &&
    !FEED.test(/<[a-z][^\s>]*/i.exec(source.slice(0, LONGEST_PROLOGUE))?.[0] ?? "") &&
    !source.includes("\0")
  );
}
/** Documents of other kinds, by the first of their tags. */
const FEED = /^<(?:rss|feed|rdf:rdf|opml|urlset|sitemapindex)$/i;
const LONGEST_PROLOGUE = 4_000;

interface PageRead {
  url: string;
  title: string;
  byline: string | undefined;
  siteName: string | undefined;
  meta: PageMeta;
  prose: Block[];
  isForSubscribers: boolean;
}

function readPage(source: string, url: string, now: Date): PageRead {
  const { document, sheets } = buildPage(source);
  const meta = metaOf(document, url, now);
  removeHidden(document, sheets);
  removeBeside(document);
  removeLocked(document, meta.locked);
  // Never the article, and a fifth of the work that follows.
  removeUnlessMost(document.querySelectorAll("nav,footer"), document.body, onlyHeading(document.body));
  const named = cleanLine(textLineOf(document.getElementsByTagName("title")[0]));
  removeOthers(document.body, url, named);

  const [first] = document.getElementsByTagName("h1");
  const heading = cleanLine(textLineOf(first));
  const place = first && placeOf(first);
  const blocks = withoutConsent(blocksOf(document, document.body), document);
  const around = blocks.filter(({ home }) => place?.contains(home));
  // Takes the page apart.
  const read = readability(document);
  const chosen = titleOf(cleanLine(read.title), named, heading, meta.titles.map(cleanLine));
  const title = chosen === named && isNamedAfter(named, heading, place !== undefined) ? heading : chosen;
  const prose = proseOf(blocks, trusted(blocks, read.kept, around, meta.body), [title, named, heading, ...meta.titles]);
  const isForSubscribers = meta.isForSubscribers || endsInOffer(blocks, prose);
  return { url, title, byline: read.byline, siteName: read.siteName, meta, prose, isForSubscribers };
}

/** A footer or a menu that holds the page's only heading is none. */
function onlyHeading(body: Element): (element: Element) => boolean {
  const headings = body.getElementsByTagName("h1");
  return (element) => headings.length > 0 && headings.every((heading) => element.contains(heading));
}

/** The blocks that ask for no consent; Readability would take a box that says much for the article. */
function withoutConsent(blocks: Block[], { body }: Document): Block[] {
  const asking = consentBlocks(blocks);
  if (asking.size === 0) return blocks;
  const marks = new Set([...asking].map(({ index }) => String(index)));
  for (const element of elementsIn(body, (one) => marks.has(one.getAttribute(MARK) ?? ""))) element.remove();
  return blocks.filter((block) => !asking.has(block));
}

function article({ url, title, byline, siteName, meta, prose, isForSubscribers }: PageRead): ArticleText {
  const text = paragraphs(prose);
  const language = meta.language ?? guessLanguage(text);
  return {
    title: title || titleFrom(text),
    byline: lineOrNone(meta.byline ?? authorOf(byline)),
    published: meta.published,
    language,
    text,
    picture: meta.picture && borneOut(meta.picture, text),
    siteName: lineOrNone(meta.siteName ?? siteName),
    canonicalUrl: meta.canonicalUrl,
    genre: genreOf({ title, text, language, url: meta.canonicalUrl ?? url, types: meta.types, labels: meta.labels }),
    ...(isForSubscribers ? { forSubscribers: true } : {}),
  };
}

/**
 * Which blocks to start from: Readability's; or those around the page's heading, when Readability has none of these; or those that
 * the page's structured data repeats, when these tell clearly more; or, when neither has any, whatever prose the page shows.
 */
function trusted(blocks: Block[], kept: Set<number>, around: Block[], body: string | undefined): Set<number> {
  const told = (body ?? "").replace(/[^\p{L}\p{N}]+/gu, "");
  const repeated = blocks.filter((block) => {
    const text = block.text.replace(/[^\p{L}\p{N}]+/gu, "");
    return text.length >= 30 && told.includes(text);
  });
  const isMissed =
    proseLength(around) >= MIN_PROSE.any && !around.some((block) => kept.has(block.index) && isProse(block));
  const read = isMissed ? around : blocks.filter((block) => kept.has(block.index));
  const best = proseLength(repeated) > proseLength(read) * 1.3 ? repeated : read;
  const isToldInLines = proseLength(best) < MIN_PROSE.article && areLines(around);
  const all = isToldInLines ? around : blocks.filter(isProse);
  return new Set((proseLength(best) > 0 && !isToldInLines ? best : all).map((block) => block.index));
}

/**
 * The headline: Readability's choice when the page's own title or heading says much the same, otherwise those, so that hidden
 * data cannot name the article. A title that ends in the site's name is cut where hidden data or a dash says so.
 */
function titleOf(chosen: string, named: string, heading: string, offered: string[]): string {
  const shown = new Set(contentStems(`${named} ${heading}`));
  const stems = contentStems(chosen);
  const borne = shown.size === 0 || stems.filter((stem) => shown.has(stem)).length * 2 >= stems.length;
  const title = borne && chosen !== "" ? chosen : heading || named;
  if (title !== named || title === heading) return title;
  const part = offered.find((offer) => offer.length >= 10 && offer !== named && named.startsWith(offer));
  if (part !== undefined) return part;
  const mark = title.search(/\s[–—|]\s+[^–—|]{2,40}$/);
  const rest = title.slice(0, Math.max(mark, 0)).trimEnd();
  return rest.split(" ").length >= 4 ? rest : title;
}

/** The page's heading with the site's name behind it: a shorter one, unless the heading stands where the article does. */
const isNamedAfter = (named: string, heading: string, isOfArticle: boolean): boolean =>
  heading.includes(" ") &&
  named.startsWith(heading) &&
  named.length < (isOfArticle ? heading.length + LONGEST_NAME : 2 * heading.length) &&
  /^\s+[-–—|·:]\s/.test(named.slice(heading.length));
const LONGEST_NAME = 50;

/** The element that says of itself that it holds the article, around the page's heading. */
function placeOf(heading: Element): Element | undefined {
  for (let at = heading.parentElement; at; at = at.parentElement)
    if (/^(?:article|main)$/.test(at.localName)) return at;
  return undefined;
}

interface Read {
  title: string;
  byline: string | undefined;
  siteName: string | undefined;
  /** Indexes of the blocks that Readability takes for the article. */
  kept: Set<number>;
}

function readability(document: Document): Read {
  // The library asks for a browser's document, and uses what ours has.
  const result = new Readability<Element>(document as never, {
    keepClasses: true,
    serializer: (node) => node as unknown as Element,
  }).parse();
  const marked = result?.content ? elementsIn(result.content, (element) => element.hasAttribute(MARK)) : [];
  return {
    title: result?.title ?? "",
    byline: result?.byline ?? undefined,
    siteName: result?.siteName ?? undefined,
    kept: new Set(marked.map((element) => Number(element.getAttribute(MARK)))),
  };
}

function paragraphs(blocks: Block[]): string {
  return blocks
    .map((block) => cleanText(block.text).trim())
    .filter((text) => text !== "")
    .join("\n\n");
}

function cleanLine(line: string): string {
  return cleanText(line).replace(/\s+/g, " ").trim();
}

function lineOrNone(line: string | undefined): string | undefined {
  return (line && cleanLine(line)) || undefined;
}

/** A picture's description is not seen on the page: it is kept when it speaks of what the article speaks of. */
function borneOut(picture: NonNullable<PageMeta["picture"]>, text: string): PageMeta["picture"] {
  const alt = lineOrNone(picture.alt);
  const told = new Set(contentStems(text));
  const stems = contentStems(alt ?? "");
  const shared = stems.filter((stem) => told.has(stem)).length;
  return { ...picture, alt: alt && alt.length <= 300 && shared * 2 >= stems.length ? alt : undefined };
}
