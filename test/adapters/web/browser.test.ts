// The page in a real browser: posts arrive, receipts open, questions are answered, commands complete.
import { describe, expect, test } from "vitest";
import { createWeb } from "../../../adapters/web/index.ts";
import { plainMessage } from "../../../src/platform/index.ts";
import { fakeInbox, openReply, replyOf } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { sampleMessage } from "../../support/messages.ts";
import { contextOf, settingsOf } from "./harness.ts";
import { hasBrowser, news, post, said, texts, useBrowser } from "./visit.ts";

const titled = (text: string) => sampleMessage({ sections: [{ kind: "headline", text, url: undefined }], actions: [] });

describe.skipIf(!hasBrowser)("in a browser, the page", () => {
  const { visit, open, browser } = useBrowser();

  test("shows a post as it comes, and opens the passage behind a footnote in its article", async () => {
    const { web, page, wrong } = await visit();
    await web.post(news, post, "key1");
    await page.getByRole("heading", { name: "Both car ferries closed" }).waitFor();
    await page.getByRole("link", { name: "Footnote 2, The Daily Tide" }).first().click();
    const passage = page.getByRole("dialog").locator("mark");
    await passage.waitFor();
    expect(await passage.textContent()).toBe("The operator expects repairs to take nine days.");
    expect(await passage.evaluate("(mark) => getComputedStyle(mark).backgroundColor")).not.toBe("rgba(0, 0, 0, 0)");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(wrong).toEqual([]);
  });

  test("does not move what a reader further down is reading, and says how many posts are new", async () => {
    const { web, page } = await visit({ first: 4 });
    const third = page.locator(".post").nth(2);
    await third.scrollIntoViewIfNeeded();
    await page.evaluate("scrollBy(0, 600)");
    const before = await third.boundingBox();
    const more = await web.post(news, titled("One more"), "more1");
    await web.post(news, titled("And another"), "more2");
    await web.post({ channel: news, thread: more.message }, plainMessage("New since 09:10."), "more3");
    await page.getByRole("button", { name: "2 new posts" }).waitFor();
    expect((await third.boundingBox())!.y).toBe(before!.y);
    await page.getByRole("button", { name: "2 new posts" }).click();
    expect((await texts(page, ".post .headline")).slice(0, 2)).toEqual(["And another", "One more"]);
    expect(await page.evaluate("scrollY")).toBe(0);
    await said(page, "New since 09:10.");
  });

  test("streams the answer to a question into the thread, in order, and once", async () => {
    const { page, inbox, wrong } = await visit({ first: 1 });
    const { reply, push } = openReply("thread");
    inbox.next("turn", reply);
    await page.getByLabel("Ask about this story").fill("How long?");
    await page.keyboard.press("Enter");
    push({ kind: "status", text: "Reading two articles" });
    await page.getByText("Reading two articles").waitFor();
    push({ kind: "text", text: "Nine days, the" });
    await page.getByText("Nine days, the").waitFor();
    push({ kind: "done", message: plainMessage("Nine days, the operator says."), key: "answer" });
    await said(page, "Nine days, the operator says.");
    await page.locator(".count", { hasText: "2 replies" }).waitFor();
    expect(await texts(page, ".reply .author")).toEqual(["You", "Footnote"]);
    expect(await page.locator(".pending").count()).toBe(0);
    expect(await page.getByLabel("Ask about this story").inputValue()).toBe("");
    expect(wrong).toEqual([]);
  });

  test("keeps the next question that is typed before the one asked has arrived", async () => {
    const { page, inbox } = await visit({ first: 1 });
    inbox.next("turn", replyOf("thread", { kind: "done", key: "answer", message: plainMessage("Nine days.") }));
    const arrives = Promise.withResolvers<void>();
    await page.route("**/api/turn", async (route) => {
      await arrives.promise;
      await route.continue();
    });
    const box = page.getByLabel("Ask about this story");
    await box.fill("How long?");
    await page.keyboard.press("Enter");
    await box.fill("And who says so?");
    arrives.resolve();
    await said(page, "Nine days.");
    await page.locator(".count", { hasText: "2 replies" }).waitFor();
    expect(await box.inputValue()).toBe("And who says so?");
  });

  test("runs a command put together from completions with the keyboard alone", async () => {
    const { page, inbox } = await visit({
      first: 2,
      completions: [{ value: "harbour-post", label: "Harbour Post" }],
    });
    inbox.always("command", ({ ...call }) =>
      replyOf("private", { kind: "done", key: "k", message: plainMessage(`Done: ${"line" in call && call.line}`) }),
    );
    await page.evaluate("scrollTo(0, 300)");
    await page.locator("body").press("/");
    const line = page.getByRole("combobox");
    await line.pressSequentially("rem");
    await page.getByRole("option", { name: /remove/ }).waitFor();
    expect(await line.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    expect(await line.getAttribute("aria-activedescendant")).toBe("completion-0");
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: /Harbour Post/ }).waitFor();
    await page.keyboard.press("Tab");
    expect(await line.inputValue()).toBe("remove harbour-post");
    await page.keyboard.press("Enter");
    await said(page, "Done: remove harbour-post");
    // Typing down here does not move what is read up there.
    expect(await page.evaluate("scrollY")).toBe(300);
    await line.press("ArrowUp");
    expect(await line.inputValue()).toBe("remove harbour-post");
    await page.getByRole("button", { name: "Dismiss" }).click();
    expect(await page.locator(".private").count()).toBe(0);
  });

  test("leads to an answer for everybody from a page that does not show it", async () => {
    const { web, page, inbox } = await visit({ first: 1 });
    inbox.next("command", replyOf("channel", { kind: "done", key: "k", message: titled("A digest") }));
    await page.goto(`${web.address}/posts/m1`);
    await page.getByRole("combobox").fill("digest");
    await page.keyboard.press("Enter");
    await page.locator(".command a").click();
    await page.waitForURL("**/posts/m2");
    expect(await texts(page, ".post .headline")).toEqual(["A digest"]);
  });

  test("answers a button under its post, for the asker alone", async () => {
    const { page, inbox } = await visit({ first: 1 });
    inbox.next(
      "action",
      replyOf("private", { kind: "done", key: "k", message: plainMessage("Because you follow Harbour Post.") }),
    );
    await page.getByText("More", { exact: true }).click();
    await page.getByRole("button", { name: "Why am I seeing this?" }).click();
    await said(page, "Because you follow Harbour Post.");
    expect(inbox.calls.action[0]![0]).toMatchObject({ actionId: "why:s1", message: { message: "m1" } });
  });

  test("replaces an edited post and leaves a half-written question alone", async () => {
    const { web, page } = await visit();
    const ref = await web.post(news, titled("Two hurt"), "key1");
    await page.getByLabel("Ask about this story").fill("Who was");
    await web.edit(ref, titled("Three hurt"));
    await page.getByRole("heading", { name: "Three hurt" }).waitFor();
    expect(await texts(page, ".post .headline")).toEqual(["Three hurt"]);
    expect(await page.getByLabel("Ask about this story").inputValue()).toBe("Who was");
  });

  test("catches up after the program was started anew, and keeps a half-written question", async () => {
    const { web, page, messages } = await visit({ first: 1 });
    await page.getByLabel("Ask about this story").fill("Who was");
    await web.stop();
    const again = createWeb(settingsOf({ WEB_PORT: Number(new URL(web.address).port) }), contextOf(messages));
    open.push(again);
    await again.start(fakeInbox());
    await again.post(news, titled("Meanwhile"), "key1");
    await again.post({ channel: news, thread: "m1" }, plainMessage("Still closed."), "key2");
    await page.getByRole("button", { name: "1 new post" }).click();
    await page.getByRole("heading", { name: "Meanwhile" }).waitFor();
    await said(page, "Still closed.");
    expect(await page.getByLabel("Ask about this story").last().inputValue()).toBe("Who was");
  });

  test("moves between posts with j and k, and opens help with ?", async () => {
    const { page } = await visit({ first: 3 });
    const focused = () => page.evaluate("document.activeElement.id");
    await page.locator("body").press("j");
    await page.keyboard.press("j");
    expect(await focused()).toBe("entry-m2");
    await page.keyboard.press("k");
    expect(await focused()).toBe("entry-m3");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Help" }).waitFor();
  });

  test("keeps the theme a reader chose", async () => {
    const { page } = await visit();
    const ground = () => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    const light = await ground();
    await page.getByRole("button", { name: "Dark theme" }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await ground()).toBe(dark);
  });

  test("fits a phone, with room for a finger on every footnote", async () => {
    const { page } = await visit({ first: 1, width: 360 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    const sizes = (await page.evaluate(
      `[...document.querySelectorAll(".footnote")].map((mark) => {
        const { width, height } = mark.getBoundingClientRect();
        return Math.min(width, height);
      })`,
    )) as number[];
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });

  test("shows pictures from its own address, and one that does not come leaves no gap", async () => {
    const dot = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
    const asked: string[] = [];
    const picture = async (url: string) => {
      asked.push(url);
      return url.endsWith("good.gif") ? { bytes: dot, type: "image/gif" } : undefined;
    };
    const web = createWeb(settingsOf(), { ...contextOf(memoryLog()), picture });
    open.push(web);
    await web.start(fakeInbox());
    const shown = (name: string) => ({
      kind: "picture" as const,
      picture: { url: `https://pictures.example.org/${name}`, alt: name, credit: undefined },
    });
    await web.post(news, sampleMessage({ sections: [shown("good.gif")] }), "k1");
    await web.post(news, sampleMessage({ sections: [shown("gone.gif")] }), "k2");
    const page = await (await browser().newContext()).newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(web.address);
    await expect.poll(() => page.locator(".picture").count()).toBe(1);
    await expect
      .poll(() =>
        page.locator('img[alt="good.gif"]').evaluate((image: { naturalWidth?: number }) => image.naturalWidth),
      )
      .toBe(1);
    expect(new Set(asked)).toEqual(
      new Set(["https://pictures.example.org/good.gif", "https://pictures.example.org/gone.gif"]),
    );
    expect(requests.filter((url) => !url.startsWith(web.address))).toEqual([]);

    const src = (await page.locator("img").getAttribute("src"))!;
    const got = await fetch(web.address + src);
    expect([got.status, got.headers.get("content-type"), got.headers.get("x-content-type-options")]).toEqual([
      200,
      "image/gif",
      "nosniff",
    ]);
    // Nobody makes the bot ask for an address that no post shows.
    const named = Buffer.from("https://evil.test/good.gif").toString("base64url");
    for (const forged of [`${named}.${src.split(".")[1]}`, named, `${named}.`, `${named}.${"ä".repeat(22)}`])
      expect((await fetch(`${web.address}/pictures/${forged}`)).status).toBe(404);
    expect(asked).not.toContain("https://evil.test/good.gif");
  });
});
