// Standing questions on the page: asked by its form, listed and ended among what is managed, answered by a post.
import { afterEach, beforeEach, expect, test } from "vitest";
import { deliver } from "../../../src/jobs/deliver.ts";
import { createWatching } from "../../../src/jobs/watches.ts";
import type { Platform } from "../../../src/platform/index.ts";
import { article } from "../../support/news.ts";
import { ANSWER, QUESTION } from "../../support/left-standing.ts";
import { silentLog } from "../../support/slack-people.ts";
import { news } from "./visit.ts";
import { openWhole, TOKEN, type Whole } from "./whole-bed.ts";

let at: Whole;
beforeEach(async () => {
  at = await openWhole();
});
afterEach(() => at.close());

const manage = (fields: Record<string, string>) =>
  at.post("/run", { from: "manage", channel: "news", ...fields }, TOKEN);
const managed = async () => (await at.get("/manage", TOKEN)).text();

test("one is listed with the press that ends it", async () => {
  await at.say(`watch ${QUESTION}`);
  expect(await managed()).toContain(QUESTION);
  const [open] = await at.store.watches.of(news, at.clock.now());
  await manage({ command: "unwatch", "o.question": open!.id });
  expect(await at.store.watches.of(news, at.clock.now())).toEqual([]);
  expect(await managed()).not.toContain(QUESTION);
});

test("one that is answered is a post of the page, and is listed no more", async () => {
  const { store, clock, web } = at;
  await at.say("add https://one.example");
  await at.say(`watch ${QUESTION}`);
  clock.advance(1_000);
  const feed = await store.feeds.byUrl("https://one.example/feed.xml");
  const given = { ...article("a1", ANSWER), feedId: feed?.id, contentHash: "1" };
  const saved = await store.articles.save(store.db, given, clock.now());
  await store.db.transaction().execute((trx) => store.clustering.place(trx, saved, "s1", clock.now()));
  await createWatching({ store, clock, language: "en" })("s1");
  const platforms = new Map([[web.name, web as Platform]]);
  for (const { id } of await store.outbox.due(clock.now()))
    await deliver({ store, platforms, clock, log: silentLog }, id);
  const page = await (await at.get("/", TOKEN)).text();
  expect(page).toContain(`Answered: ${QUESTION}`);
  expect(page).toContain("opens to traffic on 12 October");
  expect(await managed()).not.toContain(QUESTION);
});
