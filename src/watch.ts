// The watching half of the bot: poll, read, cluster. Each job names a row, does one stage, and wakes the next in the same transaction.
import { createHash } from "node:crypto";
import { crashPoint } from "./crash-point.ts";
import type { Article, ArticleText } from "./domain.ts";
import { BotError, asBotError } from "./errors.ts";
import { type IdentifiedItem, type Manners, type PollOutcome, type PollState, poll } from "./feeds/poll.ts";
import type { FeedReader } from "./feeds/read.ts";
import type { Logger } from "./platform/index.ts";
import type { Extractor, GuardedFetch } from "./ports.ts";
import type { Cache } from "./store/cache.ts";
import type { FeedRow } from "./store/feeds.ts";
import { type ClusteringPorts, createClustering } from "./clustering.ts";
import { articleFromItem, better, domainOf, wantsPage } from "./stories/article.ts";

export interface WatchPorts extends ClusteringPorts {
  fetch: GuardedFetch;
  readFeed: FeedReader;
  extractor: Extractor;
  log: Logger;
  manners: Manners;
  /** The sample newsroom keeps its own, faster time. */
  sampleManners: Manners;
}

const LEASE_MS = 2 * 60_000;
const DAY = 86_400_000;
/** How long an item waits for a page that may yet come. */
const PATIENCE_MS = 10 * 60_000;
const PAGE_BYTES = 3_000_000;

export interface Watch {
  poll(feedId: string): Promise<void>;
  article(itemId: string): Promise<void>;
  cluster(): Promise<void>;
  /** Sends again the jobs of rows that have waited for `olderThanMs` without one. */
  sweep(olderThanMs: number): Promise<void>;
  /** Reads a page that somebody asked for into an Article of its own. */
  readPage(url: string): Promise<Article>;
}

export function createWatch(ports: WatchPorts): Watch {
  const { store, clock } = ports;
  const seen = store.caches.space("seen");
  const pages = store.caches.space("pages");
  const clustering = createClustering(ports);
  return {
    poll: (feedId) => pollFeed(ports, seen, feedId),
    article: (itemId) => readItem(ports, pages, itemId),
    cluster: clustering,
    async sweep(olderThanMs) {
      const now = clock.now();
      for (const feed of await store.feeds.due(now)) {
        await store.jobs.send("poll", { feedId: feed.id }, { key: `${feed.id}:now`, group: domainOf(feed.url) });
      }
      for (const itemId of await store.feeds.unread(new Date(now.getTime() - olderThanMs))) {
        await store.jobs.send("article", { itemId }, { key: itemId });
      }
      await store.jobs.send("cluster", {}, { key: "cluster" });
    },
    readPage: (url) => readPage(ports, url),
  };
}

async function wakePoll(ports: WatchPorts, feed: Pick<FeedRow, "id" | "url">, at: Date): Promise<void> {
  await ports.store.jobs.send("poll", { feedId: feed.id }, { key: feed.id, at, group: domainOf(feed.url) });
}

async function pollFeed(ports: WatchPorts, seen: Cache, feedId: string): Promise<void> {
  const { store, clock, log } = ports;
  const now = clock.now();
  const feed = await store.feeds.get(feedId);
  if (!feed || !(await store.feeds.claim(feedId, now, LEASE_MS))) return;
  const manners = feed.sample ? ports.sampleManners : ports.manners;
  const outcome = await poll(feed.poll as PollState, ports, now, manners);
  const twin = outcome.state.url === feed.url ? undefined : await store.feeds.byUrl(outcome.state.url);
  if (twin) {
    log.info({ feed: feed.url, now: twin.url }, "a feed moved to an address that is watched already");
    return store.feeds.merge(feedId, twin.id);
  }
  const items = outcome.kind === "items" ? outcome.items : [];
  // The cache may save the look-up of items already held; the truth stays the unique key of an item.
  const digest = hash(items.map((entry) => `${entry.key} ${entry.contentHash}`).join("\n"));
  // The number of items held is part of the mark: after a restored backup it does not fit, and the table is asked.
  const mark = (count: number) => `${count} ${digest}`;
  const known =
    items.length > 0 && feed.baselineAt !== undefined && (await seen.get(feedId)) === mark(feed.health.items);
  const failed = outcome.kind === "failed" || outcome.kind === "gone";
  if (failed) log.info({ feed: feed.url, code: outcome.code }, "a feed could not be read");
  const fresh = await keep(ports, feed, outcome, known ? [] : items, now).catch(async (error: unknown) => {
    // What cannot be kept must not be fetched again every two minutes: it is a failed check, and waits like one.
    log.error({ error, feed: feed.url }, "what a feed said could not be stored");
    const fault = { code: "internal" as const, message: "What the feed said could not be stored.", hint: undefined };
    const nextCheckAt = new Date(now.getTime() + Math.max(manners.minMs, 15 * 60_000));
    await keep(
      ports,
      feed,
      { kind: "failed", ...fault, state: feed.poll as PollState, nextCheckAt, holdBack: undefined },
      [],
      now,
    );
    return undefined;
  });
  if (fresh === undefined) return;
  if (fresh > 0) crashPoint("poll.committed");
  if (items.length > 0) await seen.set(feedId, mark(feed.health.items + fresh), DAY);
  if ("holdBack" in outcome && outcome.holdBack) await store.feeds.holdBack(outcome.holdBack, outcome.nextCheckAt);
  if (outcome.kind !== "gone") await wakePoll(ports, { id: feedId, url: outcome.state.url }, outcome.nextCheckAt);
}

/** Saves what a poll brought and sends its items to be read, in one transaction; how many items are new. */
async function keep(
  ports: WatchPorts,
  feed: FeedRow,
  outcome: PollOutcome,
  items: IdentifiedItem[],
  now: Date,
): Promise<number> {
  const { store } = ports;
  const failed = outcome.kind === "failed" || outcome.kind === "gone";
  return store.db.transaction().execute(async (trx) => {
    const saved = await store.feeds.savePoll(
      trx,
      feed.id,
      {
        poll: outcome.state,
        nextCheckAt: outcome.nextCheckAt,
        state: outcome.kind === "gone" ? "gone" : "active",
        ok: !failed,
        error: failed ? { code: outcome.code, message: outcome.message } : undefined,
        title: outcome.kind === "items" ? outcome.feed.title : undefined,
        siteUrl: outcome.kind === "items" ? outcome.feed.link : undefined,
        url: outcome.state.url,
        items,
      },
      now,
    );
    const toRead = saved.baseline ? [] : [...saved.fresh, ...saved.changed];
    for (const itemId of toRead) await store.jobs.send("article", { itemId }, { key: itemId, trx });
    const verdict = saved.baseline ? ("dropped" as const) : ("kept" as const);
    const reason = saved.baseline
      ? `It was in ${feed.title} when the feed was added: nothing old is posted.`
      : `It was found in ${feed.title}.`;
    const verdicts = saved.fresh.map((id) => ({
      subject: `item:${id}`,
      subscriptionId: undefined,
      stage: "poll" as const,
      verdict,
      reason,
    }));
    await store.verdicts.add(trx, verdicts, now);
    if (items.length > 0) crashPoint("poll.saved");
    return saved.fresh.length;
  });
}

/** Item to Article: the page where the feed gives too little, the feed's own text where the page gives nothing. */
async function readItem(ports: WatchPorts, pages: Cache, itemId: string): Promise<void> {
  const { store, clock, log } = ports;
  const item = await store.feeds.item(itemId);
  const feed = item && (await store.feeds.get(item.feedId));
  if (!item || !feed || item.state === "baseline") return;
  const own = articleFromItem(item, feed.title);
  let text = own;
  let reason = "It was read from the feed itself.";
  if (item.link && wantsPage(item)) {
    try {
      const key = hash(`${item.link} ${item.contentHash}`);
      const cached = revive(await pages.get(key));
      const page = cached ?? (await fetchArticle(ports, item.link));
      if (!cached) await pages.set(key, page, DAY);
      text = better(own, page);
      reason = text === own ? "Its page held less than the feed: the feed's own text was read." : "Its page was read.";
    } catch (error) {
      const known = asBotError(error);
      const young = clock.now().getTime() - item.firstSeenAt.getTime() < PATIENCE_MS;
      if (known.retryable && young && item.state === "new" && own.text.length < 200) throw error;
      log.debug({ link: item.link, code: known.code }, "a page could not be read");
      reason = `Its page could not be read (${known.message}); the feed's own text was.`;
    }
  }
  const before = await store.stories.currentOfItem(itemId);
  const contentHash = hash(text.title, text.text);
  const empty = text.text.trim() === "" && text.title.trim() === "";
  await store.db.transaction().execute(async (trx) => {
    await store.feeds.setItemState(trx, itemId, empty ? "failed" : "read");
    if (!empty && before?.text !== text.text) {
      await store.stories.saveArticle(
        trx,
        {
          ...text,
          published: text.published ?? item.published,
          itemId,
          feedId: feed.id,
          url: item.link ?? feed.siteUrl ?? feed.url,
          source: feed.title,
          domain: domainOf(item.link ?? feed.siteUrl ?? feed.url),
          replaces: before?.id,
          contentHash,
        },
        clock.now(),
      );
      await store.jobs.send("cluster", {}, { key: "cluster", trx });
      crashPoint("article.saved");
    }
    const verdict = empty ? ("dropped" as const) : ("kept" as const);
    await store.verdicts.add(
      trx,
      [
        {
          subject: `item:${itemId}`,
          subscriptionId: undefined,
          stage: "read",
          verdict,
          reason: empty ? "It has no text." : reason,
        },
      ],
      clock.now(),
    );
  });
}

async function fetchArticle(ports: Pick<WatchPorts, "fetch" | "extractor">, url: string): Promise<ArticleText> {
  const page = await ports.fetch(url, {
    maxBytes: PAGE_BYTES,
    headers: { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5" },
  });
  if (page.status >= 400) {
    throw new BotError("http_status", `The page answered ${page.status}.`, {
      hint: "It may want a login, or be gone.",
      retryable: page.status >= 500 || page.status === 429,
    });
  }
  return ports.extractor.extract(page.body, { url: page.url, contentType: page.headers["content-type"] });
}

/** An ArticleText back from the cache's JSON. */
function revive(cached: unknown): ArticleText | undefined {
  if (!cached) return undefined;
  const page = cached as ArticleText;
  return { ...page, published: page.published ? new Date(page.published) : undefined };
}

async function readPage(ports: WatchPorts, url: string): Promise<Article> {
  const { store, clock } = ports;
  const text = await fetchArticle(ports, url);
  const domain = domainOf(url);
  const id = await store.stories.saveArticle(
    store.db,
    {
      ...text,
      itemId: undefined,
      feedId: undefined,
      url,
      source: text.siteName ?? domain,
      domain,
      replaces: undefined,
      contentHash: hash(text.title, text.text),
    },
    clock.now(),
  );
  await store.stories.placeAlone(id, clock.now());
  return (await store.stories.article(id))!;
}

const hash = (...parts: string[]): string =>
  createHash("sha256")
    .update(parts.map((part) => `${part.length}:${part}`).join(""))
    .digest("base64url")
    .slice(0, 22);
