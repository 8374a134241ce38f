// A post that is taken down takes what was asked under it along: no search, list or program finds it any more.
import { afterEach, beforeEach, expect, test } from "vitest";
import { deliver } from "../../../src/jobs/deliver.ts";
import { tell } from "../../../src/jobs/tell.ts";
import type { Platform } from "../../../src/platform/index.ts";
import { article } from "../../support/news.ts";
import { silentLog } from "../../support/slack-people.ts";
import { news } from "./visit.ts";
import { front, openWhole, owner, type Whole } from "./whole-bed.ts";

const TEXT =
  "The Harbour Bridge in Aldmouth opens to traffic on Monday after ten years of work. It cost 40 million crowns, twice the sum that was planned.";
const QUESTION = "What did the bridge cost?";

let at: Whole;
beforeEach(async () => {
  at = await openWhole();
});
afterEach(() => at.close());

/** The next report of the story, told. */
async function report(n: number, text: string): Promise<void> {
  const { store, clock, web, ports } = at;
  clock.advance(1_000);
  const feed = await store.feeds.byUrl("https://one.example/feed.xml");
  const given = { ...article(`a${n}`, text), published: clock.now(), feedId: feed?.id, contentHash: `${n}` };
  const saved = await store.articles.save(store.db, given, clock.now());
  await store.db.transaction().execute((trx) => store.clustering.place(trx, saved, "s1", clock.now()));
  await tell(ports, "s1");
  const platforms = new Map([[web.name, web as Platform]]);
  for (const { id } of await store.outbox.due(clock.now()))
    await deliver({ store, platforms, clock, log: silentLog }, id);
}

/** Its post, with a question answered under it. */
async function toldAndAsked(): Promise<string> {
  await at.say("add https://one.example");
  await report(1, TEXT);
  const [post] = await at.messages.list(news.channel, { limit: 5 });
  const place = { ...front, thread: post!.id };
  const asked = { place, person: owner, callId: "t1", text: QUESTION, mentionsBot: false, addressesOther: false };
  await at.finish(await at.inbox.turn({ ...asked, earlier: [] }));
  return post!.id;
}

async function takeDown(post: string): Promise<void> {
  const { message } = await at.run(`takedown https://page.example/posts/${post}`, owner, front);
  expect(await at.press(message.actions[0]!.id, owner, front)).toBe("The post is gone.");
}

const said = (line: string): Promise<string> => {
  at.clock.advance(3_000);
  return at.say(line);
};

test("the post and the answer under it are found no more, and nothing links to where they stood", async () => {
  const post = await toldAndAsked();
  expect(await said("search bridge in:posts")).toContain(`/posts/${post}`);
  expect(await said("search bridge in:answers")).toContain("Answered here before");
  expect(await said(`ask ${QUESTION}`)).toContain(`/posts/${post}`);
  expect(await said("catchup since:7d")).toContain("1 story");
  await takeDown(post);
  for (const line of ["search bridge in:posts", "search bridge in:answers", "search bridge"]) {
    const found = await said(line);
    expect([line, found]).toEqual([line, expect.not.stringMatching(/posts\/|Answered here before/)]);
  }
  expect(await said(`ask ${QUESTION}`)).not.toContain("/posts/");
  expect(await said("catchup since:7d")).toBe("Nothing was told here in that time.");
});

test("its story is not told again, whatever is reported of it later, and nothing waits to be edited", async () => {
  const post = await toldAndAsked();
  await takeDown(post);
  await report(2, `${TEXT} Cyclists will have to wait until spring, the mayor said.`);
  expect(await at.messages.list(news.channel, { limit: 5 })).toEqual([]);
  // Longer than any lease.
  at.clock.advance(3_600_000);
  expect(await at.store.outbox.due(at.clock.now())).toEqual([]);
});
