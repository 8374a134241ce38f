// Posts, finds and edits messages part by part: what is missing is made up for, nothing is sent twice.
// oxlint-disable unicorn/require-post-message-target-origin -- chat.postMessage is Slack's, not the window's
import {
  BotError,
  type ChannelRef,
  type Clock,
  type DeliveryKey,
  type Lanes,
  type Logger,
  type Message,
  type MessageRef,
  type Permit,
  type Records,
  revive,
  sentence,
  type Tenant,
  type ThreadRef,
} from "../../src/platform/index.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Dress } from "./controls.ts";
import type { Doors } from "./doors.ts";
import { portError } from "./errors.ts";
import { createHistory, type Mark, metadata } from "./history.ts";
import { surely } from "./patience.ts";
import { createSimplerOnRefusal } from "./refusals.ts";
import type { Native } from "./render.ts";
import { asPost, MOST_PARTS, renderWithin } from "./shorten.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** A place as Slack's API names it. */
export interface Spot {
  tenant: Tenant;
  ref: ChannelRef;
  workspace: Workspace;
  channel: string;
  thread: string | undefined;
}

/** Slack's own parsing switched off, on every call that takes the switch. */
const INERT = { link_names: false, parse: "none" as const };

export interface PosterTools {
  workspaces: Workspaces;
  capabilities: Capabilities;
  records: Records;
  doors: Doors;
  /** Messages of one channel. */
  pace: Lanes;
  /** Messages of one workspace. */
  turns: Lanes;
  clock: Clock;
  log: Logger;
}

export function createPoster({ workspaces, capabilities, records, doors, pace, turns, clock, log }: PosterTools) {
  const simplerOnRefusal = createSimplerOnRefusal(capabilities, doors, log);
  const history = createHistory(records, clock);
  const poster = {
    async spot(to: ChannelRef | ThreadRef): Promise<Spot> {
      const { ref, thread } = "thread" in to ? { ref: to.channel, thread: to.thread } : { ref: to, thread: undefined };
      try {
        const workspace = await workspaces.of(ref.tenant);
        const channel = ref.kind === "direct" ? await workspaces.direct(ref.tenant, ref.channel) : ref.channel;
        return { tenant: ref.tenant, ref, workspace, channel, thread };
      } catch (error) {
        throw portError(error);
      }
    },

    async dress(tenant: Tenant): Promise<Dress> {
      return { feedback: await capabilities.allows(tenant, "feedback"), pictures: true, doors };
    },

    /**
     * The first part goes where it was asked for, the others into its thread. All parts are written down before the first
     * goes out. When a later part fails, the post is ambiguous, and `find` posts what is missing from what was written down.
     */
    async post(
      to: ChannelRef | ThreadRef,
      message: Message,
      key: DeliveryKey,
      permit: Permit = always,
    ): Promise<MessageRef> {
      const spot = await poster.spot(to);
      const dress = await poster.dress(spot.tenant);
      const { first, later } = parted(renderWithin(asPost(message, dress), dress, MOST_PARTS));
      if (later.length > 0) await records.put(laterOf(spot, key), later);
      const ts = await poster.send(spot, first, { key, part: 1, parts: later.length + 1 }, permit);
      if (later.length > 0) {
        await complete(spot, ts, key, new Map(), permit).catch((error: unknown) => {
          throw new BotError("post_ambiguous", sentence("slack.partMissing"), {
            retryable: true,
            cause: error,
          });
        });
      }
      return poster.refOf(spot, ts);
    },

    /** For what no outbox repeats. */
    postSurely: (to: ChannelRef | ThreadRef, message: Message, key: DeliveryKey): Promise<MessageRef> =>
      surely(
        clock,
        () => poster.post(to, message, key),
        (since) => poster.find(to, key, since),
      ),

    /** Posts one payload when the channel's turn comes; returns its `ts`. */
    async send(spot: Spot, native: Native, mark: Mark, permit: Permit = always): Promise<string> {
      // Only the turn is the workspace's: what one channel refuses holds no other up.
      await turns.run(spot.tenant, async () => {});
      return pace.run(lane(spot), () =>
        simplerOnRefusal(spot.tenant, native, async ({ text, blocks }) => {
          permit();
          const answer = await spot.workspace.client.chat.postMessage({
            channel: spot.channel,
            text,
            ...(blocks ? { blocks } : {}),
            ...(spot.thread ? { thread_ts: spot.thread } : {}),
            metadata: metadata(mark),
            unfurl_links: false,
            unfurl_media: false,
            ...INERT,
          });
          return tsOf(answer);
        }),
      );
    },

    /** The same for what no outbox repeats. */
    sendSurely: (spot: Spot, native: Native, mark: Mark): Promise<string> =>
      surely(
        clock,
        () => poster.send(spot, native, mark),
        async (since) => (await history.findPart(spot, mark, since))?.ts,
      ),

    /** Puts `native` in the place of the message `ts`; without a mark it keeps the one it had. */
    update: (spot: Spot, ts: string, native: Native, mark: Mark | undefined): Promise<void> =>
      simplerOnRefusal(spot.tenant, native, async ({ text, blocks }) => {
        await spot.workspace.client.chat.update({
          channel: spot.channel,
          ts,
          text,
          blocks: blocks ?? [],
          ...(mark ? { metadata: metadata(mark) } : {}),
          ...INERT,
        });
      }),

    /** Every part that stands is updated; a text that needs more of them is shortened, parts that it does not need go. */
    async edit(ref: MessageRef, message: Message): Promise<void> {
      const spot = await poster.spot(ref.channel);
      const followers = await followersAt(spot, ref.message);
      const dress = await poster.dress(spot.tenant);
      const { first, later } = parted(renderWithin(asPost(message, dress), dress, followers.length + 1));
      await pace.run(lane(spot), () => poster.update(spot, ref.message, first, undefined));
      for (const [index, ts] of followers.entries()) {
        const native = later[index];
        const change = async (): Promise<void> => {
          if (native) await poster.update(spot, ts, native, undefined);
          else await spot.workspace.client.chat.delete({ channel: spot.channel, ts });
        };
        await pace.run(lane(spot), change).catch((error: unknown) => {
          const known = portError(error);
          // Somebody deleted it: the others are still to be right.
          if (known.code !== "post_refused") throw known;
          log.warn({ err: error, ts }, "a later part of a post could not be edited");
        });
      }
      if (later.length < followers.length) {
        await records.put(followersOf(spot, ref.message), followers.slice(0, later.length));
      }
    },

    /** The post by its first part, once all of its parts stand. */
    async find(
      to: ChannelRef | ThreadRef,
      key: DeliveryKey,
      since: Date,
      permit: Permit = always,
    ): Promise<MessageRef | undefined> {
      const spot = await poster.spot(to);
      const found = await history.findPart(spot, { key, part: 1 }, since);
      if (!found) return undefined;
      if (found.parts > 1 && (await records.get(laterOf(spot, key)))) {
        const present = await history.partsOf({ ...spot, thread: spot.thread ?? found.ts }, key, since);
        await complete(spot, found.ts, key, new Map(present.map(({ part, ts }) => [part, ts])), permit);
      }
      return poster.refOf(spot, found.ts);
    },

    refOf: (spot: Spot, ts: string): MessageRef => ({
      channel: spot.ref,
      message: ts,
      thread: spot.thread,
      url: permalink(spot, ts),
    }),
  };
  return poster;

  /** The `ts` of the parts after the first that stand. */
  async function followersAt(spot: Spot, first: string): Promise<string[]> {
    const held = await records.get(followersOf(spot, first));
    return Array.isArray(held) ? held.map(String) : [];
  }

  /** Posts the parts after the first that `present` (their `ts` by number) lacks, and remembers where all of them stand. */
  async function complete(
    spot: Spot,
    first: string,
    key: DeliveryKey,
    present: ReadonlyMap<number, string>,
    permit: Permit,
  ): Promise<void> {
    // What `post` wrote down under this key, and nobody else writes.
    const later = revive(((await records.get(laterOf(spot, key))) ?? []) as Native[]);
    const thread = { ...spot, thread: spot.thread ?? first };
    const followers: string[] = [];
    for (const [index, native] of later.entries()) {
      const mark = { key, part: index + 2, parts: later.length + 1 };
      try {
        followers.push(present.get(mark.part) ?? (await poster.send(thread, native, mark, permit)));
      } catch (error) {
        if (!(error instanceof BotError) || error.code !== "post_refused") throw error;
        log.error({ err: error, ...mark }, "Slack refuses a later part of a post, so it stays without it");
      }
    }
    await records.put(followersOf(spot, first), followers);
    await records.delete(laterOf(spot, key));
  }
}

export type Poster = ReturnType<typeof createPoster>;

/** There is always a first payload: an empty message is one as well. */
function parted([first, ...later]: Native[]): { first: Native; later: Native[] } {
  if (!first) throw new BotError("internal", "A message was rendered into nothing.");
  return { first, later };
}

/** Where Slack put a message; it says so with every post it takes. */
export function tsOf({ ts }: { ts?: string | undefined }): string {
  if (!ts) throw new BotError("post_ambiguous", sentence("slack.postUnknown"), { retryable: true });
  return ts;
}

const always: Permit = () => undefined;

const lane = (spot: Spot): string => `${spot.tenant} ${spot.channel}`;

/** The address of a message (docs.slack.dev/reference/methods/chat.getPermalink), without asking for it. */
function permalink({ workspace, channel, thread }: Spot, ts: string): string {
  const own = `${workspace.url.replace(/\/$/, "")}/archives/${channel}/p${ts.replace(".", "")}`;
  return thread && thread !== ts ? `${own}?thread_ts=${thread}&cid=${channel}` : own;
}

/** Where the parts of a long post that come after the first are kept until all of them stand. */
const laterOf = (spot: Spot, key: DeliveryKey): string => `later:${lane(spot)} ${key}`;
/** Where the `ts` of those that stand are kept, for edits. */
const followersOf = (spot: Spot, first: string): string => `followers:${lane(spot)} ${first}`;
