import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { countedStore } from "../../src/operate/counted.ts";
import {
  type Health,
  type HealthPorts,
  checkHealth,
  figuresOf,
  isAlive,
  nowAndThen,
} from "../../src/operate/health.ts";
import { english, sentence } from "../../src/words/index.ts";
import { createMeter } from "../../src/operate/meter.ts";
import { createPulse, watchMainThread } from "../../src/operate/pulse.ts";
import { type OperateServer, createOperate, serveOperate } from "../../src/operate/serve.ts";
import { plainMessage } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { tryStore } from "../../src/store/trial.ts";
import { sql } from "kysely";
import { createPage } from "../adapters/web/harness.ts";
import { testClock } from "../support/clock.ts";
import { embedded, homes } from "../support/homes.ts";
import { putOut } from "../support/outbox.ts";

const MINUTE = 60_000;

/** Health as a monitor reads it. */
const asked = async (ports: HealthPorts) => {
  const { checks, ...health } = { ...(await checkHealth(ports)), alive: await isAlive(ports) };
  const said = Object.entries(checks).map(([name, check]) => [name, english.tell(check)] as const);
  return { ...health, checks: Object.fromEntries(said) };
};

describe.each(homes)("health, on $name", (home) => {
  let store: Store;
  let clock: ReturnType<typeof testClock>;
  let ports: HealthPorts;
  let connected: boolean;
  let closed: boolean;

  beforeEach(async () => {
    clock = testClock();
    store = await home.open(() => clock.now());
    await store.jobs.start();
    connected = true;
    closed = false;
    ports = {
      db: store.db,
      store: () => tryStore(store.db, store.home),
      children: () => undefined,
      clock,
      pulse: createPulse(clock),
      loops: ["polling", "outbox"],
      jobsLookedAt: () => clock.now(),
      platforms: [{ name: "fake", connected: () => connected }],
    };
  });
  afterEach(async () => {
    if (closed) return;
    await store.jobs.stop(0);
    await store.close();
  });
  const beat = () => ["polling", "outbox"].forEach((loop) => ports.pulse.beat(loop));
  const add = (id: string) => putOut(store, id, clock.now(), { payload: plainMessage("Secret words") });

  it("is well when everything looks, answers and is connected", async () => {
    beat();
    expect(await asked(ports)).toEqual({
      ok: true,
      alive: true,
      checks: {
        store: "ok",
        children: "ok",
        jobs: "ok",
        polling: "ok",
        outbox: "ok",
        fake: "ok",
        feeds: "ok",
        deliveries: "ok",
      },
    });
  });

  it("a loop that does not look for work any more is a case for a new start", async () => {
    clock.advance(5 * MINUTE);
    ports.pulse.beat("outbox");
    const { ok, alive, checks } = await asked(ports);
    expect({ ok, alive, polling: checks["polling"], outbox: checks["outbox"] }).toEqual({
      ok: false,
      alive: false,
      polling: "has not looked for work for 5 min",
      outbox: "ok",
    });
  });

  it("a look at one feed that somebody asked for is no sign that polling goes on", async () => {
    const { polls } = countedStore(store, () => {}, ports.pulse);
    clock.advance(5 * MINUTE);
    await polls.claimOne(clock.now(), MINUTE, "any");
    expect((await asked(ports)).checks["polling"]).toBe("has not looked for work for 5 min");
    await polls.claim(clock.now(), MINUTE, 10);
    expect((await asked(ports)).checks["polling"]).toBe("ok");
  });

  it("so is a job engine that does not look", async () => {
    const then = clock.now();
    ports.jobsLookedAt = () => then;
    clock.advance(3 * MINUTE);
    beat();
    const { ok, alive, checks } = await asked(ports);
    expect([ok, alive, checks["jobs"]]).toEqual([false, false, "has not looked for work for 3 min"]);
  });

  it("a platform that is not connected is not well, and no new start is asked for", async () => {
    beat();
    connected = false;
    const { ok, alive, checks } = await asked(ports);
    expect([ok, alive, checks["fake"]]).toEqual([false, true, "not connected"]);
  });

  it("a delivery that waits too long shows; what was overdue when we started is not our delay yet", async () => {
    await add("a");
    clock.advance(60 * MINUTE);
    ports.pulse = createPulse(clock);
    beat();
    expect((await asked(ports)).checks["deliveries"]).toBe("ok");
    clock.advance(16 * MINUTE);
    beat();
    const { ok, alive, checks } = await asked(ports);
    expect([ok, alive, checks["deliveries"]]).toEqual([false, true, "the oldest waits for 16 min"]);
  });

  it("a store that does not answer is not well, and no new start brings it back", async () => {
    beat();
    closed = true;
    await store.jobs.stop(0);
    await store.close();
    clock.advance(10 * MINUTE);
    const { ok, alive, checks } = await asked(ports);
    expect([ok, alive, checks["store"]]).toEqual([false, true, "does not answer"]);
    const meter = createMeter({ version: "1", figures: () => figuresOf(ports) });
    expect(await meter.text()).toMatch(/^footnote_store_up 0$/m);
  });

  it.each<[string, string]>([
    ["a row that is not kept", "return null"],
    ["a database that may be read alone", "raise exception using errcode = '25006'"],
  ])("%s is seen, though the store answers", async (_, fault) => {
    beat();
    const body = sql.raw(`begin ${fault}; end`);
    await sql`create function no_row() returns trigger language plpgsql as $f$${body}$f$`.execute(store.db);
    await sql`create trigger no_row before insert on records for each row execute function no_row()`.execute(store.db);
    try {
      const { ok, alive, checks } = await asked(ports);
      expect([ok, alive, checks["store"]]).toEqual([false, true, "answers, but stores nothing"]);
    } finally {
      await sql`drop function no_row cascade`.execute(store.db);
    }
    expect(await tryStore(store.db, store.home)).toBeUndefined();
    expect(await store.records("trial").list("")).toEqual([]);
  });

  it("a full disk is said, and children that read nothing", async () => {
    beat();
    ports.store = async () => sentence("health.diskFull");
    ports.children = () => sentence("health.childrenStuck", { count: 120 });
    const { ok, alive, checks } = await asked(ports);
    expect({ ok, alive, store: checks["store"], children: checks["children"] }).toEqual({
      ok: false,
      alive: true,
      store: "the disk is full",
      children: "no page or feed was read for 120 s although some wait",
    });
  });

  it("whether it lives is told without the store while its loops look", async () => {
    beat();
    ports.store = () => new Promise(() => {});
    expect(await isAlive(ports)).toBe(true);
    clock.advance(10 * MINUTE);
    expect(await isAlive(ports)).toBe(true);
    ports.store = async () => undefined;
    expect(await isAlive(ports)).toBe(false);
  });

  it("the store is tried at most every five seconds, however many ask", async () => {
    let tries = 0;
    const store = nowAndThen(clock, async () => void (tries += 1));
    await Promise.all([store(), store(), store()]);
    clock.advance(4_999);
    await store();
    expect(tries).toBe(1);
    clock.advance(1);
    await store();
    expect(tries).toBe(2);
  });

  it("figures count what waits by state and queue, and name nothing", async () => {
    await add("a");
    await add("b");
    await store.db.updateTable("deliveries").set({ state: "unknown" }).where("id", "=", "b").execute();
    await store.jobs.send("cluster", {}, { key: "cluster" });
    clock.advance(90_000);
    const figures = (await figuresOf(ports))!;
    expect(figures).toMatchObject({
      deliveries: { pending: 1, sending: 0, unknown: 1, dead: 0 },
      oldestDeliveryMs: 90_000,
      oldestFeedMs: 0,
      queues: [{ name: "cluster", waiting: 1, running: 0 }],
    });
    const meter = createMeter({ version: "1", figures: async () => figures });
    const text = await meter.text();
    expect(text).toMatch(/^footnote_deliveries\{state="unknown"\} 1$/m);
    expect(text).toMatch(/^footnote_queue_jobs\{name="cluster"\} 1$/m);
    expect(text).not.toContain("Secret");
  });
});

it("the store of a busy start is tried before what waits for it", async () => {
  const clock = testClock();
  const store = await embedded.open(() => clock.now());
  const done: string[] = [];
  const look = nowAndThen(clock, () => tryStore(store.db, store.home));
  const work = Array.from({ length: 50 }, () => sql`select 1`.execute(store.db).then(() => done.push("work")));
  await Promise.all([...work, look().then((fault) => done.push(fault === undefined ? "well" : "unwell"))]);
  expect(done.indexOf("well")).toBeGreaterThanOrEqual(0);
  expect(done.indexOf("well")).toBeLessThan(10);
  await store.close();
});

describe("the addresses for machines", () => {
  const meter = createMeter({ version: "1.2.3", figures: async () => undefined });
  let health: Health = { ok: true, checks: { store: "ok" } };
  let alive = true;
  const operate = createOperate({ health: async () => health, alive: async () => alive, meter, version: "1.2.3" });
  let server: OperateServer;
  beforeAll(async () => {
    server = await serveOperate(operate, "127.0.0.1", 0);
  });
  afterAll(() => server.close());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.address}${path}`, { headers });

  it("on a port of their own: well is 200, unwell is 503, and only what is stuck asks for a new start", async () => {
    health = { ok: false, checks: { store: "does not answer" } };
    const unwell = await get("/healthz");
    expect([unwell.status, await unwell.json()]).toEqual([
      503,
      { status: "unwell", version: "1.2.3", checks: { store: "does not answer" } },
    ]);
    expect((await get("/livez")).status).toBe(200);
    alive = false;
    expect((await get("/livez")).status).toBe(503);
    health = { ok: true, checks: {} };
    alive = true;
    expect([(await get("/livez")).status, (await get("/healthz")).status]).toEqual([200, 200]);
    const metrics = await get("/metrics");
    expect([metrics.status, metrics.headers.get("content-type")]).toEqual([200, meter.contentType]);
    expect((await get("/else")).status).toBe(404);
    expect((await fetch(`${server.address}/metrics`, { method: "POST" })).status).toBe(405);
  });

  it("are not for web sites: another name or an origin is refused", async () => {
    const { port } = new URL(server.address);
    const named = await new Promise<number>((resolve) => {
      // The built-in fetch does not let a Host be chosen.
      void import("node:http").then(({ get: ask }) =>
        ask({ host: "127.0.0.1", port, path: "/metrics", headers: { host: "evil.test" } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode!);
        }),
      );
    });
    expect(named).toBe(403);
    expect((await get("/metrics", { origin: "http://evil.test" })).status).toBe(403);
  });

  it("a taken port is said with the setting to change", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(serveOperate(operate, "127.0.0.1", port)).rejects.toMatchObject({
      code: "config_invalid",
      message: `Monitoring cannot listen on 127.0.0.1:${port}.`,
      hint: expect.stringContaining("METRICS_PORT"),
    });
    taken.close();
  });

  it("on the page: health is open; metrics need the token, in a header of its own", async () => {
    const token = "correct horse battery";
    const page = createPage({ token, operate });
    expect((await page.get("/healthz")).status).toBe(200);
    expect((await page.get("/livez")).status).toBe(200);
    expect((await page.get("/metrics")).status).toBe(403);
    expect((await page.get("/metrics", { authorization: "Bearer wrong" })).status).toBe(403);
    const allowed = await page.get("/metrics", { authorization: `Bearer ${token}` });
    expect([allowed.status, (await allowed.text()).includes("footnote_build_info")]).toEqual([200, true]);
    expect((await page.get("/", { authorization: `Bearer ${token}` })).status).toBe(403);
    expect((await createPage({ operate }).get("/metrics")).status).toBe(200);
    expect((await createPage({ operate }).get("/metrics", { host: "evil.test" })).status).toBe(403);
  });
});

describe("the main thread", () => {
  it("that was held up for more than a second is a warning that says how long; a short stop is none", async () => {
    vi.useFakeTimers();
    const warnings: number[] = [];
    const warn = (fields: object) => void warnings.push((fields as { ms: number }).ms);
    const clock = testClock();
    const stop = watchMainThread({ debug() {}, info() {}, error() {}, warn }, clock);
    const tick = (ms: number) => {
      clock.advance(ms);
      vi.advanceTimersByTime(250);
    };
    tick(250);
    tick(900);
    tick(2750);
    tick(250);
    stop();
    vi.useRealTimers();
    expect(warnings).toEqual([2500]);
  });
});
