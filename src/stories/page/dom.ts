// The few members of the DOM that reading a page needs; linkedom provides them. Loaded only in the extractor's child process.

export interface Node {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentElement: Element | null;
  readonly childNodes: ArrayLike<Node>;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
}

export interface Element extends Node {
  readonly localName: string;
  readonly children: ArrayLike<Element>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  appendChild(node: Node): void;
  insertBefore(node: Node, before: Node | null): void;
  contains(node: Node): boolean;
  remove(): void;
}

export interface Document {
  readonly documentElement: Element;
  readonly body: Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  createElement(name: string): Element;
}

export const TEXT = 3;

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The element's text with every run of whitespace as one space, trimmed. */
export function lineOf(node: Node | null): string {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}
