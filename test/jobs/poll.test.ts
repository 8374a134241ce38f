// The loop that looks at feeds, begun while its store is away.
import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { createPolling } from "../../src/jobs/poll.ts";
import { plainBot } from "../support/bot.ts";
import { embedded } from "../support/homes.ts";

it("begins as soon as the store answers, though it did not at the start", async () => {
  const store = await embedded.open(() => new Date());
  onTestFinished(() => store.close());
  const looked = Promise.withResolvers<void>();
  let away = true;
  const polls: typeof store.polls = {
    ...store.polls,
    async spread(...args) {
      if (!away) return store.polls.spread(...args);
      away = false;
      throw new Error("the store is away");
    },
    async claim(...args) {
      looked.resolve();
      return store.polls.claim(...args);
    },
  };
  const warnings: string[] = [];
  const polling = createPolling({
    ...plainBot(systemClock),
    store: { ...store, polls },
    log: { debug() {}, info() {}, warn: (_fields, said) => void warnings.push(said), error() {} },
    fetch: () => Promise.reject(new Error("nobody asked")),
    readFeed: () => Promise.reject(new Error("nobody asked")),
  });
  polling.start();
  await looked.promise;
  await polling.stop();
  expect(warnings).toEqual(["no feed could be claimed"]);
});
