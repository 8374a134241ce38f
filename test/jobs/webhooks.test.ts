// Webhooks, on a real store and over real sockets: signed, heard at least once, tried again, ended, paused.
import { type IncomingHttpHeaders, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook as Receiver } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type WebhookPorts, createWebhooks, giveSecret, testWebhook } from "../../src/jobs/webhooks.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { createGuardedFetch } from "../../src/net/fetch.ts";
import type { Store } from "../../src/store/index.ts";
import type { NewDelivery } from "../../src/store/deliveries.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { sampleMessage } from "../support/messages.ts";
import { channel } from "../support/news.ts";
import { putOut } from "../support/outbox.ts";
import { fakePlatform } from "../support/platform.ts";
import { memoryLog, memoryRecords } from "../support/records.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
}

describe.each(homes)("webhooks on $name", (home) => {
  let store: Store;
  let clock: ReturnType<typeof testClock>;
  let ports: WebhookPorts;
  let server: Server;
  let address: string;
  let close: () => Promise<void>;
  const heard: Heard[] = [];
  /** What the receiver answers next; 204 when nothing is left, undefined hangs. */
  const answers: (number | undefined)[] = [];

  beforeEach(async () => {
    heard.length = 0;
    answers.length = 0;
    // The library looks at the machine's own clock.
    clock = testClock(new Date().toISOString());
    store = await home.open(() => clock.now());
    await store.jobs.start();
    server = createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += String(part);
      heard.push({ headers: request.headers, body });
      const status = answers.length > 0 ? answers.shift() : 204;
      if (status === undefined) return;
      response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    address = `http://127.0.0.1:${port}/hook`;
    const fetch = createGuardedFetch({ userAgent: () => "test", allowPrivateHosts: [`127.0.0.1:${port}`], hosts: {} });
    close = fetch.close;
    ports = { store, clock, log: memoryLog(), fetch, secrets: memoryRecords() };
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await close();
    await store.jobs.stop(0);
    await store.close();
  });

  const listen = async () => {
    const webhook = (await store.webhooks.add(channel, address, clock.now()))!;
    return { webhook, secret: await giveSecret(ports, webhook) };
  };
  const round = async () => {
    const webhooks = createWebhooks(ports);
    await webhooks.round();
    await webhooks.idle();
  };
  const post = async (id: string, rest: Partial<NewDelivery> = {}) => {
    await putOut(store, id, clock.now(), { kind: "story", payload: sampleMessage(), ...rest });
    const platforms = new Map([["fake", fakePlatform()]]);
    // What was told before goes out before.
    for (const due of await store.outbox.due(clock.now()))
      await deliver({ store, platforms, clock, log: ports.log }, due.id);
    await deliver({ store, platforms, clock, log: ports.log }, id);
    expect((await store.outbox.get(id))?.state).toBe("sent");
    clock.advance(1);
  };
  const idOf = ({ headers }: Heard) => headers["webhook-id"];
  const verified = (secret: string, { headers, body }: Heard) =>
    new Receiver(secret).verify(body, headers as Record<string, string>) as { type: string; data: { title: string } };

  it("tells of a story and of its update, verified by the official library", async () => {
    const { secret } = await listen();
    await post("a");
    await post("b", { kind: "update" });
    await post("c", { kind: "notice" });
    await round();
    await round();
    await round();
    expect(heard.map((each) => verified(secret, each).type)).toEqual(["story.posted", "story.updated"]);
    expect(verified(secret, heard[0]!).data).toMatchObject({
      title: expect.stringMatching(/\w/),
      channel: { platform: "fake" },
      language: "en",
    });
    expect(() => verified(`whsec_${Buffer.alloc(32).toString("base64")}`, heard[0]!)).toThrow("No matching signature");
  });

  it("tries what failed again after growing waits, under one id and with the same words", async () => {
    const { webhook } = await listen();
    answers.push(500, 302, 503);
    await post("a");
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      await round();
      const [call] = await store.webhooks.newest(webhook, 1);
      if (call!.state === "pending") waits.push(call!.notBefore.getTime() - clock.now().getTime());
      // Not a moment earlier.
      clock.advance(Math.max(0, call!.notBefore.getTime() - clock.now().getTime() - 1));
      await round();
      expect(heard).toHaveLength(n + 1);
      clock.advance(1);
    }
    expect(waits).toEqual([5_000, MINUTE, 5 * MINUTE]);
    expect(new Set(heard.map(idOf)).size).toBe(1);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
    expect(await store.webhooks.newest(webhook, 5)).toMatchObject([{ state: "sent", status: 204, attempt: 3 }]);
    expect(await store.webhooks.get(webhook.id)).toMatchObject({ state: "active", failingSince: undefined });
  });

  it("posts the same id again when it died between sending and writing that down", async () => {
    await listen();
    await post("a");
    const dying: Store = {
      ...store,
      webhooks: { ...store.webhooks, tried: () => Promise.reject(new Error("killed here")) },
    };
    const webhooks = createWebhooks({ ...ports, store: dying });
    await webhooks.round();
    await webhooks.idle();
    // Whoever takes over waits until the lease of the dead one is over.
    await round();
    expect(heard).toHaveLength(1);
    clock.advance(MINUTE);
    await round();
    expect(heard).toHaveLength(2);
    expect(idOf(heard[1]!)).toBe(idOf(heard[0]!));
    clock.advance(MINUTE);
    await round();
    expect(heard).toHaveLength(2);
  });

  it("never calls again who answered 410, also with what was waiting", async () => {
    const { webhook } = await listen();
    answers.push(410);
    await post("a");
    await post("b");
    for (let n = 0; n < 3; n++) {
      await round();
      clock.advance(DAY);
    }
    await post("c");
    await round();
    expect(heard).toHaveLength(1);
    expect(await store.webhooks.get(webhook.id)).toMatchObject({ state: "ended" });
  });

  it("rests after five days of failures, tells the channel once, and wakes when a test is heard", async () => {
    const { webhook } = await listen();
    await post("a");
    answers.push(...Array.from({ length: 40 }, () => 500));
    for (let n = 0; n < 40; n++) {
      await round();
      clock.advance(DAY / 4);
      if (n % 4 === 0) await post(`more${n}`);
    }
    const calls = heard.length;
    expect(await store.webhooks.get(webhook.id)).toMatchObject({ state: "paused" });
    expect(calls).toBeLessThan(40);
    const told = await store.db.selectFrom("deliveries").select("payload").where("kind", "=", "notice").execute();
    expect(told.map(({ payload }) => payload.summary)).toEqual([expect.stringContaining("rests")]);
    answers.length = 0;
    expect(await testWebhook(ports, webhook)).toMatchObject({ state: "sent", status: 204 });
    const before = heard.length;
    await round();
    expect(heard.length).toBeGreaterThan(before);
  });

  it("signs with both secrets for a day after a new one was given", async () => {
    const { webhook, secret } = await listen();
    const next = await giveSecret(ports, webhook);
    await post("a");
    await round();
    for (const each of [secret, next]) expect(verified(each, heard[0]!).type).toBe("story.posted");
    clock.advance(DAY + 1);
    await post("b");
    await round();
    expect(heard[1]!.headers["webhook-signature"]).not.toContain(" ");
  });

  it("keeps nobody waiting for a receiver that hangs", async () => {
    const { secret } = await listen();
    answers.push(undefined);
    await post("a");
    const webhooks = createWebhooks(ports);
    await webhooks.round();
    await expect.poll(() => heard.length).toBe(1);
    await store.webhooks.add(channel, `${address}/2`, clock.now());
    const [, second] = await store.webhooks.ofChannel(channel);
    await giveSecret(ports, second!);
    await post("b");
    await webhooks.round();
    await expect.poll(() => heard.length).toBe(2);
    expect(idOf(heard[1]!)).not.toBe(idOf(heard[0]!));
    expect(verified(secret, heard[0]!).type).toBe("story.posted");
    server.closeAllConnections();
    await webhooks.idle();
  });

  it("goes to no private address that nobody allowed", async () => {
    await listen();
    const fetch = createGuardedFetch({ userAgent: () => "test", allowPrivateHosts: [], hosts: {} });
    const [webhook] = await store.webhooks.ofChannel(channel);
    expect(await testWebhook({ ...ports, fetch }, webhook!)).toMatchObject({
      state: "dead",
      error: { code: "address_refused" },
    });
    expect(heard).toEqual([]);
    await fetch.close();
  });
});
