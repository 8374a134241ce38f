// Commands typed as people type them who have not read the help: each answer says what is so, and what to write.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { momentSince } from "../../src/conversation/values.ts";
import { type Conversation, openConversation } from "../support/conversation.ts";

let bed: Conversation;
beforeAll(async () => {
  bed = await openConversation();
  await bed.run("add https://one.example");
});
afterAll(() => bed.close());

describe("what was typed badly", () => {
  it("a feed that nobody paused is not taken up again", async () => {
    expect(await bed.said("resume Harbour Courier")).toContain("Harbour Courier was not paused here.");
    await bed.run("pause Harbour Courier");
    expect(await bed.said("resume Harbour Courier")).toContain("is watched again");
  });

  it("days alone do not bring back times from before each story came as it came", async () => {
    await bed.run("schedule 12:00");
    await bed.run("schedule each");
    const said = await bed.said("schedule monday");
    expect(said).toContain("08:00 on Monday");
    expect(said).not.toContain("12:00");
    expect(await bed.said("schedule 12:00 tuesday")).toContain("12:00 on Tuesday");
    expect(await bed.said("schedule monday")).toContain("12:00 on Monday");
  });

  it("a word alone is no post that could be taken away", async () => {
    const { message } = await bed.run("takedown zzz");
    expect(message.actions).toEqual([]);
  });

  it("a report on a post that nobody knows says how to name one", async () => {
    expect(await bed.said("mistake it was 60 million story:zzz")).toContain(
      "I do not know which post you mean. Name it by words of its headline, or write in its thread.",
    );
  });

  it("a word behind filter may be one to look for", async () => {
    expect(await bed.said("filter harbour")).toContain('Did you mean "filter include:harbour"?');
  });

  it("what a button is for is told where the button is, in every language", async () => {
    for (const typed of ["useful", "Not useful", "nicht nützlich", "👍"]) {
      bed.clock.advance(3_000);
      expect(await bed.said(typed)).toContain(
        `There is no command "${typed}". Under each story there are buttons for it: "Useful" and "Not useful".`,
      );
    }
  });

  it("a time of a schedule may stand behind a colon, and what is none is named whole", async () => {
    expect(await bed.said("schedule at:09:30")).toContain("A digest at 09:30 every day");
    expect(await bed.said("schedule at:25:00")).toContain('"25:00" is not a time of day.');
    expect(await bed.said("preview zebra")).toContain("Write for example 8am; or 07:30, 18:00;");
    await bed.run("schedule each");
    bed.clock.advance(20_000);
  });

  it("a length of time that is none is asked for with examples of days", async () => {
    expect(await bed.said("catchup yesterday")).not.toContain("not a length of time");
    expect(await bed.said("catchup since:banana")).toContain(
      "Write yesterday, 12h, 7d, 2w, or a day such as 2026-06-01.",
    );
  });
});

it("why tells what happened in sentences, without the names of stages", async () => {
  await bed.run("schedule each");
  await bed.tellStory();
  expect(await bed.said("why")).not.toMatch(/(?:choose|deliver|poll|read|cluster|analyse):/);
});

describe("since when", () => {
  const now = new Date("2026-11-24T10:00:00Z");
  it.each([
    ["today", "2026-11-24T00:00:00.000Z"],
    ["Yesterday", "2026-11-23T00:00:00.000Z"],
    ["gestern", "2026-11-23T00:00:00.000Z"],
    ["last week", "2026-11-17T00:00:00.000Z"],
    ["12h", "2026-11-23T22:00:00.000Z"],
    ["2026-06-01", "2026-06-01T00:00:00.000Z"],
  ])("%s is %s", (typed, moment) => expect(momentSince(typed, now).toISOString()).toBe(moment));
});

describe("a feed's name", () => {
  it("is that of the feed which is called just so, and not of one that is nearly", async () => {
    await bed.run(
      'import <opml version="2.0"><body><outline text="The Harbour Courier" xmlUrl="https://other.example/f"/></body></opml>',
    );
    expect(await bed.said("pause Harbour Courier")).toContain("Harbour Courier is paused here.");
    expect(await bed.said("resume the harbour courier")).toContain("The Harbour Courier was not paused here.");
  });

  it("which two have is asked for by address, and no feed is taken for the other", async () => {
    await bed.run("add https://three.example");
    expect(await bed.said("remove Harbour Courier")).toMatch(
      /Several feeds here .*https:\/\/one\.example\/feed\.xml.*https:\/\/three\.example\/feed\.xml.*address\./s,
    );
    expect(await bed.said("remove https://three.example/feed.xml")).toContain("no longer watched");
  });
});
