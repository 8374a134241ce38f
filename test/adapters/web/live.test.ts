// The line to open pages: nothing lost across a short break, and an honest "start again" after a long one.
import { expect, test } from "vitest";
import { createLive } from "../../../adapters/web/live.ts";
import { english } from "../../../src/words/index.ts";

const follow = (live: ReturnType<typeof createLive>, after: string) => {
  const seen: string[] = [];
  return { seen, ...live.follow(after, english, (event) => seen.push(event.data)) };
};

test("a page that comes back gets what it missed, in order, then what is new", () => {
  const live = createLive();
  live.push("entry", () => ({ n: 1 }));
  const after = live.last();
  live.push("entry", () => ({ n: 2 }));
  live.push("entry", () => ({ n: 3 }));
  const page = follow(live, after);
  live.push("entry", () => ({ n: 4 }));
  expect(page.known).toBe(true);
  expect(page.seen).toEqual(['{"n":2}', '{"n":3}', '{"n":4}']);
});

test("a page that was away too long is told so, and still follows", () => {
  const live = createLive(2);
  const after = live.last();
  for (const n of [1, 2, 3]) live.push("entry", () => ({ n }));
  const page = follow(live, after);
  live.push("entry", () => ({ n: 4 }));
  expect(page.known).toBe(false);
  expect(page.seen).toEqual(['{"n":4}']);
});

test.each(["", "7", "other-0", "x-y", "0-99"])("an id «%s» that is not of this run is not known", (after) => {
  expect(follow(createLive(), after).known).toBe(false);
});

test("a page that left hears nothing more", () => {
  const live = createLive();
  const page = follow(live, live.last());
  page.stop();
  live.push("entry", () => ({}));
  expect(page.seen).toEqual([]);
});
