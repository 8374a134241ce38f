// The pictures of docs/: the sample's page, and a post as Slack and Discord get it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { renderPost } from "../adapters/discord/render.ts";
import { render } from "../adapters/slack/render.ts";
import { type Message, onScreen } from "../src/platform/index.ts";
import { openStore } from "../src/store/index.ts";
import { newFolder, removeFolder, startNewsroom } from "../test/support/newsroom.ts";
import { chatPage, discordHtml, slackHtml } from "./chat-page.ts";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
const root = join(import.meta.dirname, "..");
const docs = (name: string): string => join(root, "docs", name);

/** The story that the chat pictures show: three reports of one event. */
const SHOWN = /^Pellworth Drawgate/;
const REPORTS = "3 reports";

const folder = await newFolder();
const browser = await chromium.launch({
  executablePath: process.env["FOOTNOTE_CHROMIUM"] ?? "/usr/bin/chromium",
  args: FLAGS,
});
try {
  const newsroom = await startNewsroom(folder);
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, colorScheme: "light" });
  await page.goto(newsroom.address);
  await page
    .locator("article.post", { hasText: SHOWN.source.slice(1) })
    .getByText(REPORTS)
    .first()
    .waitFor({ timeout: 240_000 });
  // The story with a picture, on its own page.
  const pictured = page.locator("article.post", { has: page.locator("img") }).first();
  const post = await pictured.locator('a[href^="/posts/"]').first().getAttribute("href");
  await page.goto(new URL(post!, newsroom.address).href);
  await page.locator("article.post img").first().waitFor();
  await page.screenshot({ path: docs("page.png") });
  await newsroom.end();

  const message = await told();
  await photograph("slack", slackHtml(render(message).flatMap(({ blocks }) => blocks)));
  const dress = { style: "components", ask: { key: undefined } } as const;
  await photograph("discord", discordHtml(renderPost(message, dress).components));
} finally {
  await browser.close();
  await removeFolder(folder);
}

/** The post as a channel shows it, before any platform gave it a form. */
async function told(): Promise<Message> {
  const store = await openStore({
    home: { kind: "embedded", folder: join(folder, "data") },
    redisUrl: undefined,
    now: () => new Date(),
    onError: () => {},
  });
  const ids = await store.db.selectFrom("deliveries").select("id").where("kind", "=", "story").execute();
  const deliveries = await Promise.all(ids.map(({ id }) => store.outbox.get(id)));
  await store.close();
  const found = deliveries.find((delivery) => delivery && SHOWN.test(delivery.payload.summary));
  if (!found) throw new Error("the story was not told");
  return onScreen(found.payload);
}

async function photograph(platform: "slack" | "discord", message: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 760, height: 400 } });
  // Pictures of the sample come from its files: its outlets have no address here.
  await page.route("**/*.png", (route) =>
    route.fulfill({ body: readFileSync(join(root, "sample/pictures/ferry.png")), contentType: "image/png" }),
  );
  await page.setContent(chatPage(platform, message));
  await page.screenshot({ path: docs(`${platform}.png`), fullPage: true });
}
