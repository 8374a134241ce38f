// What the conversation is given. Handlers see this, the caller and the options, and nothing else.
import type { Article, ChannelRef, Clock, Lens, Subscription, Tenant } from "../core/domain.ts";
import type { BotError } from "../core/errors.ts";
import type {
  Forgotten,
  Here,
  Line,
  Logger,
  Message,
  OwnChannels,
  Person,
  Place,
  Reply,
  Voice,
} from "../platform/index.ts";
import type { Analyst, CheckClaim, Embed } from "../core/ports.ts";
import type { AskedOfPast, StoryOnce, PastStory } from "../digest/look.ts";
import type { RateOf } from "../digest/queue.ts";
import type { Replay, Replayed } from "../digest/replay.ts";
import type { OpmlRead } from "../feeds/opml.ts";
import type { WebhookPorts } from "../jobs/webhooks.ts";
import type { Store } from "../store/index.ts";
import type { Spending } from "../store/spending.ts";
import type { Said } from "../words/index.ts";
import type { FeedItem } from "./feed-lines.ts";
import type { Reader } from "./say.ts";

export interface FoundFeed {
  url: string;
  title: string;
  kind: string;
}

/** How the process itself is, without a word about any tenant. */
export interface Condition {
  version: string;
  memoryMb: number;
  since: Date;
  /** `ok`, or what is wrong in a few words, by what was checked. */
  checks: Record<string, Said>;
  /** What each model server last did, in sentences; undefined when none is configured. */
  models: Said[] | undefined;
}

/** What of privacy differs from one installation to another. */
export interface PrivacyFacts {
  /** Whom people may ask; undefined where whoever runs the bot did not say. */
  contact: string | undefined;
  /** Names of the model servers that texts and questions are sent to; none without a model. */
  servers: readonly string[];
  /** Whether texts are sent to a server that reads them aloud. */
  speech: boolean;
}

export interface ConversationPorts {
  store: Store;
  analyst: Analyst;
  /** Writes without a model; absent where nothing is told but by `analyst`. */
  extract?: Analyst;
  /** Tells what is near in meaning; absent: words alone do. */
  embed?: Embed | undefined;
  clock: Clock;
  log: Logger;
  /** Feeds at an address: the address itself, or those its page names. Throws when there is none. */
  discover(address: string): Promise<FoundFeed[]>;
  /** Reads a feed once, without keeping anything. */
  sampleFeed(url: string): Promise<{ title: string; items: FeedItem[] }>;
  /** Fetches and reads a page into an Article kept apart from every feed, for this tenant alone. */
  readPage(tenant: Tenant, url: string): Promise<Article>;
  /** Fetches a text document under the rules for addresses that people supply. */
  fetchText(url: string): Promise<string>;
  /** The feeds of an OPML document; throws BotError `opml_malformed`. Absent: read in this process. */
  readOpml?(text: string): Promise<OpmlRead>;
  /** Makes ready what analyses stories, where that takes time; absent: it is ready. */
  soon?(): void;
  /** Holds a claim against articles. */
  checkClaim: CheckClaim;
  /** Looks at stored stories and replays them, beside the main thread; absent: in this process. */
  past?: {
    look(stories: readonly StoryOnce[], asked: AskedOfPast): Promise<PastStory[]>;
    replay(given: Replay): Promise<Replayed>;
  };
  /** How fast a platform lets the bot post over all of its channels; absent: no platform bounds it. */
  rateOf?: RateOf;
  /** How long a story gathers reports before it is told. */
  settleMs?: number;
  /** `tenant`: whose it is; without one, everybody's. */
  sample: { tenant?: Tenant; isOn(): Promise<boolean>; set(on: boolean): Promise<void> };
  /** Spending of a tenant in lines; undefined when no model is configured. */
  spending(tenant: string): Promise<Said[] | undefined>;
  /** A tenant's money for models, and what it lets a day cost; absent when no model is configured. */
  budget?: Pick<Spending, "bounds" | "lower"> | undefined;
  voice: Voice | undefined;
  /** Where all of a story stands, for whoever has the address; undefined where it stands nowhere. */
  storyAddress?: (storyId: string) => Promise<string | undefined>;
  condition(): Promise<Condition>;
  /** How webhooks are reached, and what they are signed with. */
  webhooks: Pick<WebhookPorts, "fetch" | "secrets">;
  /** Deletes all that is kept of them, at once. */
  forget(who: Forgotten): Promise<void>;
  /** Takes a post away where it stands; false where it is not there, undefined where the platform leaves that to its people. */
  takeDown?(channel: ChannelRef, post: string): Promise<boolean | undefined>;
  /** The channels that the bot itself keeps for a tenant; undefined where the platform has its own. */
  ownChannels?(tenant: Tenant): OwnChannels | undefined;
  /** Nothing can be posted in the channel any more: it rests, and whoever set it up is told why. */
  lose(channel: ChannelRef, why: BotError): Promise<void>;
  privacy: PrivacyFacts;
  /** The ready-made lenses, by name. */
  lenses(): ReadonlyMap<string, Lens>;
  defaults: { lens: Lens; timeZone: string; membersMayAdd: boolean };
}

/** One call, on its way through a handler. */
export interface Ask extends Reader {
  ports: ConversationPorts;
  place: Place;
  person: Person;
  /** The subscription of the place's channel; made on the first setting or feed. */
  subscription: Subscription | undefined;
  /** What the platform knows of the channel; nothing where it was not said. */
  here?: Here | undefined;
}

/** What the answer is about: its thread, once posted, continues from here. */
export interface About {
  storyId: string | undefined;
  analysisId: string | undefined;
}

/** A handler's answer: a Message, or a Message with more to say about where and how it goes. */
export interface Outcome {
  message: Message;
  about?: About;
  visibility?: Reply["visibility"];
}

/** Long work says what it does; text arrives as lines are certain. */
export interface Progress {
  status(text: string): void;
  line(line: Line): void;
  readonly signal: AbortSignal;
}

export type Handler<Options> = (ask: Ask, options: Options, progress: Progress) => Promise<Outcome | Message>;
