// What a reader with a key has read and saved: the same in each of their browsers, nobody else's, gone with the key.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { HOUR } from "../../../src/core/time.ts";
import { sampleMessage } from "../../support/messages.ts";
import { hasBrowser, news, post, texts, useBrowser } from "./visit.ts";
import { openWhole, TOKEN, type Whole } from "./whole-bed.ts";

const named = (text: string) =>
  sampleMessage({ sections: [{ kind: "headline", text, url: "https://example.org/1" }, ...post.sections.slice(1)] });

let at: Whole;
beforeEach(async () => {
  at = await openWhole();
  await say("First");
});
afterEach(() => at.close());

async function say(headline: string): Promise<string> {
  at.clock.advance(1000);
  return (await at.web.post(news, named(headline), headline)).message;
}

const shown = async (secret: string, path = "/") => (await at.get(path, secret)).text();

describe("with a key", () => {
  test("what is new since the last visit is parted from the rest, and unread until it is opened or all is", async () => {
    const key = await at.key("Tablet");
    expect(await shown(key)).not.toMatch(/class="(unread|since)"/);
    await say("Second");
    const third = await say("Third");
    // Still the same visit.
    expect(await shown(key)).not.toContain('class="since"');
    at.clock.advance(HOUR);
    await say("Fourth");
    const back = await shown(key);
    expect(back).toContain("3 unread");
    const [above = "", below = ""] = back.split('class="since"');
    expect([above.includes("Fourth"), above.includes("Third"), below.includes("Third")]).toEqual([true, false, true]);
    expect(await shown(key)).toContain('class="since"');
    await at.get(`/posts/${third}`, key);
    expect(await shown(key)).toContain("2 unread");
    const until = /name="all"\s+value="([^"]+)"/.exec(back)![1]!;
    const all = await at.post("/mark", { channel: "news", back: "/channels/news", all: until }, key);
    expect([all.status, all.headers.get("location")]).toEqual([303, "/channels/news"]);
    expect(await shown(key)).not.toContain('class="unread"');
  });

  test("what one has read and saved is nobody else's, the owner's neither", async () => {
    const [key, other] = [await at.key("Tablet"), await at.key("Phone")];
    for (const secret of [key, other, TOKEN]) await shown(secret);
    const second = await say("Second");
    await at.post("/mark", { save: second, back: "/" }, key);
    await at.get(`/posts/${second}`, key);
    expect(await shown(key, "/saved")).toContain("Second");
    for (const secret of [other, TOKEN]) {
      expect(await shown(secret, "/saved")).not.toContain("Second");
      expect(await shown(secret)).toContain("1 unread");
    }
  });

  test("it is gone once the key is revoked, also what comes later, and a key of the same name knows nothing", async () => {
    const key = await at.key("Tablet");
    await shown(key);
    const id = await say("Second");
    await at.post("/mark", { save: id, back: "/" }, key);
    const of = { tenant: news.tenant, person: await onlyPerson() };
    await at.say("keys revoke Tablet");
    await at.store.shelves.mark(of, id, "saved", true);
    await at.store.shelves.visit(of, "news", new Date());
    for (const table of ["shelf_marks", "shelf_visits"])
      expect((await sql`select * from ${sql.table(table)}`.execute(at.store.db)).rows).toEqual([]);
    expect(await shown(await at.key("Tablet"), "/saved")).toContain("Nothing is saved yet.");
  });

  test("a post that is taken away is no longer among what is saved", async () => {
    const key = await at.key("Tablet");
    const id = await say("Second");
    await at.post("/mark", { save: id, back: "/" }, key);
    await at.web.remove!({ channel: news, message: id });
    expect(await shown(key, "/saved")).toContain("Nothing is saved yet.");
  });

  test("a form leads back to where it stood, and to no other place", async () => {
    const key = await at.key("Tablet");
    for (const back of ["//evil.test/", "/\\evil.test", "https://evil.test", ""])
      expect((await at.post("/mark", { save: "x", back }, key)).headers.get("location")).toBe("/");
  });

  const onlyPerson = async () =>
    (await at.store.db.selectFrom("shelf_marks").select("person").executeTakeFirstOrThrow()).person;
});

describe.skipIf(!hasBrowser)("in a browser", () => {
  const { browser } = useBrowser();

  test("what is marked by script in one is marked in another of the same key", async () => {
    const key = await at.key("Tablet");
    const [one, two] = [await at.come(browser(), key), await at.come(browser(), key)];
    await say("Second");
    await say("Third");
    await one.goto(at.web.address);
    await one.getByText("2 unread").waitFor();
    const marked = () => one.waitForResponse((response) => response.url().endsWith("/api/mark"));
    const read = marked();
    await one.getByText("Read on").first().click();
    await one.getByText("1 unread").waitFor();
    expect((await read).status()).toBe(200);
    const saved = marked();
    await one.getByRole("button", { name: "Save", exact: true }).nth(1).click();
    await saved;
    await two.goto(at.web.address);
    await two.getByText("1 unread").waitFor();
    expect(await texts(two, ".post:has(.unread) .headline")).toEqual(["Second"]);
    await two.getByRole("link", { name: "Saved" }).click();
    await two.locator(".post .headline").first().waitFor();
    expect(await texts(two, ".post .headline")).toEqual(["Second"]);
    await two.goto(at.web.address);
    const all = two.waitForResponse((response) => response.url().endsWith("/api/mark"));
    await two.getByRole("button", { name: "Mark all read" }).click();
    await all;
    await one.reload();
    expect(await one.locator(".unread").count()).toBe(0);
    // Nothing of it is left in the browsers.
    expect(await one.evaluate("JSON.stringify(localStorage)")).not.toMatch(/seen|saved/);
  });

  test("without script, posts are saved, taken from the saved, and all are marked as read", async () => {
    const page = await at.come(browser(), await at.key("Tablet"), { javaScriptEnabled: false });
    await say("Second");
    await page.reload();
    expect(await page.getByText("1 unread").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Save", exact: true }).first().click();
    await page.getByRole("button", { name: "Mark all read" }).click();
    expect(await page.locator(".unread").count()).toBe(0);
    await page.getByRole("link", { name: "Saved" }).click();
    expect(await texts(page, ".post .headline")).toEqual(["Second"]);
    await page.getByRole("button", { name: "Saved", exact: true }).click();
    expect(await page.getByText("Nothing is saved yet.").isVisible()).toBe(true);
    expect(new URL(page.url()).pathname).toBe("/saved");
  });
});
