// The page as a German browser asks for it: no English sentence of the bot is left.
import { describe, expect, it } from "vitest";
import { commands } from "../../../src/conversation/commands/index.ts";
import { wordsIn } from "../../../src/words/index.ts";
import { englishIn } from "../../support/english.ts";
import { samplePosts } from "../../support/posts.ts";
import { createPage } from "./harness.ts";

const german = { "accept-language": "de-AT,de;q=0.9,en;q=0.5" };

const [{ message, articles } = samplePosts()[0]!] = samplePosts(wordsIn("de"));
/** The outlets' own texts may hold words that the bot says in English too. */
const theirs = new Set(englishIn(articles.map(({ title, text, source }) => `${title}\n${text}\n${source}`).join("\n")));

describe("in German, the page", () => {
  it.each(["/", "/channels/news", "/help", "/status", "/nothing", "/receipts/none?start=0&end=2", "/posts/none"])(
    "%s says nothing in English",
    async (path) => {
      const page = createPage({ commands });
      await page.say("k1", message);
      const html = await (await page.get(path, german)).text();
      expect(html).toContain('<html lang="de');
      expect(englishIn(html).filter((key) => !theirs.has(key))).toEqual([]);
    },
  );

  it("asks for its token, and refuses what is wrong, in German", async () => {
    const page = createPage({ token: "a-token-of-sixteen" });
    expect(englishIn(await (await page.get("/?token=wrong", german)).text())).toEqual([]);
    const open = createPage();
    for (const [path, body] of [
      ["/api/command", { line: "" }],
      ["/api/action", { action: "?" }],
      ["/api/turn", { thread: "none", text: "x" }],
    ] as const)
      expect(englishIn(await (await open.post(path, body, german)).text())).toEqual([]);
  });

  it("is English for whoever asks for no language that the bot speaks", async () => {
    const { get } = createPage();
    const html = await (await get("/", { "accept-language": "nl,it;q=0.9" })).text();
    expect(html).toContain('<html lang="en"');
    expect(html).toContain("To the content");
  });
});
