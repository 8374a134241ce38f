// What adapters share: text that fits, addresses a reader may be sent to, work in turn, and patience.
import { LRUCache } from "lru-cache";
import { steadyMs } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { isObject } from "../core/values.ts";
import type { Said } from "../words/index.ts";
import type { CommandSpec } from "./port.ts";

/** At most `most` UTF-16 units, cut at a word where one is near, with an ellipsis. Never half a character. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  if (most <= 0) return "";
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, "").trimEnd()}…`;
}

/** The address when a reader may be sent there: of the web, and without a name or password in it that could hide the host. */
export function webUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
}

/** A memory of at most `most` entries, the least used forgotten first, each after `ms` at the latest. */
export const createMemory = <Value extends object | string | true>(
  clock: Clock,
  { most, ms = 0 }: { most: number; ms?: number },
): LRUCache<string, Value> =>
  new LRUCache({ max: most, ttl: ms, ttlResolution: 0, perf: { now: () => steadyMs(clock) } });

/** Remembers what was seen lately, so that a second delivery of the same is dropped: true the first time. */
export function createSeen(clock: Clock, bounds: { most: number; ms?: number }): (id: string) => boolean {
  const seen = createMemory<true>(clock, bounds);
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
}

/** Runs `task` until it succeeds; `waitAfter` says how long to wait after a failure, or undefined to let it stand. */
export async function retry<T>(
  clock: Clock,
  task: () => Promise<T>,
  waitAfter: (error: unknown, tries: number) => number | undefined,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await task();
    } catch (error) {
      const wait = waitAfter(error, tries);
      if (wait === undefined) throw error;
      await clock.sleep(wait);
    }
  }
}

/** What a record gives back, its moments as Dates again: JSON wrote them out. All else is as it was, so the type is too. */
export const revive = <T>(held: T): T => revived(held) as T;

/** A copy of what JSON gave. Pages do this to every post they show: it walks, and writes nothing out. */
function revived(held: unknown): unknown {
  if (Array.isArray(held)) return held.map(revived);
  if (!isObject(held) || held instanceof Date) return held;
  return Object.fromEntries(
    Object.entries(held).map(([name, value]) => [
      name,
      name === "at" && typeof value === "string" ? new Date(value) : revived(value),
    ]),
  );
}

/** The command of this name or alias. */
export const findCommand = <C extends CommandSpec>(commands: readonly C[], name: string): C | undefined =>
  commands.find((entry) => entry.name === name || entry.aliases.includes(name));

export interface Lanes {
  /**
   * Runs `task` when its turn comes. A task that fails with `rate_limited` closes its lane for that long: tasks of the lane
   * then fail at once with what is left of the wait, without asking the platform.
   */
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** True while a task of this key runs or waits. */
  busy(key: string): boolean;
}

interface Lane {
  tail: Promise<unknown>;
  waiting: number;
  next: number;
  closedUntil: number;
}

/** Lanes with nothing in them are looked for this often. */
const SWEEP_MS = 1000;

export interface Pace {
  /** Milliseconds between the beginnings of two tasks, at least. */
  interval: number;
  /** What is said to those who come while a lane is closed. */
  closed: Said;
}

/** Tasks of one key in order, at the pace that is given; keys do not wait for each other. Without a pace no lane is ever closed. */
export function createLanes(clock: Clock, pace?: Pace): Lanes {
  const lanes = new Map<string, Lane>();
  let swept = 0;
  const now = (): number => steadyMs(clock);

  return {
    run(key, task) {
      sweep();
      const lane = lanes.get(key) ?? { tail: Promise.resolve(), waiting: 0, next: -Infinity, closedUntil: -Infinity };
      lanes.set(key, lane);
      lane.waiting += 1;
      const turn = lane.tail.then(() => inTurn(lane, task));
      lane.tail = turn
        .catch(() => undefined)
        .finally(() => {
          lane.waiting -= 1;
          if (isOver(lane)) lanes.delete(key);
        });
      return turn;
    },
    busy: (key) => (lanes.get(key)?.waiting ?? 0) > 0,
  };

  async function inTurn<T>(lane: Lane, task: () => Promise<T>): Promise<T> {
    const left = lane.closedUntil - now();
    if (pace && left > 0) throw new BotError("rate_limited", pace.closed, { retryable: true, retryAfterMs: left });
    const early = lane.next - now();
    if (early > 0) await clock.sleep(early);
    if (!pace) return task();
    lane.next = now() + pace.interval;
    return task().catch((error: unknown) => {
      if (error instanceof BotError && error.code === "rate_limited")
        lane.closedUntil = now() + (error.retryAfterMs ?? pace.interval);
      throw error;
    });
  }

  function isOver({ waiting, next, closedUntil }: Lane): boolean {
    return waiting === 0 && Math.max(next, closedUntil) <= now();
  }

  /** A lane is kept while its wait lasts; nobody is woken only to forget it. */
  function sweep(): void {
    if (now() < swept + SWEEP_MS) return;
    swept = now();
    for (const [key, lane] of lanes) if (isOver(lane)) lanes.delete(key);
  }
}
