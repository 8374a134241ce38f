// The tree a page becomes: how it stands up, and that it moves and reads as a whole DOM does.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { buildPage } from "../../src/stories/page/build.ts";
import { matching } from "../../src/stories/page/select.ts";
import type { Document, Element, PageNode } from "../../src/stories/page/tree.ts";
import { randomFrom } from "../support/random.ts";

/** A node and all inside it on one line: `div(p("one")b())`. */
function outline(node: PageNode): string {
  if (node.nodeType === 3) return JSON.stringify(node.textContent);
  const element = node as Element;
  const attributes = Array.from(element.attributes, ({ name, value }) => `[${name}=${value}]`).toSorted();
  return `${element.localName}${attributes.join("")}(${Array.from(element.childNodes, outline).join("")})`;
}

const built = (html: string): Document => buildPage(html).document;
const whole = (html: string): Document => parseHTML(html).document as unknown as Document;

describe("a page stands up", () => {
  const nothing = "html(head()body())";
  test.each([
    ["with a head and a body it does not spell", "<p>one</p>", `html(head()body(p("one")))`],
    ["with its title in the head", "<title>T</title><p>one</p>", `html(head(title("T"))body(p("one")))`],
    [
      "where the head is never closed",
      "<html><head><title>T</title><div>one</div><meta name=a><p>two</p></html>",
      `html(head(title("T")meta[name=a]())body(div("one")p("two")))`,
    ],
    [
      "with what stands before and after the body",
      "<b>1</b><body><i>2</i></body><u>3</u>",
      `html(head()body(b("1")i("2")u("3")))`,
    ],
    [
      "with the attributes of each of its bodies",
      `<body id="a"><body id="b" class="c">`,
      "html(head()body[class=c][id=a]())",
    ],
    ["with classes that single spaces part", `<p class=" a\n\tb ">`, `html(head()body(p[class=a b]()))`],
    ["without comments and scripts", "a<!-- b --><script>c</script>d", `html(head()body("ad"))`],
    ["without drawings, forms and frames", "<svg><a>x</a></svg><select><option>y</select><iframe>z</iframe>", nothing],
    ["out of nothing", "", nothing],
  ])("%s", (_name, html, wanted) => {
    expect(outline(built(html).documentElement)).toBe(wanted);
  });

  test("with structured data, and its sheets beside it", () => {
    const { document, sheets } = buildPage(
      `<style>a{}</style><script type="application/ld+json">{}</script><style>b{}`,
    );
    expect(outline(document.head)).toBe('head(script[type=application/ld+json]("{}"))');
    expect(sheets).toEqual(["a{}", "b{}"]);
  });

  test("whatever its attributes are called", () => {
    const [named, plain] = built(`<p constructor="1" __proto__="2"><p>`).getElementsByTagName("p");
    expect(named!.getAttribute("constructor")).toBe("1");
    expect(plain!.getAttribute("constructor")).toBeNull();
    expect(plain!.hasAttribute("__proto__")).toBe(false);
  });

  test.each([
    ["too deep", "<div>".repeat(301)],
    ["too deep where nothing is built", `<svg>${"<g>".repeat(301)}`],
    ["too large", "<b></b>".repeat(30_001)],
    ["too large where nothing is built", `<svg>${"<g></g>".repeat(30_001)}`],
  ])("unless it is %s", (_name, html) => {
    expect(() => built(html)).toThrow(BotError);
  });
});

describe("the tree", () => {
  const seed = Math.trunc(Math.random() * 1e9);
  const random = randomFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;
  const markup = (depth: number): string =>
    Array.from({ length: 1 + below(4) }, () => {
      if (depth === 0 || random() < 0.3) return pick(["one", " two ", "three, four", "<br>"]);
      const tag = pick(["div", "span", "b", "section"]);
      return `<${tag} class="${pick(["a", "b", "a b"])}" id="${pick(["x", "y"])}">${markup(depth - 1)}</${tag}>`;
    }).join("");

  const nodesIn = (root: Element): PageNode[] => {
    const nodes: PageNode[] = [];
    const visit = (node: PageNode): void => {
      nodes.push(node);
      for (const child of node.childNodes) visit(child);
    };
    for (const child of root.childNodes) visit(child);
    return nodes;
  };

  /** What a node says of itself and its place, as text. */
  const told = (node: PageNode): unknown[] => {
    const around = [node.parentElement, node.nextSibling, node.previousSibling];
    const named = [...around, node.nextElementSibling, node.previousElementSibling].map((at) => at?.nodeName ?? null);
    if (node.nodeType === 3) return [node.textContent, ...named];
    const element = node as Element;
    const ends = [element.firstChild, element.lastChild, element.firstElementChild].map((at) => at?.nodeName ?? null);
    const inside = [element.children, element.childNodes, element.getElementsByTagName("b")].map(
      ({ length }) => length,
    );
    const chosen = Array.from(element.querySelectorAll("DIV,b"), ({ tagName }) => tagName);
    return [element.textContent, element.className, element.id, ...named, ...ends, ...inside, ...chosen];
  };

  test(`moves as a whole DOM does, seed ${seed}`, () => {
    for (let page = 0; page < 30; page += 1) {
      const html = `<html><head></head><body>${markup(4)}</body></html>`;
      const twins = [built(html), whole(html)];
      for (let step = 0; step < 30; step += 1) {
        const [one, other, way] = [random(), random(), below(6)];
        const [ours, theirs] = twins.map((document) => {
          const nodes = nodesIn(document.body);
          const node = nodes[Math.floor(one * nodes.length)];
          const target = nodes[Math.floor(other * nodes.length)];
          if (!node || !target || node === target) return [outline(document.body)];
          const free = node.nodeType === 3 || !(node as Element).contains(target);
          if (way === 0) node.remove();
          if (way === 1 && free && target.nodeType === 1) (target as Element).appendChild(node);
          if (way === 2 && free) target.parentElement!.insertBefore(node, target);
          if (way === 3 && free) target.parentElement!.replaceChild(node, target);
          if (way === 4) node.parentElement!.replaceChild(document.createElement("p"), node);
          if (way === 5 && node.nodeType === 1) {
            (node as Element).setAttribute("class", "c");
            (node as Element).removeAttribute("id");
          }
          return [outline(document.body), ...nodesIn(document.body).map(told)];
        });
        expect(ours).toEqual(theirs);
      }
    }
  });

  test(`is matched by selectors as a whole DOM is, seed ${seed}`, () => {
    const selectors = [
      "div",
      ".a",
      "#x .b",
      "div > span",
      "b + .a",
      ".a ~ div",
      "[id=y]",
      "div.a.b",
      "]broken[",
      "span",
    ];
    for (let page = 0; page < 30; page += 1) {
      const html = `<html><head></head><body>${markup(4)}</body></html>`;
      const [ours, theirs] = [built(html), whole(html)];
      for (const selector of selectors.filter((name) => name !== "]broken[")) {
        expect(matching(ours.documentElement, [selector, "]broken["]).map(outline)).toEqual(
          Array.from(theirs.querySelectorAll(selector), outline),
        );
      }
    }
  });

  test("is put back as it was by what was kept of it", () => {
    const { body } = built(`<div id="x">one<b>two</b><p>three<i></i></p></div><p>four</p>`);
    const before = outline(body);
    const kept = body.innerHTML;
    for (let again = 0; again < 2; again += 1) {
      body.firstElementChild!.setAttribute("id", "y");
      body.firstElementChild!.firstElementChild!.remove();
      body.innerHTML = kept;
      expect(outline(body)).toBe(before);
    }
  });

  test(`is read by Readability as a whole DOM is, seed ${seed}`, () => {
    const sentence = "The council voted on Tuesday, after a long debate, to close the old pier of the town. ";
    const read = (document: Document): unknown[] => {
      const found = new Readability(document as never).parse();
      return [found?.title, found?.byline, found?.textContent?.replace(/\s+/g, " ")];
    };
    for (let page = 0; page < 10; page += 1) {
      const parts = Array.from({ length: 12 }, (_, n) =>
        pick([
          `<p>${n} ${sentence.repeat(1 + below(5))}</p>`,
          `<div class="comment">${n} ${sentence}<br><br>${sentence}</div>`,
          `<div>${n} ${sentence}<a href="/x">${sentence}</a></div>`,
          `<ul><li>${n} ${sentence}</li><li><a href="/y">More</a></li></ul>`,
          `<table><tr><td>${n} ${sentence}</td></tr></table>`,
          `<div>${markup(3)}</div>`,
          `<div class="byline">By Ada Holm</div>`,
        ]),
      );
      const html = `<html><head><title>Pier to close - ${page}</title></head><body><div>${parts.join("")}</div></body></html>`;
      expect(read(built(html))).toEqual(read(whole(html)));
    }
  });
});
