// The whole thing, as a person meets it: the program started with nothing configured, its page in a real browser.
import { existsSync, readFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type Page, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningNewsroom, newFolder, removeFolder, startNewsroom } from "./support/newsroom.ts";
import { shared } from "./support/shared.ts";

const executablePath = process.env["FOOTNOTE_CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
    " ",
  );
const feedFolder = shared("corpus/feeds");

describe.skipIf(!existsSync(executablePath))("a first run in a real browser (needs Chromium)", () => {
  let folder: string;
  let newsroom: RunningNewsroom;
  let browser: Browser;
  let page: Page;
  let feeds: Server;
  let feedAddress: string;

  beforeAll(async () => {
    const document = feedFolder ? readFileSync(`${feedFolder}/${pickFeed()}`) : "";
    feeds = createServer((_request, response) =>
      response.setHeader("content-type", "application/xml").end(document),
    ).listen(0, "127.0.0.1");
    await new Promise((resolve) => feeds.once("listening", resolve));
    const { port } = feeds.address() as AddressInfo;
    feedAddress = `http://127.0.0.1:${port}/feed.xml`;
    folder = await newFolder();
    newsroom = await startNewsroom(folder, { ALLOW_PRIVATE_HOSTS: `127.0.0.1:${port}` });
    browser = await chromium.launch({ executablePath, args: FLAGS });
    page = await browser.newPage();
    await page.goto(newsroom.address);
  });
  afterAll(async () => {
    await browser?.close();
    await newsroom?.end();
    feeds?.close();
    await removeFolder(folder);
  });

  /** Waits for the words to be on the page, and says whether a person sees them. */
  const shows = async (words: RegExp) => {
    const found = page.getByText(words).first();
    await found.waitFor({ timeout: 90_000 });
    return found.isVisible();
  };
  /** The post that stood first when the first was looked for: later ones go above it. */
  let first = "";
  const post = () => (first ? page.locator(`article.post[id="${first}"]`) : page.locator("article.post").first());
  const run = async (line: string) => {
    const input = page.getByRole("combobox", { name: /command/i });
    await input.fill(line);
    await input.press("Enter");
  };

  it("says plainly that it is a sample, and how to add real feeds", async () => {
    const banner = page.getByText(/sample newsroom/i).first();
    await banner.waitFor();
    expect(await page.textContent("body")).toMatch(/fictional/i);
    expect(await page.textContent("body")).toMatch(/add https:\/\//i);
  });

  it("posts the first story without anybody doing anything", async () => {
    await post().waitFor({ timeout: 90_000 });
    first = (await post().getAttribute("id")) ?? "";
    expect(first).not.toBe("");
    expect(await post().textContent()).toMatch(/\d reports?, \d origins?/);
  });

  it("opens a receipt and marks the passage inside its article", async () => {
    await post().locator("[data-receipt], .footnote, sup a, sup button").first().click();
    const mark = page.locator("dialog[open] mark, main mark").first();
    await mark.waitFor();
    const passage = (await mark.textContent()) ?? "";
    expect(passage.length).toBeGreaterThan(20);
    await page.keyboard.press("Escape");
  });

  const ask = async (question: string) => {
    const box = post().getByRole("textbox").first();
    if (!(await box.isVisible())) await post().getByText("Read on").click();
    await box.fill(question);
    await box.press("Enter");
  };

  it('answers "why 2?" from the story\'s own sources', async () => {
    await ask("why 2?");
    expect(await shows(/Point 2:/)).toBe(true);
    expect(await shows(/Sources used:|do not say/)).toBe(true);
  });

  it("says of passages that are only close that they may not answer, and where nothing is close that nothing does", async () => {
    // Whichever story came first, a word of its own title is near to something in it.
    const title = (await post().getByRole("heading").first().textContent()) ?? "";
    const [longest] = title.split(/[^\p{L}]+/u).toSorted((a, b) => b.length - a.length);
    await ask(`Which opera of 1871 had the ${longest} in its title?`);
    expect(await shows(/may not answer/)).toBe(true);
    await ask("Whose zorbik did Grimbaldo quaffle?");
    expect(await shows(/The sources I hold do not say/)).toBe(true);
  });

  it.skipIf(!feedFolder)("adds a real feed, shows its items and posts nothing old", async () => {
    await run(`add ${feedAddress}`);
    expect(await shows(/Now watching/)).toBe(true);
    expect(await page.textContent("body")).toMatch(/only what is new from now on is posted/);
  });

  it("mutes a story, and takes it back", async () => {
    await post().getByRole("button", { name: "Mute story" }).click();
    expect(await shows(/is muted here/)).toBe(true);
    await page.getByRole("button", { name: "Undo" }).last().click();
    expect(await shows(/Taken back/)).toBe(true);
  });

  it("ends in peace when it is asked to", async () => {
    expect(await newsroom.end()).toBe(0);
  });
});

/** Any captured RSS feed with a few items will do. */
function pickFeed(): string {
  const { feeds } = JSON.parse(readFileSync(shared("corpus/feeds/manifest.json")!, "utf8")) as {
    feeds: { file: string; kind: string; expected: { items: number } }[];
  };
  const found = feeds.find(
    ({ file, kind, expected }) => file.startsWith("captured/") && kind.startsWith("rss2") && expected.items >= 3,
  );
  return found!.file;
}
