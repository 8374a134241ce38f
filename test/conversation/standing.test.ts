// What a channel is told of itself: that the bot may not post there, that it is paused, how people ask there.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { BotError, type Here, plain } from "../../src/platform/index.ts";
import { sentence } from "../../src/words/index.ts";
import { admin, type Conversation, openConversation, place } from "../support/conversation.ts";

let talk: Conversation;
beforeEach(async () => {
  talk = await openConversation();
});
afterEach(() => talk.close());

const closed: Here = {
  hearsReplies: true,
  obstacle: async () => ({
    said: sentence("discord.mayNotPost", { permissions: "Send Messages" }),
    hint: sentence("discord.mayNotPostHint"),
    url: "https://discord.com/oauth2/authorize?client_id=1",
  }),
};
const open: Here = { hearsReplies: true, obstacle: async () => undefined };
const say = async (line: string, here: Here) =>
  (await talk.finish(await talk.inbox.command({ place, person: admin, callId: talk.callId(), line, here }))).message;

describe("a channel the bot may not post in", () => {
  it.each(["add https://harbour.example", "add pack:security", "import https://lists.example/feeds.opml", "resume"])(
    "is told so at once by %s, with the click that mends it",
    async (line) => {
      if (line === "resume") await say("add https://harbour.example", open);
      const said = plain(await say(line, closed));
      expect(said).toMatch(/^I may not post here yet\nI lack these permissions in this channel: Send Messages\./);
      expect(said).toContain("https://discord.com/oauth2/authorize");
    },
  );

  it("has a button for it where the bot can mend it itself, and says when it did", async () => {
    let joined = 0;
    const here: Here = { ...closed, mend: async () => void (joined += 1) };
    expect((await say("add https://harbour.example", closed)).actions.map(({ id }) => id)).not.toContain("1:join:here");
    const { actions } = await say("add https://harbour.example", here);
    expect(actions[0]).toMatchObject({ id: "1:join:here", label: "Add me to this channel" });
    const press = { place, person: admin, callId: talk.callId(), actionId: "1:join:here", message: undefined, here };
    expect(plain((await talk.finish(await talk.inbox.action(press))).message)).toBe(
      "I am in this channel now, and post here.",
    );
    expect(joined).toBe(1);
  });

  it("is told so by feeds and status too, and no more once it may", async () => {
    await say("add https://harbour.example", open);
    for (const line of ["feeds", "status"]) {
      expect(plain(await say(line, closed))).toContain("I may not post here yet");
      expect(plain(await say(line, open))).not.toContain("I may not post here yet");
    }
  });

  it("is answered all the same where its state cannot be found out", async () => {
    const unknown: Here = { hearsReplies: true, obstacle: () => Promise.reject(new Error("no answer")) };
    expect(plain(await say("add https://harbour.example", unknown))).toMatch(/^Now watching/);
  });
});

describe("a post that could not be posted", () => {
  /** The first post finds the channel closed. */
  async function lose(): Promise<void> {
    await say("add https://harbour.example", open);
    const subscription = (await talk.store.subscriptions.ofChannel(place.channel))!;
    await talk.store.db.transaction().execute((trx) =>
      talk.store.outbox.enqueue(
        trx,
        {
          id: "a".repeat(24),
          subscriptionId: subscription.id,
          target: place.channel,
          kind: "story",
          payload: { sections: [], actions: [], summary: "A post", language: "en" },
          notBefore: talk.clock.now(),
          stories: [],
        },
        talk.clock.now(),
      ),
    );
    const refused = new BotError("channel_lost", sentence("slack.notInChannel"), {
      hint: sentence("slack.inviteHint"),
    });
    const platforms = new Map([[place.channel.platform, { ...talk.platform, post: () => Promise.reject(refused) }]]);
    await deliver({ ...talk.ports, platforms } as never, "a".repeat(24));
  }

  it("is told to the owner with the channel's own name and the next step, without ids and codes", async () => {
    await lose();
    const [notice] = await talk.store.outbox.due(talk.clock.now(), { platforms: [place.channel.platform], limit: 9 });
    const { payload } = (await talk.store.outbox.get(notice!.id))!;
    expect(payload.sections[0]).toMatchObject({
      lines: [
        {
          spans: expect.arrayContaining([{ kind: "place", channel: place.channel }]),
        },
        {
          spans: [
            {
              kind: "text",
              text: "Invite me in that channel: mention me there and press Invite, or type /invite @Footnote",
            },
          ],
        },
        { spans: expect.arrayContaining([expect.objectContaining({ kind: "command", line: "resume" })]) },
      ],
    });
    expect(payload.summary).not.toContain(place.channel.channel);
    expect(plain(payload)).not.toMatch(/not_in_channel|\.\./);
  });

  it("shows in feeds as the channel's own state, and how it goes on", async () => {
    await lose();
    const said = plain(await say("feeds", open));
    expect(said).toContain("I am not in that channel.");
    expect(said).toMatch(/"resume"/);
  });
});

it("help says how people ask there: with its name where plain replies are not heard", async () => {
  expect(plain(await say("help", open))).toContain("Under a post, just ask");
  const named = plain(await say("help", { ...open, hearsReplies: false }));
  expect(named).not.toContain("just ask");
  expect(named).toContain("write my name with the question, or press Ask");
});

describe("where only the bot is spoken to", () => {
  const inbox = { ...place, channel: { ...place.channel, kind: "direct" as const, channel: "u1" } };

  it("answers from what the channels of the workspace follow", async () => {
    await talk.tellStory();
    expect(await talk.said("ask what did the bridge cost?", admin, inbox)).toContain("40 million crowns");
    const elsewhere = { ...inbox, tenant: "fake:other", channel: { ...inbox.channel, tenant: "fake:other" } };
    expect(await talk.said("ask what did the bridge cost?", admin, elsewhere)).toContain("None of the articles");
  });

  it("keeps a secret feed of some channel to that channel", async () => {
    await talk.tellStory();
    const feed = (await talk.store.feeds.byUrl("https://one.example/feed.xml"))!;
    await talk.store.db.updateTable("feeds").set({ tenant: place.tenant }).where("id", "=", feed.id).execute();
    expect(await talk.said("ask what did the bridge cost?", admin, inbox)).toContain("None of the articles");
  });

  it("answers a person who has the bot alone from what they had read, and nobody else", async () => {
    const of = (id: string) => {
      const tenant = `fake:@${id}`;
      return { tenant, channel: { ...inbox.channel, tenant, channel: id }, thread: undefined, own: true as const };
    };
    await talk.tellStory();
    await talk.said("read https://page.example/story", admin, of("u1"));
    expect(await talk.said("ask what did the bridge cost?", admin, of("u1"))).toContain("40 million crowns");
    expect(await talk.said("ask what did the bridge cost?", admin, of("u2"))).toContain("None of the articles");
  });
});
