// A channel as cards in a real browser: what stands open, what is unread, what is saved, and what works without script.
import { describe, expect, test } from "vitest";
import { plainMessage } from "../../../src/platform/index.ts";
import { replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { createPage } from "./harness.ts";
import { hasBrowser, news, post, texts, useBrowser } from "./visit.ts";

const outlets = ["Harbour Post", "The Daily Tide", "A", "B", "C", "D"];
const reports = outlets.map((outlet) => ({ outlet, feed: "f1", article: "a1", title: "t", at: new Date(0) }));
const story = { id: "s1", origins: 2, reports };
const { sections } = post;
const named = (text: string) =>
  sampleMessage({ story, sections: [{ kind: "headline", text, url: "https://example.org/1" }, ...sections.slice(1)] });

describe("a card", () => {
  test("says the headline, the lead and who reports it; the rest is closed, its page a click away", async () => {
    const { get, say } = createPage();
    const { id } = await say("k1", named("The ferry"));
    const html = await (await get("/")).text();
    expect(html).toContain(`<a href="/posts/${id}">The ferry</a>`);
    const outlets = /<p class="outlets"[^>]*>([\s\S]*?)<\/p>/
      .exec(html)![1]!
      .replaceAll(/<[^>]*>/g, "")
      .trim();
    expect(outlets).toBe("6 reports, 2 origins: Harbour Post, The Daily Tide, A, B and 2 more");
    const [before = "", after = ""] = html.split('<details class="more" >');
    expect(before).toContain("took both car ferries out of service");
    expect(after).toContain("What happened");
    expect(before).not.toContain("What happened");
  });

  test("is open where the reader asked for all, and stays so", async () => {
    const { get, say } = createPage();
    await say("k1");
    const asked = await get("/?view=full");
    expect(await asked.text()).toContain('<details class="more" open>');
    const cookie = asked.headers.get("set-cookie")!.split(";")[0]!;
    expect(await (await get("/", { cookie })).text()).toContain('<details class="more" open>');
    expect(await (await get("/?view=card", { cookie })).text()).not.toContain('<details class="more" open>');
  });

  test("says what came later, and not what was answered", async () => {
    const { get, say } = createPage();
    const { id } = await say("k1", named("The ferry"));
    await say("u1", { ...plainMessage("x"), summary: "New: Both sail again.", later: "update" }, "news", id);
    await say("a1", plainMessage("An answer."), "news", id);
    const html = await (await get("/")).text();
    expect(/<p class="news"[^>]*>([\s\S]*?)<\/p>/.exec(html)![1]).toMatch(
      /Update<\/strong>[\s\S]*:\s+Both sail again\./,
    );
  });

  test("stands under its day, counted in the channel's own zone", async () => {
    // The log of this page says 09:00 in UTC.
    const { get, say } = createPage({ overview: { timeZone: "Pacific/Kiritimati" } });
    await say("k1");
    await say("k2");
    const html = await (await get("/")).text();
    expect([...html.matchAll(/data-day="([^"]+)"><a [^>]*>([^<]+)</g)].map(([, ...day]) => day)).toEqual([
      ["2026-11-24", "Tuesday, 24 November 2026"],
    ]);
    const west = createPage({ overview: { timeZone: "Pacific/Pago_Pago" } });
    await west.say("k1");
    expect(await (await west.get("/")).text()).toContain('data-day="2026-11-23"');
  });
});

describe.skipIf(!hasBrowser)("in a browser, cards", () => {
  const { visit, browser } = useBrowser();

  test("open in their place, with a key too, and close again", async () => {
    const { page, wrong } = await visit({ first: 2, cards: true });
    const inside = page.getByText("What happened").first();
    expect(await inside.isVisible()).toBe(false);
    await page.getByText("Read on").first().click();
    await inside.waitFor();
    expect(await page.locator("summary").first().innerText()).toContain("Close");
    await page.locator("body").press("k");
    await page.keyboard.press("o");
    await inside.waitFor({ state: "hidden" });
    expect(wrong).toEqual([]);
  });

  test("that are opened tell what was told of the same matter before", async () => {
    const { web, page, wrong } = await visit({ related: ["s0"], cards: true });
    await web.post(news, { ...named("Before"), story: { ...story, id: "s0" } }, "k0");
    await web.post(news, named("Again"), "k1");
    await page.getByText("Read on").first().click();
    const before = page.locator(".timeline", { hasText: "Earlier on this" });
    await before.getByRole("link", { name: "Before" }).waitFor();
    expect(await before.count()).toBe(1);
    expect(wrong).toEqual([]);
  });

  test("of a reader who comes back are marked as unread until they are opened or all are read", async () => {
    const { web, page } = await visit({ first: 2, cards: true });
    expect(await page.locator(".unread").count()).toBe(0);
    await page.goto("about:blank");
    await web.post(news, named("Third"), "k3");
    await web.post(news, named("Fourth"), "k4");
    await page.goto(web.address);
    await page.getByText("2 unread").waitFor();
    expect(await page.title()).toMatch(/^\(2\) /);
    expect(await texts(page, ".post:has(.since) .headline")).toEqual([
      "Both car ferries closed after a failed brake test",
    ]);
    await page.getByText("Read on").first().click();
    await page.getByText("1 unread").waitFor();
    await page.reload();
    await page.getByText("1 unread").waitFor();
    expect(await texts(page, ".post:has(.unread) .headline")).toEqual(["Third"]);
    await page.getByRole("button", { name: "Mark all read" }).click();
    expect(await page.locator(".unread").count()).toBe(0);
    await page.reload();
    expect(await page.locator(".unread").count()).toBe(0);
  });

  test("that are saved stand on a page of their own", async () => {
    const { web, page } = await visit({ first: 1, cards: true });
    await web.post(news, named("To keep"), "k2");
    await page.getByRole("heading", { name: "To keep" }).waitFor();
    await page.getByRole("button", { name: "Save" }).first().click();
    await page.getByRole("link", { name: "Saved" }).click();
    await page.getByRole("heading", { name: "To keep" }).waitFor();
    expect(await texts(page, ".post .headline")).toEqual(["To keep"]);
    await page.getByRole("button", { name: "Saved" }).click();
    await page.reload();
    await page.getByText("Nothing is saved yet.").waitFor();
  });

  test("tell on themselves what is said later, while they are closed", async () => {
    const { web, page } = await visit({ first: 1, cards: true });
    const update = { ...plainMessage("x"), summary: "New: Both sail again.", later: "update" as const };
    await web.post({ channel: news, thread: "m1" }, update, "u1");
    await page.locator(".news", { hasText: "Both sail again." }).waitFor();
    expect(await page.locator("summary [data-count-text]").textContent()).toBe("1 reply");
  });

  test("stay open when a button in them is pressed", async () => {
    const { page, inbox } = await visit({ first: 1, cards: true });
    inbox.next("action", replyOf("private", { kind: "done", key: "k", message: plainMessage("It is muted.") }));
    await page.getByText("Read on").click();
    await page.getByText("More", { exact: true }).click();
    await page.getByRole("button", { name: "Why am I seeing this?" }).click();
    const answer = page.locator(".private", { hasText: "It is muted." });
    await answer.waitFor();
    expect(await answer.isVisible()).toBe(true);
  });

  test("stand under an answer that was asked in the command line, which is shared or thrown away", async () => {
    const { page, inbox, messages } = await visit({ first: 1, cards: true });
    const answer = (words: string) => ({
      ...replyOf("private", { kind: "done", key: words, message: plainMessage(words) }),
      mayShare: true as const,
    });
    const asked = async (question: string, words: string) => {
      inbox.next("command", answer(words));
      await page.getByRole("combobox").fill(question);
      await page.keyboard.press("Enter");
      await page.locator("[data-answers] .private", { hasText: words }).waitFor();
    };
    await asked("ask how long?", "Nine days.");
    expect(await page.locator(".asked").textContent()).toBe("You asked: ask how long?");
    expect(await messages.list("news", { limit: 9 })).toHaveLength(1);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await asked("ask how long?", "Nine days, still.");
    await page.getByRole("button", { name: "Share into the channel" }).click();
    await page.locator(".post", { hasText: "Nine days, still." }).waitFor();
    expect(await page.locator(".post").first().textContent()).toContain("ask how long?");
    expect(await page.locator(".private").count()).toBe(0);
    expect(await messages.list("news", { limit: 9 })).toHaveLength(2);
  });

  test("go from an open page when they are taken away", async () => {
    const { page, web } = await visit({ first: 2, cards: true });
    await web.remove!({ channel: news, message: "m2" });
    await expect.poll(() => page.locator(".post").count()).toBe(1);
  });

  test("are edited in both of their parts", async () => {
    const { web, page } = await visit({ cards: true });
    const ref = await web.post(news, named("Two hurt"), "k1");
    await page.getByText("Read on").click();
    await web.edit(ref, {
      ...named("Three hurt"),
      sections: [...named("Three hurt").sections, ...plainMessage("At the end.").sections],
    });
    await page.getByRole("heading", { name: "Three hurt" }).waitFor();
    await page.locator(".rest", { hasText: "At the end." }).waitFor();
    expect(await page.locator("details.more").getAttribute("open")).not.toBeNull();
  });

  test("are read without script: each opens, days stand between, the choice of view is remembered", async () => {
    const { web } = await visit({ first: 2, cards: true });
    const page = await (await browser().newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(web.address);
    await page.getByText("Read on").first().click();
    expect(await page.getByText("What happened").first().isVisible()).toBe(true);
    await page.getByRole("link", { name: "Full" }).click();
    await page.goto(web.address);
    expect(await page.getByText("What happened").last().isVisible()).toBe(true);
    expect(await page.locator(".day").count()).toBe(1);
  });
});
