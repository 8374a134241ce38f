// Takes out of a page whatever no reader of it would see, so that hidden text can never reach a model.
import { type Document, type Element, isElement, type Node } from "./dom.ts";
import { coloursOf, hidingSelectors, isHiding, rgb } from "./hiding.ts";

/** Never shown as text of the page, or shown only where scripts do not run. */
const UNSEEN_TAGS = new Set(
  `style noscript template iframe frame object embed applet canvas svg video audio map select datalist option textarea input
  button progress meter rp rt annotation annotation-xml link`.split(/\s+/),
);
const COMMENT = 8;

/** Removes comments and hidden elements. What holds most of the page's text stays: such a page shows itself by script. */
export function removeHidden(document: Document): void {
  const survey: Survey = { sheets: [], styled: [], hidden: [], names: new Set() };
  removeUnseen(document.documentElement, survey);
  const { hidden, names, sheets, styled } = survey;
  // A page's sheets are for the whole site: most of their rules match nothing here, which names alone tell.
  const selectors = sheets
    .flatMap(hidingSelectors)
    .filter((selector) => namesIn(selector).every((name) => names.has(name)));
  hidden.push(...matching(document, selectors));
  removeUnlessMost(hidden, document.body);
  for (const element of styled) element.removeAttribute("style");
}

/** What any of the selectors matches; one that this engine cannot read hides nothing here. */
function matching(document: Document, selectors: string[]): Element[] {
  if (selectors.length === 0) return [];
  try {
    return [...document.querySelectorAll(selectors.join(","))];
  } catch {
    return selectors.length === 1 ? [] : selectors.flatMap((selector) => matching(document, [selector]));
  }
}

interface Survey {
  /** Texts of the page's own style sheets. */
  sheets: string[];
  styled: Element[];
  hidden: Element[];
  /** Every class as `.name` and every id as `#name`. */
  names: Set<string>;
}

/** One walk over the page: takes out what is never shown, and notes what may be hidden by style. */
function removeUnseen(root: Element, survey: Survey): void {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeType === COMMENT) (node as Element).remove();
    else if (isElement(node)) {
      if (node.localName === "style") survey.sheets.push(node.textContent ?? "");
      if (isUnseen(node)) node.remove();
      else {
        note(node, survey);
        for (let child = node.firstChild; child; child = child.nextSibling) open.push(child);
      }
    }
  }
}

function isUnseen(element: Element): boolean {
  if (UNSEEN_TAGS.has(element.localName)) return true;
  if (element.localName === "script") return element.getAttribute("type") !== "application/ld+json";
  if (element.localName === "dialog" && !element.hasAttribute("open")) return true;
  if (element.getAttribute("aria-hidden") === "true") return true;
  return element.hasAttribute("hidden") && element.getAttribute("hidden") !== "until-found";
}

function note(element: Element, { styled, hidden, names }: Survey): void {
  const id = element.getAttribute("id");
  if (id) names.add(`#${id}`);
  for (const name of (element.getAttribute("class") ?? "").split(/\s+/)) if (name !== "") names.add(`.${name}`);
  const style = element.getAttribute("style");
  if (style !== null) styled.push(element);
  if (isHiding(style ?? "") || ((style !== null || element.hasAttribute("color")) && isUnreadable(element))) {
    hidden.push(element);
  }
}

/** Whether a text stands in the colour of its own ground, as far as the page's own attributes tell. */
function isUnreadable(element: Element): boolean {
  const colour = coloursOf(element.getAttribute("style") ?? "").colour ?? rgb(element.getAttribute("color") ?? "");
  if (colour === undefined) return false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = at.getAttribute("style") ?? "";
    const ground = coloursOf(style).ground ?? rgb(at.getAttribute("bgcolor") ?? "");
    if (ground !== undefined) return ground === colour;
    // Something is painted here whose colour cannot be told.
    if (/background/i.test(style)) return false;
  }
  return colour === "255,255,255";
}

function namesIn(selector: string): string[] {
  return selector.match(/[.#][\w-]+/g) ?? [];
}

/** Removes those elements that do not hold most of the page's text, the smallest first. */
export function removeUnlessMost(elements: Iterable<Element>, body: Element | null): void {
  let total = body?.textContent?.length ?? 0;
  const sized = Array.from(elements, (element) => ({ element, size: element.textContent?.length ?? 0 }));
  for (const { element } of sized.toSorted((one, other) => one.size - other.size)) {
    if (element === body || element.localName === "html" || !body?.contains(element)) continue;
    const size = element.textContent?.length ?? 0;
    if (size * 2 > total) continue;
    element.remove();
    total -= size;
  }
}
