// Markup to a tree, without scripts, drawings, forms and comments, which no page shows as text.
import { Parser } from "htmlparser2";
import { BotError } from "../../core/errors.ts";
import { Document, Element, Text } from "./tree.ts";
import { isElement } from "./walk.ts";
import { sentence } from "../../words/index.ts";

/** Deeper pages cost Readability seconds per megabyte and carry no articles. */
const MAX_DEPTH = 300;
const MAX_ELEMENTS = 30_000;

const HEAD_TAGS = new Set(["title", "meta", "link", "script", "style", "base", "noscript", "template"]);
/** Never shown as text of the page, or shown only where scripts do not run. */
const UNSEEN_TAGS = new Set(
  `style noscript template iframe frame object embed applet canvas svg video audio map select datalist option textarea input
  button progress meter rp rt annotation annotation-xml`.split(/\s+/),
);

export interface Built {
  document: Document;
  /** Texts of the page's own style sheets. */
  sheets: string[];
}

/**
 * The page as a browser would stand it up: a head and a body, also where the page spells neither or closes none. Throws BotError
 * `extract_failed` as soon as it proves too deep or too large.
 */
export function buildPage(source: string): Built {
  const document = new Document();
  const root = document.documentElement;
  const sheets: string[] = [];
  const open: Element[] = [root];
  /** Open elements of one that is read past, itself included. */
  let skipping = 0;
  let sheet: string | undefined;
  let elements = 0;

  /** What stands in no body, or in a head where it does not belong, is the body's. */
  const parentFor = (name: string): Element => {
    const parent = open.at(-1);
    if (parent && parent !== root && parent !== document.head) return parent;
    return HEAD_TAGS.has(name) ? document.head : document.body;
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      if (elements > MAX_ELEMENTS || open.length + skipping > MAX_DEPTH) {
        throw new BotError("extract_failed", sentence("errors.pageTooDeep"));
      }
      if (skipping > 0 || isUnseen(name, attributes)) {
        if (skipping === 0 && name === "style") sheet = "";
        skipping += 1;
        return;
      }
      if (name === "html" || name === "head" || name === "body") {
        const known = name === "html" ? root : document[name];
        addMissing(known, attributes);
        open.push(known);
        return;
      }
      // Names stand side by side, whatever parts them in the markup: what is made of them is compared.
      if (attributes["class"]) attributes["class"] = attributes["class"].trim().replace(/\s+/g, " ");
      const element = new Element(name, attributes);
      parentFor(name).grow(element);
      open.push(element);
    },
    ontext(text) {
      if (sheet !== undefined) sheet += text;
      if (skipping > 0) return;
      const parent = parentFor("");
      const before = parent.lastChild;
      // A reference like &amp; parts a text in the markup only.
      if (before && !isElement(before)) before.textContent += text;
      else parent.grow(new Text(text));
    },
    onclosetag() {
      if (skipping === 0) open.pop();
      else skipping -= 1;
      if (skipping > 0 || sheet === undefined) return;
      sheets.push(sheet);
      sheet = undefined;
    },
  });
  parser.end(source);
  return { document, sheets };
}

function addMissing(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes))
    if (!element.hasAttribute(name)) element.setAttribute(name, value);
}

function isUnseen(name: string, attributes: Record<string, string>): boolean {
  // A template that is a shadow root is shown in its host's place.
  if (name === "template" && "shadowrootmode" in attributes) return false;
  return UNSEEN_TAGS.has(name) || (name === "script" && attributes["type"] !== "application/ld+json");
}
