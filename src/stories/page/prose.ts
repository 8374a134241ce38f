// Which blocks of a page are the article's own prose: starts from those Readability kept, puts back what it cut out of their
// midst, and leaves out captions, furniture and what stands around the text.
import type { Block } from "./blocks.ts";

/** Classes and ids of what is never the article, on the block or close around it. */
const FURNITURE =
  /[.#@_ -](?:share|sharing|social|follow-?us|newsletter|sign-?up|subscri(?:be|ption)|promo\w*|sponsor\w*|advert\w*|ads?|banner|related\w*|recommend\w*|read-?more|more-?(?:from|on|stories)|also-?(?:read|like)|most-?(?:read|popular)|trending|popular|comments?|disqus|breadcrumbs?|byline|author-?(?:bio|box|info)|caption\w*|credits?|copyright|tags?|topics?|toolbar|tools|menu|nav\w*|pagination|footer|sidebar|cookie\w*|consent|paywall|print-?only|sr-only|screen-?reader\w*|visually-?hidden|correction-?link|timestamp|dateline-?date|poll|quiz|gallery|carousel|slideshow|lightbox|attribution)(?=[.#@_ -]|$)/;

const FURNITURE_TAGS =
  /(?:^|< )(?:nav|aside|footer|form|figure|figcaption|caption|menu|button|address|search)(?:[.#@ ]|$)/;

/** Lines that talk to the reader instead of telling: whole short blocks that begin like this. */
const CALLS =
  /^(?:share (?:this|on|via)|share$|tweet$|follow (?:us|@)|sign up|sign in|log in|subscribe|get (?:the|our) .{0,40}newsletter|newsletter|read more|read also|also read|read next|see also|more on this|more from|related(?: (?:articles?|stories|topics|content|posts?))?[:.]?|related:|recommended|you (?:may|might) also|don['’]t miss|v[ée]a tambi[eé]n|mir[ae] (?:también|lo que)|get the latest|watch:|watch more|listen:|click here|tap here|download (?:the|our)|join (?:our|us)|have a (?:tip|story)|got a (?:tip|story)|advertisement|sponsored|story continues|article continues|continue reading|https?:\/\/\S+$|scroll down|post comment|leave a (?:comment|reply)|comments?(?: \(\d+\))?$|\d+ comments?$|print(?: this| article)?$|e-?mail(?: this)?$|order reprints|text size|first published|last (?:updated|modified)|published(?: on\b|:|$)|updated(?: on\b|:|$| \d)|posted (?:on|by|in)\b|filed under|tags?:|topics?:|categor(?:y|ies):|source:|photo(?:graph)?(?:s)?(?: by| credit)?[:s]|image(?: credit)?[:s]?$|image:|video:|picture:|credit:|copyright|©|\(c\)|all rights reserved|via syndigate|write to .{0,60}@|contact (?:the|us)|email .{0,40}@|more information:|citation:|this (?:document|material|article) (?:is subject to copyright|may not be)|explore further|loading|about the author|our standards:|we use cookies|by (?:continuing|using)|accept (?:all )?cookies|jump to|skip to|table of contents|back to top|mehr (?:zum thema|dazu)|lesen sie|lies auch|zum thema|weiterlesen|teilen|artikel teilen|foto:|bild:|quelle:|anzeige$|werbung$|newsletter|(?:à )?lire (?:aussi|également|la suite)|partager|crédits?[: ]|photo :|publicité|leia (?:mais|também|tamb[eé]m)|veja (?:também|mais)|compartilh|foto:|publicidade|lee (?:también|además)|leer más|compartir|te puede interesar|publicidad|leggi anche|condividi|foto:|pubblicità|les også|del (?:på|artikkelen)|اقرأ أيضا|关注|分享|関連記事|シェア)/iu;

/** Calls that may be longer than a line, anywhere in a block. */
const PITCH =
  /sign up (?:for|to) (?:our|the|my)|subscribe (?:to|for) (?:our|the)|stay on top of the latest|follow (?:us|me) on (?:twitter|facebook|instagram)|(?:news )?tip, correction or comment|without (?:the )?(?:written |prior )?permission|all rights reserved|may not be (?:published|reproduced)/i;

/** A picture's credit at the end of its caption. */
const CREDIT =
  /(?:[[(](?:image|photo|picture|credit|foto|bild|crédit)\b[^)\]]*[)\]]|\b(?:photo|foto|image|picture|bild|credit)\s?[:/©].{0,60}|,? (?:photo|foto|image|bild):?)$/iu;

/** Headings after which nothing of the article follows. */
const LAST_HEADING =
  /^(?:related|more (?:from|on|stories|news|like|great|\w+ stories)|you (?:may|might) (?:also )?(?:like|be interested)|recommended|read (?:more|next)|most (?:read|popular|viewed)|latest (?:news|stories|from)|comments?|leave a (?:comment|reply)|\d+ comments?|about (?:the )?author|trending|popular|top stories|what to read next|up next$|sponsored|share this|mehr zum thema|kommentare?|das könnte sie|(?:articles? )?(?:liés|similaires)|sur le même sujet|commentaires|leia (?:mais|também)|comentários|notícias relacionadas|comentarios|noticias relacionadas|te puede|commenti|articoli correlati)\b/iu;

const SENTENCE_END = /[\p{Sentence_Terminal}…:;]["'”’»)\]」』]*$/u;
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/** Whether a block tells something: whole sentences, mostly not links. */
export function isProse(block: Block): boolean {
  if (block.links >= 0.5) return false;
  const size = proseSize(block);
  return (
    (size >= 80 && (UNSPACED.test(block.text) || /[\p{Sentence_Terminal},،、]/u.test(block.text))) ||
    (size >= 40 && SENTENCE_END.test(block.text))
  );
}

/** Length in letters of a spaced script: a character of an unspaced one says as much as three. */
function proseSize(block: Block): number {
  return block.text.length * (UNSPACED.test(block.text) ? 3 : 1);
}

/** The article's blocks in order. `kept` are the indexes Readability kept; `titles` the headlines of the page. */
export function proseOf(blocks: Block[], kept: ReadonlySet<number>, titles: string[]): Block[] {
  const main = mainTrail(blocks, kept);
  const own = beforeOthers(fillGaps(blocks, kept, main)).filter((block) => !isFurniture(block, main));
  return trimEnds(dropRepeats(own), new Set(titles.map(comparable)));
}

/** The names around the home of most kept prose: what they say holds for the article as a whole. */
function mainTrail(blocks: Block[], kept: ReadonlySet<number>): string[] {
  const sizes = new Map<unknown, number>();
  let best: Block | undefined;
  let most = 0;
  for (const block of blocks) {
    if (!kept.has(block.index) || !isProse(block)) continue;
    const size = (sizes.get(block.home) ?? 0) + block.text.length;
    sizes.set(block.home, size);
    if (size > most) [most, best] = [size, block];
  }
  return best?.trail.split(" < ") ?? [];
}

/** Names around a block, itself first, up to the element it shares with the main prose. */
function ownNames(block: Block, main: string[]): string[] {
  const names = block.trail.split(" < ");
  let shared = 0;
  while (shared < names.length && names.at(-1 - shared) === main.at(-1 - shared)) shared += 1;
  // A sibling of the main prose still has a name of its own.
  return names.slice(0, Math.max(1, names.length - shared));
}

/** Puts back what stands between kept blocks in the same place as they do, and what the article quotes. */
function fillGaps(blocks: Block[], kept: ReadonlySet<number>, main: string[]): Block[] {
  const prose = blocks.filter((block) => kept.has(block.index) && isProse(block));
  const homes = new Set(repeated(prose.map((block) => block.home)));
  const places = new Set(repeated(prose.map(placeOf)));
  const first = prose[0]?.index ?? Infinity;
  const last = prose.at(-1)?.index ?? -1;
  return blocks.filter((block) => {
    if (kept.has(block.index)) return true;
    if (block.index < first || block.index > last || block.links >= 0.6) return false;
    return homes.has(block.home) || places.has(placeOf(block)) || isQuoted(ownNames(block, main));
  });
}

function repeated<T>(values: T[]): T[] {
  const seen = new Set<T>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/** Where a block stands, by tags and classes: the same for each paragraph even when each has a box of its own. */
function placeOf(block: Block): string {
  return block.trail.replace(/#[^.@ ]*/g, "");
}

function isQuoted(names: string[]): boolean {
  return names.some((name) => name.startsWith("blockquote"));
}

function isFurniture(block: Block, main: string[]): boolean {
  const near = ownNames(block, main);
  if (!/[\p{L}\p{N}]/u.test(block.text)) return true;
  if (FURNITURE_TAGS.test(near.join(" < "))) return true;
  if (block.text.length < 400 && !isQuoted(near) && near.some((name) => FURNITURE.test(name))) return true;
  if (block.text.length < (isProse(block) ? 120 : 250) && CALLS.test(block.text)) return true;
  if (block.text.length < 400 && PITCH.test(block.text)) return true;
  if (block.text.length < 200 && CREDIT.test(block.text)) return true;
  return block.links > 0.9 && !SENTENCE_END.test(block.text);
}

/** The blocks up to a heading like "Related stories", when less than a third of the prose follows it. */
function beforeOthers(blocks: Block[]): Block[] {
  const at = blocks.findIndex((block) => isHeading(block) && LAST_HEADING.test(block.text));
  const after = at < 0 ? Infinity : proseLength(blocks.slice(at));
  return after * 3 < proseLength(blocks) ? blocks.slice(0, at) : blocks;
}

function isHeading(block: Block): boolean {
  if (block.text.length >= 80) return false;
  return /^h[1-6]$/.test(block.tag) || (block.text.length < 40 && block.links === 0 && !isProse(block));
}

function dropRepeats(blocks: Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.filter((block) => {
    const key = comparable(block.text);
    if (block.text.length >= 40 && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Without the furniture before the first and after the last prose, and without the title said again. */
function trimEnds(blocks: Block[], titles: ReadonlySet<string>): Block[] {
  const body = blocks.filter((block) => !titles.has(comparable(block.text)));
  const first = body.findIndex(isProse);
  if (first < 0) return body;
  return body.slice(first, body.findLastIndex(isProse) + 1);
}

/** How much a list of blocks tells, in letters. */
export function proseLength(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? proseSize(block) : 0), 0);
}

function comparable(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
