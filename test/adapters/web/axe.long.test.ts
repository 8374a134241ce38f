// Every kind of page in both themes and two widths, judged by axe: no violation of WCAG 2.2 A and AA.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { commands } from "../../../src/conversation/commands/index.ts";
import { plainMessage } from "../../../src/platform/index.ts";
import { wellFeed } from "./harness.ts";
import { hasBrowser, news, post, useBrowser } from "./visit.ts";
import { openWhole } from "./whole-bed.ts";

const axe = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const report = { outlet: "Harbour Post", feed: "f1", article: "a1", title: "As it has it", at: new Date(0) };
const feed = { ...wellFeed("Harbour Post", "https://harbour.example/feed"), tags: ["harbour", "weather"] };
const webhooks = [{ id: "w1", host: "hooks.example", sentence: "Well: the last was taken." }];
const about = { id: "s1", headline: "Both ferries closed" };
const management = {
  keys: [
    {
      hash: "a1",
      name: "Tablet",
      role: "guest" as const,
      scope: { kind: "page" as const },
      opens: "opens the page",
      lastUsed: new Date(0),
    },
    {
      hash: "b2",
      name: "Phone",
      role: "member" as const,
      scope: { kind: "page" as const },
      opens: "opens the page",
      lastUsed: undefined,
    },
  ],
  channels: [
    { id: "news", name: "news" },
    { id: "security", name: "Security" },
  ],
  reports: [{ number: 3, text: "Nine days, not ten", at: new Date(0), story: about }],
  thumbs: [{ story: about, useful: 2, notUseful: 1, at: new Date(0) }],
  today: { filter: { include: "ferries", exclude: "", origins: "1", importance: "any" } },
};

/** What axe finds on pages, and which are wider than their window, in both themes and two widths. */
async function faultsOn(page: Page, address: string, paths: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const width of [1280, 380])
    for (const colorScheme of ["light", "dark"] as const) {
      // So high that the line of commands, which stays at the foot of the window, covers nothing.
      await page.setViewportSize({ width, height: 5000 });
      await page.emulateMedia({ colorScheme });
      for (const path of paths) {
        await page.goto(address + path);
        // What a card tells only when it is opened is looked at too.
        if (path === "/") await page.locator(".more > summary").first().click();
        await page.evaluate(axe);
        const violations = (await page.evaluate(
          `axe.run({ runOnly: ${JSON.stringify(TAGS)} }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 120), nodes.length]))`,
        )) as unknown[];
        found.push(...violations.map((violation) => [path, width, colorScheme, violation]));
        const isWide = (await page.evaluate("document.documentElement.scrollWidth")) as number;
        if (isWide > width) found.push([path, width, "wider than its window", isWide]);
      }
    }
  return found;
}

describe.skipIf(!hasBrowser)("axe", () => {
  const { visit, browser } = useBrowser();

  test("finds no violation on any kind of page, in either theme, wide or narrow", { timeout: 300_000 }, async () => {
    const { web, page } = await visit({
      cards: true,
      commands,
      related: ["s0"],
      overview: {
        feeds: [feed],
        mutes: [{ id: "m", sentence: "Ferries." }],
        watches: [{ id: "q", sentence: "When do they sail again?" }],
        webhooks,
      },
      management,
    });
    const story = { ...post, story: { id: "s1", origins: 1, reports: [report] } };
    await web.post(news, { ...story, story: { ...story.story, id: "s0" } }, "k0");
    const ref = await web.post(news, story, "k1");
    await web.post(news, post, "k2");
    await web.edit(ref, { ...story, sections: [...post.sections, ...plainMessage("Added.").sections] });
    await web.post({ channel: news, thread: ref.message }, { ...plainMessage("x"), later: "update" }, "u1");
    const day = new Date().toISOString().slice(0, 10);
    const paths = [
      "/",
      "/?view=full",
      `/posts/${ref.message}`,
      `/posts/${ref.message}?version=1`,
      "/receipts/a1?start=0&end=10",
      "/search",
      "/channels/news/archive",
      `/channels/news/${day}`,
      "/outlets/Harbour%20Post",
      "/feeds/f1",
      "/tags/harbour",
      "/channels/news/archive?tag=harbour",
      `/channels/news/${day}?tag=weather`,
      "/manage",
      "/status",
      "/help",
      "/privacy",
      "/saved",
      "/nothing",
    ];
    expect(await faultsOn(page, web.address, paths)).toEqual([]);
  });

  test("finds none on what the holder of a key saved, and on what is hooked up", { timeout: 300_000 }, async () => {
    const at = await openWhole();
    try {
      const { message } = await at.web.post(
        news,
        { ...post, story: { id: "s1", origins: 1, reports: [report] } },
        "k1",
      );
      const page = await at.come(browser(), await at.key("Desk role:administrator"));
      await page.goto(`${at.web.address}/`);
      await page.getByRole("button", { name: "Save" }).first().click();
      await page.goto(`${at.web.address}/saved`);
      await page.locator(`#entry-${message}`).waitFor();
      await at.say("webhook add https://hooks.example/footnote");
      expect(await page.goto(`${at.web.address}/manage`).then((answer) => answer?.text())).toContain("hooks.example");
      expect(await faultsOn(page, at.web.address, ["/saved", "/manage"])).toEqual([]);
    } finally {
      await at.close();
    }
  });
});
