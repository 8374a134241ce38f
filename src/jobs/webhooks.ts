// Tells programs of the posts of a channel: signed, again until it is heard, then paused.
import { randomBytes } from "node:crypto";
import { Webhook as Signer } from "standardwebhooks";
import { z } from "zod";
import type { Clock, Tenant } from "../core/domain.ts";
import { BotError, asBotError, faultOf } from "../core/errors.ts";
import type { GuardedFetch } from "../core/ports.ts";
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import { crashPoint } from "../operate/crash-point.ts";
import { type Logger, type Records, deliveryKey, message, plain, textSection } from "../platform/index.ts";
import type { Delivery } from "../store/deliveries.ts";
import type { Store } from "../store/index.ts";
import type { WebhookTry, Webhook, WebhookCall } from "../store/webhooks.ts";
import { sentence, wordsIn } from "../words/index.ts";

/** What a webhook is signed with; after a change the one before signs too, for a while. */
const webhookSecrets = z.object({
  secret: z.string(),
  before: z.object({ secret: z.string(), until: z.string() }).optional(),
});

export interface WebhookPorts {
  store: Store;
  clock: Clock;
  log: Logger;
  fetch: GuardedFetch;
  /** By the webhook's id; sealed where there is a key. */
  secrets: Records;
}

const SECRET_BYTES = 32;
const BOTH_MS = DAY;
const PATIENCE_MS = 10_000;
const LEASE_MS = 30_000;
const LONGEST_ANSWER = 65_536;
const AT_ONCE = 16;
/** The waits between tries; the last one goes on. */
const WAITS = [5_000, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, DAY];
const GIVE_UP_MS = 5 * DAY;
const GONE = 410;

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;

const secretsOf = async ({ secrets }: Pick<WebhookPorts, "secrets">, id: string) =>
  webhookSecrets.optional().parse(await secrets.get(id));

/** A new secret, told here and never again; the one before still signs for a day. */
export async function giveSecret(
  ports: Pick<WebhookPorts, "secrets" | "clock">,
  { id }: Pick<Webhook, "id">,
): Promise<string> {
  const old = await secretsOf(ports, id);
  const secret = newSecret();
  const until = new Date(ports.clock.now().getTime() + BOTH_MS).toISOString();
  await ports.secrets.put(id, { secret, ...(old && { before: { secret: old.secret, until } }) });
  return secret;
}

/** Sends a test at once. Whoever was paused and hears it is told again what comes. */
export async function testWebhook(ports: WebhookPorts, webhook: Webhook): Promise<WebhookTry> {
  const call = await ports.store.webhooks.addTest(webhook, ports.clock.now(), LEASE_MS);
  const tried = await send(ports, webhook, call);
  // A person looks at it: what failed is not tried again behind their back.
  const done: WebhookTry = tried.state === "pending" ? { ...tried, state: "dead", again: undefined } : tried;
  await ports.store.webhooks.tried(call, done, ports.clock.now());
  if (done.state === "sent")
    await ports.store.webhooks.setState(ports.store.db, webhook.id, "active", ports.clock.now());
  return done;
}

export interface Webhooks {
  /** Begins what is due and does not wait for it. */
  round(): Promise<void>;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
}

export function createWebhooks(ports: WebhookPorts): Webhooks {
  const { store, clock, log } = ports;
  const work = new Set<Promise<void>>();
  return {
    async round() {
      if (work.size >= AT_ONCE) return;
      for (const call of await store.webhooks.take(clock.now(), LEASE_MS, AT_ONCE - work.size)) {
        const task: Promise<void> = carry(ports, call)
          .catch((error: unknown) => log.warn({ error, call: call.id }, "a webhook could not be worked on"))
          .finally(() => work.delete(task));
        work.add(task);
      }
    },
    async idle() {
      while (work.size > 0) await Promise.all(work);
    },
  };
}

async function carry(ports: WebhookPorts, call: WebhookCall): Promise<void> {
  const { store, clock, log } = ports;
  const webhook = await store.webhooks.get(call.webhookId);
  if (!webhook) return;
  const tried = await send(ports, webhook, call);
  crashPoint("webhook.sent");
  const now = clock.now();
  const since = await store.webhooks.tried(call, tried, now);
  if (tried.status === GONE) {
    await store.webhooks.setState(store.db, webhook.id, "ended", now);
    return log.warn({ webhook: webhook.id }, "the receiver of a webhook wants no more");
  }
  if (since && now.getTime() - since.getTime() >= GIVE_UP_MS) await pause(ports, webhook, since);
}

/** One try. The same id, whatever became of the tries before: a receiver can tell that it has heard this already. */
async function send(ports: WebhookPorts, webhook: Webhook, call: WebhookCall): Promise<WebhookTry> {
  const { clock, store, fetch } = ports;
  try {
    const body = call.body ?? (await store.webhooks.fix(call, await bodyOf(ports, webhook, call)));
    const at = clock.now();
    const answer = await fetch(webhook.address, {
      post: body,
      timeoutMs: PATIENCE_MS,
      maxBytes: LONGEST_ANSWER,
      headers: {
        "content-type": "application/json",
        accept: "*/*",
        "webhook-id": call.id,
        "webhook-timestamp": `${Math.floor(at.getTime() / 1000)}`,
        "webhook-signature": await signed(ports, webhook, call.id, at, body),
      },
    });
    const { status } = answer;
    if (status >= 200 && status < 300) return { state: "sent", status };
    const error = new BotError("http_status", sentence("errors.siteStatus", { status: String(status) }));
    return { ...failed(ports, call, error, Number(answer.headers["retry-after"])), status };
  } catch (error) {
    return failed(ports, call, asBotError(error));
  }
}

function failed({ clock }: WebhookPorts, call: WebhookCall, error: BotError, askedSeconds = 0): WebhookTry {
  const now = clock.now().getTime();
  const wait = WAITS[Math.min(call.attempt, WAITS.length - 1)] ?? DAY;
  const asked = Number.isFinite(askedSeconds) ? Math.min(askedSeconds * 1000, DAY) : 0;
  if (now + wait - call.createdAt.getTime() > GIVE_UP_MS) return { state: "dead", error: faultOf(error) };
  return { state: "pending", error: faultOf(error), again: new Date(now + Math.max(wait, asked)) };
}

async function signed(ports: WebhookPorts, { id }: Webhook, call: string, at: Date, body: string): Promise<string> {
  const held = await secretsOf(ports, id);
  if (!held) throw new BotError("config_invalid", sentence("webhooks.noSecret"));
  const before = held.before && Date.parse(held.before.until) > at.getTime() ? [held.before.secret] : [];
  return [held.secret, ...before].map((secret) => new Signer(secret).sign(call, at, body)).join(" ");
}

async function bodyOf({ store }: WebhookPorts, webhook: Webhook, call: WebhookCall): Promise<string> {
  const { platform, channel } = webhook.channel;
  const delivery = call.deliveryId === undefined ? undefined : await store.outbox.get(call.deliveryId);
  const told = delivery ? await postOf(store, webhook.tenant, delivery) : {};
  const data = { channel: { platform, id: channel }, ...told };
  return JSON.stringify({ type: call.event, timestamp: call.createdAt.toISOString(), data });
}

/** What is told of a post: what it says, where it stands, and which stories it is about. */
async function postOf(store: Store, tenant: Tenant, { id, payload, remote, target }: Delivery) {
  const stories = await store.told.storiesOf(tenant, id);
  const headline = payload.sections.find((section) => section.kind === "headline");
  return {
    post: remote?.message,
    ...("thread" in target && { thread: target.thread }),
    ...(remote?.url !== undefined && { url: remote.url }),
    stories: stories.map(({ storyId }) => storyId),
    title: headline?.text ?? payload.summary,
    summary: payload.summary,
    text: plain(payload),
    language: payload.language,
    written_by: payload.madeBy ?? "extract",
    ...(payload.story && {
      origins: payload.story.origins,
      reports: payload.story.reports.map(({ outlet, title, at }) => ({ outlet, title, at: at.toISOString() })),
    }),
  };
}

/** Days of failures: it rests, and its channel is told once. */
async function pause({ store, clock, log }: WebhookPorts, webhook: Webhook, since: Date): Promise<void> {
  const subscription = await store.subscriptions.ofChannel(webhook.channel);
  const words = wordsIn(subscription?.lens.language ?? "en");
  const now = clock.now();
  const address = shownHost(webhook);
  const summary = words.say("webhooks.paused", { address });
  const payload = message(summary, [textSection(summary, words.say("webhooks.pausedHow", { address: webhook.id }))], {
    language: words.language,
  });
  await store.db.transaction().execute(async (trx) => {
    await store.webhooks.setState(trx, webhook.id, "paused", now);
    const id = deliveryKey("webhook", webhook.id, since.toISOString());
    await store.outbox.enqueue(
      trx,
      { id, subscriptionId: undefined, target: webhook.channel, kind: "notice", payload, notBefore: now, stories: [] },
      now,
    );
  });
  log.warn({ webhook: webhook.id }, "a webhook failed for days and rests");
}

/** Addresses of receivers often hold a secret: only the host is told to a channel. */
export const shownHost = ({ address }: Pick<Webhook, "address">): string => URL.parse(address)?.host ?? address;
