// Tags of feeds: set, taken back, carried along by lists, asked by in searches, gone with their channel.
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Conversation, guest, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
  await bed.tellStory();
});
afterEach(() => bed.close());

const undo = async (line: string) => {
  const { message } = await bed.run(line);
  return bed.press(message.actions[0]!.id);
};

it("are set on a feed, shown with it, and taken back by one press, once", async () => {
  expect(await bed.said("tag Harbour Courier")).toMatch(/Harbour Courier has no tags\..*tag Harbour Courier as:/s);
  expect(await bed.said("tag Harbour Courier as:Harbour, weather, HARBOUR")).toMatch(
    /Before: no tags\s+Now: Harbour and weather/i,
  );
  expect(await bed.said("tag harbour courier")).toContain("Harbour Courier has the tags Harbour and weather.");
  expect(await bed.said("feeds")).toContain("Harbour Courier (Harbour, weather)");
  expect(await undo("tag Harbour Courier as:off")).toBe("Taken back: Harbour Courier has Harbour and weather again.");
  const feed = (await bed.store.feeds.byUrl("https://one.example/feed.xml"))!;
  expect(await bed.press(`1:untag:${feed.id}`)).not.toContain("Taken back");
  expect(await bed.said("tag Harbour Courier")).toContain("the tags Harbour and weather");
});

it("are set by whoever may add feeds, and are ten at most", async () => {
  expect(await bed.said("tag Harbour Courier as:mine", guest)).not.toContain("Now");
  const many = Array.from({ length: 11 }, (_none, n) => `t${n}`).join(",");
  expect(await bed.said(`tag Harbour Courier as:${many}`)).toContain("at most 10 tags");
  expect(await bed.said("tag Harbour Courier")).toContain("no tags");
});

it("narrow a search to the posts and articles of their feeds", async () => {
  await bed.said("add https://another.example/sub");
  await bed.said("tag https://one.example/feed.xml as:harbour");
  await bed.said("tag https://another.example/sub/feed.xml as:town hall");
  expect(await bed.said("search bridge tag:harbour")).toContain("Harbour Bridge");
  expect(await bed.said("search bridge tag:town hall")).toContain("Nothing");
  expect(await bed.said("search bridge tag:town hall in:posts")).toContain("Nothing");
  expect(await bed.said("search bridge tag:sport")).toMatch(
    /No feed here has the tag “sport”[\s\S]*harbour and town hall/,
  );
});

it("let a filter and its trial through only what feeds with one of them report", async () => {
  await bed.said("add https://another.example/sub");
  await bed.said("tag https://one.example/feed.xml as:harbour, weather");
  await bed.said("tag https://another.example/sub/feed.xml as:town hall");
  expect(await bed.said("filter try tags:harbour")).toMatch(/only from feeds with the tag harbour[\s\S]*1 of/);
  expect(await bed.said("preview tags:town hall")).toContain("No feed with the tag town hall reports it");
  const said = await bed.said("filter tags:town hall");
  expect(said).toContain("Now: Filters: only from feeds with the tag town hall.");
  expect(said).toMatch(/0 of|none of/i);
  expect(await bed.said("filter tags:sport")).toMatch(/No feed here has the tag “sport”/);
  expect(await bed.said("filter origins:2")).toContain("tag town hall");
  // A tag counts as its feeds bear it by now.
  await bed.said("tag https://one.example/feed.xml as:Town Hall");
  expect(await bed.said("filter try origins:1")).toContain("kept 1 of the last 1 story");
  expect(await bed.said("filter tags:off")).toContain("Now: Filters: told by at least 2 origins.");
});

it("are one, where the folder of a list has commas in its name", async () => {
  const outline = '<outline type="rss" text="A" xmlUrl="https://a.example/feed"/>';
  await bed.run(
    `import <opml version="2.0"><body><outline text="Europe, Asia; Africa">${outline}</outline></body></opml>`,
  );
  expect(await bed.said("tag https://a.example/feed")).toContain("the tag Europe Asia Africa.");
});

it("go out with the list of feeds, and come back with it", async () => {
  await bed.said("tag Harbour Courier as:News, harbour");
  const { text } = await bed.fileOf("export");
  await bed.said("forget channel");
  await bed.press("1:forget:channel");
  const other = await bed.run(`import ${text}`);
  expect(other.message.summary).toContain("1 feed");
  expect(await bed.said("tag https://one.example/feed.xml")).toContain("the tags News and harbour");
});

it("are gone with their channel", async () => {
  await bed.said("tag Harbour Courier as:News");
  await bed.said("tag Harbour Courier as:off");
  const left = async () => bed.store.db.selectFrom("records").selectAll().where("owner", "like", "folders%").execute();
  expect(await left()).toHaveLength(2);
  await bed.ports.forget({ channel: place.channel });
  expect(await left()).toEqual([]);
});
