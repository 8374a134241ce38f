// Takes out what stands beside an article and is never part of it: consent boxes, line numbers.
import { everyPattern } from "../../language/languages.ts";
import type { Block } from "./blocks.ts";
import { outsideQuotes } from "../../language/quoted.ts";
import type { Document, Element } from "./tree.ts";
import { matching } from "./select.ts";
import { elementsIn, isElement, textLineOf } from "./walk.ts";

/** Classes and ids of consent boxes: what they are made with, or cookies beside a word for a box. */
const CONSENT_BOX =
  /(?:^|[\s_-])(?:onetrust|cookiebot|cybotcookie|didomi|usercentrics|truste|qc-cmp|sp_message|cookieconsent|cc-(?:window|banner)|osano|iubenda-cs|klaro|borlabs|fc-consent)|(?:cookies?|gdpr|ccpa|consent)[_-]?(?:banner|bar|box|consent|notice|notification|pop-?up|modal|dialog|wall|overlay|message|layer|law|prompt|alert|manager|preferences|disclaimer|hint|container|wrapper|root)(?![a-z])/i;
/** Classes of line numbers beside code. */
const GUTTER =
  /(?:^|[\s_-])(?:gutter|line-?num(?:ber)?s?|line-?nos?|linenodiv|ln-num|blob-num|hljs-ln-numbers|lnt?)(?![a-z])/i;

/** Removes consent boxes by their names, and line numbers; a box that holds the article itself is none. */
export function removeBeside(document: Document): void {
  const found = elementsIn(document.body, (element) => isConsentBox(element) || isGutter(element));
  for (const element of found) element.remove();
}

/**
 * Removes what the page says is for subscribers alone, where a text is open beside it and no more than an offer, or the first lines
 * under it, stands there: publishers that send the whole text to everybody say so of it too.
 */
export function removeLocked({ body }: Document, selectors: string[]): void {
  const locked = matching(body, selectors).filter((part) => part !== body && textLineOf(part).length <= LONGEST_OFFER);
  const letters = (paragraphs: Element[]): number =>
    paragraphs.reduce((sum, paragraph) => sum + textLineOf(paragraph).length, 0);
  const paragraphs = body.getElementsByTagName("p");
  const open = paragraphs.filter((paragraph) => !locked.some((part) => part.contains(paragraph)));
  if (letters(open) >= OPEN_TEXT) for (const part of locked) part.remove();
}
const OPEN_TEXT = 80;
const LONGEST_OFFER = 800;

const namesOf = (element: Element): string => `${element.id} ${element.className}`;

const isConsentBox = (element: Element): boolean =>
  CONSENT_BOX.test(namesOf(element)) && element.querySelectorAll("article,main,h1").length === 0;

/** Nothing but numbers: named as a gutter, counting on from line to line in a cell of its own, or right before code. */
function isGutter(element: Element): boolean {
  if (element.localName === "body" || !/^(?:td|th|pre|span|div|a|code|li)$/.test(element.localName)) return false;
  const isNamed = GUTTER.test(namesOf(element));
  if (!isNamed && !/^(?:td|div)$/.test(element.localName)) return false;
  const text = elementLines(element);
  if (text === "" || !/^[\d\s]{1,20000}$/.test(text)) return false;
  const numbers = text.split(/\s+/).map(Number);
  if (isNamed) return true;
  const isCounting = numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
  return isCounting && (element.localName === "td" && numbers.length > 1 ? true : isBesideCode(element));
}

/** A line each: numbers parted by breaks alone would run together. */
const elementLines = (element: Element): string =>
  element.childNodes
    .map((node) => (isElement(node) && node.localName === "br" ? "\n" : `${node.textContent} `))
    .join("")
    .trim();

/** Whether the cell or box right behind it is code. */
function isBesideCode({ nextElementSibling: next }: Element): boolean {
  return next !== null && (next.localName === "pre" || next.querySelectorAll("pre,code").length > 0);
}

const CONSENT = new RegExp(`(?<!\\p{L})(?:${everyPattern(({ page }) => page?.consent)})`, "iu");

/** The blocks that ask for consent, with the rest of their box where most of it does. */
export function consentBlocks(blocks: readonly Block[]): Set<Block> {
  const asking = new Set(blocks.filter(({ text }) => text.length < 1_500 && CONSENT.test(outsideQuotes(text))));
  if (asking.size === 0) return asking;
  const letters = (some: readonly Block[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  for (const box of Map.groupBy(blocks, ({ home }) => home).values()) {
    if (letters(box.filter((block) => asking.has(block))) * 2 < letters(box)) continue;
    for (const block of box) asking.add(block);
  }
  return asking;
}
