// Standing questions on both chat platforms: asked by a command, answered by a post, closed and opened by its buttons.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../src/conversation/commands/index.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { createWatching } from "../../src/jobs/watches.ts";
import type { ChannelRef, Platform } from "../../src/platform/index.ts";
import { type Conversation, openConversation } from "../support/conversation.ts";
import { pressed, slash, TEXT } from "../support/discord-world.ts";
import { type FakeInbox, fakeInbox } from "../support/inbox.ts";
import { article } from "../support/news.ts";
import { ANSWER, NEAR, QUESTION } from "../support/left-standing.ts";
import { shownText } from "../support/slack-limits.ts";
import { silentLog, until } from "../support/slack-people.ts";
import { bench, type Bench, here, idsOf, said } from "./discord/harness.ts";
import { button, click, send, setUp, slack, tenant } from "./slack/person-bed.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

/** What reaches the inbox goes on to the real conversation. */
function throughTo({ inbox: real }: Conversation): FakeInbox {
  const inbox = fakeInbox({ commands });
  inbox.always("command", ((call: Parameters<typeof real.command>[0]) => real.command(call)) as never);
  inbox.always("action", ((call: Parameters<typeof real.action>[0]) => real.action(call)) as never);
  return inbox;
}

/** The channel follows a feed; its new article is looked at for what stands open, and what that brings is posted. */
function newsTo(platform: Platform, channel: ChannelRef) {
  const { store, clock } = bed;
  const lookFor = createWatching({ store, clock, language: "en" });
  const open = async () => (await store.watches.of(channel, clock.now())).map(({ question }) => question);
  return {
    open,
    async arrives(text: string, story: string) {
      clock.advance(1_000);
      const feed = await store.feeds.byUrl("https://one.example/feed.xml");
      const given = { ...article(story, text), feedId: feed?.id, contentHash: story };
      const id = await store.articles.save(store.db, given, clock.now());
      await store.db.transaction().execute((trx) => store.clustering.place(trx, id, story, clock.now()));
      await lookFor(story);
      const platforms = new Map([[platform.name, platform]]);
      for (const delivery of await store.outbox.due(clock.now()))
        await deliver({ store, platforms, clock, log: silentLog }, delivery.id);
    },
  };
}

describe("on Slack", () => {
  afterEach(() => slack.close());

  it("one is asked, asked about, kept, answered and opened again", async () => {
    await setUp({ inbox: throughTo(bed), timing: { call: 20_000 } });
    const { front, platform } = slack;
    const channel: ChannelRef = { platform: "slack", tenant, channel: front.channels["news"]!, kind: "channel" };
    const { open, arrives } = newsTo(platform, channel);
    const posts = () => front.of("chat.postMessage").map(({ fields, answer }) => ({ fields, ts: `${answer?.["ts"]}` }));
    const shown = (at: number) => shownText(posts()[at]!.fields["blocks"]).join(" ");
    const values = (at: number) =>
      [...JSON.stringify(posts()[at]!.fields["blocks"]).matchAll(/"value":"([^"]+)"/g)].map(([, value]) => value!);

    await send("/digest", "add https://one.example", "ada");
    await until(async () => (await bed.store.subscriptions.ofChannel(channel)) !== undefined);
    await send("/digest", `watch ${QUESTION}`);
    await until(async () => (await open()).length === 1);

    await arrives(NEAR, "s1");
    expect(shown(0)).toContain(`This may answer: ${QUESTION}`);
    const [, keep] = values(0);
    await click(button(keep!), { ts: posts()[0]!.ts });
    await until(() => front.responses.some(({ body }) => JSON.stringify(body).includes("Still watching")));

    await arrives(ANSWER, "s2");
    expect(shown(1)).toContain(`Answered: ${QUESTION}`);
    expect(shown(1)).toContain("opens to traffic on 12 October");
    expect(await open()).toEqual([]);
    await click(button(values(1)[0]!), { ts: posts()[1]!.ts });
    await until(async () => (await open()).length === 1);
  });
});

describe("on Discord", () => {
  let at: Bench;

  it("one is asked, asked about, kept, answered and opened again", async () => {
    at = await bench({ inbox: throughTo(bed) });
    const { discord, platform } = at;
    const { open, arrives } = newsTo(platform, here());
    const told = (part: string) => discord.inChannel(TEXT).find((message) => said(message).includes(part));
    const press = (part: string, nth: number) => {
      const message = told(part)!;
      return discord.interact(pressed(idsOf(message)[nth]!, message, { admin: true }));
    };

    discord.interact(slash("feed add", { address: "https://one.example" }, { admin: true }));
    await until(async () => (await bed.store.subscriptions.ofChannel(here())) !== undefined);
    discord.interact(slash("watch", { question: QUESTION }));
    await until(async () => (await open()).length === 1);

    await arrives(NEAR, "s1");
    const kept = press("This may answer", 1);
    await discord.waitUntil(() => kept.original && said(kept.original).includes("Still watching"));

    await arrives(ANSWER, "s2");
    expect(said(told(`Answered: ${QUESTION}`)!)).toContain("opens to traffic on 12 October");
    expect(await open()).toEqual([]);
    press("Answered:", 0);
    await until(async () => (await open()).length === 1);
  });
});
