// A page as the list of its text blocks in reading order, each with what is needed to judge it.
import { type Document, type Element, type PageNode, TEXT } from "./tree.ts";
import { raised } from "./raised.ts";
import { isElement } from "./walk.ts";

export interface Block {
  /** Position in reading order; also the value of the element's MARK attribute. */
  index: number;
  tag: string;
  /** Whitespace collapsed; a line break of the page is a newline. */
  text: string;
  /** Share of the text that is link text, 0 to 1. */
  links: number;
  /** Tag names, classes and ids from the block outwards, lower case: `p.lead < div#story < body`. */
  trail: string;
  /** The nearest enclosing element that is not a list or quotation: blocks with one home stand side by side. */
  home: Element;
}

export const MARK = "data-block";

const BLOCK_TAGS = new Set(
  `address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);
/** Blocks that keep their own element. Others, `div` above all, are rebuilt by Readability and would lose the mark. */
const LEAF_TAGS = new Set([
  "p",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "dt",
  "dd",
  "pre",
  "blockquote",
  "td",
  "th",
  "figcaption",
]);
const INSIDE_LINK = /(?:^|< )a(?:[.#@ ]|$)/;
const INNER_TAGS = new Set(["li", "ul", "ol", "dl", "dd", "dt", "blockquote", "p", "h1", "h2", "h3", "h4", "h5", "h6"]);

/**
 * Lists the blocks under `root`, and marks each in the page: a run of text that stands bare between blocks is wrapped in a `p`
 * of its own. Two line breaks in a row part a run.
 */
export function blocksOf(document: Document, root: Element): Block[] {
  const blocks: Block[] = [];
  const holding = blockHolders(root);

  const visit = (element: Element, trail: string, home: Element): void => {
    if (!holding.has(element) || isDataRow(element)) {
      const parts = runsOf(Array.from(element.childNodes));
      if (LEAF_TAGS.has(element.localName) && parts.length <= 1) add(element, trail, home);
      else for (const part of parts) add(wrap(element, part), trail, home);
      return;
    }
    let run: PageNode[] = [];
    const flush = (): void => {
      for (const part of runsOf(run)) add(wrap(element, part), trail, home);
      run = [];
    };
    for (const child of Array.from(element.childNodes)) {
      if (isElement(child) && (BLOCK_TAGS.has(child.localName) || holding.has(child))) {
        flush();
        visit(child, `${nameOf(child)} < ${trail}`, INNER_TAGS.has(child.localName) ? home : child);
      } else run.push(child);
    }
    flush();
  };

  const add = (element: Element, trail: string, home: Element): void => {
    const { text, linked } = textOf(element);
    if (text === "") return;
    const index = blocks.length;
    element.setAttribute(MARK, String(index));
    const links = INSIDE_LINK.test(trail) ? 1 : Math.min(1, linked / text.length);
    blocks.push({ index, tag: element.localName, text, links, trail, home });
  };

  const wrap = (parent: Element, run: PageNode[]): Element => {
    // A run is never empty.
    const first = run[0]!;
    const paragraph = document.createElement("p");
    parent.insertBefore(paragraph, first);
    for (const node of run) paragraph.appendChild(node);
    return paragraph;
  };

  visit(root, nameOf(root), root);
  return blocks;
}

/** A row of short cells is one line; a row of a table that lays out the page is not. */
function isDataRow(element: Element): boolean {
  if (element.localName !== "tr" || element.children.length < 2) return false;
  return Array.from(element.children).every((cell) => cell.textContent.trim().length < 80);
}

/** Every element that has a block somewhere inside. */
function blockHolders(root: Element): Set<Element> {
  const holding = new Set<Element>();
  const visit = (element: Element): boolean => {
    let holds = false;
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (isElement(child) && (visit(child) || BLOCK_TAGS.has(child.localName))) holds = true;
    }
    if (holds) holding.add(element);
    return holds;
  };
  visit(root);
  return holding;
}

/** Consecutive inline nodes as runs with visible text, parted where two line breaks meet. */
function runsOf(nodes: PageNode[]): PageNode[][] {
  const runs: PageNode[][] = [];
  let run: PageNode[] = [];
  let breaks = 0;
  const flush = (): void => {
    if (run.some((node) => node.textContent.trim() !== "")) runs.push(run);
    run = [];
  };
  for (const node of nodes) {
    const isBreak = isElement(node) && node.localName === "br";
    if (isBreak) breaks += 1;
    else if (node.nodeType === TEXT && node.textContent.trim() === "") {
      // Space between breaks does not part them.
    } else breaks = 0;
    if (isBreak && breaks === 2) flush();
    else if (!(isBreak && breaks > 2)) run.push(node);
  }
  flush();
  return runs;
}

/** The element's text as a Block holds it, and how much of it is link text. */
function textOf(element: Element): { text: string; linked: number } {
  let text = "";
  let linked = 0;
  const isCode = element.localName === "pre";
  const write = (node: PageNode): void => {
    if (node.nodeType === TEXT) text += isCode ? node.textContent : node.textContent.replace(/\s+/g, " ");
    else if (isElement(node) && node.localName === "sup") {
      const after = node.nextSibling?.textContent ?? "";
      text += raised(text, node.textContent, after, node.getElementsByTagName("a").length > 0);
    } else if (isElement(node)) {
      const before = text.length;
      if (node.localName === "br") text += "\n";
      for (let child = node.firstChild; child; child = child.nextSibling) write(child);
      if (node.localName === "a") linked += text.slice(before).trim().length;
      if (node.localName === "td" || node.localName === "th") text += " ";
    }
  };
  write(element);
  text = text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
  return { text, linked };
}

function nameOf(element: Element): string {
  const id = element.getAttribute("id");
  const classes = element.getAttribute("class");
  const role = element.getAttribute("role");
  return `${element.localName}${id ? `#${id}` : ""}${classes ? `.${classes}` : ""}${role ? `@${role}` : ""}`.toLowerCase();
}
