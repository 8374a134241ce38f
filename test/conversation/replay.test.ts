// What a filter or a mute would have done to the stories of the last days, said as soon as it is typed.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replays } from "../../src/conversation/replay.ts";
import { type Conversation, openConversation, place } from "../support/conversation.ts";
import { SETUPS, liveThrough, sameAgain } from "./month-bed.ts";

let bed: Conversation;
beforeEach(async () => (bed = await openConversation()));
afterEach(() => bed.close());

it("answers a filter and a mute with what they would have done to the last stories here", async () => {
  await bed.tellStory();
  expect(await bed.said("filter include:harbour")).toContain("It would have kept 1 of the last 1 story here.");
  expect(await bed.said("filter include:tunnel")).toContain("It would have kept 0 of the last 1 story here.");
  expect(await bed.said("mute topic ferries")).toContain("It would have left out 1 of the last 1 story here.");
  expect(await bed.said("mute topic tunnel")).toContain("It would have left out 0 of the last 1 story here.");
});

it("says nothing of the last stories where there were none", async () => {
  expect(await bed.said("filter include:harbour")).not.toContain("of the last");
});

it("gives the posts of four days again that were really told, as posts and as digests", async () => {
  const seed = 7;
  const week = await liveThrough(seed, "2026-03-27T00:00:00Z", 5, SETUPS.slice(0, 2), 4);
  try {
    for (const name of ["each", "digests"]) {
      const { really, again, same } = await sameAgain(week, name, 4);
      expect({ seed, name, same, again, enough: really > 2 }).toEqual({
        seed,
        name,
        same: really,
        again: really,
        enough: true,
      });
    }
  } finally {
    await week.close();
  }
}, 60_000);

describe("a preview", () => {
  it("tells posts, reasons and cost as it is, and beside them what other settings would tell", async () => {
    await bed.tellStory();
    const asIs = await bed.said("preview");
    expect(asIs).toContain("1 post with 1 story; 0.1 a day.");
    expect(asIs).toContain("No model is configured");
    expect(asIs).not.toContain("With the change");
    const beside = await bed.said("preview include:tunnel for:30d");
    expect(beside).toMatch(/As it is[^]*1 post with 1 story[^]*With the change[^]*0 posts with 0 stories/);
    expect(beside).toContain("1 left out: It mentions none of: tunnel.");
    expect(beside).toContain("Only as it is: 1, among them “The Harbour Bridge");
    expect(asIs).not.toContain("Nothing is changed yet");
    expect(beside).toContain('Nothing is changed yet. What sets it so: "filter include:tunnel".');
    expect(await bed.said("preview 08:00 cap:1 include:bridge, quay")).toContain(
      'What sets it so: "schedule 08:00 cap:1" and "filter include:bridge, quay".',
    );
    expect(await bed.said("preview cap:1")).toContain("at most 1 story a day");
    expect(await bed.said("preview include:bridge")).toContain("Both tell the same stories.");
    expect(await bed.said("preview without:Courier")).toContain("0 posts with 0 stories");
    expect(await bed.said("preview 08:00")).toContain("1 left out: It waits for the next digest.");
  });

  it("changes nothing, and asks nobody who writes by a model", async () => {
    await bed.tellStory();
    const tables = ["verdicts", "analyses", "waiting", "deliveries", "mutes", "turns"] as const;
    const counts = () =>
      Promise.all(tables.map(async (table) => (await bed.store.db.selectFrom(table).selectAll().execute()).length));
    const [held, analyst] = [await counts(), bed.ports.analyst];
    bed.ports.analyst = new Proxy(analyst, {
      get: () => () => {
        throw new Error("a preview asks no model");
      },
    });
    expect(await bed.said("preview include:bridge 08:00 cap:1 for:30d")).toContain("With the change");
    bed.ports.analyst = analyst;
    expect(await counts()).toEqual(held);
  });

  it("ends where it is told to, and reaches back a month at most", async () => {
    await bed.tellStory();
    const subscription = (await bed.store.subscriptions.ofChannel(place.channel))!;
    const to = bed.clock.now();
    const tried = [{ ...subscription, mutes: [] }];
    const stop = new AbortController();
    const seen: number[] = [];
    const onLooked = (number: number) => {
      seen.push(number);
      stop.abort(new Error("stopped by whoever asked"));
    };
    const stretch = { from: new Date(to.getTime() - 86_400_000), to };
    const watch = { onLooked, signal: stop.signal };
    await expect(replays(bed.ports, subscription, stretch, tried, watch)).rejects.toThrow("stopped by whoever asked");
    expect(seen).toEqual([1]);
    expect(await bed.said("preview for:90d")).toContain("31 days at most");
  });
});
