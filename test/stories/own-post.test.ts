// Pages that show several posts, reviews or recipes: the one that the address names is read, whole, and no other.
import { describe, expect, it } from "vitest";
import { extractPage } from "../../src/stories/extract-page.ts";
import { growth, LINEAR } from "../support/growth.ts";

const OWN = [
  "The harbour office said on Monday that the grain pier of Ellery stays closed until spring, when its pilings are replaced.",
  "Ferries land at the south quay until then, and the fare is waived for everybody who lives above the harbour.",
];
const RYE =
  "The bakery of Ockley sells rye bread again, after its oven was moved to the cellar and dried for two weeks.";
const OATS =
  "The mill of Senn grinds oats for the first time since the war, and its owner says that nobody asked for them.";
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join("");
const HERE = "https://post.example/2026/pier";

const read = (body: string, url = HERE, title = "Pier closed") =>
  extractPage(
    Buffer.from(`<!doctype html><html lang=en><head><title>${title}</title></head><body>${body}</body></html>`),
    { url, contentType: "text/html" },
    new Date("2026-11-29"),
  );
const textOf = (...given: Parameters<typeof read>): string => read(...given).text;

/** A post of a blog; `to` is where its heading leads. */
const post = (to: string, title: string, texts: readonly string[], tag = "article") =>
  `<${tag} class="post hentry"><h2><a href="${to}">${title}</a></h2>${paragraphs(texts)}<p>3 comments</p></${tag}>`;
const others = (tag?: string) => post("/2026/rye", "Rye again", [RYE], tag) + post("/2026/oats", "Oats", [OATS], tag);

describe("of several posts on a page", () => {
  it.each([
    ["whose headings lead to their own pages", post("/2026/pier", "Pier closed", OWN) + others()],
    ["in plain boxes", `<div id=content>${post("/2026/pier/", "Pier closed", OWN, "div")}${others("div")}</div>`],
    ["the last one", `<main>${others()}${post("https://post.example/2026/pier", "Pier closed", OWN)}</main>`],
    [
      "behind its own heading",
      `<main><article class=post><h1>Pier closed</h1>${paragraphs(OWN)}</article>${others()}</main>`,
    ],
    [
      "under a heading for older ones",
      `<article><h1>Pier closed</h1>${paragraphs(OWN)}</article><section><h2>Previous posts</h2>${others("div")}</section>`,
    ],
    [
      "that end in a link to the whole of them",
      `<section class=rev><h1>Pier closed</h1>${paragraphs(OWN)}</section>${[RYE, OATS].map((text, n) => `<section class=rev><h2>Other ${n}</h2><p>${text}</p><a href="/r/${n}">Full review</a></section>`).join("")}`,
    ],
    [
      "in a box called after them",
      `<article><h1>Pier closed</h1>${paragraphs(OWN)}</article><div class=more-reviews><div><h3>Rye</h3><p>${RYE}</p></div><div><h3>Oats</h3><p>${OATS}</p></div></div>`,
    ],
    [
      "of readers",
      `<main><h1>Pier closed</h1><section>${paragraphs(OWN)}</section><section><h2>What others say</h2><div><h3>Great</h3><p>${RYE}</p></div><div><h3>Meh</h3><p>${OATS}</p></div></section></main>`,
    ],
  ])("the page's own is read: %s", (_how, body) => expect(textOf(body)).toBe(OWN.join("\n\n")));

  it("the one that an anchor names is read", () => {
    const notes = `<main><div id=pier class=note><h2>Pier closed</h2>${paragraphs(OWN)}</div><div id=rye class=note><h2>Rye again</h2>${paragraphs([RYE, OATS])}</div></main>`;
    expect(textOf(notes, "https://post.example/notes#rye", "Notes")).toBe(`${RYE}\n\n${OATS}`);
    expect(textOf(notes, "https://post.example/notes", "Notes")).toContain(OWN[0]);
    expect(textOf(notes, "https://post.example/notes", "Notes")).toContain(RYE);
  });

  it("all are read where the page is about all of them", () => {
    const sections = `<section class=s><h1>Pier closed</h1>${paragraphs(OWN)}</section><section class=s><h2>What follows</h2><p>${RYE}</p></section>`;
    for (const text of [...OWN, RYE]) expect(textOf(sections)).toContain(text);
    const entries = OWN.concat(RYE).map((text, n) => `<div class=e id=e${n}><h2>1${n}:00</h2><p>${text}</p></div>`);
    for (const text of [...OWN, RYE])
      expect(textOf(`<main>${entries.join("")}</main>`, HERE, "Storm: live")).toContain(text);
  });

  it("are told apart in one pass", () => {
    const page = (size: number) =>
      `<main>${others("div").repeat(size)}${post("/2026/pier", "Pier closed", OWN, "div")}</main>`;
    expect(growth(100, page, (body) => read(body))).toBeLessThan(LINEAR);
  });
});

describe("a list above the prose", () => {
  const recipe = (list: string) =>
    `<main><h1>Pier closed</h1><section><h2>You need</h2>${list}</section><section><h2>Method</h2>${paragraphs(OWN)}</section></main>`;
  it.each([
    [
      "what a recipe is made of",
      recipe("<ul><li>200 g lentils</li><li>1 onion</li></ul>"),
      "You need\n\n200 g lentils\n\n1 onion\n\nMethod",
    ],
    [
      "the same, line by line",
      recipe("<p>200 g lentils<br>1 onion<br>2 carrots</p>"),
      "You need\n\n200 g lentils\n1 onion\n2 carrots\n\nMethod",
    ],
    [
      "the points of a live page",
      `<main><h1>Pier closed</h1><ul class=key-points><li>Turnout was 61 percent of all voters.</li><li>The mayor has conceded.</li></ul><div><time>22:05</time>${paragraphs(OWN)}</div></main>`,
      "Turnout was 61 percent of all voters.",
    ],
  ])("begins the text: %s", (_what, body, opening) => expect(textOf(body).startsWith(opening)).toBe(true));

  it("of links begins none", () => {
    const menu = "<ul><li><a href=/a>All news.</a></li><li><a href=/b>The weather on the coast.</a></li></ul>";
    expect(textOf(`<main><h1>Pier closed</h1>${menu}<div>${paragraphs(OWN)}</div></main>`)).toBe(OWN.join("\n\n"));
  });
});

describe("a byline", () => {
  it.each([
    ["By", undefined],
    ["By {{author.name}}", undefined],
    ["By ${author}", undefined],
    ["%AUTHOR%", undefined],
    ["FAIL", undefined],
    ["JD", undefined],
    ["Firstname Lastname", undefined],
    ["#N/A", undefined],
    ["5 min read", undefined],
    ["Words: Ada Holm", "Ada Holm"],
    ["Text by Ada Holm, photos by Bo Lind", "Ada Holm"],
    ["Reviewed by Ada Holm", "Ada Holm"],
    ["Story: Ada Holm", "Ada Holm"],
    ["Ada Holm | 3 May 2026", "Ada Holm"],
  ])("%j names %s", (line, name) =>
    expect(read(`<article><h1>Pier closed</h1><p class=byline>${line}</p>${paragraphs(OWN)}</article>`).byline).toBe(
      name,
    ),
  );
});
