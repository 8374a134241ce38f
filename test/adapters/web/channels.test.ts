// Several channels of the page: made, named and removed; each has its own posts, feeds, archive and settings.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plain } from "../../../src/platform/index.ts";
import { sampleMessage } from "../../support/messages.ts";
import { news } from "./visit.ts";
import { owner, openWhole, TOKEN, type Whole } from "./whole-bed.ts";

const named = (text: string) => sampleMessage({ sections: [{ kind: "headline", text, url: undefined }] });

let at: Whole;
beforeEach(async () => {
  at = await openWhole();
});
afterEach(() => at.close());

const inChannel = (channel: string) => ({ ...news, channel });
const text = async (path: string, secret = TOKEN) => (await at.get(path, secret)).text();
const menu = async (): Promise<(string | undefined)[]> =>
  [...(await text("/")).matchAll(/data-channel-link="[^"]*"[\s\S]*?>([^<]*)<\/a/g)].map(([, name]) => name?.trim());
const removal = async (line: string) => {
  const { message } = await at.run(line, owner, { tenant: news.tenant, channel: news, thread: undefined });
  return {
    said: plain(message),
    press: () => at.press(message.actions[0]!.id, owner, { tenant: news.tenant, channel: news, thread: undefined }),
  };
};

describe("a channel that somebody makes", () => {
  test("is in the menu, and has posts, archive and feed of its own", async () => {
    await at.say("channels add Stormy & Sons: Security!");
    expect(await menu()).toEqual(["news", "Stormy &amp; Sons: Security!"]);
    await at.web.post(inChannel("stormy-sons-security"), named("A leak"), "k1");
    await at.web.post(news, named("A fair"), "k2");
    const day = at.clock.now().toISOString().slice(0, 10);
    for (const path of ["", "/archive", `/${day}`]) {
      expect([path, (await text(`/channels/stormy-sons-security${path}`)).includes("Stormy &amp; Sons")]).toEqual([
        path,
        true,
      ]);
      expect((await at.get(`/channels/nothing${path}`, TOKEN)).status).toBe(404);
    }
    for (const path of ["/channels/stormy-sons-security", "/feed.rss?channel=stormy-sons-security"]) {
      expect(await text(path)).toContain("A leak");
      expect(await text(path)).not.toContain("A fair");
    }
    expect(await text("/")).not.toContain("A leak");
    expect((await at.get("/feed.rss?channel=nothing", TOKEN)).status).toBe(404);
  });

  test("has feeds and settings of its own, by forms that name it", async () => {
    await at.say("channels add Security");
    await at.post(
      "/run",
      { from: "manage", channel: "security", command: "add", "o.address": "https://one.example" },
      TOKEN,
    );
    await at.post("/run", { from: "manage", channel: "security", command: "filter", "o.include": "leak" }, TOKEN);
    const [one, two] = [
      await at.store.subscriptions.ofChannel(inChannel("security")),
      await at.store.subscriptions.ofChannel(news),
    ];
    expect([one?.feedIds.length, one?.filters.include, two]).toEqual([1, ["leak"], undefined]);
  });

  test("has an address that no other channel has or had, whatever it is called", async () => {
    for (const name of ["Größe", "***", "News 2"]) await at.say(`channels add ${name}`);
    expect((await at.web.channels!.list()).map(({ id }) => id)).toEqual(["news", "channel", "größe", "news-2"]);
    expect(await at.web.channels!.add("NEWS, 2")).toBe("news-2-2");
    expect(await at.say("channels add größe")).toContain("There is a channel called Größe already.");
  });

  test("is called otherwise and keeps its address", async () => {
    await at.say("channels rename news to:Front page");
    expect(await menu()).toEqual(["Front page"]);
    expect(await text("/channels/news")).toContain("<title>Front page · Footnote</title>");
    expect(await at.say("channels rename Front page")).toContain("Say its new name");
    expect(await at.say("channels rename nothing to:x")).toContain("There are: Front page.");
  });
});

describe("a channel that is removed", () => {
  test("says first what goes with it, then takes posts, settings and the keys to its feed along", async () => {
    await at.say("channels add Security");
    await at.web.post(inChannel("security"), named("A leak"), "k1");
    await at.run("add https://one.example", owner, {
      tenant: news.tenant,
      channel: inChannel("security"),
      thread: undefined,
    });
    const made = await at.run("keys add Reader opens:feed", owner, {
      tenant: news.tenant,
      channel: inChannel("security"),
      thread: undefined,
    });
    const address = /\/feed\.rss\S+/.exec(plain(made.message))![0];
    expect((await at.get(address)).status).toBe(200);

    const { said, press } = await removal("channels remove Security");
    expect(said).toContain("One post goes with its thread, one feed is no longer watched there");
    expect(said).toContain("as does the one key that is for it alone");
    expect(await menu()).toEqual(["news", "Security"]);
    expect(await press()).toContain("Security is gone");
    expect(await menu()).toEqual(["news"]);
    expect(await at.store.subscriptions.ofChannel(inChannel("security"))).toBeUndefined();
    expect(await at.messages.list("security", { limit: 9 })).toEqual([]);
    expect((await at.get(address)).status).toBe(403);
    expect(await at.say("keys")).toContain("There are no keys.");
    await expect(at.web.post(inChannel("security"), named("Late"), "k2")).rejects.toMatchObject({
      code: "channel_lost",
    });
    expect(await press()).toContain("not there any more");
  });

  test("is not taken for another by a form that still names it", async () => {
    const got = await at.post("/run", { channel: "security", command: "filter", "o.include": "leak" }, TOKEN);
    expect([got.status, await got.text()]).toEqual([400, "There is no such channel.\n"]);
    expect(await at.store.subscriptions.ofChannel(news)).toBeUndefined();
  });

  test("may be the first of the page, but not the last", async () => {
    expect(await at.say("channels remove news")).toContain("one has to stay");
    await at.say("channels add Security");
    await (await removal("channels remove news")).press();
    expect(await menu()).toEqual(["Security"]);
    expect((await at.get("/channels/news", TOKEN)).status).toBe(404);
  });
});

describe("what is told to one reader alone", () => {
  test("stands in a channel that nobody else sees, by menu, address, feed or saved list", async () => {
    const [key, other] = [await at.key("Tablet"), await at.key("Phone")];
    const { hash } = (await at.inbox.key(news.tenant, { secret: key }))!;
    const channel = `web:key:${hash.slice(0, 16)}`;
    const { message: id } = await at.web.post(
      { ...news, channel, kind: "direct" },
      named("Your report is answered"),
      "k1",
    );
    expect(await text(`/channels/${channel}`, key)).toContain("Your report is answered");
    expect(await text("/", key)).toContain("For you");
    for (const secret of [other, TOKEN]) {
      expect(await text("/", secret)).not.toContain("For you");
      await at.post("/mark", { save: id, back: "/" }, secret);
      for (const path of [
        `/channels/${channel}`,
        `/posts/${id}`,
        `/feed.rss?channel=${channel}`,
        `/cards?ids=${id}`,
        "/saved",
      ])
        expect([path, (await text(path, secret)).includes("Your report")]).toEqual([path, false]);
    }
  });
});

test("channels are for administrators, and for the page", async () => {
  expect(await at.said("channels add x", { ...owner, role: "member" })).toContain("administrator");
  at.ports.ownChannels = () => undefined;
  expect(await at.said("channels add x")).toContain("made in the platform itself");
});
