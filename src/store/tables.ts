// The tables as Kysely sees them; columns ending in `_at` are timestamptz.
// Columns of jsonb hold the named type.
import type { ColumnType, Generated } from "kysely";
import type {
  Genre,
  Analysis,
  ChannelRef,
  Claim,
  Fault,
  Feed,
  Filters,
  Lens,
  MessageRef,
  ParsedItem,
  Picture,
  Posting,
  Schedule,
  Subscription,
  ThreadRef,
  Turn,
} from "../core/domain.ts";
import type { LogEntry, Message } from "../platform/index.ts";
import type { DeliveryKind, DeliveryState } from "./deliveries.ts";
import type { MuteKind } from "./mutes.ts";
import type { KeptVerdict } from "./verdicts.ts";
import type { WebhookCall, WebhookState } from "./webhooks.ts";

/** Read as parsed JSON, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
/** As it comes back from JSON: a Date is text there. */
type Stored<T> = { [K in keyof T]: T[K] extends Date | undefined ? string | undefined : T[K] };
type At = ColumnType<Date, Date, Date>;
type MaybeAt = ColumnType<Date | null, Date | null | undefined, Date | null>;
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;

export interface Tables {
  feeds: {
    id: string;
    url: string;
    title: string;
    site_url: MaybeText;
    state: Feed["state"];
    /** Conditional state of polling, owned by feeds/poll. */
    poll: Json<unknown>;
    next_check_at: At;
    /** Until then one process looks at it, and nobody asks its host for anything else. */
    polling_until_at: MaybeAt;
    /** Of the address, without the port. */
    host: ColumnType<string, never, never>;
    last_checked_at: MaybeAt;
    last_ok_at: MaybeAt;
    failures: Generated<number>;
    error: MaybeJson<Fault>;
    /** Set by the first good poll: what the feed held then was never posted. */
    baseline_at: MaybeAt;
    sample: Generated<boolean>;
    /** The one tenant that may read it; null: whoever knows the address. */
    tenant: MaybeText;
    created_at: At;
  };
  items: {
    id: string;
    feed_id: string;
    key: string;
    content_hash: string;
    body: Json<Stored<ParsedItem>>;
    /** baseline | new | read | failed */
    state: string;
    first_seen_at: At;
    /** The first subscription that asked for this old item: it is news to nobody. */
    asked_by: MaybeText;
  };
  /** Lines of `item-names.ts`, in few parts. */
  item_names: { feed_id: string; part: number; names: string };
  articles: {
    id: string;
    item_id: MaybeText;
    feed_id: MaybeText;
    url: string;
    source: string;
    domain: string;
    title: string;
    byline: MaybeText;
    published_at: MaybeAt;
    language: string;
    text: string;
    picture: MaybeJson<Picture>;
    site_name: MaybeText;
    canonical_url: MaybeText;
    /** Null where nobody asked: articles of older days. */
    genre: Genre | null;
    for_subscribers: boolean | null;
    story_id: MaybeText;
    replaces: MaybeText;
    content_hash: string;
    /** Order of clustering; null until clustered. */
    seq: number | null;
    /** The one tenant it belongs to: a page it asked for, an article of its private feed. */
    tenant: MaybeText;
    seen_at: At;
  };
  stories: {
    id: string;
    first_seen_at: At;
    last_seen_at: At;
    /** The story it turned out to be part of, and when: a number from the order of clustering. */
    absorbed_by: MaybeText;
    absorbed_seq: ColumnType<number | null, number | null | undefined, number | null>;
    /** Since when only what was told of it is kept. */
    let_go_at: MaybeAt;
  };
  analyses: {
    id: string;
    story_id: string;
    lens_key: string;
    input_hash: string;
    body: Json<Analysis>;
    created_at: At;
  };
  subscriptions: {
    id: string;
    tenant: string;
    channel: Json<ChannelRef>;
    channel_key: string;
    lens: Json<Lens>;
    schedule: Json<Schedule>;
    filters: Json<Filters>;
    /** What was never set is left out. */
    posting: ColumnType<Partial<Posting>, string | undefined, string>;
    state: Subscription["state"];
    paused_because: MaybeText;
    created_by: string;
    created_at: At;
    digest_at: Date | null;
    digest_of: string | null;
    digest_set_at: Date | null;
    /** When the digest that was sent last is to be out; null where none had to wait for others. */
    digest_expected_at: Date | null;
    /** Since when nothing can be posted there. */
    lost_at: MaybeAt;
  };
  /**
   * `paused`: this channel rests from the feed; others may read on. Items seen after `reads_from` are news to it; null until the
   * first good poll since it reads the feed: what that one holds is old.
   */
  subscription_feeds: { subscription_id: string; feed_id: string; paused: Generated<boolean>; reads_from: MaybeAt };
  /** Old items that a channel asked for. */
  item_asks: { item_id: string; subscription_id: string };
  /** Posts that pinged somebody, for the day's count. */
  pings: { delivery_id: string; subscription_id: string; at: At };
  mutes: {
    id: string;
    tenant: string;
    channel_key: string;
    kind: MuteKind;
    value: string;
    label: string;
    until_at: MaybeAt;
    created_by: string;
    created_at: At;
  };
  /** Questions that wait for their answer. Ended ones are kept a while, to be opened again. */
  watches: {
    id: string;
    /** In the order in which they were asked, or opened again. */
    seq: Generated<number>;
    tenant: string;
    channel_key: string;
    channel: Json<ChannelRef>;
    person: string;
    question: string;
    /** The story that it was asked under. */
    story_id: MaybeText;
    about: MaybeText;
    until_at: MaybeAt;
    ended_at: MaybeAt;
    created_at: At;
  };
  /** Stories a subscription will be told in its next digest. */
  waiting: { subscription_id: string; story_id: string; because: string; created_at: At };
  /** The outbox: one row per Message on its way to one Channel. See digest/deliver. */
  deliveries: {
    id: string;
    subscription_id: MaybeText;
    tenant: string;
    channel_key: string;
    kind: DeliveryKind;
    target: Json<ChannelRef | ThreadRef>;
    payload: Json<Message>;
    /** pending | sending | sent | unknown | dead */
    state: DeliveryState;
    attempt: Generated<number>;
    not_before_at: At;
    lease_until_at: MaybeAt;
    fence: Generated<number>;
    sending_at: MaybeAt;
    remote: MaybeJson<MessageRef>;
    error: MaybeJson<Fault>;
    /** The payload changed after it was sent: the message waits for an edit. */
    stale: Generated<boolean>;
    created_at: At;
    sent_at: MaybeAt;
  };
  delivery_stories: {
    delivery_id: string;
    subscription_id: string;
    story_id: string;
    analysis_id: string;
    /** Place in the message, from 0. */
    position: number;
  };
  threads: {
    key: string;
    tenant: string;
    story_id: MaybeText;
    analysis_id: MaybeText;
    delivery_id: MaybeText;
    following: Generated<boolean>;
    created_at: At;
  };
  turns: {
    id: Generated<number>;
    thread_key: string;
    role: Turn["role"];
    author: string;
    /** Who asked, also of an answer; null in turns of older days. */
    person: MaybeText;
    text: string;
    claims: Json<Claim[]>;
    at: At;
  };
  /** Why something was or was not posted, stage by stage. */
  verdicts: {
    id: Generated<number>;
    subject: string;
    subscription_id: MaybeText;
    stage: KeptVerdict["stage"];
    verdict: KeptVerdict["verdict"];
    reason: string;
    at: At;
  };
  /** What can be found by its words: an article, an analysis that was told, or an answer. */
  search_entries: {
    id: Generated<number>;
    article_id: MaybeText;
    analysis_id: MaybeText;
    turn_id: ColumnType<number | null, number | null | undefined, never>;
    feed_id: MaybeText;
    tenant: MaybeText;
    at: At;
    /** Terms in all. */
    length: number;
    /** A tsvector of ours: terms by language/search-terms. */
    words: string;
  };
  inbound: { id: string; at: At };
  feedback: {
    id: Generated<number>;
    tenant: string;
    message: string;
    person: string;
    verdict: string;
    text: string;
    at: At;
    /** Of a report: when a keeper closed it, and what they said. */
    closed_at: MaybeAt;
    answer: MaybeText;
  };
  /** What one person of a channel thought of one story. */
  votes: {
    subscription_id: string;
    story_id: string;
    person: string;
    value: number;
    /** By thumb; else by what somebody did. */
    thumb: boolean;
    /** What the story was then. */
    traits: Json<Record<string, number>>;
    at: At;
  };
  records: { owner: string; key: string; value: Json<unknown> };
  /** What waits here for another cell, and which keys have come from another. */
  cell_log: { cell: string; seq: Generated<number>; key: string; body: Json<unknown> };
  cell_received: { origin: string; key: string; at: Generated<Date> };
  leases: { name: string; holder: string; until_at: At };
  log_entries: {
    id: string;
    seq: Generated<number>;
    channel: string;
    thread: MaybeText;
    key: string;
    author: Json<LogEntry["author"]>;
    body: Json<LogEntry["body"]>;
    at: At;
    edited_at: MaybeAt;
  };
  /** What posts are about: `story:…`, `outlet:…`, `feed:…`. */
  log_about: { channel: string; about: string; seq: number; entry_id: string };
  /** What a log entry said before an edit; `at` is since when it did. */
  log_versions: { id: Generated<number>; entry_id: string; body: Json<{ message: Message }>; at: At };
  /** What the holder of a key marked of the page's posts. */
  shelf_marks: { tenant: string; person: string; kind: string; entry_id: string; at: At };
  /** Until when a holder of a key has read a channel, and what stood there at the visit before this one. */
  shelf_visits: {
    tenant: string;
    person: string;
    channel: string;
    read_until: At;
    before_at: MaybeAt;
    newest_at: At;
    at: At;
  };
  webhooks: {
    id: string;
    tenant: string;
    channel_key: string;
    channel: Json<ChannelRef>;
    address: string;
    state: WebhookState;
    failing_since_at: MaybeAt;
    created_at: At;
  };
  /** What webhooks were or will be told; `id` is the same in every try. */
  webhook_calls: {
    id: string;
    webhook_id: string;
    delivery_id: MaybeText;
    event: string;
    body: MaybeText;
    state: WebhookCall["state"];
    attempt: Generated<number>;
    not_before_at: At;
    lease_until_at: MaybeAt;
    status: ColumnType<number | null, number | null | undefined, number | null>;
    error: MaybeJson<Fault>;
    created_at: At;
    done_at: MaybeAt;
  };
  cache: { key: string; value: string; expires_at: MaybeAt };
  /** Model calls: written as a reservation before the call, settled after it. */
  spending: {
    id: string;
    tenant: string;
    story_id: MaybeText;
    channel: MaybeText;
    /** Local day of the tenant's budget, YYYY-MM-DD in UTC. */
    day: string;
    state: string;
    provider: MaybeText;
    model: MaybeText;
    prompt: MaybeText;
    tokens_in: Generated<number>;
    tokens_cached: Generated<number>;
    tokens_out: Generated<number>;
    /** US dollars; null = price unknown. */
    cost: ColumnType<number | null, number | null | undefined, number | null>;
    /** What was set aside before the call, US dollars. */
    reserved: Generated<number>;
    at: At;
  };
}
