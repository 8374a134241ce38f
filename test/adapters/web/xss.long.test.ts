// Hostile text in every place of the page that holds words of others, in a real browser: it stays text.
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWeb } from "../../../adapters/web/index.ts";
import type { ChannelRef, Message, ReceiptView } from "../../../src/platform/index.ts";
import { fakeInbox, replyOf } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { xss } from "../../support/xss.ts";
import { contextOf, settingsOf } from "./harness.ts";

const executablePath = process.env["FOOTNOTE_CHROMIUM"] ?? "/usr/bin/chromium";
const quiet = ["gpu", "quic", "background-networking", "component-update", "sync"].map((name) => `--disable-${name}`);
const news: ChannelRef = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" };

/** The text in every kind of section, span, action and citation. */
function everywhere(text: string, articleId: string): Message {
  const citation = { articleId, sentence: 1, passage: text, start: 0, end: 1 };
  const footnote = { number: 1, source: text, url: text, citation };
  const line = {
    label: text,
    spans: [
      { kind: "text" as const, text, style: "quote" as const },
      { kind: "link" as const, text, url: text },
      { kind: "command" as const, line: text, group: "help" as const },
      { kind: "footnote" as const, footnote },
    ],
  };
  return {
    summary: text,
    language: text,
    actions: [
      { id: "1:deeper:x", label: text, kind: "primary" },
      { id: "1:sources:x", label: text, kind: "menu" },
    ],
    sections: [
      { kind: "headline", text, url: text },
      { kind: "text", title: text, lines: [line] },
      { kind: "points", title: text, points: [{ number: 1, line }] },
      { kind: "receipt", number: 1, footnote, before: text, passage: text, after: text },
      { kind: "disagreement", about: text, sides: [{ value: text, footnote, passage: text }] },
      { kind: "picture", picture: { url: text, alt: text, credit: text } },
      { kind: "picture", picture: { url: "https://pictures.example.org/a.jpg", alt: text, credit: text } },
      { kind: "context", lines: [line] },
    ],
  };
}

describe.skipIf(!existsSync(executablePath))("in a browser, hostile text", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
  });
  afterAll(() => browser.close());

  test(`runs nothing, asks nobody outside and breaks no rule of the page, in ${xss.length} shapes and every place`, async () => {
    expect(xss.length).toBeGreaterThanOrEqual(200);
    expect(new Set(xss).size).toBe(xss.length);
    const receipts = xss.map((text, n): ReceiptView => ({
      articleId: `a${n}`,
      title: text,
      source: text,
      url: text,
      published: undefined,
      text: `${text} ${text}\n\n${text}`,
      start: 0,
      end: text.length,
      correctedBy: text,
    }));
    const health = { lastCheckedAt: undefined, lastOkAt: undefined, nextCheckAt: undefined, failures: 0 };
    const inbox = fakeInbox({
      receipts,
      overview: {
        feeds: xss.map((text) => ({
          id: text,
          title: text,
          url: text,
          state: text,
          health: { ...health, error: undefined },
          sentence: text,
        })),
        mutes: xss.map((text) => ({ id: text, sentence: text })),
        budget: xss[0],
      },
    });
    inbox.always("turn", () =>
      replyOf(
        "thread",
        { kind: "text", text: xss[1]! },
        { kind: "done", message: everywhere(xss[1]!, "a1"), key: "k" },
      ),
    );
    const web = createWeb(settingsOf(), { ...contextOf(memoryLog()), picture: async () => undefined });
    await web.start(inbox);
    const page = await (await browser.newContext()).newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => (wrong.push(`dialog: ${dialog.message()}`), void dialog.dismiss()));
    page.on("console", (said) => /Content.Security|Refused|violates/i.test(said.text()) && wrong.push(said.text()));
    page.on("request", (request) => request.url().startsWith(web.address) || wrong.push(`request: ${request.url()}`));
    page.on("framenavigated", (frame) => frame.url().startsWith(web.address) || wrong.push(`frame: ${frame.url()}`));
    await page.addInitScript(`document.addEventListener("securitypolicyviolation", (event) =>
      (window.reports ??= []).push(event.violatedDirective + " " + event.blockedURI))`);
    const look = async () => {
      const found = (await page.evaluate("({ pwned: window.pwned ?? 0, reports: window.reports ?? [] })")) as object;
      expect(found).toEqual({ pwned: 0, reports: [] });
      expect(wrong).toEqual([]);
    };

    try {
      // As they come, drawn by the page's own script…
      const connected = page.waitForResponse((response) => response.url().includes("/events"));
      await page.goto(web.address);
      await connected;
      let last = "";
      for (const [n, text] of xss.entries()) {
        last = (await web.post(news, everywhere(text, `a${n}`), `key${n}`)).message;
      }
      await expect.poll(() => page.locator(".post").count()).toBe(xss.length);
      await look();
      // …as the server draws them, page by page…
      for (let before = ""; before !== "none";) {
        await page.goto(web.address + before);
        await look();
        const older = page.locator('a[href*="before="]').first();
        before = (await older.count()) > 0 ? ((await older.getAttribute("href")) ?? "none") : "none";
      }
      // …in the article behind a footnote, where the whole text of a source stands…
      const step = Math.ceil(xss.length / 40);
      for (let n = 0; n < xss.length; n += step) {
        await page.goto(`${web.address}/receipts/a${n}?start=0&end=${xss[n]!.length}`);
        expect(await page.locator("mark").first().textContent()).toBe(xss[n]!.split("\n")[0]);
      }
      await look();
      // …in the lists of feeds and mutes, and in a talk.
      await page.goto(`${web.address}/status`);
      await look();
      await page.goto(`${web.address}/posts/${last}`);
      await page.getByRole("textbox").first().fill(xss[1]!);
      await page.keyboard.press("Enter");
      await expect.poll(() => inbox.calls.turn.length + inbox.calls.command.length).toBe(1);
      await look();
    } finally {
      await web.stop();
    }
  });
});
