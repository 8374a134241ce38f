// Elements by the selectors of style sheets.
import { compile, type Options } from "css-select";
import type { Element, PageNode } from "./tree.ts";
import { elementsIn, isElement } from "./walk.ts";

const OPTIONS: Options<PageNode, Element> = {
  adapter: {
    isTag: isElement,
    getAttributeValue: (element, name) => element.getAttribute(name) ?? undefined,
    // The library asks for lists it may change, and changes none.
    getChildren: (node) => node.childNodes as PageNode[],
    getName: ({ localName }) => localName,
    getParent: ({ parentElement }) => parentElement,
    // As above.
    getSiblings: (node) => (node.parentElement?.childNodes ?? [node]) as PageNode[],
    prevElementSibling: ({ previousElementSibling }) => previousElementSibling,
    getText: ({ textContent }) => textContent,
    hasAttrib: (element, name) => element.hasAttribute(name),
    removeSubsets: (nodes) => nodes,
  },
};

/** What any of the selectors matches; one that cannot be read matches nothing. */
export function matching(root: Element, selectors: string[]): Element[] {
  if (selectors.length === 0) return [];
  try {
    return elementsIn(root, compile<PageNode, Element>(selectors.join(","), OPTIONS));
  } catch {
    return selectors.length === 1 ? [] : selectors.flatMap((selector) => matching(root, [selector]));
  }
}
