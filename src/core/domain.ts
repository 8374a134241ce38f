// The nouns of the newsroom, as types. No behaviour; every module may import this file.
import type { Said } from "../words/index.ts";

/** A workspace, guild or site: the border no data crosses. Written `platform:id`, for example `slack:T024BE7LH` or `web:site`. */
export type Tenant = string;

/** A watched address. */
export interface Feed {
  id: string;
  url: string;
  title: string;
  siteUrl: string | undefined;
  state: "active" | "paused" | "gone";
  health: FeedHealth;
}

/** A failure as it is kept: `said` for people, `message` the same in English. Faults of older days have no `said`. */
export interface Fault {
  code: string;
  message: string;
  said?: Said;
}

export interface FeedHealth {
  lastCheckedAt: Date | undefined;
  /** When the feed last answered with a feed or with "not modified". */
  lastOkAt: Date | undefined;
  nextCheckAt: Date | undefined;
  /** Failures since the last good answer. */
  failures: number;
  error: Fault | undefined;
}

export interface Picture {
  url: string;
  alt: string | undefined;
  credit: string | undefined;
}

/** What a feed document says, before anything is stored. Every text is plain text unless it says otherwise. */
export interface ParsedFeed {
  kind: "rss" | "rdf" | "atom" | "json";
  title: string;
  /** The site the feed belongs to, absolute. */
  link: string | undefined;
  /** Minutes the publisher asks readers to wait between polls. */
  ttlMinutes: number | undefined;
  language: string | undefined;
  items: ParsedItem[];
}

export interface ParsedItem {
  /** guid, atom:id or JSON id, exactly as given; not to be trusted alone. */
  guid: string | undefined;
  title: string;
  link: string | undefined;
  published: Date | undefined;
  updated: Date | undefined;
  author: string | undefined;
  /** Plain text. */
  summary: string;
  /** HTML as the feed gave it (content:encoded, atom:content, content_html), when it gave any. */
  content: string | undefined;
  picture: Picture | undefined;
  enclosures: { url: string; type: string | undefined; length: number | undefined }[];
}

/** One entry of a feed, as stored. `key` is its identity within the feed; `contentHash` changes when its text does. */
export interface Item extends ParsedItem {
  id: string;
  feedId: string;
  key: string;
  contentHash: string;
  firstSeenAt: Date;
}

/** A span of an Article's text, `text.slice(start, end)`; `n` counts from 1 within the article. */
export interface Sentence {
  n: number;
  start: number;
  end: number;
  /** Paragraph the sentence stands in, counted from 0. */
  paragraph: number;
}

/** Kinds of pages. A report of what happened is `news`; `release` is what a maker says of its own, `other` none of these. */
export type Genre =
  | "news"
  | "analysis"
  | "column"
  | "review"
  | "interview"
  | "list"
  | "recipe-or-howto"
  | "live"
  | "factcheck"
  | "release"
  | "product"
  | "event"
  | "paper"
  | "blog"
  | "reference"
  | "other";

/** Readable text of a page or an item, before it is stored. */
export interface ArticleText {
  title: string;
  byline: string | undefined;
  published: Date | undefined;
  /** BCP 47 primary tag, for example `en`; `und` when unknown. */
  language: string;
  /** Paragraphs separated by a blank line. Never changed once stored: citations are offsets into it. */
  text: string;
  picture: Picture | undefined;
  siteName: string | undefined;
  canonicalUrl: string | undefined;
  /** What kind of page it is; nobody asked when articles of older days were read. */
  genre?: Genre | undefined;
  /** It says that it is for subscribers: the text is what it shows to everybody. */
  forSubscribers?: boolean | undefined;
}

/**
 * Readable text of one Item, stored. Immutable: a correction is a new Article whose `replaces` names the old one,
 * so that every citation ever posted can still be shown in the text it was taken from.
 */
export interface Article extends ArticleText {
  id: string;
  itemId: string | undefined;
  feedId: string | undefined;
  url: string;
  /** Name of the outlet, for people. */
  source: string;
  /** Registrable domain of the outlet, for counting. */
  domain: string;
  sentences: Sentence[];
  storyId: string | undefined;
  replaces: string | undefined;
  seenAt: Date;
  /** The one tenant it belongs to: a page that somebody asked for, an article of a private feed. */
  tenant?: Tenant;
}

/** Articles about one event. */
export interface Story {
  id: string;
  /** Current Articles (replaced ones left out), oldest first. */
  articles: Article[];
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** Who wrote what first: each origin is one independent text and the articles that repeat it. */
export interface Origin {
  /** The article that carried the text first. */
  articleId: string;
  /** All articles of this origin, that one included. */
  articleIds: string[];
  /** Why they are one: the same text, or the same publisher family. */
  why: "single" | "wire" | "family";
}

/** How much of a story is written down. */
export type Depth = "short" | "normal" | "long";

/** A point of view: who reads, how much, in which language. */
export interface Lens {
  name: string;
  audience: string | undefined;
  /** `headline`: the title and who reports it; the rest is a press away. */
  length: "headline" | Depth;
  language: string;
  /** Questions this reader always wants answered. */
  questions: string[];
  /** Whether the numbered commentary is shown. */
  points: boolean;
}

/** Where a claim rests: `passage === article.text.slice(start, end)`, always. */
export interface Citation {
  articleId: string;
  sentence: number;
  passage: string;
  start: number;
  end: number;
}

export type ClaimKind = "fact" | "inference" | "opinion";

/** One sentence with its citations. */
export interface Claim {
  text: string;
  /** A few words of it or of its passages, to find a point by. */
  label?: string;
  /** Undefined where it cannot be told surely. */
  kind: ClaimKind | undefined;
  /** At least one. */
  citations: Citation[];
  /** Soft issues that a reader should know of; empty when everything checked out. */
  doubts: string[];
}

/** A headline is an article's own title, verbatim, or a claim written by a model. */
export interface Headline {
  text: string;
  /** The article whose title it is. */
  articleId: string;
  /** Empty when it is that title verbatim. */
  citations: Citation[];
}

/** A sentence of an outlet's own text and what it became. */
export interface Correction {
  before: Citation;
  after: Citation;
  /** A number, name, date or a "not" is another one now. */
  material: boolean;
}

/** An outlet's own title and what it became. */
export interface TitleCorrection {
  before: string;
  after: string;
  /** The article that has the title now. */
  articleId: string;
  /** As in Correction. */
  material: boolean;
}

/** Two or more articles that say different things about the same thing. */
export interface Disagreement {
  /** What they disagree on, for example "number of people injured". */
  about: Said;
  kind: "number" | "age" | "date" | "place" | "name" | "polarity";
  sides: { value: string; citation: Citation }[];
}

/**
 * `because`: why a model that is configured did not write it, for people; absent when none is. `pending`: it is still writing.
 * `unread`: no second reader saw it. `recorded`: written beforehand, for the bundled sample, and checked now.
 */
export type WrittenBy =
  | { kind: "extract"; because?: Said; pending?: true }
  | { kind: "model"; provider: string; model: string; prompt: string; unread?: true; recorded?: true };

/** A Story seen through a Lens. Slots that have nothing to say are empty or undefined, never padded. */
export interface Analysis {
  headline: Headline;
  lead: Claim | undefined;
  happened: Claim[];
  why: Claim[];
  points: Claim[];
  conclusion: Claim | undefined;
  /** Confirmed claims that the lens had no room for, the weightiest first: what there is to tell first when somebody asks for more. */
  more?: Claim[];
  disagreements: Disagreement[];
  /** Ids of all articles read, oldest first. */
  reportedBy: string[];
  origins: Origin[];
  picture: Picture | undefined;
  writtenBy: WrittenBy;
  language: string;
  /** Claims written but not published, and why. */
  dropped: { text: string; reason: string }[];
}

/** When a Subscription is told. Cron expressions have five fields and are read in `timeZone` (IANA name). */
export interface Schedule {
  mode: "each" | "digest";
  /** For `digest`: for example `0 8 * * 1-5`. */
  cron: string;
  timeZone: string;
  /** Local times `HH:MM` between which nothing is posted; undefined = never quiet. */
  quiet: { from: string; to: string } | undefined;
  /** At most this many stories a day (local day); the rest waits for the next day's digest and is counted there. */
  dailyCap: number;
}

/** What a Subscription wants. Words are looked for as language/mentions.ts says. */
export interface Filters {
  /** When any are given, a story must mention one. */
  include: string[];
  exclude: string[];
  /** A story needs this many origins. */
  minOrigins: number;
  /** Only stories that matter much here; filters of older days do not say. */
  importance?: "high" | undefined;
  /** When any are given, a feed with one of these tags must report it. */
  tags?: readonly string[] | undefined;
}

/** Whom a post calls, as its platform names them: one person, or a role or group of them. Never everybody. */
export interface Ping {
  kind: "person" | "group";
  id: string;
  /** As people know them. */
  name: string;
}

/** A story that mentions one of the words (as Filters do), or that one of the feeds carries. */
export interface Occasion {
  words: string[];
  feedIds: string[];
}

/** What posts do besides being read. */
export interface Posting {
  pings: { ping: Ping; when: Occasion }[];
  /** Posts a local day that may ping. */
  pingsADay: number;
  /** What a story is filed under, by the names that the channel has for it. */
  tags: { tag: string; when: Occasion }[];
  /** A thread is opened with each post. */
  thread: boolean;
  /** Passed on to the channels that follow this one. */
  crosspost: boolean;
}

/** Channel x Feeds x Lens x schedule x filters x posting. */
export interface Subscription {
  id: string;
  tenant: Tenant;
  channel: ChannelRef;
  feedIds: string[];
  lens: Lens;
  schedule: Schedule;
  filters: Filters;
  posting: Posting;
  state: "active" | "paused";
  /** Why it is paused, for people; undefined while active. */
  pausedBecause: Said | undefined;
  createdBy: string;
}

/** A place where the bot posts. `direct` is a person's own inbox, `channel` then holds the user's id. */
export interface ChannelRef {
  platform: string;
  tenant: Tenant;
  channel: string;
  kind: "channel" | "direct";
}

export interface ThreadRef {
  channel: ChannelRef;
  thread: string;
}

/** A posted message, as its platform names it. */
export interface MessageRef {
  channel: ChannelRef;
  message: string;
  /** The thread the message stands in; a top-level message has none. */
  thread: string | undefined;
  /** Where a person can open it. */
  url: string | undefined;
}

/** A question or an answer in a Thread. */
export interface Turn {
  role: "person" | "bot";
  author: string;
  /** The id of whoever asked, of a question and of its answer; undefined where nobody is kept. */
  person?: string | undefined;
  text: string;
  claims: Claim[];
  at: Date;
}

export interface Clock {
  now(): Date;
  /** Milliseconds since some moment, which nobody sets and sleep does not count; without it, `now` is never set. */
  steady?(): number;
  /** Resolves after `ms`, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
