// A feed whose address is a secret: each workspace its own copy, the address shown to nobody whole and to no other at all, nor to the log.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../src/conversation/commands/index.ts";
import { type TwoTenants, admin, openTwoTenants, placeOf } from "./two-tenants.ts";

const TOKEN = "aB3dE6gH9jK2mN5pQ8sT1v";
const HEX = "4f3c9a1be2d84c0f9b7a";
const FEED = `https://members.outlet.example/private/${HEX}/feed.xml?token=${TOKEN}`;
/** Nothing in it tells that it is a secret: the person says so. */
const FAMILY = "https://home.example/aunt-ilse-writes.xml";
const LINK = "aunt-ilse-writes";

const item = (n: number) => ({
  title: `Letter number ${n}`,
  text: `The members of the harbour club met on day ${n} to speak of mooring fees. The fee rises to ${n}0 crowns a month. Boats of less than six metres pay half of it, as they did before. The harbour master reads the list out on Sunday at noon.`,
});

describe("a private feed", () => {
  let bed: TwoTenants;
  const [a, b, c] = [placeOf("a"), placeOf("b"), placeOf("c")];
  const shown: string[] = [];
  const keep = async (answer: Promise<{ json: string }>) => void shown.push((await answer).json);

  beforeAll(async () => {
    bed = await openTwoTenants();
    bed.published.set(FEED, { title: "", link: FEED, items: [item(1)] });
    bed.published.set(FAMILY, { title: "Family", items: [item(2)] });
    await keep(bed.command(a, `add ${FEED}`));
    await keep(bed.command(b, `add ${FEED}`));
    await keep(bed.command(a, `add ${FAMILY} private`));
    await bed.round();
    await bed.round();
  });
  afterAll(() => bed.close());

  it("is one feed for each workspace that gives its address, asked for on its own", async () => {
    const feeds = await bed.store.feeds.all();
    expect(feeds.filter(({ url }) => url === FEED).map(({ tenant }) => tenant)).toEqual([a.tenant, b.tenant]);
    expect(feeds.filter(({ url }) => url === FAMILY).map(({ tenant }) => tenant)).toEqual([a.tenant]);
    const before = bed.fetched.filter((url) => url === FEED).length;
    await bed.round();
    await bed.round();
    expect(bed.fetched.filter((url) => url === FEED).length - before).toBeGreaterThanOrEqual(2);
  });

  it("is not joined by a workspace that knows the same address and calls it public: that gets a copy of its own", async () => {
    await keep(bed.command(c, `add ${FAMILY}`));
    const feeds = await bed.store.feeds.all();
    expect(feeds.filter(({ url }) => url === FAMILY).map(({ tenant }) => tenant)).toEqual([a.tenant, undefined]);
    // Another channel of the first workspace reads what the first has.
    const second = { ...a, channel: { ...a.channel, channel: "second" } };
    await keep(bed.command(second, `add ${FAMILY}`));
    expect((await bed.store.feeds.all()).filter(({ url }) => url === FAMILY)).toHaveLength(2);
  });

  it("cannot be followed by its id from elsewhere, not even by who asks the store", async () => {
    const feed = (await bed.store.feeds.byUrl(FAMILY, a.tenant))!;
    expect((await bed.press(b, `1:follow:${feed.id}`)).words).toContain("not of this channel");
    const theirs = (await bed.store.subscriptions.ofChannel(b.channel))!;
    expect(await bed.store.subscriptions.link(theirs.id, feed.id)).toBe(false);
    expect((await bed.store.subscriptions.get(theirs.id))!.feedIds).not.toContain(feed.id);
  });

  it("comes back by Undo to the channel that left it", async () => {
    const removed = await bed.command(a, "remove Family");
    const undo = /1:follow:\w+/.exec(removed.json)![0];
    expect((await bed.press(b, undo)).words).toContain("not of this channel");
    expect((await bed.press(a, undo)).words).toContain("watched here again");
    expect((await bed.press(a, undo)).words).toContain("not of this channel");
  });

  it("tells its stories to its own workspace", async () => {
    bed.published.set(FEED, { title: "", link: FEED, items: [item(1), item(7)] });
    await bed.round();
    await bed.round();
    const told = (tenant: string) => bed.platform.posts.filter(({ ref }) => ref.channel.tenant === tenant).length;
    expect([told(a.tenant), told(b.tenant), told(c.tenant)]).toEqual([1, 1, 0]);
    const analysed = bed.analysed.filter((titles) => titles === "Letter number 7");
    expect(analysed).toHaveLength(2);
  });

  it("shows its address to nobody: no command, button, talk, completion, view, post or export has it; the log neither", async () => {
    for (const place of [a, b, c]) {
      for (const { name, example } of commands.filter(({ name }) => name !== "remove")) {
        await keep(bed.command(place, name === "help" ? "help" : example));
      }
      for (const line of ["feeds", "export", "status", "preview", "catchup", "why", `test ${FEED}`, `add ${FEED}`]) {
        await keep(bed.command(place, line));
      }
      for (const text of ["What rises?", "source?", "1?"]) await keep(bed.turn({ ...place, thread: "m1" }, text));
      for (const kind of ["feed", "story"] as const) {
        shown.push(JSON.stringify(await bed.bot.inbox.complete(place, admin, kind, "")));
      }
      for (const channel of [place.channel, undefined]) {
        shown.push(JSON.stringify(await bed.bot.inbox.overview({ tenant: place.tenant, channel }, admin)));
      }
    }
    // Its publisher fails, refuses and goes: faults are named without it.
    for (const status of [401, 403, 404, 410, 500]) {
      bed.published.set(FEED, { status });
      bed.published.set(FAMILY, { status });
      await bed.round();
      for (const line of ["feeds", "status"]) await keep(bed.command(a, line));
    }
    bed.published.delete(FEED);
    await bed.round();
    await keep(bed.command(a, `add ${FEED}`));
    await keep(bed.command(a, `import <opml><body><outline type="rss" xmlUrl="${FEED}&amp;x=1"/></body></opml>`));
    shown.push(JSON.stringify(bed.platform.posts));

    const secrets = [TOKEN, HEX, LINK];
    const leaked = (texts: string[]) => texts.filter((text) => secrets.some((secret) => text.includes(secret)));
    // c gave the family's address as a public one, and may see it: its own.
    const own = shown.filter(
      (text) => !text.includes("https://home.example/aunt-ilse-writes.xml") || text.includes(TOKEN),
    );
    expect(leaked(own)).toEqual([]);
    expect(shown.length).toBeGreaterThan(100);
    expect(bed.log.length).toBeGreaterThan(0);
    expect(leaked(bed.log)).toEqual([]);
  });

  it("is shortened for its own workspace, so that it can be told from others", async () => {
    const { feeds } = await bed.bot.inbox.overview({ tenant: a.tenant, channel: a.channel }, admin);
    expect(feeds.map(({ url }) => url)).toContain("https://members.outlet.example/…");
    const exported = (await bed.command(a, "export")).words;
    expect(exported).toMatch(/private feeds? (is|are) left out/);
    expect(exported).not.toContain("home.example");
  });
});
