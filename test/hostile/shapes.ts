// Documents that mean harm: feeds and pages, each made when it is asked for.

export interface Shape {
  name: string;
  make: () => string;
}

const rss = (body: string) =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title>${body}</channel></rss>`;
const MB = 1024 * 1024;
const LARGE = 9.5 * MB;
const filled = (piece: string, size = LARGE) => piece.repeat(Math.floor(size / piece.length));

const nested = (depth: number): Shape => ({
  name: `elements nested ${depth} deep`,
  make: () => rss(`<item><title>a</title><description>${"<a>".repeat(depth)}</description></item>`),
});

/** What a feed may be in size, depth and number; the largest are just below the cap of a feed. */
export const FEEDS: Shape[] = [
  ...[1e3, 1e4, 1e5, 1e6].map(nested),
  { name: "items nested in items", make: () => rss("<item>".repeat(1e6)) },
  { name: "a million items", make: () => rss("<item/>".repeat(1e6)) },
  {
    name: "100,000 items with titles",
    make: () => rss(filled("<item><title>a title of an item</title></item>", 5 * MB)),
  },
  {
    name: "100,000 attributes on one element",
    make: () => rss(`<item ${Array.from({ length: 1e5 }, (_, n) => `a${n}="1"`).join(" ")}><title>a</title></item>`),
  },
  { name: "a comment of 9.5 MB", make: () => rss(`<!--${"x".repeat(LARGE)}--><item><title>a</title></item>`) },
  { name: "CDATA that never ends", make: () => rss(`<item><description><![CDATA[${"x".repeat(LARGE)}`) },
  { name: "a DOCTYPE of 9.5 MB", make: () => `<!DOCTYPE rss [${filled('<!ENTITY a "b">')}]>${rss("")}` },
  { name: "a title of 9.5 MB", make: () => rss(`<item><title>${filled("x &lt; ")}</title></item>`) },
  { name: "tags in a title", make: () => rss(`<item><title>${filled("<b>x</b>")}</title></item>`) },
  { name: "references without end", make: () => rss(`<item><description>${filled("&amp;")}</description></item>`) },
  { name: "empty elements in one item", make: () => rss(`<item>${filled("<a/>")}</item>`) },
  {
    name: "100,000 names of elements",
    make: () => rss(`<item>${Array.from({ length: 1e5 }, (_, n) => `<e${n}>x</e${n}>`).join("")}</item>`),
  },
  {
    name: "namespaces declared again and again",
    make: () => rss(filled('<a:x xmlns:a="http://purl.org/dc/elements/1.1/">y</a:x>')),
  },
  {
    name: "full texts in two bytes",
    make: () =>
      rss(
        filled(
          `<item><title>Новость</title><content:encoded><![CDATA[${"<p>Как пережить ночь: советы врачей.</p>".repeat(200)}]]></content:encoded></item>`,
          5 * MB,
        ),
      ),
  },
  {
    name: "JSON of 500 full texts",
    make: () =>
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "t",
        items: Array.from({ length: 500 }, (_, id) => ({
          id,
          content_html: "<p>The pier is to close.</p>".repeat(650),
        })),
      }),
  },
  {
    name: "JSON of three million items",
    make: () => `{"version":"https://jsonfeed.org/version/1.1","items":[${filled("{},")}{}]}`,
  },
  {
    name: "JSON nested a million deep",
    make: () => `{"version":"https://jsonfeed.org/version/1.1","items":${"[".repeat(1e6)}`,
  },
];

const PROSE = "The council voted on Tuesday to close the old pier, and engineers agreed with it. ";
const ARTICLE = `<article><p>${PROSE.repeat(5)}</p><p>${PROSE.repeat(5)}</p></article>`;
const page = (body: string, head = "") =>
  `<html><head><title>Pier</title>${head}</head><body>${body}${ARTICLE}</body></html>`;

/** Twenty shapes of pages; each holds an article beside what is meant to stop its reader. */
export const PAGES: Shape[] = [
  { name: "1,000 nested elements", make: () => page("<div>".repeat(1e3)) },
  { name: "10,000 nested elements", make: () => page("<div>".repeat(1e4)) },
  { name: "100,000 nested elements", make: () => page("<div>".repeat(1e5)) },
  { name: "3,000 nested tables", make: () => page("<table><tr><td>".repeat(3e3)) },
  {
    name: "nested elements just below the limit, again and again",
    make: () => page(`${"<div>".repeat(250)}word. ${"</div>".repeat(250)}`.repeat(100)),
  },
  { name: "100,000 flat elements", make: () => page("<div>x</div>".repeat(1e5)) },
  { name: "29,000 paragraphs", make: () => page("<p>A word, and another.</p>".repeat(29_000)) },
  { name: "50,000 links", make: () => page('<a href="/x">link</a> '.repeat(50_000)) },
  { name: "2.9 MB of prose", make: () => page(`<p>${PROSE.repeat(30)}</p>`.repeat(1150)) },
  { name: "a quadratic srcset", make: () => page(`<img srcset="${"a".repeat(66_000)}${" ".repeat(66_000)}">`) },
  { name: "an endless class", make: () => page(`<p class="${"share-".repeat(1e5)}">x</p>`) },
  { name: "an unclosed style sheet in the head", make: () => page("", `<style>${"@media x{a{".repeat(1e5)}</style>`) },
  { name: "a style attribute of one word repeated", make: () => page(`<p style="${"left:".repeat(1e5)}">x</p>`) },
  {
    name: "100,000 attributes on one element",
    make: () => page(`<p ${Array.from({ length: 1e5 }, (_, n) => `a${n}`).join(" ")}>x</p>`),
  },
  {
    name: "structured data of 2 MB",
    make: () =>
      page(
        "",
        `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${PROSE.repeat(25_000)}"}</script>`,
      ),
  },
  {
    name: "structured data nested 100,000 deep",
    make: () => page("", `<script type="application/ld+json">${"[".repeat(1e5)}${"]".repeat(1e5)}</script>`),
  },
  { name: "a comment that never ends", make: () => page(`<!--${"- ".repeat(1e6)}`) },
  { name: "a tag that never ends", make: () => page(`<p ${"a ".repeat(1e6)}`) },
  { name: "500,000 references", make: () => page(`<p>${"&amp;&#x41;&nosuch;".repeat(150_000)}</p>`) },
  { name: "unclosed inline tags", make: () => page("<b><i><font>x".repeat(1e4)) },
];

/** What an article may say at its longest: texts that expressions and counting were slow on, or could be. */
export const TEXTS: Shape[] = [
  { name: "200,000 dots", make: () => ".".repeat(200_000) },
  { name: "dots and spaces", make: () => ". ".repeat(100_000) },
  { name: "quotation marks", make: () => '"'.repeat(100_000) },
  { name: "opened and never closed", make: () => `“${"said (he [and “".repeat(15_000)}` },
  { name: "one word of 200,000 letters", make: () => "a".repeat(200_000) },
  { name: "capitals without end", make: () => "A. ".repeat(60_000) },
  { name: "figures without end", make: () => "1,000.5 ".repeat(25_000) },
  { name: "dates without end", make: () => "on 3 March 2026 at 10.30 ".repeat(8_000) },
  { name: "20,000 short sentences", make: () => "He said so. ".repeat(20_000) },
  { name: "500 kB of prose", make: () => PROSE.repeat(6_000) },
  { name: "marks between letters", make: () => "a\u0301\u200d".repeat(60_000) },
  { name: "names in a row", make: () => "Anna Berg and ".repeat(15_000) },
];
