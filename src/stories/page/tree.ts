// A page as a tree: as much of the DOM as Readability and this folder ask for.
// A whole DOM, with a node for each attribute and listeners for each node, takes longer than all other reading.
import { type Attribute, attribute, upperCase } from "./names.ts";
import { childrenOf, elementsIn, following, isElement } from "./walk.ts";

export const TEXT = 3;

export type PageNode = Element | Text;

/** What elements and texts share: a place in the tree. */
abstract class Placed {
  parentNode: Element | Document | null = null;
  previousSibling: PageNode | null = null;
  nextSibling: PageNode | null = null;

  get parentElement(): Element | null {
    return this.parentNode instanceof Element ? this.parentNode : null;
  }

  get nextElementSibling(): Element | null {
    let node = this.nextSibling;
    while (node && !isElement(node)) node = node.nextSibling;
    return node;
  }

  get previousElementSibling(): Element | null {
    let node = this.previousSibling;
    while (node && !isElement(node)) node = node.previousSibling;
    return node;
  }

  remove(): void {
    // All that is placed is an element or a text.
    this.parentNode?.removeChild(this as unknown as PageNode);
  }
}

export class Text extends Placed {
  readonly nodeType = 3;
  textContent: string;

  constructor(text: string) {
    super();
    this.textContent = text;
  }

  get nodeName(): string {
    return "#text";
  }

  get childNodes(): readonly PageNode[] {
    return [];
  }
}

/** In place of HTML: Readability only keeps it, to put the same content back when it begins anew. */
type Copy = Element;

export class Element extends Placed {
  readonly nodeType = 1;
  readonly localName: string;
  readonly tagName: string;
  firstChild: PageNode | null = null;
  lastChild: PageNode | null = null;
  readonly #attributes: Record<string, string>;
  #childNodes: PageNode[] | undefined;
  #children: Element[] | undefined;
  #attributeList: Attribute[] | undefined;

  constructor(localName: string, attributes: Record<string, string> = {}) {
    super();
    this.localName = localName;
    this.tagName = upperCase(localName);
    this.#attributes = attributes;
  }

  get nodeName(): string {
    return this.tagName;
  }

  get ownerDocument(): typeof MAKER {
    return MAKER;
  }

  get childNodes(): readonly PageNode[] {
    return (this.#childNodes ??= childrenOf(this));
  }

  get children(): readonly Element[] {
    return (this.#children ??= childrenOf(this).filter(isElement));
  }

  get firstElementChild(): Element | null {
    const first = this.firstChild;
    return first === null || isElement(first) ? first : first.nextElementSibling;
  }

  get textContent(): string {
    if (this.firstChild === this.lastChild) return this.firstChild?.textContent ?? "";
    let text = "";
    for (let node = following(this, this); node; node = following(node, this)) {
      if (node.nodeType === TEXT) text += node.textContent;
    }
    return text;
  }

  get id(): string {
    return this.getAttribute("id") ?? "";
  }

  get className(): string {
    return this.getAttribute("class") ?? "";
  }

  get src(): string {
    return this.getAttribute("src") ?? "";
  }

  get srcset(): string {
    return this.getAttribute("srcset") ?? "";
  }

  getAttribute(name: string): string | null {
    // It has one by that name.
    return this.hasAttribute(name) ? this.#attributes[name]! : null;
  }

  hasAttribute(name: string): boolean {
    // An attribute may have the name of something that every object has.
    return Object.hasOwn(this.#attributes, name);
  }

  setAttribute(name: string, value: string): void {
    this.#attributes[name] = value;
    this.#attributeList = undefined;
  }

  removeAttribute(name: string): void {
    delete this.#attributes[name];
    this.#attributeList = undefined;
  }

  get attributes(): readonly Attribute[] {
    return (this.#attributeList ??= Object.entries(this.#attributes).map(([name, value]) => attribute(name, value)));
  }

  setAttributeNode({ name, value }: Attribute): void {
    this.setAttribute(name, value);
  }

  appendChild<T extends PageNode>(node: T): T {
    return this.insertBefore(node, null);
  }

  insertBefore<T extends PageNode>(node: T, before: PageNode | null): T {
    if (node === before) return node;
    node.remove();
    this.#forget();
    const previous = before ? before.previousSibling : this.lastChild;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous) previous.nextSibling = node;
    else this.firstChild = node;
    if (before) before.previousSibling = node;
    else this.lastChild = node;
    return node;
  }

  replaceChild<T extends PageNode>(node: PageNode, replaced: T): T {
    const next = replaced.nextSibling;
    this.removeChild(replaced);
    this.insertBefore(node, next);
    return replaced;
  }

  removeChild<T extends PageNode>(node: T): T {
    this.#forget();
    const { previousSibling: previous, nextSibling: next } = node;
    if (previous) previous.nextSibling = next;
    else this.firstChild = next;
    if (next) next.previousSibling = previous;
    else this.lastChild = previous;
    node.parentNode = node.previousSibling = node.nextSibling = null;
    return node;
  }

  /** Adds at the end a node that stands nowhere: what building a page does, tens of thousands of times. */
  grow(node: PageNode): void {
    node.parentNode = this;
    node.previousSibling = this.lastChild;
    if (this.lastChild) this.lastChild.nextSibling = node;
    else this.firstChild = node;
    this.lastChild = node;
  }

  contains(node: PageNode): boolean {
    let at: PageNode | Document | null = node;
    while (at && at !== this && at.nodeType !== 9) at = at.parentNode;
    return at === this;
  }

  getElementsByTagName(name: string): Element[] {
    return elementsIn(this, ({ localName }) => localName === name);
  }

  /** Elements by tag names alone, in either case, parted by commas. */
  querySelectorAll(names: string): Element[] {
    const wanted = new Set(names.toLowerCase().split(","));
    return elementsIn(this, ({ localName }) => wanted.has(localName));
  }

  get innerHTML(): Copy {
    return copy(this);
  }

  set innerHTML(kept: Copy) {
    while (this.firstChild) this.removeChild(this.firstChild);
    const again = copy(kept);
    while (again.firstChild) this.appendChild(again.firstChild);
  }

  copyAlone(): Element {
    return new Element(this.localName, { ...this.#attributes });
  }

  #forget(): void {
    this.#childNodes = this.#children = undefined;
  }
}

/** A page always has a head and a body. */
export class Document {
  readonly nodeType = 9;
  readonly documentElement = new Element("html");
  readonly head = new Element("head");
  readonly body = new Element("body");

  constructor() {
    this.documentElement.parentNode = this;
    this.documentElement.appendChild(this.head);
    this.documentElement.appendChild(this.body);
  }

  get firstChild(): Element {
    return this.documentElement;
  }

  get title(): string {
    return this.getElementsByTagName("title")[0]?.textContent ?? "";
  }

  createElement(name: string): Element {
    return MAKER.createElement(name);
  }

  createTextNode(text: string): Text {
    return MAKER.createTextNode(text);
  }

  getElementsByTagName(name: string): Element[] {
    return this.documentElement.getElementsByTagName(name);
  }

  querySelectorAll(names: string): Element[] {
    return this.documentElement.querySelectorAll(names);
  }

  /** A page keeps its root, also where Readability dislikes its class. */
  removeChild(): void {}
}

const MAKER = {
  createElement: (name: string): Element => new Element(name.toLowerCase()),
  createTextNode: (text: string): Text => new Text(text),
};

function copy(element: Element): Element {
  const root = element.copyAlone();
  let into = root;
  let at: PageNode = element;
  for (let node = following(element, element); node; node = following(node, element)) {
    // Where this node's parent is further up than the node before it, so is the copy's.
    if (node.parentNode !== at) {
      // Inside the copied element every node stands in an element.
      for (let up: Element = isElement(at) ? at : (at.parentNode as Element); up !== node.parentNode;) {
        up = up.parentNode as Element;
        into = into.parentNode as Element;
      }
    }
    if (isElement(node)) {
      const twin = node.copyAlone();
      into.grow(twin);
      into = twin;
    } else into.grow(new Text(node.textContent));
    at = node;
  }
  return root;
}
