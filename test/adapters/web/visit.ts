// A real browser on the page with a fake core behind it, for tests of what readers see.
import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { createWeb } from "../../../adapters/web/index.ts";
import type { ChannelRef, MessageLog } from "../../../src/platform/index.ts";
import { fakeInbox, type FakeInboxOptions } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { sampleMessage, sampleReceipts } from "../../support/messages.ts";
import { contextOf, settingsOf } from "./harness.ts";

const executablePath = process.env["FOOTNOTE_CHROMIUM"] ?? "/usr/bin/chromium";
export const hasBrowser = existsSync(executablePath);
const quiet = ["gpu", "quic", "background-networking", "component-update", "sync"].map((name) => `--disable-${name}`);
export const news: ChannelRef = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" };
/** Without pictures: a browser may load those from outside, and here nothing shall. */
export const post = sampleMessage({ sections: sampleMessage().sections.filter(({ kind }) => kind !== "picture") });

interface VisitOptions extends FakeInboxOptions {
  width?: number;
  /** So many posts stand there already. */
  first?: number;
  /** Posts as cards; all of each otherwise. */
  cards?: boolean;
  messages?: MessageLog;
  /** What was loaded is kept by the page's worker, as in life; without it, each test asks the server. */
  worker?: boolean;
}

/** Starts a browser for the tests of a file; what they opened is closed after each. */
export function useBrowser() {
  let browser: Browser;
  const open: { stop(): Promise<void> }[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    for (const web of open.splice(0)) await web.stop();
  });

  async function visit(options: VisitOptions = {}) {
    const inbox = fakeInbox({ receipts: sampleReceipts, ...options });
    const messages = options.messages ?? memoryLog();
    const web = createWeb(settingsOf(), contextOf(messages));
    open.push(web);
    await web.start(inbox);
    for (let n = 1; n <= (options.first ?? 0); n++) await web.post(news, post, `first${n}`);
    const browsing = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 800 },
      serviceWorkers: options.worker ? "allow" : "block",
    });
    if (!options.cards) await browsing.addCookies([{ name: "view", value: "full", url: web.address }]);
    const page = await browsing.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("dialog", (dialog) => (wrong.push(`dialog: ${dialog.message()}`), void dialog.dismiss()));
    page.on("request", (request) => request.url().startsWith(web.address) || wrong.push(request.url()));
    const connected = page.waitForResponse((response) => response.url().includes("/events"));
    await page.goto(web.address);
    await connected;
    return { web, inbox, messages, page, wrong };
  }
  return { visit, open, browser: () => browser };
}

/** Waits for words of a message, which are also announced in a region nobody sees. */
export const said = (page: Page, words: string) => page.locator(".body", { hasText: words }).waitFor();
export const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();
