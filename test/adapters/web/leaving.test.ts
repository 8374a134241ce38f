// What leaves the page: a post taken down is in no feed, an answer is shared by a form without script.
import { parseFeed } from "feedsmith";
import { afterEach, beforeEach, expect, test } from "vitest";
import { plainMessage } from "../../../src/platform/index.ts";
import { replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { createPage, ORIGIN } from "./harness.ts";
import { news } from "./visit.ts";
import { openWhole, owner, front, TOKEN, type Whole } from "./whole-bed.ts";

let at: Whole;
beforeEach(async () => {
  at = await openWhole();
});
afterEach(() => at.close());

const titlesIn = async (format: string): Promise<unknown[]> => {
  const { feed } = parseFeed(await (await at.get(`/feed.${format}?channel=news`, TOKEN)).text());
  const items = "items" in feed ? feed.items : "entries" in feed ? feed.entries : [];
  return (items ?? []).map(({ title }) => (typeof title === "string" ? title : title?.value));
};

test("a post that is taken down is in none of the three feeds any more, and on no page", async () => {
  const told = (text: string) => sampleMessage({ sections: [{ kind: "headline", text, url: undefined }] });
  const gone = await at.web.post(news, told("To go"), "k1");
  await at.web.post(news, told("To stay"), "k2");
  for (const format of ["rss", "atom", "json"])
    expect([format, await titlesIn(format)]).toEqual([format, ["To stay", "To go"]]);
  const { message } = await at.run(`takedown ${gone.url}`, owner, front);
  await at.pressed(message.actions[0]!.id, owner, front);
  for (const format of ["rss", "atom", "json"]) expect([format, await titlesIn(format)]).toEqual([format, ["To stay"]]);
  expect((await at.get(`/posts/${gone.message}`, TOKEN)).status).toBe(404);
  for (const path of ["/", "/channels/news", "/status"])
    expect(await (await at.get(path, TOKEN)).text()).not.toContain("To go");
});

test("a private answer is shared into the channel by its form, with its question, without script", async () => {
  const page = createPage();
  const send = (path: string, fields: Record<string, string>) =>
    page.app.request(`${ORIGIN}${path}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
    });
  const done = { kind: "done" as const, key: "k", message: plainMessage("On Monday.") };
  page.inbox.next("command", { ...replyOf("private", done), mayShare: true });
  const answered = await (await send("/run", { channel: "news", line: "ask when?" })).text();
  expect(await (await page.get("/")).text()).not.toContain("On Monday.");
  expect(answered).toMatch(/<form method="post" action="\/share">\s*<button\s+name="answer"\s+value="k"/);
  const shared = await send("/share", { answer: "k" });
  expect(shared.status).toBe(303);
  const post = await (await page.get(shared.headers.get("location")!)).text();
  for (const said of ["On Monday.", "ask when?"]) expect(post).toContain(said);
  expect((await send("/share", { answer: "other" })).status).toBe(400);
});

test("sharing is not for readers", async () => {
  expect((await at.post("/share", { answer: "nothing" }, await at.key("Reader"))).status).toBe(400);
  expect(await titlesIn("rss")).toEqual([]);
});
