// Messages as HTML: every kind of section, and nothing foreign in it.
import { readFileSync } from "node:fs";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { renderMessage } from "../../../adapters/web/render.ts";
import { createPictures } from "../../../adapters/web/pictures.ts";
import { createView } from "../../../adapters/web/view.ts";
import { type Message, type Section, wordsIn } from "../../../src/platform/index.ts";
import { footnoteTo, sampleMessage } from "../../support/messages.ts";
import { memoryRecords } from "../../support/records.ts";
import { shared } from "../../support/shared.ts";

const pictures = createPictures(memoryRecords(), async () => undefined);
await pictures.open();
const view = createView("", (url) => url, wordsIn("en"), pictures.path);
const render = (message: Message) => renderMessage(message, "m1", view).toString();
const one = (...sections: Section[]) => render(sampleMessage({ sections }));
const line = (text: string, label?: string) => ({ label, spans: [{ kind: "text" as const, text }] });

describe("a message", () => {
  const html = render(sampleMessage());

  test("shows its headline as a link to the given address", () => {
    expect(html).toContain(
      '<a href="https://example.org/1" rel="noopener noreferrer nofollow">Both car ferries closed after a failed brake test</a>',
    );
  });

  test("keeps the numbers of its points and gives each an address", () => {
    expect(html).toMatch(/<li value="3" id="m1-point-3"/);
  });

  test.each(["inference", "opinion", "not fully confirmed"])("prints the label «%s» before its sentence", (label) => {
    expect(html).toContain(`<span class="tag">${label}</span>`);
  });

  test("links a footnote number to the receipt, with the name of the source for screen readers", () => {
    const { citation } = footnoteTo("The operator expects repairs to take nine days.", 2);
    expect(html).toContain(`href="/receipts/a2?start=${citation.start}&amp;end=${citation.end}#passage"`);
    expect(html).toContain('aria-label="Footnote 2, The Daily Tide">2</a>');
  });

  test("keeps a footnote number on the line of its word", () => {
    expect(html).toContain('nine days.<a class="footnote"');
  });

  test("sets the first text under a headline as its lead, also below a picture", () => {
    const [headline, lead, picture, ...rest] = sampleMessage().sections;
    for (const sections of [
      [headline!, lead!, ...rest],
      [headline!, picture!, lead!, ...rest],
    ]) {
      expect(one(...sections).match(/class="text lead"/g)).toHaveLength(1);
    }
    expect(one(lead!)).not.toContain("lead");
  });

  test("shows both sides of a disagreement with their passages", () => {
    expect(html).toContain("The sources disagree: length of the repairs");
    expect(html).toMatch(/9 days[\s\S]*repairs to take nine days[\s\S]*40 minutes[\s\S]*queues reached 40 minutes/);
  });

  test("marks the passage of a receipt in its surroundings", () => {
    expect(html).toContain("southern bridge, where <mark>queues reached 40 minutes</mark>.");
  });

  test("shows a picture with its description and credit, from this page and by no script", () => {
    expect(html).toMatch(/<img\s+src="\/pictures\/[\w-]+\.[\w-]{22}"\s+alt="A white car ferry/);
    expect(html).not.toContain("pictures.example.org");
    expect(html).toContain("Picture: Ines Alder / Harbour Post");
  });

  test("lists sources as a list and moments as machine-readable times", () => {
    expect(html).toMatch(/<ul class="sources">\s*<li/);
    expect(html).toContain('<time datetime="2026-11-23T07:40:00.000Z" data-style="time">07:40 UTC</time>');
  });

  test("carries its language, and none when that is not a language tag", () => {
    expect(render(sampleMessage({ language: "ar" }))).toContain('lang="ar"');
    expect(render(sampleMessage({ language: '" onload="x' }))).toContain('lang="und"');
  });

  test("leaves out what it does not have", () => {
    expect(one({ kind: "text", title: undefined, lines: [line("Alone.")] })).not.toContain("<h3");
  });
});

describe("an address from outside", () => {
  test.each([
    ["javascript:alert(1)"],
    ["JaVaScRiPt:alert(1)"],
    ["data:text/html,x"],
    ["//evil.test/x"],
    ["/posts/1"],
    ["https://news.example@evil.test/"],
    ["not an address"],
    ["file:///etc/passwd"],
  ])("%s stays text", (url) => {
    expect(one({ kind: "headline", text: "Title", url })).not.toContain("<a ");
  });

  test("a picture without an address of the web is left out", () => {
    const picture = (url: string) => one({ kind: "picture", picture: { url, alt: undefined, credit: undefined } });
    for (const url of [
      "javascript:alert(1)",
      "data:image/png;base64,x",
      "//evil.test/a.jpg",
      "https://a:b@evil.test/a.jpg",
    ])
      expect(picture(url)).not.toContain("<img");
    expect(picture("https://pictures.example.org/a.jpg")).toContain('alt=""');
  });

  test("addresses of the sample newsroom are shown where they are served", () => {
    const sample = createView("", (url) => url.replace("https://harbour.example", "http://127.0.0.1:4800"));
    expect(sample.link("https://harbour.example/a")).toBe("http://127.0.0.1:4800/a");
  });
});

describe("markup in foreign text", () => {
  const corpus = shared("corpus/injection/xss.jsonl");
  const strings = corpus
    ? readFileSync(corpus, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((entry) => (JSON.parse(entry) as { text: string }).text)
    : [];

  /** Elements and attribute names, without what stands in them. */
  function skeleton(html: string): string {
    const walk = (nodes: ReturnType<typeof parseDocument>["children"]): string =>
      nodes
        .map((node) => {
          if (!("children" in node)) return node.type === "text" ? "" : `!${node.type}`;
          const attributes = "attribs" in node ? Object.keys(node.attribs).join(",") : "";
          return `<${"name" in node ? node.name : ""} ${attributes}>${walk(node.children as never)}</>`;
        })
        .join("");
    return walk(parseDocument(html).children);
  }

  /** A message with `text` in every place that takes text. */
  function everywhere(text: string): Message {
    const note = {
      ...footnoteTo("queues reached 40 minutes"),
      source: text,
      citation: { articleId: text, sentence: 1, passage: text, start: 0, end: 1 },
    };
    return sampleMessage({
      language: text,
      summary: text,
      sections: [
        { kind: "headline", text, url: undefined },
        {
          kind: "text",
          title: text,
          lines: [
            {
              label: text,
              spans: [
                { kind: "text", text, style: "quote" },
                { kind: "footnote", footnote: note },
                { kind: "link", text, url: "https://example.org/" },
              ],
            },
          ],
        },
        { kind: "points", title: text, points: [{ number: 1, line: line(text, text) }] },
        { kind: "receipt", number: 1, footnote: note, before: text, passage: text, after: text },
        { kind: "disagreement", about: text, sides: [{ value: text, footnote: note, passage: text }] },
        { kind: "picture", picture: { url: "https://example.org/a.jpg", alt: text, credit: text } },
        { kind: "context", lines: [line(text)] },
      ],
    });
  }

  const withLink = (url: string): Message =>
    sampleMessage({
      sections: [
        { kind: "headline", text: "Title", url },
        { kind: "text", title: undefined, lines: [{ label: undefined, spans: [{ kind: "link", text: "Link", url }] }] },
      ],
    });

  test.skipIf(!corpus)("adds no element and no attribute, wherever it stands", () => {
    expect(strings.length).toBeGreaterThan(100);
    const harmless = skeleton(render(everywhere("harmless words")));
    const differing = strings.filter((text) => skeleton(render(everywhere(text))) !== harmless);
    expect(differing).toEqual([]);
  });

  test.skipIf(!corpus)("becomes an http link or no link, as an address", () => {
    const allowed = [skeleton(render(withLink("https://example.org/"))), skeleton(render(withLink("nowhere")))];
    const rendered = strings.map((text) => render(withLink(text)));
    expect(rendered.filter((html) => !allowed.includes(skeleton(html)))).toEqual([]);
    const hrefs = rendered.flatMap((html) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href));
    expect(hrefs.filter((href) => !/^https?:\/\//.test(href!))).toEqual([]);
  });
});
