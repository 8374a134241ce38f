// Installed and read without a line, in a real browser: what was loaded stays, and goes with the right to read it.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { createWeb, type WebSettings } from "../../../adapters/web/index.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { memoryRecords } from "../../support/records.ts";
import { contextOf, createPage, settingsOf } from "./harness.ts";
import { hasBrowser, news, post, useBrowser } from "./visit.ts";

const TOKEN = "correct horse battery staple";

test("the page says how it is installed, with icons that every system takes", async () => {
  const { get } = createPage();
  const manifest = await get("/assets/manifest.json");
  expect(manifest.headers.get("content-type")).toBe("application/manifest+json");
  const { icons, start_url: start } = (await manifest.json()) as {
    icons: { src: string; type: string }[];
    start_url: string;
  };
  expect(start).toBe("/");
  expect(icons.map(({ type }) => type)).toContain("image/png");
  for (const { src, type } of icons) expect((await get(src)).headers.get("content-type")).toBe(type);
  expect(await (await get("/")).text()).toContain('rel="manifest" href="/assets/manifest.json"');
  const worker = await get("/assets/worker.js");
  expect(worker.headers.get("service-worker-allowed")).toBe("/");
  expect(worker.headers.get("content-security-policy")).toContain("connect-src 'self'");
});

describe.skipIf(!hasBrowser)("without a line", () => {
  const { visit, open, browser } = useBrowser();
  const kept = async (page: Page): Promise<string[]> =>
    (await page.evaluate(
      `caches.open("read").then((cache) => cache.keys()).then((all) => all.map(({ url }) => url))`,
    )) as string[];

  test("what was loaded is read, what was not says so, and the page tells that the line is gone", async () => {
    const { web, page } = await visit({ first: 2, worker: true, cards: true });
    await expect.poll(() => kept(page)).toContain(`${web.address}/`);
    await expect.poll(() => kept(page)).toContain(`${web.address}/assets/page.js`);
    await page.goto(`${web.address}/posts/m1`, { waitUntil: "domcontentloaded" });
    await expect.poll(() => kept(page)).toContain(`${web.address}/posts/m1`);
    await web.stop();
    await page.goto(web.address);
    expect(await page.locator("article.post").count()).toBe(2);
    await page.getByText("The connection is lost").first().waitFor();
    await page.goto(`${web.address}/posts/m1`, { waitUntil: "domcontentloaded" });
    expect(await page.locator("article.post").count()).toBe(1);
    await page.goto(`${web.address}/posts/m2`);
    expect(await page.textContent("body")).toContain("was not opened before");
  });

  const signedIn = async (keys: { secret: string }[]) => {
    const settings: Partial<WebSettings> = { WEB_TOKEN: TOKEN };
    const records = memoryRecords();
    const [messages, held] = [
      memoryLog(),
      keys.map((key) => ({
        ...key,
        hash: `h${key.secret}`,
        name: "Tablet",
        role: "member" as const,
        scope: { kind: "page" as const },
      })),
    ];
    const start = async (port = 0) => {
      const web = createWeb(settingsOf({ ...settings, WEB_PORT: port }), { ...contextOf(messages), records });
      open.push(web);
      await web.start(fakeInbox({ keys: held }));
      return web;
    };
    const web = await start();
    await web.post(news, post, "k1");
    const page = await (await browser().newContext()).newPage();
    await page.goto(`${web.address}/?token=${keys[0]?.secret ?? TOKEN}`);
    await expect.poll(() => kept(page)).toContain(`${web.address}/`);
    return { web, page, held, again: () => start(Number(new URL(web.address).port)) };
  };

  test("nothing is read any more once somebody signed out", async () => {
    const { web, page } = await signedIn([]);
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByLabel("Token").waitFor();
    expect(await kept(page)).not.toContain(`${web.address}/`);
    await web.stop();
    await expect(page.goto(web.address)).rejects.toThrow("ERR_FAILED");
  });

  test("whose key is revoked reads what was kept until the server is reached again, and then no longer", async () => {
    const { web, page, held, again } = await signedIn([{ secret: "fn_tablet" }]);
    held.length = 0;
    await web.stop();
    await page.goto(web.address);
    expect(await page.locator("article.post").count()).toBe(1);
    const back = await again();
    await page.goto(web.address);
    await page.getByLabel("Token").waitFor();
    const pages = async () => (await kept(page)).filter((address) => !address.includes("/assets/"));
    await expect.poll(pages).toEqual([]);
    await back.stop();
    await expect(page.goto(web.address)).rejects.toThrow("ERR_FAILED");
  });
});
