// Which blocks of a page are the article's own prose.
import type { PageWords } from "../../language/language.ts";
import { everyPattern } from "../../language/languages.ts";
import { outsideQuotes } from "../../language/quoted.ts";
import type { Block } from "./blocks.ts";
import type { Element } from "./tree.ts";

/** Classes and ids of what is never the article, on the block or close around it. */
const FURNITURE =
  /[.#@_ -](?:share|sharing|social|follow-?us|newsletter|sign-?up|subscri(?:be|ption)|promo\w*|sponsor\w*|advert\w*|ads?|banner|related\w*|recommend\w*|read-?more|more-?(?:from|on|stories)|(?:more|other|user)-?(?:reviews?|posts|recipes)|also-?(?:read|like)|most-?(?:read|popular)|trending|popular|comments?|disqus|breadcrumbs?|byline|author-?(?:bio|box|info)|caption\w*|credits?|copyright|tags?|topics?|toolbar|tools|menu|nav\w*|pagination|footer|sidebar|cookie\w*|consent|paywall|print-?only|sr-only|screen-?reader\w*|visually-?hidden|correction-?link|timestamp|dateline-?date|poll|quiz|gallery|carousel|slideshow|lightbox|attribution)(?=[.#@_ -]|$)/;

const FURNITURE_TAGS =
  /(?:^|< )(?:nav|aside|footer|form|figure|figcaption|caption|menu|button|address|search)(?:[.#@ ]|$)/;

const every = (list: (page: PageWords) => string | undefined): string => everyPattern(({ page }) => page && list(page));

/** Lines that talk to the reader instead of telling: whole short blocks that begin like this. */
const CALLS = new RegExp(`^(?:${every(({ calls }) => calls)})`, "iu");

/** Calls that may be longer than a line, anywhere in a block. */
const PITCH = new RegExp(
  every(({ pitches }) => pitches),
  "iu",
);

/** What stands where a text goes on for subscribers alone. */
const PAYWALL = new RegExp(`(?<!\\p{L})(?:${every(({ paywall }) => paywall)})(?!\\p{L})`, "iu");

/** A picture's credit at the end of its caption. */
const CREDIT = new RegExp(
  [
    `(?:[[(](?:${every(({ credits }) => credits?.bracketed)})\\b[^)\\]]*[)\\]]`,
    `\\b(?:${every(({ credits }) => credits?.before)})\\s?[:/©].{0,60}`,
    `,? (?:${every(({ credits }) => credits?.after)}):?)$`,
  ].join("|"),
  "iu",
);

/** Headings after which nothing of the article follows. */
export const LAST_HEADING = new RegExp(`^(?:${every(({ lastHeadings }) => lastHeadings)})\\b`, "iu");

/** Before the name of whoever sends a text out. */
const ABOUT = new RegExp(`^(?:${every(({ about }) => about)}) (\\p{Lu}.{1,50})$`, "u");

/** Who wrote it, said below it. */
const BIO = new RegExp(`^(?:\\p{Lu}[\\p{L}.’'-]{0,30} ){2,4}(?:${every(({ bio }) => bio)})`, "u");
const LONGEST_BIO = 350;
const MOST_BIOS = 3;

const SENTENCE_END = /[\p{Sentence_Terminal}…:;]["'”’»)\]」』]*$/u;
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/** Whether a block tells something: whole sentences, mostly not links. */
export function isProse(block: Block): boolean {
  const size = proseSize(block);
  // A whole sentence may be half a link.
  if (block.links >= (size >= 80 && SENTENCE_END.test(block.text) ? 0.75 : 0.5)) return false;
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
  const offers = offerBoxes(blocks, kept);
  const own = beforeOthers(fillGaps(blocks, kept, main)).filter(
    (block) => !isFurniture(block, main) && !offers.has(block.home),
  );
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
  const first = keyPoints(blocks, prose[0]?.index ?? Infinity);
  const last = prose.at(-1)?.index ?? -1;
  return blocks.filter((block) => {
    if (kept.has(block.index)) return true;
    if (block.index < first || block.index > last || block.links >= 0.6) return false;
    if (block.index < (prose[0]?.index ?? 0) && block.tag === "li") return true;
    return homes.has(block.home) || places.has(placeOf(block)) || isQuoted(ownNames(block, main));
  });
}

/** Whether an offer to subscribe stands below the prose, where the text would go on. */
export function endsInOffer(blocks: readonly Block[], prose: readonly Block[]): boolean {
  const end = prose.findLast(isProse)?.index ?? Infinity;
  return blocks.some(({ index, text }) => index > end && index <= end + MOST_BETWEEN && isOffer(text));
}
/** Blocks that may stand between the end of an open text and the offer. */
const MOST_BETWEEN = 8;

const isOffer = (text: string): boolean => text.length < 400 && PAYWALL.test(outsideQuotes(text));

/** Boxes below the first prose of which offers are a third, or more: "Join 12,000 readers" stands there too. */
function offerBoxes(blocks: readonly Block[], kept: ReadonlySet<number>): Set<Element> {
  const first = blocks.find((block) => kept.has(block.index) && isProse(block) && !isOffer(block.text));
  const below = blocks.filter(({ index, home }) => index > (first?.index ?? Infinity) && home !== first?.home);
  const letters = (some: readonly Block[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  const isBox = (box: readonly Block[]): boolean =>
    letters(box) <= LONGEST_BOX && letters(box.filter(({ text }) => isOffer(text))) * 3 >= letters(box);
  return new Set([...Map.groupBy(below, ({ home }) => home)].flatMap(([home, box]) => (isBox(box) ? home : [])));
}
const LONGEST_BOX = 800;

/** The index of the list of whole sentences that stands right before the prose, or just above its first date; else the prose's. */
function keyPoints(blocks: readonly Block[], first: number): number {
  const before = blocks.slice(
    0,
    Math.max(
      0,
      blocks.findIndex(({ index }) => index === first),
    ),
  );
  while (before.length > 0 && !/\p{L}/u.test(before.at(-1)?.text ?? "")) before.pop();
  const other = before.findLastIndex(
    ({ tag, links, text }) => tag !== "li" || links > 0 || text.length < SHORTEST_POINT || !SENTENCE_END.test(text),
  );
  return before[other + 1]?.index ?? first;
}
const SHORTEST_POINT = 15;

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
  if ((block.text.length < 400 && PITCH.test(block.text)) || isOffer(block.text)) return true;
  if (block.text.length < 200 && CREDIT.test(block.text)) return true;
  return block.links > 0.9 && !SENTENCE_END.test(block.text);
}

/** The blocks up to a heading like "Related stories", when less than a third of the prose follows it. */
function beforeOthers(blocks: Block[]): Block[] {
  const at = blocks.findIndex(
    (block, index) =>
      isHeading(block) && (LAST_HEADING.test(block.text) || isAboutSender(block, blocks.slice(0, index))),
  );
  const after = at < 0 ? Infinity : proseLength(blocks.slice(at));
  return after * 3 < proseLength(blocks) ? blocks.slice(0, at) : blocks;
}

/** "About Harbour Mills", below a text that Harbour Mills sends out. */
function isAboutSender({ text }: Block, before: readonly Block[]): boolean {
  const name = ABOUT.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && before.some((block) => block.text.toLowerCase().includes(name));
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
  let first = body.findIndex(isProse);
  if (first < 0) return body;
  while (isShortOpening(body[first - 1], body[first])) first -= 1;
  first = openingList(body, first);
  const told = body.slice(first, body.findLastIndex(isProse) + 1);
  const end = told.findLastIndex(({ text }) => text.length > LONGEST_BIO || !BIO.test(text));
  return told.slice(0, Math.max(end + 1, told.length - MOST_BIOS));
}

/** Where a list begins that stands right before the prose: under a heading, as what a recipe is made of does, or of sentences. */
function openingList(blocks: readonly Block[], first: number): number {
  let [items, begins] = [0, first];
  for (let at = first - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block || block.links > 0 || block.text.length > LONGEST_ITEM) break;
    if (block.tag === "li" && SENTENCE_END.test(block.text)) begins = at;
    const isHeading = /^h[2-6]$/.test(block.tag);
    if (isHeading && items >= FEWEST_ITEMS) return at;
    if (!isHeading) items += block.tag === "li" ? 1 : block.text.split("\n").length - 1;
  }
  return begins;
}
const LONGEST_ITEM = 200;
const FEWEST_ITEMS = 2;

/** A paragraph of its own right before the prose, in the same place, that is one short sentence: "It is closed." */
function isShortOpening(block: Block | undefined, prose: Block | undefined): boolean {
  if (block === undefined || prose === undefined) return false;
  const { tag, home, links, text } = block;
  if (tag !== "p" || prose.tag !== "p" || links >= 0.5) return false;
  if (home !== prose.home && !(links === 0 && LEAD.test(block.trail.split(" < ", 2).join(" ")))) return false;
  return OPENING.test(text) && !BYLINE.test(text.charAt(0).toLowerCase() + text.slice(1));
}
/** A box of its own for the first line. */
const LEAD =
  /[.#_ -](?:lead|lede|standfirst|intro(?:duction)?|dek|deck|summary|abstract|vorspann|chapo|entradilla)(?=[.#_@ -]|$)/;
/** From a capital to a full stop. */
const OPENING = /^["“„«]?\p{Lu}[^\s]*(?: [^\s]+){1,11}[.!?…]["”’»]?$/u;

/** Nothing but names behind "by". */
const BYLINE = new RegExp(`^(?:${every(({ by }) => by)})(?: (?:\\p{Lu}\\S*|\\p{Ll}{1,3}))+$`, "u");

/**
 * Whether blocks without a paragraph tell something all the same: a list of sixty piers, questions and answers. Many lines of several
 * words, hardly any of them a link.
 */
export function areLines(blocks: readonly Block[]): boolean {
  const lines = blocks.filter(({ links, text }) => links < 0.3 && text.split(/\s+/).length >= FEWEST_LINE_WORDS);
  const letters = (some: readonly Block[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  return lines.length >= FEWEST_LINES && letters(lines) >= Math.max(LEAST_LINES, 0.7 * letters(blocks));
}
const FEWEST_LINES = 10;
const FEWEST_LINE_WORDS = 4;
const LEAST_LINES = 500;

/** How much a list of blocks tells, in letters. */
export function proseLength(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? proseSize(block) : 0), 0);
}

function comparable(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
