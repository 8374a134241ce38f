// The page as a platform, on a real port: posts once, finds them again, tells open pages, stops cleanly.
import { afterEach, describe, expect, test } from "vitest";
import { createWeb } from "../../../adapters/web/index.ts";
import { plainMessage, type ChannelRef } from "../../../src/platform/index.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { sampleMessage } from "../../support/messages.ts";
import { contextOf, settingsOf } from "./harness.ts";

const news: ChannelRef = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" };
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const web of running.splice(0)) await web.stop();
});

async function started(port = 0) {
  const messages = memoryLog();
  const web = createWeb(settingsOf({ WEB_PORT: port }), contextOf(messages));
  running.push(web);
  await web.start(fakeInbox());
  return { web, messages };
}

/** Reads server-sent events of an open page until `count` are there. */
async function events(address: string, path: string, count: number, headers = {}, ready = () => {}) {
  const response = await fetch(address + path, { headers });
  ready();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const found = () =>
    [...text.matchAll(/event: (\w+)\ndata: (.*)\n(?:id: (.*)\n)?\n/g)].map(([, event, data, id]) => ({
      event,
      id,
      data: JSON.parse(data!) as { id?: string; html?: string; thread?: string; count?: number },
    }));
  while (found().length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return found();
}

describe("posting", () => {
  test("appends once per key and gives the same address again", async () => {
    const { web, messages } = await started();
    const first = await web.post(news, sampleMessage(), "key1");
    expect(await web.post(news, sampleMessage(), "key1")).toEqual(first);
    expect(await messages.list("news", { limit: 9 })).toHaveLength(1);
    expect(first.url).toBe(`${web.address}/posts/${first.message}`);
    expect((await fetch(first.url!)).status).toBe(200);
  });

  test("puts a reply under its post", async () => {
    const { web } = await started();
    const post = await web.post(news, sampleMessage(), "key1");
    const to = { channel: news, thread: post.message };
    const reply = await web.post(to, plainMessage("New since 09:10."), "key2");
    expect(reply.thread).toBe(post.message);
    expect(reply.url).toBe(`${post.url}#entry-${reply.message}`);
  });

  test("reaches its reader's own inbox", async () => {
    const { web } = await started();
    const ref = await web.post(
      { ...news, channel: "web:visitor", kind: "direct" },
      plainMessage("A feed is failing."),
      "key1",
    );
    expect(ref.channel.kind).toBe("direct");
    expect(await (await fetch(web.address)).text()).toContain("For you");
  });

  test.each<[string, ChannelRef | { channel: ChannelRef; thread: string }]>([
    ["a channel that is not there", { ...news, channel: "nowhere" }],
    ["another tenant", { ...news, tenant: "slack:T1" }],
  ])("to %s is lost", async (_name, to) => {
    const { web } = await started();
    await expect(web.post(to, plainMessage("x"), "key1")).rejects.toMatchObject({ code: "channel_lost" });
  });

  test("to a thread that is not there is refused, and the channel stands", async () => {
    const { web } = await started();
    const lost = web.post({ channel: news, thread: "zz" }, plainMessage("x"), "key1");
    await expect(lost).rejects.toMatchObject({ code: "post_refused" });
  });

  test("a post that is taken away is gone from its page, the channel, the feeds and open pages, with its thread", async () => {
    const { web } = await started();
    const ref = await web.post(news, plainMessage("Two people were hurt."), "key1");
    const reply = await web.post({ channel: news, thread: ref.message }, plainMessage("All are home."), "key2");
    const other = { ...news, channel: "elsewhere" };
    expect(await web.remove!({ channel: other, message: ref.message })).toBe(false);
    expect(await web.remove!(ref)).toBe(true);
    expect(await web.remove!(ref)).toBe(false);
    for (const path of [
      `/posts/${ref.message}`,
      `/posts/${reply.message}`,
      "/",
      "/feed.json",
      "/feed.rss",
      "/feed.atom",
    ])
      expect(await (await fetch(web.address + path)).text()).not.toMatch(/Two people were hurt|All are home/);
    expect((await fetch(`${web.address}/posts/${ref.message}`)).status).toBe(404);
  });

  test("an edit replaces the text and says it was one; of what is gone it is refused", async () => {
    const { web } = await started();
    const ref = await web.post(news, plainMessage("Two people were hurt."), "key1");
    await web.edit(ref, plainMessage("Three people were hurt."));
    const html = await (await fetch(ref.url!)).text();
    expect(html).toContain("Three people were hurt.");
    // What it said before stands in its past alone.
    expect(html.slice(0, html.indexOf('class="timeline"'))).not.toContain("Two people were hurt.");
    expect(html).toContain("edited");
    await expect(web.edit({ ...ref, message: "zz" }, plainMessage("x"))).rejects.toMatchObject({
      code: "post_refused",
    });
  });
});

describe("open pages", () => {
  test("are told of posts, replies and edits as they happen", async () => {
    const { web } = await started();
    const { promise: open, resolve } = Promise.withResolvers<void>();
    const seen = events(web.address, "/events", 3, {}, resolve);
    await open;
    const post = await web.post(news, plainMessage("First."), "key1");
    const reply = await web.post({ channel: news, thread: post.message }, plainMessage("Reply."), "key2");
    await web.edit(post, plainMessage("Corrected."));
    expect(await seen).toMatchObject([
      { event: "entry", data: { id: post.message, html: expect.stringContaining("First.") } },
      { event: "entry", data: { id: reply.message, thread: post.message, count: 1 } },
      { event: "edit", data: { id: post.message, html: expect.stringContaining("Corrected.") } },
    ]);
  });

  test("that lost their line get what they missed", async () => {
    const { web } = await started();
    const lastEvent = /data-last-event="([^"]+)"/.exec(await (await fetch(web.address)).text())![1]!;
    await web.post(news, plainMessage("First."), "key1");
    const [first] = await events(web.address, `/events?after=${lastEvent}`, 1);
    await web.post(news, plainMessage("Second."), "key2");
    // The browser sends the id it saw last; the address still has the one the page began with.
    const again = await events(web.address, `/events?after=${lastEvent}`, 1, { "last-event-id": first!.id });
    expect(again).toMatchObject([{ data: { html: expect.stringContaining("Second.") } }]);
  });

  test("of an earlier run of the program are told to read again", async () => {
    const { web } = await started();
    expect(await events(web.address, "/events?after=00000000-5", 1)).toMatchObject([{ event: "reset" }]);
  });

  test("do not keep the program from stopping", async () => {
    const { web } = await started();
    const response = await fetch(`${web.address}/events`);
    await web.stop();
    await expect(fetch(web.address)).rejects.toThrow("fetch failed");
    await response.body!.cancel().catch(() => {});
  });
});

test("a port that is taken is said to be", async () => {
  const { web } = await started();
  const port = Number(new URL(web.address).port);
  await expect(started(port)).rejects.toMatchObject({
    code: "platform_misconfigured",
    message: expect.stringContaining(`${port}`),
  });
});
