// Walking a page: which node comes after which, in the order they are read.
import type { Element, PageNode } from "./tree.ts";

export function isElement(node: PageNode): node is Element {
  return node.nodeType === 1;
}

/** The node after this one in reading order, within `root`; null after the last. */
export function following(node: PageNode, root: Element): PageNode | null {
  if (isElement(node) && node.firstChild) return node.firstChild;
  return after(node, root);
}

/** The same, past all that is inside this node. */
export function after(node: PageNode, root: Element): PageNode | null {
  let at: PageNode | Element = node;
  while (at !== root) {
    if (at.nextSibling) return at.nextSibling;
    // Inside `root` every node stands in an element.
    at = at.parentNode as Element;
  }
  return null;
}

/** The elements inside `root` that fit, in reading order. */
export function elementsIn(root: Element, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (let node = following(root, root); node; node = following(node, root)) {
    if (isElement(node) && fits(node)) found.push(node);
  }
  return found;
}

/** The element's text with every run of whitespace as one space, trimmed. */
export function textLineOf(element: Element | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

export function childrenOf(element: Element): PageNode[] {
  const nodes: PageNode[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) nodes.push(node);
  return nodes;
}
