// Posting, finding and editing messages: one native payload at a time, refused blocks made simpler, nothing ever sent twice.
// oxlint-disable unicorn/require-post-message-target-origin -- chat.postMessage is Slack's, not the window's
import { setTimeout as sleep } from "node:timers/promises";
import {
  BotError,
  type ChannelRef,
  type DeliveryKey,
  type Logger,
  type Message,
  type MessageRef,
  type Tenant,
  type ThreadRef,
} from "../../src/platform/index.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Dress } from "./controls.ts";
import { portError, slackCode, slackMessages } from "./errors.ts";
import type { Pace } from "./queue.ts";
import { type Native, render, renderPlain } from "./render.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** A place as Slack's API names it. */
export interface Spot {
  tenant: Tenant;
  ref: ChannelRef;
  workspace: Workspace;
  channel: string;
  thread: string | undefined;
}

/** Our mark on a message, readable by everybody in the channel: ids only. */
const metadata = (key: DeliveryKey, part: number) => ({
  event_type: "footnote_delivery",
  event_payload: { delivery_id: key, part },
});

/** Slack's own parsing switched off, on every call that takes the switch. */
const INERT = { link_names: false, parse: "none" as const };

export function createPoster(workspaces: Workspaces, capabilities: Capabilities, pace: Pace, log: Logger) {
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
      return { feedback: await capabilities.allows(tenant, "feedback"), pictures: true };
    },

    /** The first part where it was asked for, the rest in its thread; throws the port's codes for the first part only. */
    async post(to: ChannelRef | ThreadRef, message: Message, key: DeliveryKey): Promise<MessageRef> {
      const spot = await poster.spot(to);
      const [first, ...rest] = render(message, await poster.dress(spot.tenant));
      const ts = await poster.send(spot, first!, key, 1);
      const thread = { ...spot, thread: spot.thread ?? ts };
      for (const [index, native] of rest.entries()) {
        // The first part stands: throwing now would have it posted again.
        await poster
          .surely(thread, native, key, index + 2)
          .catch((error: unknown) =>
            log.error({ err: error, key, part: index + 2 }, "a later part of a post is missing in Slack"),
          );
      }
      return poster.refOf(spot, ts);
    },

    /** Posts one payload when the channel's turn comes; returns its `ts`. */
    send: (spot: Spot, native: Native, key: DeliveryKey, part: number): Promise<string> =>
      pace.run(lane(spot), () =>
        simplerOnRefusal(spot.tenant, native, async ({ text, blocks }) => {
          const answer = await spot.workspace.client.chat.postMessage({
            channel: spot.channel,
            text,
            ...(blocks ? { blocks } : {}),
            ...(spot.thread ? { thread_ts: spot.thread } : {}),
            metadata: metadata(key, part),
            unfurl_links: false,
            unfurl_media: false,
            ...INERT,
          });
          return answer.ts!;
        }),
      ),

    /** For what no outbox repeats: waits where Slack asks for it, and looks before it calls a lost answer a failure. */
    async surely(spot: Spot, native: Native, key: DeliveryKey, part: number): Promise<string> {
      const since = new Date();
      try {
        return await patiently(() => poster.send(spot, native, key, part));
      } catch (error) {
        if (!(error instanceof BotError) || error.code !== "post_ambiguous") throw error;
        await sleep(LOOK_AFTER_MS);
        const found = await findPart(spot, key, part, since).catch(() => undefined);
        if (!found) throw error;
        return found;
      }
    },

    /** Puts `native` in the place of the message `ts`. */
    update: (spot: Spot, ts: string, native: Native, key: DeliveryKey | undefined, part: number): Promise<void> =>
      simplerOnRefusal(spot.tenant, native, async ({ text, blocks }) => {
        await spot.workspace.client.chat.update({
          channel: spot.channel,
          ts,
          text,
          blocks: blocks ?? [],
          // Without metadata a message keeps what it had.
          ...(key ? { metadata: metadata(key, part) } : {}),
          ...INERT,
        });
      }),

    async edit(ref: MessageRef, message: Message): Promise<void> {
      const spot = await poster.spot(ref.channel);
      const [first] = render(message, await poster.dress(spot.tenant));
      await pace.run(lane(spot), () => poster.update(spot, ref.message, first!, undefined, 1));
    },

    async find(to: ChannelRef | ThreadRef, key: DeliveryKey, since: Date): Promise<MessageRef | undefined> {
      const spot = await poster.spot(to);
      const ts = await findPart(spot, key, 1, since).catch((error: unknown) => {
        throw portError(error);
      });
      return ts ? poster.refOf(spot, ts) : undefined;
    },

    refOf: (spot: Spot, ts: string): MessageRef => ({
      channel: spot.ref,
      message: ts,
      thread: spot.thread,
      url: permalink(spot, ts),
    }),
  };
  return poster;

  /** Blocks that Slack refuses were not posted: once more without what it may have refused, then once as plain text. */
  async function simplerOnRefusal<T>(
    tenant: Tenant,
    native: Native,
    send: (payload: { text: string; blocks: Native["blocks"] | undefined }) => Promise<T>,
  ): Promise<T> {
    try {
      return await send(native).catch(async (error: unknown) => {
        const simpler = await withoutRefused(tenant, native, error);
        if (!simpler) throw error;
        return send(simpler);
      });
    } catch (error) {
      if (!REFUSED_BLOCKS.has(slackCode(error) ?? "")) throw portError(error);
      log.warn({ err: error, said: slackMessages(error) }, "Slack refused blocks, so the text goes alone");
      return send({ text: renderPlain(native.part), blocks: undefined }).catch((last: unknown) => {
        throw portError(last);
      });
    }
  }

  /** Undefined when nothing in it could be left out. Thumbs that were refused are not offered again. */
  async function withoutRefused(tenant: Tenant, native: Native, error: unknown): Promise<Native | undefined> {
    if (slackCode(error) !== "invalid_blocks") return undefined;
    const blamed = new Set(
      slackMessages(error)
        .flatMap((said) => /\/blocks\/(\d+)/.exec(said)?.[1] ?? [])
        .map((index) => native.blocks[Number(index)]?.type),
    );
    const has = (type: string): boolean => native.blocks.some((block) => block.type === type);
    const drops = (type: string): boolean => has(type) && (blamed.size === 0 || blamed.has(type as never));
    if (!drops("context_actions") && !drops("image")) return undefined;
    if (blamed.has("context_actions")) await capabilities.refused(tenant, "feedback");
    const dress = { feedback: !drops("context_actions"), pictures: !drops("image") };
    return render(native.part, dress)[0];
  }
}

export type Poster = ReturnType<typeof createPoster>;

const REFUSED_BLOCKS = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"]);

const lane = (spot: Spot): string => `${spot.tenant} ${spot.channel}`;

/** The address of a message (docs.slack.dev/reference/methods/chat.getPermalink), without asking for it. */
function permalink({ workspace, channel, thread }: Spot, ts: string): string {
  const own = `${workspace.url.replace(/\/$/, "")}/archives/${channel}/p${ts.replace(".", "")}`;
  return thread && thread !== ts ? `${own}?thread_ts=${thread}&cid=${channel}` : own;
}

const LOOK_AFTER_MS = 2000;

/** Clocks differ: a message may carry an earlier time than the one we noted before sending it. */
const SKEW_SECONDS = 120;
const MOST_PAGES = 30;

/** The `ts` of a part posted since then; undefined when the whole history since then does not hold it. */
export async function findPart(spot: Spot, key: DeliveryKey, part: number, since: Date): Promise<string | undefined> {
  const { client } = spot.workspace;
  const oldest = String(since.getTime() / 1000 - SKEW_SECONDS);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const options = {
      channel: spot.channel,
      oldest,
      include_all_metadata: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    };
    const answer = await (spot.thread
      ? client.conversations.replies({ ...options, ts: spot.thread })
      : client.conversations.history(options));
    for (const message of answer.messages ?? []) {
      const payload = message.metadata?.event_payload as { delivery_id?: string; part?: number } | undefined;
      if (payload?.delivery_id === key && (payload.part ?? 1) === part) return message.ts;
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) return undefined;
  }
  throw new BotError("post_ambiguous", "The channel's history is too long to be searched.", { retryable: true });
}

/** Again after a wait, where Slack surely did not take it. */
export async function patiently<T>(task: () => Promise<T>, tries = 5): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof BotError) || error.code !== "rate_limited" || left <= 1) throw error;
      await sleep(Math.min(error.retryAfterMs ?? 1000, 60_000));
    }
  }
}
