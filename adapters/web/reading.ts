// The pages that are read: a channel, a post, a receipt, status, help; and the feed of digests.
import type { Context, Hono } from "hono";
import { type LogEntry, spoken } from "../../src/platform/index.ts";
import { privacyPage } from "./bare-pages.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import { channelPage } from "./channel-page.ts";
import { helpPage, postPage, receiptPage, savedPage, statusPage, versionPage } from "./pages.ts";
import { channelRef, TENANT } from "./place.ts";
import { renderPost, type Posting } from "./post.ts";
import { renderRelated } from "./timeline.ts";
import { postPath } from "./view.ts";

/** So many saved posts are shown. */
const MOST_CARDS = 100;

export function addReading(app: Hono, desk: Desk): void {
  const { board, cards, frame, inbox, live, notHere, view, wordsFor } = desk;

  app.get("/", (c) => showChannel(c));
  app.get("/channels/:channel", (c) => showChannel(c, c.req.param("channel")));
  app.get("/posts/:id", async (c) => {
    const lastEvent = live.last();
    const posting = await board.post(c.req.param("id"));
    if (!posting || !desk.mayRead(c, posting.entry)) return notHere(c, "page.noPost");
    const { entry } = posting;
    const of = desk.door.ownerOf(c);
    if (of) await desk.shelves?.mark(of, entry.id, "read", true);
    // None of it waits for another.
    const [versions, framed, related] = await Promise.all([
      board.versions(entry.id),
      frame(c, entry.channel, lastEvent),
      relatedTo(c, entry),
    ]);
    const around = await desk.shelve(c, framed, [posting]);
    const version = versions[whole(c.req.query("version")) - 1];
    if (version) return c.html(versionPage(around, entry, version));
    return c.html(postPage(around, posting, versions, related));
  });
  app.get("/posts/:id/related", async (c) => {
    const entry = await board.get(c.req.param("id"));
    const related = entry && desk.mayRead(c, entry) ? await relatedTo(c, entry) : [];
    const read = { ...view, level: 3 as const, words: wordsFor(c) };
    return c.html(renderRelated(related, `related-${c.req.param("id")}`, read));
  });
  app.get("/stories/:story", async (c) => {
    const newest = await board.newestAbout(c.req.param("story"));
    if (newest) return c.redirect(postPath(newest));
    return notHere(c, "page.noPost");
  });
  app.get("/saved", async (c) => {
    const [of, around] = [desk.door.ownerOf(c), await frame(c)];
    if (!of || !desk.shelves) return c.html(savedPage(around, undefined));
    const posts = await postsOf(c, await desk.shelves.saved(of, MOST_CARDS));
    return c.html(savedPage(await desk.shelve(c, around, posts), posts));
  });
  app.get("/cards", async (c) => {
    const found = await postsOf(c, (c.req.query("ids") ?? "").split(",").slice(0, MOST_CARDS));
    const read = { ...view, level: 2 as const, words: wordsFor(c) };
    return c.html(html`${found.map(({ entry, thread }) => renderPost(entry, thread, read))}`);
  });
  app.get("/posts/:id/audio", async (c) => {
    const entry = await board.get(c.req.param("id"));
    const body = entry && desk.mayRead(c, entry) ? entry.body : undefined;
    if (!inbox.voice || !body || !("message" in body)) return notHere(c, "page.noAudio");
    const { audio, type } = await inbox.voice.speak(spoken(body.message), TENANT);
    return c.body(new Uint8Array(audio).buffer, 200, {
      "content-type": type,
      "cache-control": "private, max-age=3600",
    });
  });
  app.get("/receipts/:articleId", async (c) => {
    // Without a passage the address means the article as a whole: its first character is asked for, and none is marked.
    const passage = c.req.query("start") !== undefined;
    const [start, end] = passage ? [whole(c.req.query("start")), whole(c.req.query("end"))] : [0, 1];
    const found = await inbox.receipt(TENANT, c.req.param("articleId"), start, end);
    const receipt = found && (passage ? found : { ...found, end: start });
    if (!receipt) return notHere(c, "page.noPassage");
    return c.html(receiptPage(await frame(c), receipt));
  });
  app.get("/pictures/:signed", (c) => desk.pictures.answer(c));
  app.get("/status", async (c) => c.html(statusPage(await frame(c, c.req.query("channel")))));
  app.get("/help", async (c) => c.html(helpPage(await frame(c), inbox.commands)));
  app.get("/privacy", (c) => {
    const words = wordsFor(c);
    return c.html(privacyPage(inbox.privacy(words), { ...view, words }));
  });

  async function postsOf(c: Context, ids: readonly string[]): Promise<Posting[]> {
    const found = await Promise.all(ids.map((id) => board.post(id)));
    return found.flatMap((posting) => (posting && desk.mayRead(c, posting.entry) ? [posting] : []));
  }

  /** Posts of this channel that told of the same matter before, the newest first. */
  async function relatedTo(c: Context, { channel, body }: LogEntry): Promise<LogEntry[]> {
    const story = "message" in body ? body.message.story?.id : undefined;
    if (story === undefined) return [];
    const place = { tenant: TENANT, channel: channelRef(channel) };
    const stories = await inbox.related(place, desk.door.personOf(c), story);
    if (stories.length === 0) return [];
    const { posts } = await board.page(channel, { about: { stories } });
    const newest = new Map<string, LogEntry>();
    for (const { entry } of posts.toReversed())
      if ("message" in entry.body && entry.body.message.story) newest.set(entry.body.message.story.id, entry);
    return [...newest.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  }

  /** Without a channel, the first. */
  async function showChannel(c: Context, wanted?: string): Promise<Response> {
    const lastEvent = live.last();
    const found = cards(c, await frame(c, wanted, lastEvent));
    const { channel } = found;
    if (wanted !== undefined && wanted !== channel) return notHere(c, "page.noChannel");
    const before = c.req.query("before");
    const { posts, older } = await board.page(channel, before === undefined ? {} : { before });
    const around = await desk.shelve(c, found, posts);
    return c.html(channelPage(around, posts, before === undefined, older));
  }
}

/** A whole number from a query; NaN and the like become 0, which no receipt has as its end. */
const whole = (given: string | undefined): number => (given && /^\d{1,9}$/.test(given) ? Number(given) : 0);
