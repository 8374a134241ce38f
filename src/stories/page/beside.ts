// Takes out what stands beside an article and is never part of it: consent boxes, line numbers.
import { everyPattern } from "../../language/languages.ts";
import type { Block } from "./blocks.ts";
import { outsideQuotes } from "../../language/quoted.ts";
import type { Document, Element } from "./tree.ts";
import { elementsIn } from "./walk.ts";

/** Classes and ids of consent boxes: what they are made with, or cookies beside a word for a box. */
const CONSENT_BOX =
  /(?:^|[\s_-])(?:onetrust|cookiebot|cybotcookie|didomi|usercentrics|truste|qc-cmp|sp_message|cookieconsent|cc-(?:window|banner)|osano|iubenda-cs|klaro|borlabs|fc-consent)|(?:cookies?|gdpr|ccpa|consent)[_-]?(?:banner|bar|box|consent|notice|notification|pop-?up|modal|dialog|wall|overlay|message|layer|law|prompt|alert|manager|preferences|disclaimer|hint|container|wrapper|root)(?![a-z])/i;
/** Classes of line numbers beside code. */
const GUTTER =
  /(?:^|[\s_-])(?:gutter|line-?numbers?|line-?nos?|linenodiv|ln-num|blob-num|hljs-ln-numbers|lnt?)(?![a-z])/i;

/** Removes consent boxes by their names, and line numbers; a box that holds the article itself is none. */
export function removeBeside(document: Document): void {
  const found = elementsIn(document.body, (element) => isConsentBox(element) || isGutter(element));
  for (const element of found) element.remove();
}

const namesOf = (element: Element): string => `${element.id} ${element.className}`;

const isConsentBox = (element: Element): boolean =>
  CONSENT_BOX.test(namesOf(element)) && element.querySelectorAll("article,main,h1").length === 0;

/** Nothing but numbers: named as a gutter, or counting on from line to line in a cell of its own. */
function isGutter(element: Element): boolean {
  if (element.localName === "body" || !/^(?:td|th|pre|span|div|a|code|li)$/.test(element.localName)) return false;
  const isNamed = GUTTER.test(namesOf(element));
  if (!isNamed && element.localName !== "td") return false;
  const text = element.textContent.trim();
  if (text === "" || !/^[\d\s]{1,20000}$/.test(text)) return false;
  const numbers = text.split(/\s+/).map(Number);
  return (
    isNamed || (numbers.length > 1 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1))
  );
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
