// The routes of the page, with a fake core behind them.
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BotError, plainMessage, type MessageRef } from "../../../src/platform/index.ts";
import { openReply, replyOf } from "../../support/inbox.ts";
import { footnoteTo, sampleMessage, sampleReceipts } from "../../support/messages.ts";
import { createPage, linesOf, ORIGIN } from "./harness.ts";

const done = (key: string, text = "Nine days.") => ({ kind: "done" as const, key, message: plainMessage(text) });
const titled = (text: string) => sampleMessage({ sections: [{ kind: "headline", text, url: undefined }] });

describe("a channel", () => {
  test("shows its posts newest first, and none of another channel", async () => {
    const { get, say: put } = createPage();
    await put("k1", titled("First"));
    await put("k2", titled("Second"));
    await put("k3", titled("Elsewhere"), "security");
    const html = await (await get("/")).text();
    expect(html.indexOf("Second")).toBeLessThan(html.indexOf("First"));
    expect(html).not.toContain("Elsewhere");
    expect(await (await get("/channels/security")).text()).toContain("Elsewhere");
  });

  test("is divided into pages that miss nothing and repeat nothing", async () => {
    const { get, say: put } = createPage();
    for (let n = 1; n <= 45; n++) await put(`k${n}`, titled(`Story number ${n}.`));
    const seen: string[] = [];
    for (let path: string | undefined = "/"; path;) {
      const html: string = await (await get(path)).text();
      seen.push(...[...html.matchAll(/Story number (\d+)\.<\/h3>/g)].map(([, number]) => number!));
      // Posts that come in belong on top of the newest page only.
      expect(html).toContain(`data-live="${path === "/" ? "yes" : "no"}"`);
      path = /href="([^"]+)"[^>]*>\s*Older posts/.exec(html)?.[1];
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `${45 - index}`));
  });

  test("shows the last three replies of a post and how many there are", async () => {
    const { get, say: put } = createPage();
    const post = await put("k1");
    for (const n of [1, 2, 3, 4, 5]) await put(`r${n}`, plainMessage(`Reply number ${n}.`), "news", post.id);
    const html = await (await get("/")).text();
    expect(html).toContain("5 replies");
    expect([...html.matchAll(/Reply number (\d)/g)].map(([, n]) => n)).toEqual(["3", "4", "5"]);
    const whole = await (await get(`/posts/${post.id}`)).text();
    expect([...whole.matchAll(/Reply number (\d)/g)].map(([, n]) => n)).toEqual(["1", "2", "3", "4", "5"]);
  });

  test("that does not exist is not found", async () => {
    expect((await createPage().get("/channels/nowhere")).status).toBe(404);
  });

  test("says so while nothing is posted", async () => {
    expect(await (await createPage().get("/")).text()).toContain("Nothing has been posted here yet.");
  });

  test("shows the banner of the sample newsroom while it is one, and never else", async () => {
    expect(await (await createPage({ overview: { sample: true } }).get("/")).text()).toContain(
      "This is a sample newsroom",
    );
    expect(await (await createPage().get("/")).text()).not.toContain("sample newsroom");
  });

  test("says what tells the posts where no model does: recordings in the sample, extracts else", async () => {
    const written = "posts were written beforehand";
    const extracts = "posts are extracts";
    for (const [sample, said, not] of [
      [true, written, extracts],
      [false, extracts, written],
    ] as const) {
      const html = await (await createPage({ overview: { sample } }).get("/")).text();
      expect(html).toContain(said);
      expect(html).not.toContain(not);
    }
  });
});

describe("addresses", () => {
  test("a reply's address shows the post it stands under", async () => {
    const { get, say: put } = createPage();
    const post = await put("k1", titled("The ferry"));
    const reply = await put("r1", plainMessage("Still closed."), "news", post.id);
    const html = await (await get(`/posts/${reply.id}`)).text();
    expect(html).toContain("The ferry");
    expect(html).toContain(`id="entry-${reply.id}"`);
  });

  test("a receipt is a page of its own, with the passage marked", async () => {
    const { citation } = footnoteTo("queues reached 40 minutes");
    const { get } = createPage({ receipts: sampleReceipts });
    const html = await (await get(`/receipts/a1?start=${citation.start}&end=${citation.end}`)).text();
    expect(html).toMatch(/<mark id="passage"[^>]*>queues reached 40 minutes<\/mark>/);
  });

  test("without a passage, a receipt's address shows the article with nothing marked", async () => {
    const { get, inbox } = createPage({ receipts: sampleReceipts });
    const html = await (await get("/receipts/a1")).text();
    expect(html).toContain("Crews found worn linings");
    expect(html).not.toContain("<mark");
    // The core answers for a passage only.
    expect(inbox.calls.receipt[0]).toEqual(["web:site", "a1", 0, 1]);
  });

  test.each([
    "/receipts/zz?start=0&end=5",
    "/receipts/a1?start=0&end=99999",
    "/posts/zz",
    "/posts/%2e%2e%2f",
    "/assets/..%2findex.ts",
  ])("%s is not found", async (path) => {
    expect((await createPage({ receipts: sampleReceipts }).get(path)).status).toBe(404);
  });

  test("the feed of a channel has an item a post, with whole addresses", async () => {
    const { get, say: put } = createPage();
    const post = await put("k1");
    await put("r1", plainMessage("A reply."), "news", post.id);
    const response = await get("/feed.json");
    expect(response.headers.get("content-type")).toContain("application/feed+json");
    const feed = (await response.json()) as { version: string; items: Record<string, string>[] };
    expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      url: `${ORIGIN}/posts/${post.id}`,
      title: "Both car ferries closed after a failed brake test",
      date_published: "2026-11-24T09:00:00.000Z",
    });
    expect(feed.items[0]!["content_html"]).toContain(`href="${ORIGIN}/receipts/a1?`);
  });

  test("a post's page leads to what was told of the same matter before, and asks for it in its own channel", async () => {
    const { get, say, inbox } = createPage({ related: ["s0"] });
    const about = (id: string, text: string) =>
      sampleMessage({ story: { id, origins: 1, reports: [] }, sections: [{ kind: "headline", text, url: undefined }] });
    const earlier = await say("k1", about("s0", "Ferries stop in spring"), "security");
    const { id } = await say("k2", about("s1", "Ferries stop again"), "security");
    const html = await (await get(`/posts/${id}`)).text();
    const [, shown = ""] = html.split('aria-labelledby="related"');
    expect(shown).toContain(`<a href="/posts/${earlier.id}" dir="auto">Ferries stop in spring</a>`);
    expect(inbox.calls.related).toMatchObject([[{ channel: { channel: "security" } }, {}, "s1"]]);
    expect(await (await createPage().get("/")).text()).not.toContain("Earlier on this");
  });

  test("a card leads to the same, for whoever opens it in its place", async () => {
    const { get, say } = createPage({ related: ["s0"] });
    const story = (id: string) => ({ id, origins: 1, reports: [] });
    const earlier = await say("k1", sampleMessage({ story: story("s0") }));
    const { id } = await say("k2", sampleMessage({ story: story("s1") }));
    expect(await (await get("/")).text()).toContain(`data-related="/posts/${id}/related"`);
    const shown = await (await get(`/posts/${id}/related`)).text();
    expect(shown).toMatch(/<h4 id="related-/);
    expect(shown).toContain(`href="/posts/${earlier.id}"`);
    expect(await (await get("/posts/none/related")).text()).toBe("");
  });

  test("health answers with the version", async () => {
    expect(await (await createPage().get("/healthz")).json()).toEqual({ status: "ok", version: "1.2.3" });
  });

  test("an asset is not sent again while it is the same", async () => {
    const { get } = createPage();
    const first = await get("/assets/page.css");
    expect(first.headers.get("content-type")).toContain("text/css");
    const again = await get("/assets/page.css", { "if-none-match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  test("an asset comes packed for who can unpack it", async () => {
    const { get } = createPage();
    const whole = await (await get("/assets/page.css")).text();
    const packed = await get("/assets/page.css", { "accept-encoding": "gzip, deflate, br" });
    expect(packed.headers.get("content-encoding")).toBe("br");
    expect(packed.headers.get("vary")).toContain("Accept-Encoding");
    expect(brotliDecompressSync(await packed.arrayBuffer()).toString()).toBe(whole);
    const refused = await get("/assets/page.css", { "accept-encoding": "br; q=0" });
    expect(await refused.text()).toBe(whole);
  });

  test("help lists every command with its example", async () => {
    const { get, inbox } = createPage();
    const html = await (await get("/help")).text();
    for (const { name, example } of inbox.commands) {
      expect(html).toContain(`<kbd>${name}</kbd>`);
      expect(html).toContain(example);
    }
  });
});

describe("a question in a thread", () => {
  test("is said, streamed, answered in the thread and reported as landed", async () => {
    const { post, say: put, inbox, messages } = createPage();
    const root = await put("k1");
    inbox.next(
      "turn",
      replyOf("thread", { kind: "status", text: "Reading" }, { kind: "text", text: "Nine" }, done("answer-key")),
    );
    const lines = await linesOf(await post("/api/turn", { thread: root.id, text: " How long? " }));
    expect(lines.map((line) => line["kind"])).toEqual(["said", "status", "text", "done"]);
    const thread = await messages.list("news", { thread: root.id, limit: 9 });
    expect(thread.map((entry) => entry.body)).toEqual([{ text: "How long?" }, { message: plainMessage("Nine days.") }]);
    expect(inbox.calls.turn[0]![0]).toMatchObject({ text: "How long?", mentionsBot: true, place: { thread: root.id } });
    const [key, ref] = inbox.calls.landed[0]!;
    expect(key).toBe("answer-key");
    expect(ref).toEqual({
      channel: { platform: "web", tenant: "web:site", channel: "news", kind: "channel" },
      message: thread[1]!.id,
      thread: root.id,
      url: `${ORIGIN}/posts/${root.id}#entry-${thread[1]!.id}`,
    } satisfies MessageRef);
  });

  test("that is no question for the bot gets no answer, and that is no error", async () => {
    const { post, say: put, inbox } = createPage();
    const root = await put("k1");
    inbox.next("turn", undefined);
    const lines = await linesOf(await post("/api/turn", { thread: root.id, text: "Thanks!" }));
    expect(lines.at(-1)).toEqual({ kind: "done", entries: [] });
  });

  test("in a thread that does not exist, or without words, is a bad request", async () => {
    const { post, say: put, messages } = createPage();
    const root = await put("k1");
    expect((await post("/api/turn", { thread: "zz", text: "Hello" })).status).toBe(400);
    expect((await post("/api/turn", { thread: root.id, text: "  " })).status).toBe(400);
    expect((await post("/api/turn", { thread: root.id, text: "x".repeat(2001) })).status).toBe(400);
    expect(await messages.list("news", { thread: root.id, limit: 9 })).toEqual([]);
  });

  test("sent twice under one name is said once", async () => {
    const { post, say: put, inbox, messages } = createPage();
    const root = await put("k1");
    inbox.always("turn", () => replyOf("thread", done("one-key")));
    const ask = () => post("/api/turn", { thread: root.id, text: "How long?", call: "call-0000001" });
    await (await ask()).text();
    await (await ask()).text();
    expect(await messages.list("news", { thread: root.id, limit: 9 })).toHaveLength(2);
    expect(inbox.calls.turn.map(([turn]) => turn.callId)).toEqual(["call-0000001", "call-0000001"]);
  });

  test("is answered in the thread even when the asker has left", async () => {
    const { post, say: put, inbox, messages } = createPage();
    const root = await put("k1");
    const { reply, push } = openReply("thread");
    inbox.next("turn", reply);
    const response = await post("/api/turn", { thread: root.id, text: "How long?" });
    await response.body!.cancel();
    push({ kind: "text", text: "Nine" });
    push(done("late"));
    await expect.poll(() => messages.find("news", "late")).toBeDefined();
    await expect.poll(() => inbox.calls.landed.length).toBe(1);
  });
});

describe("a command", () => {
  test("with a private answer shows it to the asker alone", async () => {
    const { post, inbox, messages } = createPage();
    inbox.next("command", replyOf("private", done("k", "Three feeds.")));
    const lines = await linesOf(await post("/api/command", { line: "feeds", channel: "security" }));
    expect(lines).toEqual([{ kind: "done", entries: [], html: expect.stringContaining("Three feeds.") }]);
    expect(await messages.channels()).toEqual([]);
    expect(inbox.calls.landed).toEqual([]);
    expect(inbox.calls.command[0]![0]).toMatchObject({
      line: "feeds",
      person: { id: "web:visitor", name: "You", role: "admin" },
      place: { tenant: "web:site", channel: { channel: "security", kind: "channel" }, thread: undefined },
    });
  });

  test("with an answer for the channel posts it there", async () => {
    const { post, inbox, messages } = createPage();
    inbox.next("command", replyOf("channel", done("digest-1")));
    await linesOf(await post("/api/command", { line: "digest" }));
    const [entry] = await messages.list("news", { limit: 9 });
    expect(entry).toMatchObject({ key: "digest-1", thread: undefined, author: { bot: true } });
    expect(inbox.calls.landed[0]).toEqual(["digest-1", expect.objectContaining({ message: entry!.id })]);
  });

  test("with an answer for a thread opens one, headed by what was asked", async () => {
    const { post, inbox, messages } = createPage();
    inbox.next("command", replyOf("thread", done("answer-1")));
    const lines = await linesOf(await post("/api/command", { line: "ask what changed" }));
    const [head] = await messages.list("news", { limit: 9 });
    expect(head).toMatchObject({ body: { text: "ask what changed" }, author: { bot: false } });
    const [answer] = await messages.list("news", { thread: head!.id, limit: 9 });
    expect(answer).toMatchObject({ key: "answer-1" });
    expect(lines.at(-1)).toMatchObject({ entries: [{ id: head!.id }, { id: answer!.id, thread: head!.id, count: 1 }] });
    expect(inbox.calls.landed[0]![1]).toMatchObject({ message: answer!.id, thread: head!.id });
  });

  test("that fails says what the core says of it, and of an unknown failure only that it happened", async () => {
    const { post, inbox } = createPage();
    const fail = (error: Error) =>
      inbox.next("command", () => {
        throw error;
      });
    fail(new BotError("not_found", "There is no such feed.", { hint: "Type feeds to see them." }));
    fail(new Error("secret path /home/x"));
    const [known] = await linesOf(await post("/api/command", { line: "remove x" }));
    expect(known).toEqual({ kind: "error", text: "There is no such feed. Type feeds to see them." });
    const [unknown] = await linesOf(await post("/api/command", { line: "remove x" }));
    expect(unknown!["text"]).not.toContain("secret");
  });

  test("completion asks the core for values, in the open channel", async () => {
    const { get, inbox } = createPage({ completions: [{ value: "f1", label: "Harbour Post" }] });
    const found = await (await get("/api/complete?channel=security&line=remove%20harb")).json();
    expect(found).toEqual([{ line: "remove f1", label: "Harbour Post", hint: "the feed" }]);
    expect(inbox.calls.complete[0]).toMatchObject([{ channel: { channel: "security" } }, {}, "feed", "harb"]);
  });
});

describe("a button", () => {
  test("of a post says which post it stood under, and is answered in its thread", async () => {
    const { post, say: put, inbox, messages } = createPage();
    const root = await put("k1");
    inbox.next("action", replyOf("thread", done("deeper-1")));
    await linesOf(await post("/api/action", { action: "deeper:s1", entry: root.id, thread: root.id }));
    expect(inbox.calls.action[0]![0]).toMatchObject({
      actionId: "deeper:s1",
      message: { message: root.id, url: `${ORIGIN}/posts/${root.id}` },
      place: { thread: undefined },
    });
    expect((await messages.find("news", "deeper-1"))!.thread).toBe(root.id);
  });

  test("of a private answer stands under no message, and is answered where that answer was shown", async () => {
    const { post, say: put, inbox, messages } = createPage();
    const root = await put("k1");
    inbox.always("action", ({ callId }) => replyOf("thread", done(callId)));
    await linesOf(
      await post("/api/action", { action: "more:1", label: "Tell me more", thread: root.id, call: "in-thread" }),
    );
    expect(inbox.calls.action[0]![0]).toMatchObject({ message: undefined, place: { thread: root.id } });
    expect((await messages.find("news", "in-thread"))!.thread).toBe(root.id);
    await linesOf(await post("/api/action", { action: "more:1", label: "Tell me more", call: "elsewhere" }));
    const { thread } = (await messages.find("news", "elsewhere"))!;
    expect((await messages.get(thread!))!.body).toEqual({ text: "Tell me more" });
  });

  test.each(["", "a b", "x".repeat(91), "a/b", 7])("with the id «%s» is a bad request", async (action) => {
    expect((await createPage().post("/api/action", { action })).status).toBe(400);
  });
});

describe("listening to a post", () => {
  test("is offered in the bot's own voice where there is one, and answers with its audio", async () => {
    const heard: string[] = [];
    const speak = async (text: string) => {
      heard.push(text);
      return { audio: new Uint8Array([1, 2, 3]), type: "audio/mpeg" };
    };
    const { get, say: put } = createPage({ voice: { speak } });
    const post = await put("k1");
    expect(await (await get("/")).text()).toContain(`data-audio="/posts/${post.id}/audio"`);
    const answer = await get(`/posts/${post.id}/audio`);
    expect([answer.headers.get("content-type"), (await answer.arrayBuffer()).byteLength]).toEqual(["audio/mpeg", 3]);
    expect(heard[0]).not.toMatch(/https?:/);
  });

  test("is left to the browser's voice where there is none", async () => {
    const { get, say: put } = createPage();
    const post = await put("k1");
    expect(await (await get("/")).text()).not.toContain("data-audio");
    expect((await get(`/posts/${post.id}/audio`)).status).toBe(404);
  });
});
