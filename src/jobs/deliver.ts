// Takes one Delivery to its Channel, exactly once wherever the platform can be read back.
// Protocol: lease, commit `sending`, post, commit `sent`. Whatever dies in between is reconciled before it is posted again.
import { DAY, MINUTE } from "../core/time.ts";
import type { Clock, ThreadRef } from "../core/domain.ts";
import { crashPoint } from "../operate/crash-point.ts";
import { BotError, asBotError, faultOf } from "../core/errors.ts";
import type { Logger, Permit, Platform } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import { removeTenant } from "./forget.ts";
import { loseChannel } from "./lose.ts";
import type { Delivery } from "../store/deliveries.ts";
import { targetChannel } from "../core/refs.ts";
import { sentence } from "../words/index.ts";

const BACKOFF_MS = 5_000;
const LONGEST_BACKOFF_MS = 30 * MINUTE;
/** A delivery that failed for so long is given up: it is no news any more. `status` lists it. */
const GIVE_UP_MS = 3 * DAY;
/** No post takes so long: whoever began it has died, or the clock was set ahead while it works. */
const LATE_MS = 10 * MINUTE;
/** For platforms with no grace, whose `post` may be repeated. */
const LEAST_LEASE_MS = 3_000;

export interface DeliverPorts {
  store: Store;
  platforms: ReadonlyMap<string, Platform>;
  clock: Clock;
  log: Logger;
}

/** Delivers `id`, or edits it, if its time has come. What is not finished afterwards is due again at the time its row names. */
export async function deliver(ports: DeliverPorts, id: string): Promise<void> {
  const { store, clock, platforms } = ports;
  const known = await store.outbox.get(id);
  if (!known) return;
  const platform = platforms.get(targetChannel(known.target).platform);
  const leaseMs = Math.max(LEAST_LEASE_MS, 1.5 * (platform?.graceMs ?? 0));
  const until = after(clock, leaseMs);
  const delivery = await store.outbox.lease(id, clock.now(), leaseMs);
  if (!delivery) return;
  crashPoint("deliver.leased");
  if (!platform) {
    await store.outbox.record(delivery, { state: delivery.state, notBefore: after(clock, LONGEST_BACKOFF_MS) });
    return;
  }
  // Whatever is being sent has the time since when.
  if (delivery.state === "sending" && clock.now().getTime() - delivery.sendingAt!.getTime() > LATE_MS) {
    // If the clock was set ahead, the post may still be on its way: wait one grace from now before looking for it.
    await store.outbox.record(delivery, { state: "unknown", notBefore: after(clock, platform.graceMs) });
    return;
  }
  const hold = keepLease(ports, delivery, { until, leaseMs, graceMs: platform.graceMs });
  try {
    if (delivery.state === "sent") return await edit(ports, platform, delivery);
    let looking = true;
    try {
      const found = await reconcile(platform, delivery, hold.permit);
      looking = false;
      await (found ? landed(ports, delivery, found) : post(ports, platform, delivery, hold.permit));
    } catch (error) {
      await failed(ports, platform, delivery, asBotError(error), looking);
    }
  } finally {
    hold.end();
  }
}

/**
 * Renews the lease while the work goes on, so that no other worker takes a slow post for a dead one. If this worker dies, its
 * lease still lasts for the platform's grace: when another takes over, whatever was sent has appeared and can be found.
 * `permit` throws when another worker may have taken over: after a long stop (a suspended machine, SIGSTOP), or after the clock
 * was set back, when the lease seems longer than it is.
 */
function keepLease(
  { store, clock, log }: DeliverPorts,
  delivery: Delivery,
  { until, leaseMs, graceMs }: { until: Date; leaseMs: number; graceMs: number },
): { permit: Permit; end(): void } {
  let held = until;
  const renew = async (): Promise<void> => {
    const next = after(clock, leaseMs);
    if (await store.outbox.renew(delivery, next)) held = next;
    else clearInterval(timer);
  };
  const timer = setInterval(() => {
    renew().catch((error: unknown) => log.warn({ delivery: delivery.id, error }, "a lease could not be renewed"));
  }, leaseMs / 6);
  timer.unref();
  return {
    permit() {
      const left = held.getTime() - clock.now().getTime();
      if (left >= graceMs && left <= 2 * leaseMs) return;
      throw new BotError("rate_limited", sentence("errors.stoppedTooLong"), {
        retryable: true,
        retryAfterMs: 1_000,
      });
    },
    end: () => clearInterval(timer),
  };
}

type Found = Awaited<ReturnType<Platform["find"]>>;

/** Looks for the message of an earlier attempt whose end nobody saw. Throws when the platform cannot tell. */
async function reconcile(platform: Platform, delivery: Delivery, permit: Permit): Promise<Found> {
  if (!delivery.sendingAt) return undefined;
  crashPoint("deliver.reconciling");
  // A minute of slack for clocks that disagree.
  const found = await platform.find(
    delivery.target,
    delivery.id,
    new Date(delivery.sendingAt.getTime() - MINUTE),
    permit,
  );
  crashPoint("deliver.reconciled");
  return found;
}

async function post(ports: DeliverPorts, platform: Platform, delivery: Delivery, permit: Permit): Promise<void> {
  const sendingAt = ports.clock.now();
  const mine = await ports.store.outbox.record(delivery, { state: "sending", sendingAt, keepLease: true });
  if (!mine) return;
  crashPoint("deliver.sending");
  let ref: NonNullable<Found>;
  try {
    ref = await platform.post(delivery.target, delivery.payload, delivery.id, permit);
  } catch (error) {
    // "Slow down" means not accepted: nothing to reconcile, the next attempt may post at once.
    if (asBotError(error).code === "rate_limited") {
      await ports.store.outbox.record(delivery, { state: "pending", sendingAt: null, keepLease: true });
    }
    throw error;
  }
  crashPoint("deliver.posted");
  await landed(ports, delivery, ref);
}

async function landed(ports: DeliverPorts, delivery: Delivery, ref: NonNullable<Found>): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  const stories = await store.told.storiesOf(targetChannel(delivery.target).tenant, delivery.id);
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
  await store.outbox.record(delivery, { state: "sent", remote: ref, sentAt: now });
  crashPoint("deliver.sent");
}

async function failed(
  ports: DeliverPorts,
  platform: Platform,
  delivery: Delivery,
  error: BotError,
  looking: boolean,
): Promise<void> {
  const { store, clock, log } = ports;
  const note = faultOf(error);
  const again = async (state: "pending" | "unknown", ms: number) => {
    const at = after(clock, ms);
    await store.outbox.record(delivery, { state, error: note, notBefore: at });
  };
  const backoff = backoffOf(delivery);
  switch (error.code) {
    case "rate_limited":
      return again(looking ? "unknown" : "pending", error.retryAfterMs ?? backoff);
    case "channel_lost":
      await store.outbox.record(delivery, { state: "dead", error: note });
      await store.outbox.abandon({ channel: targetChannel(delivery.target) }, note);
      return loseChannel(ports, targetChannel(delivery.target), error, delivery.subscriptionId);
    case "tenant_lost":
      await store.outbox.record(delivery, { state: "dead", error: note });
      return removeTenant(ports, targetChannel(delivery.target).tenant);
    case "post_refused":
      log.error({ delivery: delivery.id, ...note }, "the platform refuses this message");
      await store.outbox.record(delivery, { state: "dead", error: note });
      return;
    default:
      if (clock.now().getTime() - delivery.createdAt.getTime() > GIVE_UP_MS) {
        log.error({ delivery: delivery.id, ...note }, "a delivery is given up: for days nobody could tell its fate");
        await store.outbox.record(delivery, { state: "dead", error: note });
        return;
      }
      if (error.code !== "post_ambiguous") {
        log.warn({ delivery: delivery.id, attempt: delivery.attempt, error }, "a delivery failed");
      }
      // The call may have posted: wait for the grace, then look for the message before posting again. `status` lists the row meanwhile.
      return again("unknown", Math.max(platform.graceMs, backoff));
  }
}

const backoffOf = ({ attempt }: Delivery): number =>
  Math.min(LONGEST_BACKOFF_MS, BACKOFF_MS * 2 ** Math.min(attempt, 20));

/** Edits a message whose text changed after it was sent. Repeating an edit does no harm, but an older one must not come last: hence the lease. */
async function edit(ports: DeliverPorts, platform: Platform, delivery: Delivery): Promise<void> {
  const { store, clock, log } = ports;
  // Taken down meanwhile.
  if (!delivery.remote) return store.outbox.edited(delivery);
  crashPoint("deliver.editing");
  try {
    await platform.edit(delivery.remote, delivery.payload);
    crashPoint("deliver.edited");
    await store.outbox.edited(delivery);
  } catch (error) {
    const known = asBotError(error);
    const final = ["post_refused", "channel_lost", "tenant_lost", "not_found"].includes(known.code);
    log.warn({ delivery: delivery.id, code: known.code, final }, "an edit failed");
    await store.outbox.editLater(delivery, final ? undefined : after(clock, known.retryAfterMs ?? backoffOf(delivery)));
  }
}

const after = (clock: Clock, ms: number): Date => new Date(clock.now().getTime() + ms);
