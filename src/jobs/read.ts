// Item to Article: from the page where the feed gives too little, else from the feed.
import { DAY, MINUTE } from "../core/time.ts";
import { lengthPrefixed, shortHash } from "../core/hash.ts";
import { canon } from "../language/fold.ts";
import { crashPoint } from "../operate/crash-point.ts";
import type { Article, ArticleText, Clock, Item, Tenant } from "../core/domain.ts";
import { BotError, asBotError } from "../core/errors.ts";
import { clusterAt } from "./cluster.ts";
import type { Count, Counts, Extractor, GuardedFetch } from "../core/ports.ts";
import type { Logger } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import type { Cache } from "../store/cache.ts";
import { articleFromItem, better, domainOf, wantsPage } from "../stories/article.ts";
import { type PageMarks, marksOf, remembered, withoutRecurring } from "../stories/recurring.ts";
import { type Wording, sentence } from "../words/index.ts";

export interface ReadPorts {
  store: Store;
  clock: Clock;
  log: Logger;
  fetch: GuardedFetch;
  extractor: Extractor;
  count?: Count;
  /** How long a story gathers reports before it is told. The sample newsroom keeps its own, shorter time. */
  settleMs: number;
  sampleSettleMs: number;
}

/** How long an item waits for a page that may yet come. */
const PATIENCE_MS = 10 * MINUTE;
/** A feed that gives less than this is worth waiting for its page. */
const LITTLE_TEXT = 200;
const PAGE_BYTES = 3_000_000;

/** The job `article`: reads an item into an Article, and wakes the clustering in the same transaction. */
export function createRead(ports: ReadPorts): (itemId: string) => Promise<void> {
  const pages = ports.store.caches.space<ArticleText>("pages");
  return (itemId) => readItem(ports, pages, itemId);
}

/** What an item's text turned out to be: where it is from, in a sentence, and what became of its page. */
interface ReadText {
  text: ArticleText;
  reason: Wording;
  page: Counts["item_reads"]["page"];
}

async function readItem(ports: ReadPorts, pages: Cache<ArticleText>, itemId: string): Promise<void> {
  const { store, clock } = ports;
  const item = await store.items.get(itemId);
  const feed = item && (await store.feeds.get(item.feedId));
  if (!item || !feed || item.state === "baseline") return;
  const { text: read, reason, page } = await textOf(ports, pages, item, articleFromItem(item, feed.title));
  ports.count?.("item_reads", { page });
  const before = await store.articles.currentOfItem(itemId);
  const text = { ...read, text: await ownText(store, item, read, before) };
  const empty = text.text.trim() === "" && text.title.trim() === "";
  const now = clock.now();
  await store.db.transaction().execute(async (trx) => {
    await store.items.setState(trx, itemId, empty ? "failed" : "read");
    if (!empty && !(before && saysTheSame(before, text))) {
      const url = item.link ?? feed.siteUrl ?? feed.url;
      await store.articles.save(
        trx,
        {
          ...text,
          published: text.published ?? item.published,
          itemId,
          feedId: feed.id,
          url,
          source: feed.title,
          domain: domainOf(url),
          replaces: before?.id,
          contentHash: contentHash(text),
          ...(feed.tenant === undefined ? {} : { tenant: feed.tenant }),
        },
        now,
      );
      const at = clusterAt(now, feed.sample ? ports.sampleSettleMs : ports.settleMs);
      await store.jobs.send("cluster", {}, { key: `cluster:${at.getTime()}`, at, trx });
      crashPoint("article.saved");
    }
    const verdict = empty
      ? { verdict: "dropped" as const, reason: sentence("verdict.empty") }
      : { verdict: "kept" as const, reason };
    await store.verdicts.add(
      trx,
      [{ subject: `item:${itemId}`, subscriptionId: undefined, stage: "read", ...verdict }],
      now,
    );
  });
}

/** The item's text without what the other pages of its feed say too; what those say is remembered with it. */
async function ownText(store: Store, item: Item, read: ArticleText, before: Article | undefined): Promise<string> {
  const sites = store.records<PageMarks[]>("recurring");
  const site = (await sites.get(item.feedId)) ?? [];
  const page = { item: item.id, marks: marksOf(read.text, read.language) };
  await sites.put(item.feedId, remembered(site, page));
  return withoutRecurring(read, item.id, site, before?.text);
}

/**
 * The page where the feed gives too little, the feed's own text where the page gives nothing. Throws where a page that may
 * yet come is worth waiting for.
 */
async function textOf(
  ports: ReadPorts,
  pages: Cache<ArticleText>,
  item: Item & { state: string },
  own: ArticleText,
): Promise<ReadText> {
  const unread: ReadText = { text: own, reason: sentence("verdict.readFeed"), page: "unneeded" };
  if (!item.link || !wantsPage(item)) return unread;
  let page: ReadText["page"] = "unneeded";
  try {
    const key = shortHash(lengthPrefixed([`${item.link} ${item.contentHash}`]));
    const cached = revive(await pages.get(key));
    page = cached ? "held" : "failed";
    const read = cached ?? (await fetchArticle(ports, item.link));
    if (!cached) {
      page = "fetched";
      await pages.set(key, read, DAY);
    }
    const text = better(own, read);
    return { text, reason: sentence(text === own ? "verdict.pageLess" : "verdict.readPage"), page };
  } catch (error) {
    const known = asBotError(error);
    const young = ports.clock.now().getTime() - item.firstSeenAt.getTime() < PATIENCE_MS;
    if (known.retryable && young && item.state === "new" && own.text.length < LITTLE_TEXT) {
      const reason = sentence("verdict.pageWaits", { fault: known.said });
      const { store, clock } = ports;
      const waits = {
        subject: `item:${item.id}`,
        subscriptionId: undefined,
        stage: "read",
        verdict: "waits",
        reason,
      } as const;
      await store.verdicts.add(store.db, [waits], clock.now());
      throw error;
    }
    ports.log.debug({ link: item.link, code: known.code }, "a page could not be read");
    return { text: own, reason: sentence("verdict.pageFailed", { fault: known.said }), page };
  }
}

/** Text and title: a correction in the title alone is one. */
const saysTheSame = (before: ArticleText, now: ArticleText): boolean =>
  before.text === now.text && canon(before.title) === canon(now.title);

const contentHash = ({ title, text }: ArticleText): string => shortHash(lengthPrefixed([title, text]));

async function fetchArticle(ports: Pick<ReadPorts, "fetch" | "extractor">, url: string): Promise<ArticleText> {
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
function revive(page: ArticleText | undefined): ArticleText | undefined {
  return page && { ...page, published: page.published ? new Date(page.published) : undefined };
}

/** Reads a page that somebody asked for into an Article of its own, for that tenant alone. */
export async function readPage(ports: ReadPorts, tenant: Tenant, url: string): Promise<Article> {
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
      contentHash: contentHash(text),
      tenant,
    },
    clock.now(),
  );
  await store.stories.placeAlone(id, clock.now());
  // It was saved just now.
  return (await store.articles.get(tenant, id))!;
}
