// The outbox worker: takes one Delivery to its Channel, exactly once as far as the platform can be read.
// Protocol: lease, commit `sending`, post, commit `sent`. Whatever dies in between is reconciled before it is posted again.
import type { Clock, ThreadRef } from "../domain.ts";
import { asBotError, type BotError } from "../errors.ts";
import { type Logger, type Platform, line, message, textSection } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import { type Delivery, targetChannel } from "../store/deliveries.ts";

const EDIT_AGAIN_MS = 5 * 60_000;
const LEASE_MS = 60_000;
const BACKOFF_MS = 5_000;
const LONGEST_BACKOFF_MS = 30 * 60_000;

export interface DeliverPorts {
  store: Store;
  platforms: ReadonlyMap<string, Platform>;
  clock: Clock;
  log: Logger;
}

/** Delivers `id` if its time has come; asks for another look when it has not. */
export async function deliver(ports: DeliverPorts, id: string): Promise<void> {
  const { store, clock, platforms } = ports;
  const delivery = await store.deliveries.lease(id, clock.now(), LEASE_MS);
  if (!delivery) return editIfStale(ports, id);
  const platform = platforms.get(targetChannel(delivery.target).platform);
  if (!platform) {
    await store.deliveries.record(delivery, { state: "pending", notBefore: after(clock, LONGEST_BACKOFF_MS) });
    return;
  }
  try {
    const found = await reconcile(ports, platform, delivery);
    if (found === "later") return;
    await (found ? landed(ports, delivery, found) : post(ports, platform, delivery));
  } catch (error) {
    await failed(ports, delivery, asBotError(error));
  }
  await wakeNext(ports, delivery);
}

type Found = Awaited<ReturnType<Platform["find"]>>;

/** An earlier attempt whose end nobody saw: is the message there? Throws when the platform cannot tell. */
async function reconcile(ports: DeliverPorts, platform: Platform, delivery: Delivery): Promise<Found | "later"> {
  const { store, clock } = ports;
  if (!delivery.sendingAt) return undefined;
  const settled = new Date(delivery.sendingAt.getTime() + platform.graceMs);
  if (clock.now() < settled) {
    await store.deliveries.record(delivery, { state: "unknown", notBefore: settled });
    await store.jobs.send("deliver", { deliveryId: delivery.id }, { key: delivery.id, at: settled });
    return "later";
  }
  // A minute of slack for clocks that disagree.
  return platform.find(delivery.target, delivery.id, new Date(delivery.sendingAt.getTime() - 60_000));
}

async function post(ports: DeliverPorts, platform: Platform, delivery: Delivery): Promise<void> {
  const sendingAt = ports.clock.now();
  const mine = await ports.store.deliveries.record(delivery, { state: "sending", sendingAt, keepLease: true });
  if (!mine) return;
  try {
    const ref = await platform.post(delivery.target, delivery.payload, delivery.id);
    await landed(ports, delivery, ref);
  } catch (error) {
    // "Slow down" means not accepted: nothing to reconcile, the next attempt may post at once.
    if (asBotError(error).code === "rate_limited") {
      await ports.store.deliveries.record(delivery, { state: "pending", sendingAt: null, keepLease: true });
    }
    throw error;
  }
}

async function landed(ports: DeliverPorts, delivery: Delivery, ref: NonNullable<Found>): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  const stories = await store.deliveries.storiesOf(delivery.id);
  const [only] = stories;
  if (!("thread" in delivery.target) && stories.length > 0) {
    const thread: ThreadRef = { channel: ref.channel, thread: ref.thread ?? ref.message };
    const about = stories.length === 1 ? only : undefined;
    await store.conversations.open(
      thread,
      { storyId: about?.storyId, analysisId: about?.analysisId, deliveryId: delivery.id },
      now,
    );
  }
  await store.deliveries.record(delivery, { state: "sent", remote: ref, sentAt: now });
}

async function failed(ports: DeliverPorts, delivery: Delivery, error: BotError): Promise<void> {
  const { store, clock, log } = ports;
  const note = { code: error.code, message: error.message };
  const again = async (state: "pending" | "unknown", ms: number) => {
    const at = after(clock, ms);
    await store.deliveries.record(delivery, { state, error: note, notBefore: at });
    await store.jobs.send("deliver", { deliveryId: delivery.id }, { key: delivery.id, at });
  };
  const backoff = Math.min(LONGEST_BACKOFF_MS, BACKOFF_MS * 2 ** (delivery.attempt - 1));
  switch (error.code) {
    case "rate_limited":
      return again("pending", error.retryAfterMs ?? backoff);
    case "channel_lost":
      await store.deliveries.record(delivery, { state: "dead", error: note });
      await store.deliveries.abandon({ channel: targetChannel(delivery.target) }, note);
      return loseChannel(ports, delivery, error);
    case "tenant_lost":
      await store.deliveries.record(delivery, { state: "dead", error: note });
      return removeTenant(ports, targetChannel(delivery.target).tenant);
    case "post_refused":
      log.error({ delivery: delivery.id, ...note }, "the platform refuses this message");
      await store.deliveries.record(delivery, { state: "dead", error: note });
      return;
    case "post_ambiguous":
      return again("unknown", backoff);
    default:
      log.warn({ delivery: delivery.id, attempt: delivery.attempt, error }, "a delivery failed");
      // Nobody knows how far the call got: reconcile first. Never silently lost: the row stays `unknown` and is listed.
      return again("unknown", backoff);
  }
}

/** Pauses what was posted to the channel and tells its owner, once. */
async function loseChannel(ports: DeliverPorts, delivery: Delivery, error: BotError): Promise<void> {
  const { store, clock } = ports;
  const subscription = delivery.subscriptionId
    ? await store.subscriptions.get(delivery.subscriptionId)
    : await store.subscriptions.ofChannel(targetChannel(delivery.target));
  if (!subscription || !(await store.subscriptions.pause(subscription.id, error.message))) return;
  const owner = { ...subscription.channel, channel: subscription.createdBy, kind: "direct" as const };
  const sentence = `I can no longer post to ${subscription.channel.channel}: ${error.message}`;
  const notice = message(sentence, [
    textSection(undefined, line(sentence), line(error.hint ?? "Invite me again, then resume it there.")),
  ]);
  const id = `${delivery.id.slice(0, 18)}notice`;
  await store.db.transaction().execute((trx) =>
    store.deliveries.enqueue(
      trx,
      {
        id,
        subscriptionId: undefined,
        target: owner,
        kind: "notice",
        payload: notice,
        notBefore: clock.now(),
        stories: [],
      },
      clock.now(),
    ),
  );
  await store.jobs.send("deliver", { deliveryId: id }, { key: id });
}

/** Everything of a removed workspace stops: nothing more is posted, its subscriptions go. */
export async function removeTenant(ports: Pick<DeliverPorts, "store" | "log">, tenant: string): Promise<void> {
  await ports.store.deliveries.abandon({ tenant }, { code: "tenant_lost", message: "The workspace removed the bot." });
  await ports.store.subscriptions.removeTenant(tenant);
  ports.log.warn({ tenant }, "a workspace removed the bot: its subscriptions are gone");
}

/** A message whose text changed after it was sent is edited; an edit may be repeated, so it needs no outbox of its own. */
async function editIfStale(ports: DeliverPorts, id: string): Promise<void> {
  const { store, platforms, clock, log } = ports;
  const delivery = await store.deliveries.get(id);
  if (!delivery?.stale || delivery.state !== "sent" || !delivery.remote || delivery.notBefore > clock.now()) return;
  const platform = platforms.get(delivery.remote.channel.platform);
  if (!platform) return;
  try {
    await platform.edit(delivery.remote, delivery.payload);
    await store.deliveries.edited(id, delivery.payload);
  } catch (error) {
    const known = asBotError(error);
    const final = ["post_refused", "channel_lost", "tenant_lost", "not_found"].includes(known.code);
    log.warn({ delivery: id, code: known.code, final }, "an edit failed");
    await store.deliveries.editLater(id, final ? undefined : after(clock, known.retryAfterMs ?? EDIT_AGAIN_MS));
  }
}

/** Deliveries to one channel go in order: the end of one wakes the next. */
async function wakeNext(ports: DeliverPorts, delivery: Delivery): Promise<void> {
  const next = await ports.store.deliveries.nextOf(targetChannel(delivery.target));
  if (next && next !== delivery.id) await ports.store.jobs.send("deliver", { deliveryId: next }, { key: next });
}

const after = (clock: Clock, ms: number): Date => new Date(clock.now().getTime() + ms);
