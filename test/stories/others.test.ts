// Pages that hide their article, show others beside it, or say below it who wrote it: each kind, made small.
import { describe, expect, test } from "vitest";
import { extractPage } from "../../src/stories/extract-page.ts";

const STORY = [
  "The council of Port Ellery voted on Tuesday to close the grain pier, because its piles no longer carry trucks.",
  "Harbour master Ines Calloway said the pier would be shut to vehicles from Monday and to walkers a week later.",
  "Repairs are expected to cost 4.2 million crowns, which the council hopes to recover from the port authority.",
  "Some 60 ships a month unload grain there, most of it bound for the mills at Senn and Quernby.",
  "Mill owners said they had not been told of the decision and would ask for a meeting this week.",
];
const OTHERS = [
  "A ferry ran late on Sunday after a winch failed, leaving two hundred people on the quay for an hour.",
  "The town library will open on Saturdays again from January, its director told the council in a letter.",
  "Schools in Quernby reported a rise in the number of pupils who learn to swim before the age of ten.",
  "A bakery on Mill Lane won the county prize for rye bread, the third time in four years that it did so.",
];
const paragraphs = (sentences: readonly string[]): string => sentences.map((each) => `<p>${each}</p>`).join("");
const P = paragraphs(STORY);
const H = "<h1>Grain pier to close</h1>";
const NAV = "<nav><a href=/>Home</a><a href=/n>News</a></nav>";
const TEASERS = OTHERS.map(
  (each, n) => `<div class=t><h3><a href="/s/${n}">${each.slice(0, 40)}</a></h3><p>${each}</p></div>`,
);
const SIDE = `<div class=side>${TEASERS.join("").repeat(3)}</div>`;

const read = (body: string, head = "") =>
  extractPage(
    Buffer.from(
      `<!doctype html><html lang=en><head><title>Grain pier to close</title>${head}</head><body>${body}</body></html>`,
    ),
    { url: "https://post.example/2026/grain-pier", contentType: "text/html" },
    new Date("2026-11-29"),
  );
const textOf = (body: string, head = ""): string => read(body, head).text.replaceAll(/\s+/g, " ");

describe("an article that its page hides until a script has run", () => {
  test.each([
    [
      "behind a box that stands open",
      `<div role=dialog><p>Sign up and never miss a story.</p></div><div aria-hidden=true>${NAV}<article>${H}${P}</article></div>`,
    ],
    ["by an attribute", `<div class=loader>Loading.</div><div hidden>${NAV}<main>${H}${P}</main></div>`],
    [
      "by a style sheet, beside a longer list",
      `<style>.story{display:none}</style><div class=story>${H}${P}</div>${SIDE}`,
    ],
    ["by its own style, beside a longer list", `<article style="opacity:0">${H}${P}</article>${SIDE}`],
    ["where scripts run", `<div id=app></div><noscript>${H}${P}</noscript>`],
    ["in what calls itself a footer", `<footer>${H}${P}</footer>${SIDE}`],
  ])("is read: %s", (_how, body) => {
    expect(textOf(body)).toBe(STORY.join(" "));
  });

  test("hidden text beside an article that is shown stays unread", () => {
    expect(textOf(`<article>${H}${P}</article><div hidden><h1>Other</h1>${paragraphs(OTHERS.slice(0, 2))}</div>`)).toBe(
      STORY.join(" "),
    );
  });
});

describe("others on a page", () => {
  const few = STORY.slice(0, 2);
  const review = (name: string) =>
    `<div class=review><h3>${name}</h3><p>${name} is a place where the soup is hot and the waiters know each guest by name, which is rare.</p></div>`;
  test.each([
    [
      "teasers that say more than a short article",
      `<div>${H}${paragraphs(few)}</div><div>${TEASERS.join("")}</div>`,
      few,
    ],
    [
      "the next story below",
      `<article>${H}${P}</article><article><h2>Ferry late</h2>${paragraphs(OTHERS)}</article>`,
      STORY,
    ],
    [
      "reviews behind a review",
      `<div>${H}${P}</div><div><h2>More reviews</h2>${review("The Bell").repeat(3)}${review("Quay Nine")}</div>`,
      STORY,
    ],
    [
      "answers of readers in a plain list",
      `<article>${H}${P}</article><div><h3>3 Responses to Grain pier to close</h3><ol>${OTHERS.map((each) => `<li><p>Tom says: ${each}</p></li>`).join("")}</ol></div>`,
      STORY,
    ],
    [
      "a box that is a section of its own",
      `<article>${H}${P}<section><h4>Related stories</h4>${paragraphs(OTHERS)}</section></article>`,
      STORY,
    ],
  ])("are left out: %s", (_what, body, told) => {
    expect(textOf(body)).toBe(told.join(" "));
  });

  test("what a page is made of stays: entries of a live page, posts of a blog, a round-up of other sites", () => {
    const live = STORY.map((each, n) => `<article><time>1${n}:00</time><h2>Update</h2><p>${each}</p></article>`).join(
      "",
    );
    expect(textOf(`<main><h1>Storm: live</h1>${live}</main>`)).toContain(STORY[4]);
    const posts = [0, 2].map(
      (n) => `<div class=post><h2><a href="/p/${n}">Note</a></h2><p>${STORY[n]}</p><p>${STORY[n + 1]}</p></div>`,
    );
    for (const each of STORY.slice(0, 4)) expect(textOf(`<h1>Harbour notes</h1>${posts.join("")}`)).toContain(each);
    const links = OTHERS.map(
      (each, n) => `<div><h3><a href="https://o${n}.example/x">Read</a></h3><p>${each}</p></div>`,
    );
    expect(textOf(`<main>${H}${paragraphs(few)}${links.join("")}</main>`)).toContain(OTHERS[3]);
  });
});

describe("what stands below or between", () => {
  test.each([
    [
      "who sent it",
      `<p>Harbour Mills said that it would appeal to the county court.</p>`,
      `<h3>About Harbour Mills</h3><p>Harbour Mills is the largest miller of the coast, with 300 people and seven mills.</p>`,
    ],
    [
      "whom to ask",
      "",
      `<h3>Media contact</h3><p>Ann Lee, press office of Harbour Mills, telephone 555 0100, office hours only.</p>`,
    ],
    [
      "notes for editors",
      "",
      `<p><strong>Notes to editors</strong></p><p>1. Photographs of the pier may be used free of charge.</p>`,
    ],
    ["who wrote it", "", `<hr><p><em>Ines Calloway is a reporter at the Harbour Post. Follow her work there.</em></p>`],
    ["where to write", "", `<p>Do you know more about this story? Contact our newsroom at tips@post.example.</p>`],
    [
      "an offer of letters",
      "",
      `<p>Get the harbour news in your inbox every morning. Enter your email address below.</p>`,
    ],
  ])("is no part of the text: %s", (_what, more, below) => {
    const text = textOf(`${NAV}<article>${H}${P}${more}${below}</article>`);
    expect(text).toBe(
      [...STORY, ...(more ? ["Harbour Mills said that it would appeal to the county court."] : [])].join(" "),
    );
  });

  test("somebody of the story is told of, though they write for a living", () => {
    const last =
      "Tom Reyl is a columnist at the mill workers' paper, and he was the first to warn of the piles in a series that ran for most of last year. He told the council in March that two of them had been eaten by worms, showed pictures that divers had taken for him at night, and offered to pay for a survey out of his own pocket; nobody answered him until the first truck broke through the deck.";
    expect(textOf(`<article>${H}${P}<p>${last}</p></article>`)).toContain("Tom Reyl");
  });

  test("a sentence that is half a link is told", () => {
    const linked = STORY.map((each) => `<p><a href=/t>${each.slice(0, 65)}</a>${each.slice(65)}</p>`).join("");
    expect(textOf(`${NAV}${H}${linked}`)).toBe(STORY.join(" "));
  });
});

describe("a byline", () => {
  const authored = (name: string) => read(`<article>${H}${P}</article>`, `<meta name=author content="${name}">`).byline;
  const signed = (line: string) => read(`<article>${H}<p class=byline>${line}</p>${P}</article>`).byline;

  test.each([
    "%author%",
    "{{author}}",
    "[author]",
    "null null",
    "undefined",
    "admin1",
    "wpadmin",
    "news@post.example",
    "November 24, 2026",
    "ic",
    "IC",
    "24",
    "[object Object]",
    "Author Name",
    "Lorem Ipsum",
    "ERROR",
    "__NAME__",
  ])("names nobody: %s", (name) => {
    expect(authored(name)).toBeUndefined();
  });

  test.each(["By", "Posted on November 24, 2026", "Share Tweet Pin", "About the author", "Read more by this author"])(
    "is none: %s",
    (line) => {
      expect(signed(line)).toBeUndefined();
    },
  );

  test.each([
    ["By Ines Calloway | November 24, 2026 | 3 min read", "Ines Calloway"],
    ["By Ines Calloway Updated 10:41 GMT, 24 November 2026", "Ines Calloway"],
    ["Ines Calloway Follow @ines", "Ines Calloway"],
    ["Ines Calloway (ines@post.example)", "Ines Calloway"],
    ["By Ines Calloway, Political Editor", "Ines Calloway, Political Editor"],
    ["Ines Calloway | Harbour Post", "Ines Calloway | Harbour Post"],
    ["Li", "Li"],
    ["AP", "AP"],
  ])("is the name alone: %s", (line, name) => {
    expect(signed(line)).toBe(name);
  });
});
