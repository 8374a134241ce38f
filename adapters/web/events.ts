// The stream of events that an open page listens to, and how many of them there may be.
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Words } from "../../src/platform/index.ts";
import type { Live } from "./live.ts";

const HEARTBEAT_MS = 20_000;
/** Open at a time from one address, and in all. */
const MOST = { address: 10, all: 1000 };

export interface EventsOptions {
  live: Live;
  wordsFor(c: Context): Words;
  askerOf(c: Context): string;
  /** Asked at each heartbeat: false when the reader was signed out. */
  isIn(c: Context): Promise<boolean>;
  heartbeatMs?: number | undefined;
}

/** Answers /events: 429 where the asker's address, or everybody together, has as many open as there may be. */
export function createEvents({ live, wordsFor, askerOf, isIn, heartbeatMs = HEARTBEAT_MS }: EventsOptions) {
  const open = new Map<string, number>();
  let all = 0;
  const count = (address: string, by: 1 | -1): void => {
    all += by;
    const now = (open.get(address) ?? 0) + by;
    if (now > 0) open.set(address, now);
    else open.delete(address);
  };

  return (c: Context): Response => {
    const address = askerOf(c);
    if (all >= MOST.all || (open.get(address) ?? 0) >= MOST.address)
      return c.text(`${wordsFor(c).say("page.tooManyOpen")}\n`, 429, { "retry-after": "30" });
    count(address, 1);
    return streamSSE(c, async (out) => {
      const left = new Promise<void>((resolve) => out.onAbort(resolve));
      const sentOut = Promise.withResolvers<void>();
      const after = c.req.header("last-event-id") ?? c.req.query("after") ?? live.last();
      const followed = live.follow(after, wordsFor(c), (event) => void out.writeSSE(event));
      // A line through proxies stays open only while something travels on it.
      const beat = setInterval(() => {
        void out.write(": still here\n\n");
        isIn(c).then((still) => still || sentOut.resolve(), sentOut.resolve);
      }, heartbeatMs);
      try {
        if (!followed.known) await out.writeSSE({ event: "reset", data: "{}", id: live.last() });
        await Promise.race([left, live.ended, sentOut.promise]);
      } finally {
        clearInterval(beat);
        followed.stop();
        count(address, -1);
      }
    });
  };
}
