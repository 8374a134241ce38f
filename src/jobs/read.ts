// The watching half of the bot: poll, read, cluster. Each job names a row, does one stage, and wakes the next in the same transaction.
import { DAY, MINUTE } from "../core/time.ts";
import { listed, shortHash } from "../core/hash.ts";
import { crashPoint } from "../operate/crash-point.ts";
import type { Article, ArticleText, Tenant } from "../core/domain.ts";
import { BotError, asBotError } from "../core/errors.ts";
import { type ClusteringPorts, clusterAt, createClustering } from "./cluster.ts";
import { type Polling, type PollingPorts, createPolling } from "./poll.ts";
import type { Counts, Extractor } from "../core/ports.ts";
import type { Cache } from "../store/cache.ts";
import { articleFromItem, better, domainOf, wantsPage } from "../stories/article.ts";
import { type Sentence, sentence } from "../words/index.ts";

export interface WatchPorts extends ClusteringPorts, PollingPorts {
  extractor: Extractor;
}

/** How long an item waits for a page that may yet come. */
const PATIENCE_MS = 10 * MINUTE;
const PAGE_BYTES = 3_000_000;

export interface Watch {
  readonly polling: Polling;
  article(itemId: string): Promise<void>;
  cluster(): Promise<void>;
  /** Sends again the jobs of rows that have waited for `olderThanMs` without one. */
  sweep(olderThanMs: number): Promise<void>;
  /** Reads a page that somebody asked for into an Article of its own, for that tenant alone. */
  readPage(tenant: Tenant, url: string): Promise<Article>;
}

export function createWatch(ports: WatchPorts): Watch {
  const { store, clock } = ports;
  const pages = store.caches.space("pages");
  const clustering = createClustering(ports);
  return {
    polling: createPolling(ports),
    article: (itemId) => readItem(ports, pages, itemId),
    cluster: clustering,
    async sweep(olderThanMs) {
      const now = clock.now();
      for (const itemId of await store.items.unread(new Date(now.getTime() - olderThanMs))) {
        await store.jobs.send("article", { itemId }, { key: itemId });
      }
      await store.jobs.send("cluster", {}, { key: "cluster" });
    },
    readPage: (tenant, url) => readPage(ports, tenant, url),
  };
}

/** Item to Article: the page where the feed gives too little, the feed's own text where the page gives nothing. */
async function readItem(ports: WatchPorts, pages: Cache, itemId: string): Promise<void> {
  const { store, clock, log } = ports;
  const item = await store.items.get(itemId);
  const feed = item && (await store.feeds.get(item.feedId));
  if (!item || !feed || item.state === "baseline") return;
  const own = articleFromItem(item, feed.title);
  let text = own;
  let reason: Sentence = sentence("verdict.readFeed");
  let come: Counts["item_reads"]["page"] = "unneeded";
  if (item.link && wantsPage(item)) {
    try {
      const key = shortHash(listed([`${item.link} ${item.contentHash}`]));
      const cached = revive(await pages.get(key));
      come = cached ? "held" : "failed";
      const page = cached ?? (await fetchArticle(ports, item.link));
      if (!cached) {
        come = "fetched";
        await pages.set(key, page, DAY);
      }
      text = better(own, page);
      reason = sentence(text === own ? "verdict.pageLess" : "verdict.readPage");
    } catch (error) {
      const known = asBotError(error);
      const young = clock.now().getTime() - item.firstSeenAt.getTime() < PATIENCE_MS;
      if (known.retryable && young && item.state === "new" && own.text.length < 200) throw error;
      log.debug({ link: item.link, code: known.code }, "a page could not be read");
      reason = sentence("verdict.pageFailed", { fault: known.said });
    }
  }
  ports.count?.("item_reads", { page: come });
  const before = await store.articles.currentOfItem(itemId);
  const contentHash = shortHash(listed([text.title, text.text]));
  const empty = text.text.trim() === "" && text.title.trim() === "";
  await store.db.transaction().execute(async (trx) => {
    await store.items.setState(trx, itemId, empty ? "failed" : "read");
    if (!empty && before?.text !== text.text) {
      await store.articles.save(
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
          ...(feed.tenant === undefined ? {} : { tenant: feed.tenant }),
        },
        clock.now(),
      );
      const at = clusterAt(clock.now(), feed.sample ? ports.sampleSettleMs : ports.settleMs);
      await store.jobs.send("cluster", {}, { key: `cluster:${at.getTime()}`, at, trx });
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
          reason: empty ? sentence("verdict.empty") : reason,
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
    throw new BotError("http_status", sentence("errors.pageStatus", { status: String(page.status) }), {
      hint: sentence("errors.pageStatusHint"),
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

async function readPage(ports: WatchPorts, tenant: Tenant, url: string): Promise<Article> {
  const { store, clock } = ports;
  const text = await fetchArticle(ports, url);
  const domain = domainOf(url);
  const id = await store.articles.save(
    store.db,
    {
      ...text,
      itemId: undefined,
      feedId: undefined,
      url,
      source: text.siteName ?? domain,
      domain,
      replaces: undefined,
      contentHash: shortHash(listed([text.title, text.text])),
      tenant,
    },
    clock.now(),
  );
  await store.stories.placeAlone(id, clock.now());
  return (await store.articles.get(tenant, id))!;
}
