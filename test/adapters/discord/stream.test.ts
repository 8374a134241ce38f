// The pace of an answer: how often it is shown, and that its end never waits.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pump } from "../../../adapters/discord/stream.ts";
import { plainMessage } from "../../../src/platform/index.ts";
import { openReply } from "../../support/inbox.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const clock = {
  now: () => new Date(Date.now()),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
};
const done = { kind: "done" as const, message: plainMessage("All."), key: "k" };

it("shows the latest text at most every 1.5 seconds, one edit at a time, and never the same twice", async () => {
  const { reply, push } = openReply("thread");
  const shown: [at: number, said: string][] = [];
  const start = Date.now();
  const ended = pump(reply.steps, async ({ said }) => void shown.push([Date.now() - start, said]), 1500, clock);
  for (let n = 0; n < 40; n += 1) {
    push({ kind: "text", text: `to ${n}` });
    if (n % 2) push({ kind: "text", text: `to ${n}` });
    await vi.advanceTimersByTimeAsync(100);
  }
  push(done);
  expect(await ended).toBe(done);
  expect(shown.map(([at]) => at)).toEqual([0, 1500, 3000]);
  expect(shown.map(([, said]) => said)).toEqual(["to 0", "to 14", "to 29"]);
});

it("ends at once though an edit was waiting, and after one that is under way", async () => {
  const { reply, push } = openReply("thread");
  const { promise, resolve } = Promise.withResolvers<void>();
  let ended = false;
  const result = pump(reply.steps, () => promise, 1500, clock).then((step) => {
    ended = true;
    return step;
  });
  push({ kind: "text", text: "a" });
  await vi.advanceTimersByTimeAsync(0);
  push({ kind: "text", text: "b" });
  push(done);
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toBe(false);
  resolve();
  expect(await result).toBe(done);
});

it("goes on when an edit fails, and tells when there was no end", async () => {
  const { reply, push } = openReply("thread");
  const result = pump(reply.steps, () => Promise.reject(new Error("no")), 0, clock);
  push({ kind: "text", text: "a" });
  await vi.advanceTimersByTimeAsync(1);
  push({ kind: "status", text: "b" });
  push(done);
  expect(await result).toBe(done);
  const none = (async function* () {})();
  expect(await pump(none, async () => {}, 0, clock)).toBeUndefined();
});
