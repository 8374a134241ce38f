// Is it well? What an orchestrator, a monitor and `status` ask, without secrets or names.
import { MINUTE } from "../core/time.ts";
import { ping } from "../store/database.ts";
import { type Figures, readFigures } from "../store/figures.ts";
import type { Db } from "../store/database.ts";
import type { Clock } from "../core/domain.ts";
import { type Said, sentence } from "../words/index.ts";
import type { Pulse } from "./pulse.ts";

export interface Health {
  /** False: something is wrong that a person should look at. */
  ok: boolean;
  /** False: only a new start mends it. */
  alive: boolean;
  /** `ok`, or what is wrong in a few words. */
  checks: Record<string, Said>;
}

export interface HealthPorts {
  db: Db;
  clock: Clock;
  pulse: Pulse;
  /** The loops that this process runs. */
  loops: readonly string[];
  /** When a job worker of this process last looked for work (undefined before the first look); undefined: it has none. */
  jobsLookedAt: (() => Date | undefined) | undefined;
  platforms: readonly { name: string; connected(): boolean }[];
}

const ANSWER_MS = 2_000;
/** A loop looks every second, or when one of a full house of looks ends. */
const STUCK_MS = 90_000;
const LATE_MS = 15 * MINUTE;

export async function checkHealth(ports: HealthPorts): Promise<Health> {
  const { pulse, clock } = ports;
  const store = await within(ping(ports.db), ANSWER_MS);
  const figures = store ? await figuresOf(ports) : undefined;
  const stuck = (ms: number): Said => (ms > STUCK_MS ? sentence("health.idle", { time: span(ms) }) : "ok");
  const lookedAt = ports.jobsLookedAt?.();
  const jobsMs = lookedAt ? clock.now().getTime() - lookedAt.getTime() : pulse.uptime();
  const loops = {
    ...(ports.jobsLookedAt ? { jobs: stuck(jobsMs) } : {}),
    ...Object.fromEntries(ports.loops.map((name) => [name, stuck(pulse.since(name))])),
  };
  // What was overdue when we started is not our delay yet.
  const late = (ms: number): Said => {
    const ours = Math.min(ms, pulse.uptime());
    return ours > LATE_MS ? sentence("health.behind", { time: span(ours) }) : "ok";
  };
  const checks: Record<string, Said> = {
    store: store ? "ok" : sentence("health.silent"),
    ...loops,
    ...Object.fromEntries(
      ports.platforms.map(({ name, connected }) => [name, connected() ? "ok" : sentence("health.notConnected")]),
    ),
    ...(figures ? { feeds: late(figures.oldestFeedMs), deliveries: late(figures.oldestDeliveryMs) } : {}),
  };
  return {
    ok: Object.values(checks).every((said) => said === "ok"),
    // A store that is away stops the loops too, and no restart brings it back.
    alive: !store || Object.values(loops).every((said) => said === "ok"),
    checks,
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
