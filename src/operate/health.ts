// Is it well? What an orchestrator, a monitor and `status` ask, without secrets or names.
import { MINUTE } from "../core/time.ts";
import { type Figures, readFigures } from "../store/figures.ts";
import type { Db } from "../store/database.ts";
import { steadyMs } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import { type Said, sentence } from "../words/index.ts";
import { forPerson } from "../core/urgent.ts";
import type { Pulse } from "./pulse.ts";

export interface Health {
  /** False: something is wrong that a person should look at. */
  ok: boolean;
  /** `ok`, or what is wrong in a few words. */
  checks: Record<string, Said>;
}

export interface HealthPorts {
  db: Db;
  /** What is wrong with the store, tried anew now and then. */
  store: () => Promise<Said | undefined>;
  /** What is wrong with the children that read for us. */
  children: () => Said | undefined;
  clock: Clock;
  pulse: Pulse;
  /** The loops that this process runs. */
  loops: readonly string[];
  /** When a job worker of this process last looked for work (undefined before the first look); undefined: it has none. */
  jobsLookedAt: (() => Date | undefined) | undefined;
  platforms: readonly { name: string; connected(): boolean }[];
}

const ANSWER_MS = 2_000;
/** Who restarts us waits for no more than a second. */
const LIFE_MS = 500;
const TRY_MS = 5_000;
/** A loop looks every second, or when one of a full house of looks ends. */
const STUCK_MS = 90_000;
const LATE_MS = 15 * MINUTE;

export async function checkHealth(ports: HealthPorts): Promise<Health> {
  const { pulse } = ports;
  const fault = await storeFault(ports, ANSWER_MS);
  const figures = fault ? undefined : await figuresOf(ports);
  const loops = loopsOf(ports);
  // What was overdue when we started is not our delay yet.
  const late = (ms: number): Said => {
    const ours = Math.min(ms, pulse.uptime());
    return ours > LATE_MS ? sentence("health.behind", { time: span(ours) }) : "ok";
  };
  const checks: Record<string, Said> = {
    store: fault ?? "ok",
    children: ports.children() ?? "ok",
    ...loops,
    ...Object.fromEntries(
      ports.platforms.map(({ name, connected }) => [name, connected() ? "ok" : sentence("health.notConnected")]),
    ),
    ...(figures ? { feeds: late(figures.oldestFeedMs), deliveries: late(figures.oldestDeliveryMs) } : {}),
  };
  return {
    ok: Object.values(checks).every((said) => said === "ok"),
    checks,
  };
}

/** False: only a new start mends it. The store is asked only where a loop stands still, and not for long. */
export async function isAlive(ports: HealthPorts): Promise<boolean> {
  if (Object.values(loopsOf(ports)).every((said) => said === "ok")) return true;
  // A store that is away stops the loops too, and no restart brings it back.
  return (await storeFault(ports, LIFE_MS)) !== undefined;
}

/** What each loop of this process does, or since when it does nothing. */
function loopsOf({ pulse, clock, loops, jobsLookedAt }: HealthPorts): Record<string, Said> {
  const stuck = (ms: number): Said => (ms > STUCK_MS ? sentence("health.idle", { time: span(ms) }) : "ok");
  const lookedAt = jobsLookedAt?.();
  const jobsMs = lookedAt ? clock.now().getTime() - lookedAt.getTime() : pulse.uptime();
  return {
    ...(jobsLookedAt ? { jobs: stuck(jobsMs) } : {}),
    ...Object.fromEntries(loops.map((name) => [name, stuck(pulse.since(name))])),
  };
}

const storeFault = async ({ store }: HealthPorts, ms: number): Promise<Said | undefined> => {
  const found = await within(
    store().then((fault) => ({ fault })),
    ms,
  );
  return found ? found.fault : sentence("health.silent");
};

/**
 * Asked at most every five seconds, however often it is wanted: who asks is not asked who he is, and a try is a write. It goes
 * before what waits for the store: behind the work of a busy start it would wait so long that the store seems silent. */
export function nowAndThen<T>(clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return () => {
    const at = steadyMs(clock);
    if (!last || at - last.at >= TRY_MS) last = { at, answer: forPerson(ask) };
    return last.answer;
  };
}

/** Undefined when the store does not answer in time. */
export async function figuresOf({ db, clock }: Pick<HealthPorts, "db" | "clock">): Promise<Figures | undefined> {
  return within(readFigures(db, clock.now()), ANSWER_MS);
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  try {
    return await Promise.race([work.catch(() => undefined), promise]);
  } finally {
    clearTimeout(timer);
  }
}

const span = (ms: number): string => (ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / MINUTE)} min`);
