// Stories of the same matter: earlier ones of this channel alone, never the story itself, at most three.
import { afterAll, beforeAll, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { tell } from "../../src/jobs/tell.ts";
import { admin, type Conversation, openConversation, place } from "../support/conversation.ts";
import { article } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";

let bed: Conversation;
beforeAll(async () => {
  bed = await openConversation();
  await bed.tellStory();
});
afterAll(() => bed.close());

/** Told an hour after what was told before. */
async function told(story: string, title: string, text: string): Promise<void> {
  const { store, clock, ports } = bed;
  clock.advance(3_600_000);
  const feed = (await store.feeds.byUrl("https://one.example/feed.xml"))!;
  const rest = {
    title,
    published: clock.now(),
    feedId: feed.id,
    contentHash: story,
    url: `https://one.example/${story}`,
  };
  const id = await store.articles.save(store.db, { ...article(story, text), ...rest }, clock.now());
  await store.db.transaction().execute((trx) => store.clustering.place(trx, id, story, clock.now()));
  await tell(ports, story);
  const platforms = new Map([["fake", fakePlatform()]]);
  for (const due of await store.outbox.due(clock.now()))
    await deliver({ store, platforms, clock, log: ports.log }, due.id);
}

const related = (story: string, channel = place.channel) =>
  bed.inbox.related({ tenant: place.tenant, channel }, admin, story);

it("finds what was told of the same matter before, and nothing else", async () => {
  await told(
    "tax",
    "Quernby raises its tax on dogs",
    "The council of Quernby raises its tax on dogs to 90 crowns a year. Owners of two dogs pay 200 crowns. Guide dogs stay free.",
  );
  await told(
    "closed",
    "The Harbour Bridge in Aldmouth is closed to traffic again",
    "The Harbour Bridge in Aldmouth is closed to traffic again for repairs. The ferries to the island run until the bridge opens in May.",
  );
  expect(await related("closed")).toEqual(["s1"]);
  expect(await related("tax")).toEqual([]);
});

it("never leads to what came later, and is asked of this channel alone", async () => {
  expect(await related("s1")).toEqual([]);
  expect(await related("closed", { ...place.channel, channel: "other" })).toEqual([]);
});

it("shows at most three", async () => {
  for (let n = 1; n <= 4; n++)
    await told(
      `more${n}`,
      `The Harbour Bridge in Aldmouth is closed to traffic for day ${n} of repairs`,
      `The Harbour Bridge in Aldmouth is closed to traffic for day ${n} of repairs. Ferries to the island run ${n} hours longer.`,
    );
  const found = await related("more4");
  expect(found).toHaveLength(3);
  expect(found).not.toContain("more4");
});
