// Every text and address of the corpus that means harm, as a post on the page in a real browser: it stays text.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sampleMessage } from "../../support/messages.ts";
import { shared } from "../../support/shared.ts";
import { hasBrowser, news, texts, useBrowser } from "./visit.ts";

describe.skipIf(!hasBrowser)("in a browser, the page", () => {
  const { visit } = useBrowser();

  const corpus = shared("corpus/injection/xss.jsonl");
  test.skipIf(!corpus)("runs nothing and asks nobody outside for any hostile text or address", async () => {
    const { web, page, wrong } = await visit();
    const strings = readFileSync(corpus!, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text);
    for (const [index, text] of strings.entries()) {
      const body = sampleMessage({
        summary: text,
        language: text,
        actions: [{ id: "a", label: text, kind: "menu" }],
        sections: [
          { kind: "headline", text, url: text },
          { kind: "text", title: text, lines: [{ label: text, spans: [{ kind: "link", text, url: text }] }] },
          { kind: "picture", picture: { url: text.startsWith("http") ? "x" : text, alt: text, credit: text } },
        ],
      });
      await web.post(news, body, `key${index}`);
    }
    await expect.poll(() => page.locator(".post").count()).toBe(strings.length);
    expect((await texts(page, ".post .headline"))[0]).toBe(strings.at(-1));
    expect(wrong).toEqual([]);
  });
});
