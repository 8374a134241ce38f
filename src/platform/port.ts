// The one door between the core and the platforms: Platform outwards, Inbox inwards.
import type { ChannelRef, Clock, FeedHealth, MessageRef, Ping, Tenant, ThreadRef } from "../core/domain.ts";
import type { BotError } from "../core/errors.ts";
import type { Said, Words } from "../words/index.ts";
import type { Management } from "./management.ts";
import type { Message } from "./message.ts";
import type { OwnChannels } from "./own-channels.ts";
import type { Shelves } from "./shelf.ts";

/** A way in to the bot, for people or for other programs. */
export interface Entrance {
  readonly name: string;
  start(inbox: Inbox): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A chat platform. `post` throws BotError with one of these codes, and the outbox acts on nothing else:
 * `rate_limited` (not accepted, `retryAfterMs` set), `post_refused` (never will be, as it stands), `post_ambiguous`
 * (may have been accepted: reconcile with `find` first), `channel_lost` (pause the subscription, tell its owner once),
 * `tenant_lost` (stop everything of this tenant). An adapter never retries a post by itself.
 */
export interface Platform extends Entrance {
  /**
   * When the answer to a post is lost, its message may still appear later: within so many milliseconds from the beginning of
   * the call. Until then "not found" proves nothing, so nobody posts it again. 0 where a key is never posted twice.
   */
  readonly graceMs: number;
  /** How fast the bot may post over all of its channels; without it, one channel's posts do not wait for another's. */
  readonly rate?: PostRate;
  /** True while people can reach the bot there and it can post; for those who watch over it, nothing waits for it. */
  connected(): boolean;
  post(to: ChannelRef | ThreadRef, message: Message, key: DeliveryKey, permit?: Permit): Promise<MessageRef>;
  /** The message once posted with `key` at or after `since`; undefined when it is certainly not there. Throws when that cannot be told. */
  find(to: ChannelRef | ThreadRef, key: DeliveryKey, since: Date, permit?: Permit): Promise<MessageRef | undefined>;
  edit(ref: MessageRef, message: Message): Promise<void>;
  /** Takes a message of the bot away, with its thread; false where it is not there. Without it, people delete it where it stands. */
  remove?(ref: Pick<MessageRef, "channel" | "message">): Promise<boolean>;
  /** Channels that are made and removed with the bot; without them, people make them in the platform itself. */
  readonly channels?: OwnChannels;
  /** Where all of a story stands for whoever has the address; undefined where this platform shows it to nobody else. */
  storyAddress?(storyId: string): Promise<string | undefined>;
  /** Deletes what the adapter itself keeps of a workspace, a channel or a person; without it, it keeps nothing of them. */
  forget?(who: Forgotten): Promise<void>;
}

/** What a platform lets the bot ask over all of its channels, and what a plain post costs of it. */
export interface PostRate {
  requestsASecond: number;
  requestsAPost: number;
}

/** Whose data is to go. A workspace may stay installed: what it needs to be reached is no matter of this. */
export type Forgotten = { tenant: Tenant } | { channel: ChannelRef } | { tenant: Tenant; person: string };

/** The outbox's leave to post, asked right before each call that makes a message. Throws `rate_limited` when it is gone. */
export type Permit = () => void;

/** Names one Message on its way to one Channel: 24 characters of `[a-z2-7]`, the same on every attempt. */
export type DeliveryKey = string;

export type Role = "guest" | "member" | "admin";

/** Who asks. `role` is what the platform says now; rights are checked in the core. */
export interface Person {
  id: string;
  name: string;
  role: Role;
  /** What they read their client in, a BCP 47 tag; undefined where the platform does not say. */
  language: string | undefined;
}

/** The page; one feed of a channel and nothing else: all of it, a search, or an outlet; the tools for other programs, which speak from one channel. */
export type KeyScope =
  | { kind: "page" }
  | { kind: "feed"; channel: string; search?: string; outlet?: string; tag?: string }
  | { kind: "mcp"; channel: ChannelRef };

/** A key that opens something of a tenant; `hash` names it, and only its holder knows the secret behind that. */
export interface AccessKey {
  hash: string;
  name: string;
  role: Role;
  scope: KeyScope;
  lastUsed: Date | undefined;
}

/** Where something was said. `thread` is set when it was said in one. */
export interface Place {
  tenant: Tenant;
  channel: ChannelRef;
  thread: string | undefined;
  /** The tenant is this one person's: whoever asks is asked by nobody else. */
  own?: true;
  /** What models cost is counted under this name instead of the channel's, and bounded by itself. */
  purse?: string;
}

/** What stands in the way of posting to a channel, and what mends it: `url` is the click, where there is one. */
export interface Obstacle {
  said: Said;
  hint: Said;
  url: string | undefined;
  /** Somebody there has to let the bot in: it cannot by itself. */
  byInvitation?: true;
}

/** What posts of a channel can do, or why they cannot. */
export interface PostKinds {
  /** Tags that the bot may give a post; none where the channel has none. */
  tags: readonly string[];
  thread: Obstacle | undefined;
  crosspost: Obstacle | undefined;
}

/** What the platform knows of the channel that something was said in. */
export interface Here {
  /** Why the bot may not post there; undefined where it may, or where nobody can tell. Asked only where that matters. */
  obstacle(): Promise<Obstacle | undefined>;
  /** Clears the obstacle, where the bot itself can when somebody there wants it. */
  mend?: () => Promise<void>;
  /** Whom a mention names, to be pinged by posts there. Throws BotError with what mends it; without it, posts ping nobody. */
  whom?: (typed: string) => Promise<Ping>;
  /** What posts there can do besides being read; without it, nothing. */
  posts?: PostKinds;
  /** False where a reply in the bot's own thread reaches it only with its name. */
  hearsReplies: boolean;
}

/** What was typed (`line`: a command, a question, a link, a greeting) or as a platform's own form gave it (`name` and `options`). */
export type CommandCall = {
  place: Place;
  person: Person;
  callId: string;
  here?: Here;
  /** Typed where only the bot hears it: outside a thread, what is answered is for the asker alone. */
  alone?: boolean;
} & ({ line: string } | { name: string; options: Record<string, string> });

/** A pressed button or menu entry. `actionId` is an `Action.id`; `message` is the message it stood under. */
export interface ActionPress {
  place: Place;
  person: Person;
  callId: string;
  actionId: string;
  message: MessageRef | undefined;
  here?: Here;
}

/** Something a person wrote in a thread or to the bot. */
export interface InboundTurn {
  place: Place;
  person: Person;
  /** The platform's id of the event: the same id is handled once. */
  callId: string;
  text: string;
  mentionsBot: boolean;
  /** True when the text speaks to another person (mentions somebody, replies to somebody). */
  addressesOther: boolean;
  /** Written where only the bot is spoken to: it need not be named, except to be called back after "stop". */
  alone?: boolean;
  here?: Here;
  /** Earlier messages of a thread the bot does not know, oldest first, bounded by the adapter. */
  earlier: { author: string; text: string; fromBot: boolean }[];
}

/** A Reply arrives in steps: any number of `status` and `text` (all text so far), then exactly one `done`. */
export type ReplyStep =
  | { kind: "status"; text: string }
  | { kind: "text"; text: string }
  | { kind: "done"; message: Message; key: DeliveryKey };

/**
 * `private` is for the asker's eyes (ephemeral where the platform can); `thread` belongs in the thread it was asked in
 * or, from outside a thread, in a new one; `channel` is an asked-for shared result.
 * The adapter posts the `done` message itself and reports where it stands through `Inbox.landed`.
 */
export interface Reply {
  visibility: "private" | "thread" | "channel";
  /** Private only because it was asked where only the bot hears it: the asker may show it to the channel. */
  mayShare?: true;
  steps: AsyncIterable<ReplyStep>;
}

/** One option of a command; the order in the list is the order on a command line. */
export interface OptionSpec {
  name: string;
  /** What it is, in a few words; say it in the reader's own. */
  description: Said;
  required: boolean;
  /** `rest` takes the remainder of the line; `flag` is written `name:value` on a command line. */
  shape: "word" | "rest" | "flag";
  /** Of a flag: its value goes on to the next flag, whatever spaces stand in it. */
  runs?: boolean;
  choices: readonly string[] | undefined;
  /** Its text may come as a file, where the platform has files; an address of the file will do too. */
  file?: true;
  /** Names a person or a group of them, for `Here.whom`; chosen where the platform lets people choose. */
  whom?: true;
  /** What `complete` can offer for it. */
  completes: "feed" | "story" | "angle" | "command" | undefined;
}

export interface CommandSpec {
  name: string;
  /** Words a person may type instead of `name`. */
  aliases: readonly string[];
  /** What it does; say it in the reader's own words. */
  summary: Said;
  example: string;
  options: readonly OptionSpec[];
  /** Called without options it says what is set: no form asks for them. */
  shows?: true;
  /** The least role that may call it; `member*` means members where the administrator allows it, else administrators. */
  rights: "guest" | "member" | "member*" | "admin";
  /** In a person's own inbox any member may call it: what it sets is theirs. */
  ownInbox?: true;
  /** Decided by the name alone, so that a platform can choose before it defers. Errors are always private. */
  visibility: Reply["visibility"];
  group: "feeds" | "reading" | "settings" | "help";
}

export interface Completion {
  value: string;
  label: string;
}

/** What a home view shows of a Channel (or, with no channel, of the Tenant). */
export interface Overview {
  feeds: {
    id: string;
    title: string;
    url: string;
    state: string;
    health: FeedHealth;
    sentence: string;
    tags?: readonly string[];
  }[];
  subscriptions: { id: string; channel: ChannelRef; state: string; sentence: string; nextDigestAt: Date | undefined }[];
  mutes: { id: string; sentence: string }[];
  /** Questions that stand open there; with no channel, those of whoever looks. */
  watches: { id: string; sentence: string }[];
  /** Programs that hear of a channel's posts; undefined for whom they are no matter. */
  webhooks?: { id: string; host: string; sentence: string }[] | undefined;
  /** Spending today and this month, in words; undefined when no model is configured. */
  budget: string | undefined;
  /** IANA name of the zone in which a channel's days begin and end. */
  timeZone: string;
  /** True while the bundled sample feeds are the only ones. */
  sample: boolean;
}

/** An article with one passage marked, for showing a receipt in its place. Text is plain; offsets index into it. */
export interface ReceiptView {
  articleId: string;
  title: string;
  source: string;
  url: string;
  published: Date | undefined;
  text: string;
  start: number;
  end: number;
  /** The article that corrected this one, when there is one. */
  correctedBy: string | undefined;
}

/** Reads texts out. */
export interface Voice {
  /** One audio file and its MIME type; kept for the tenant, and forgotten with it. Throws BotError `model_unavailable`. */
  speak(text: string, tenant?: Tenant): Promise<{ audio: Uint8Array; type: string }>;
}

/** The core, as a platform sees it. Every answer is already checked for rights and tenant. */
export interface Inbox {
  readonly commands: readonly CommandSpec[];
  /** Undefined where no endpoint for speech is configured. */
  readonly voice: Voice | undefined;
  command(call: CommandCall): Promise<Reply>;
  action(press: ActionPress): Promise<Reply>;
  /** Undefined: this was not meant for the bot, say nothing. */
  turn(turn: InboundTurn): Promise<Reply | undefined>;
  complete(
    place: Place,
    person: Person,
    kind: NonNullable<OptionSpec["completes"]>,
    typed: string,
  ): Promise<Completion[]>;
  overview(place: { tenant: Tenant; channel: ChannelRef | undefined }, person: Person): Promise<Overview>;
  /** The stories told in this place that hold each of these words, the newest first. */
  found(place: { tenant: Tenant; channel: ChannelRef }, person: Person, words: string): Promise<string[]>;
  /** What somebody manages there; nothing of it for whoever may not. */
  management(place: { tenant: Tenant; channel: ChannelRef }, person: Person): Promise<Management>;
  /** Stories told in this place before that one and about the same matter: a few, the nearest first. */
  related(place: { tenant: Tenant; channel: ChannelRef }, person: Person, storyId: string): Promise<string[]>;
  receipt(tenant: Tenant, articleId: string, start: number, end: number): Promise<ReceiptView | undefined>;
  /** Where the `done` message of a Reply stands now, so that its thread can be followed and its buttons answered. */
  landed(key: DeliveryKey, ref: MessageRef): Promise<void>;
  /** The key with this secret, or this hash of one; undefined where there is none, or none any more. */
  key(tenant: Tenant, given: { secret: string } | { hash: string }): Promise<AccessKey | undefined>;
  /** Whose key a secret is, whatever tenant that is; undefined where it is nobody's. */
  holder(secret: string): Promise<{ tenant: Tenant; key: AccessKey } | undefined>;
  /** Somebody is there who may soon ask about stories. */
  soon(): void;
  /** Whether a person reaches these rights, for what a platform does by itself. */
  may(person: Person, rights: CommandSpec["rights"]): boolean;
  /** The platform says the workspace removed the bot: stop everything of it, and delete it. */
  removed(tenant: Tenant): Promise<void>;
  /** The platform says that the bot may post there no more: what is told there pauses, and whoever set it up is told why. */
  lost(channel: ChannelRef, why: BotError): Promise<void>;
  /** The platform says that the channel is no more: what is kept of it is deleted. */
  left(channel: ChannelRef): Promise<void>;
  /** What the bot keeps of people, what its answers are worth, whom to ask: the same for everybody. */
  privacy(words: Words): Message;
}

/** Small JSON records an adapter keeps in the bot's database (installations, capabilities). Keys are unique per adapter. */
export interface Records<Value = unknown> {
  get(key: string): Promise<Value | undefined>;
  put(key: string, value: Value): Promise<void>;
  delete(key: string): Promise<void>;
  list(prefix: string): Promise<{ key: string; value: Value }[]>;
}

/** The memory of a platform that has none of its own (the web page): what was said, in order, kept across restarts. */
export interface MessageLog {
  /** Appends once per key: a second append with the same key returns the first entry. */
  append(entry: Omit<LogEntry, "id" | "at" | "editedAt">): Promise<LogEntry>;
  edit(id: string, message: Message): Promise<LogEntry | undefined>;
  find(channel: string, key: DeliveryKey): Promise<LogEntry | undefined>;
  get(id: string): Promise<LogEntry | undefined>;
  /** Newest `limit` entries before `before` (an id), returned oldest first. With `thread`, that thread's replies. */
  list(channel: string, options: LogQuery): Promise<LogEntry[]>;
  /** What an entry said before each of its edits, oldest first; `at` is since when it did. */
  versions(id: string): Promise<{ message: Message; at: Date }[]>;
  /** Days on which something was posted in a channel within `from` and `until`, as `timeZone` counts them, and how much; `about` as in `LogQuery`. */
  days(
    channel: string,
    timeZone: string,
    from: Date,
    until: Date,
    about?: LogQuery["about"],
  ): Promise<{ day: string; count: number }[]>;
  /** Number of replies and time of the last, by thread id. */
  replies(threads: string[]): Promise<Map<string, { count: number; last: Date }>>;
  channels(): Promise<string[]>;
  /** Deletes a channel, what one person said and the threads that this began, or one entry and its thread. */
  forget(which: { channel: string } | { author: string } | { entry: string }): Promise<void>;
  /** Tells of entries that other processes added or edited; `undefined` when some may have been missed. */
  follow(listener: (change: { id: string; edited: boolean } | undefined) => void): void;
}

export interface LogQuery {
  thread?: string;
  before?: string;
  limit: number;
  /** Said at or after this moment, and before that one. */
  from?: Date;
  until?: Date;
  /** Posts of one story or of several, or of those that an outlet or one of some feeds reports. */
  about?: { story: string } | { stories: readonly string[] } | { outlet: string } | { feeds: readonly string[] };
}

export interface LogEntry {
  id: string;
  channel: string;
  thread: string | undefined;
  key: DeliveryKey;
  author: { id: string; name: string; bot: boolean };
  /** A person's own words, or the bot's Message. */
  body: { text: string } | { message: Message };
  at: Date;
  editedAt: Date | undefined;
}

/** Answers requests at one path; `from` is the address that asks. Names and origins are looked at before, keys are not. */
export type Mounted = (request: Request, from: string) => Promise<Response>;

/** What an adapter is given besides its own settings. */
export interface AdapterContext {
  records: Records;
  log: Logger;
  /** The only clock there is. */
  clock: Clock;
}

/** Who started this process to speak to it, and from where. */
export interface Starter {
  tenant: Tenant;
  channel: string;
  role: Role;
  /** Is told once it has left. */
  ended(): void;
}

/** All of what the table of platforms hands to `create`; most need the first three alone. */
export interface PlatformContext extends AdapterContext {
  messages(): MessageLog;
  /** What holders of keys have read and saved of it. */
  shelves: Shelves;
  /** Maps addresses of the sample newsroom to this machine; leaves others as they are. */
  rewriteLink(url: string): string;
  /** A picture at an address that a feed or a page gave, fetched under the rules for such; undefined where there is none to show. */
  picture(url: string): Promise<{ bytes: Uint8Array; type: string } | undefined>;
  /** Answers the addresses for machines (/livez, /healthz, /metrics); undefined for any other path. */
  operate(path: string): Promise<{ status: number; type: string; body: string } | undefined>;
  /** The language of the bot, for people whose own it does not know. BCP 47. */
  language: string;
  version: string;
  /** Answers a path on the server of whichever platform has one. */
  mount(path: string, answer: Mounted): void;
  /** The program that started this one, where standard input and output are its own. */
  stdio?: Starter | undefined;
  /** What another entrance wants answered at a path, for the platform that has the server. */
  mounted(path: string): Mounted | undefined;
  /** Tells where people open this platform, for those that have an address of their own; once it is open. */
  opened(address: string): void;
}

export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
