// Work once per story: ten channels and several lenses, one paid call.
import { afterEach, beforeEach, expect, it } from "vitest";
import { readArticles } from "../../sample/articles.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import type { TellPorts } from "../../src/jobs/outgoing.ts";
import { tell } from "../../src/jobs/tell.ts";
import { modelSettings } from "../../src/model/settings.ts";
import type { Logger } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { article, channel } from "../support/news.ts";
import { json, startRawServer } from "../support/raw-server.ts";
import { createWriter } from "../../src/app/writer.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

let store: Store;
const clock = testClock();
beforeEach(async () => {
  store = await embedded.open(() => clock.now());
  await store.jobs.start();
});
afterEach(async () => {
  await store.jobs.stop(0);
  await store.close();
});

it("asks the model once per story of the sample newsroom, for ten channels of five lenses, and never again after a restart", async () => {
  // An empty analysis: nothing survives, the extract fills every slot.
  const content = JSON.stringify({ headline: null, lead: null, happened: [], why: [], points: [], conclusion: null });
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
  const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
  const server = await startRawServer([json(200, { id: "x", object: "chat.completion", choices, usage })]);
  const settings = modelSettings.parse({ MODEL_BASE_URL: server.baseURL, MODEL_DEEP: "test" });
  // Its own waits pass: a connection that was closed meanwhile is tried again.
  const analyst = async () =>
    (await createWriter({ store, clock: systemClock, log: silent, settings, strict: false })).analyst;
  const ports = async (): Promise<TellPorts> => ({
    store,
    clock,
    analyst: await analyst(),
  });

  const feed = await store.feeds.add(
    { url: "https://a.example/feed", title: "A", siteUrl: undefined, poll: {}, sample: false },
    clock.now(),
  );
  for (let index = 0; index < 10; index += 1) {
    const lens = {
      ...defaultLens("en"),
      length: (["short", "normal", "long"] as const)[index % 3]!,
      points: index % 2 === 0,
    };
    const { id } = await store.subscriptions.ensure(
      { ...channel, channel: `c${index}` },
      { lens, schedule: defaultSchedule("UTC"), filters: defaultFilters },
      "owner",
      clock.now(),
    );
    await store.subscriptions.link(id, feed.id);
  }
  const told = readArticles(clock.now()).filter((entry) => entry.at >= 0 && entry.at < 60);
  const stories = [...new Set(told.map((entry) => entry.story))];
  for (const [index, entry] of told.entries()) {
    const text = entry.paragraphs.join("\n\n");
    const held = {
      ...article(`x${index}`, text),
      title: entry.title,
      published: clock.now(),
      feedId: feed.id,
      domain: `${entry.outlet}.example`,
    };
    const id = await store.articles.save(store.db, { ...held, contentHash: `${index}` }, clock.now());
    await store.db.transaction().execute((trx) => store.clustering.place(trx, id, entry.story, clock.now()));
  }
  for (const story of stories) await tell(await ports(), story);
  const restarted = await ports();
  for (const story of stories) await tell(restarted, story);

  await server.stop();

  expect(stories.length).toBeGreaterThanOrEqual(5);
  expect(server.requests).toHaveLength(stories.length);
  const spent = await store.db.selectFrom("spending").select(["story_id", "state"]).execute();
  expect(spent.map((row) => row.story_id).toSorted()).toEqual(stories.toSorted());
  expect(new Set(spent.map((row) => row.state))).toEqual(new Set(["settled"]));
  const deliveries = await store.db.selectFrom("deliveries").select("id").execute();
  expect(deliveries).toHaveLength(stories.length * 10);
});
