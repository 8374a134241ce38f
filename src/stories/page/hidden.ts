// Takes out of a page whatever no reader of it would see, so that hidden text can never reach a model.
import { coloursOf, hidingSelectors, isHiding, rgb } from "./hiding.ts";
import { matching } from "./select.ts";
import type { Document, Element, PageNode } from "./tree.ts";
import { after, following, isElement } from "./walk.ts";

/**
 * Removes hidden elements; `sheets` are the page's own style sheets. What holds most of the page's text stays: such a page shows
 * itself by script.
 */
export function removeHidden(document: Document, sheets: string[]): void {
  const root = document.documentElement;
  const survey: Survey = { hidden: [], ids: new Set(), classes: new Set() };
  removeUnseen(root, survey);
  const { hidden, ids, classes } = survey;
  const names = new Set(Array.from(ids, (id) => `#${id}`));
  for (const several of classes) for (const name of several.split(/\s+/)) names.add(`.${name}`);
  const selectors = sheets.flatMap((sheet) => hidingSelectors(sheet, names));
  hidden.push(...matching(root, selectors));
  removeUnlessMost(hidden, document.body, onlyArticle(hidden, document.body));
}

/** A page that hides its one article until a script has run, or while a box stands before it: it is read all the same. */
function onlyArticle(hidden: readonly Element[], body: Element): (element: Element) => boolean {
  const marks = body.querySelectorAll("h1,article,main");
  const isHidden = (mark: Element): boolean => hidden.some((element) => element.contains(mark));
  if (marks.length === 0 || !marks.every(isHidden)) return () => false;
  const enough = body.textContent.length * ARTICLE_SHARE;
  return (element) => element.textContent.length >= enough && marks.some((mark) => element.contains(mark));
}

/** Of a page's text, what its one article holds at least. */
const ARTICLE_SHARE = 0.15;

interface Survey {
  hidden: Element[];
  ids: Set<string>;
  /** Class attributes as they are written. */
  classes: Set<string>;
}

/** One walk over the page: takes out what its own markup hides, and notes what may be hidden by style. */
function removeUnseen(root: Element, survey: Survey): void {
  const unseen: Element[] = [];
  let next: PageNode | null;
  for (let node: PageNode | null = root; node; node = next) {
    next = following(node, root);
    if (!isElement(node)) continue;
    if (isUnseen(node)) {
      unseen.push(node);
      next = after(node, root);
    } else note(node, survey);
  }
  for (const element of unseen) element.remove();
}

const isUnseen = (element: Element): boolean =>
  element.localName === "link" || (element.localName === "dialog" && !element.hasAttribute("open"));

/** Hidden by an attribute of its own. */
const isMarkedHidden = (element: Element): boolean =>
  element.getAttribute("aria-hidden") === "true" ||
  (element.hasAttribute("hidden") && element.getAttribute("hidden") !== "until-found");

function note(element: Element, { hidden, ids, classes }: Survey): void {
  if (element.id) ids.add(element.id);
  if (element.className) classes.add(element.className);
  const style = element.getAttribute("style");
  if (
    isMarkedHidden(element) ||
    isHiding(style ?? "") ||
    ((style !== null || element.hasAttribute("color")) && isUnreadable(element))
  ) {
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

/** Removes those elements that do not hold most of the page's text, the smallest first; `isKept` are others that stay. */
export function removeUnlessMost(
  elements: Element[],
  body: Element,
  isKept: (element: Element) => boolean = () => false,
): void {
  if (elements.length === 0) return;
  let total = body.textContent.length;
  const sized = elements.map((element) => ({ element, size: element.textContent.length }));
  for (const { element } of sized.toSorted((one, other) => one.size - other.size)) {
    if (element === body || element.localName === "html" || !body.contains(element)) continue;
    const size = element.textContent.length;
    if (size * 2 > total || isKept(element)) {
      // Readability looks at these too.
      for (const name of ["hidden", "aria-hidden", "style"]) element.removeAttribute(name);
      continue;
    }
    element.remove();
    total -= size;
  }
}
