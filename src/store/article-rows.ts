// Rows of the table articles: who may read them, and how they become Articles.
import { type Selectable, sql } from "kysely";
import type { Article, Tenant } from "../core/domain.ts";
import { sentences } from "../language/sentences.ts";
import type { Tables } from "./tables.ts";

/**
 * What a tenant may read: what is its own, articles of shared feeds that one of its channels watches, and what it was told
 * before it left a feed. Every answer to a person is made of these alone: a story is told from the reader's own feeds.
 */
export const readableBy = (
  tenant: Tenant,
) => sql<boolean>`case when articles.tenant is not null then articles.tenant = ${tenant}
  else (exists (select 1 from subscription_feeds as watched join subscriptions on subscriptions.id = watched.subscription_id
    where watched.feed_id = articles.feed_id and subscriptions.tenant = ${tenant})
  or exists (select 1 from delivery_stories as told join subscriptions on subscriptions.id = told.subscription_id
    join analyses on analyses.id = told.analysis_id
    where told.story_id = articles.story_id and subscriptions.tenant = ${tenant}
      and analyses.body->'reportedBy' @> to_jsonb(articles.id))) end`;

/** Its sentences are derived, not stored, so that they cannot disagree with the text; and only where somebody looks at them. */
export function articleFromRow(row: Selectable<Tables["articles"]>): Article {
  let derived: Article["sentences"] | undefined;
  return {
    id: row.id,
    itemId: row.item_id ?? undefined,
    feedId: row.feed_id ?? undefined,
    url: row.url,
    source: row.source,
    domain: row.domain,
    title: row.title,
    byline: row.byline ?? undefined,
    published: row.published_at ?? undefined,
    language: row.language,
    text: row.text,
    picture: row.picture ?? undefined,
    siteName: row.site_name ?? undefined,
    canonicalUrl: row.canonical_url ?? undefined,
    genre: row.genre ?? undefined,
    ...(row.for_subscribers ? { forSubscribers: true } : {}),
    get sentences() {
      derived ??= sentences(row.text, row.language);
      return derived;
    },
    storyId: row.story_id ?? undefined,
    replaces: row.replaces ?? undefined,
    seenAt: row.seen_at,
    ...(row.tenant === null ? {} : { tenant: row.tenant }),
  };
}
