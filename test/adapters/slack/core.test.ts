// The bot itself behind Slack's door: what a newcomer meets who adds a feed, asks in a channel, and asks in private.
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Conversation, openConversation } from "../../support/conversation.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { article } from "../../support/news.ts";
import { shownText } from "../../support/slack-limits.ts";
import { envelope, said, until } from "../../support/slack-people.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { button, click, send, setUp, slack } from "./person-bed.ts";

let talk: Conversation;
beforeEach(async () => {
  talk = await openConversation();
  await setUp({ inbox: { ...fakeInbox(), ...talk.inbox } });
});
afterEach(async () => {
  await slack.close();
  await talk.close();
});

const shown = (payload: Fields | undefined): string => shownText(payload?.["blocks"]).join("");
/** What is said to the asker alone, once there are so many such answers. */
const told = async (count: number): Promise<Fields> =>
  (await until(() => slack.front.responses.filter(({ body }) => body["blocks"])[count - 1])).body;

test("emulate: a feed added where the bot is no member says so at once, and one press mends it", async () => {
  const news = slack.front.channels["news"]!;
  slack.front.left.add(news);
  await send("/digest", "add https://one.example", "ada");
  const answer = await told(1);
  expect(shown(answer)).toMatch(/^I may not post here yet\nI am not in that channel\.\nInvite me in that channel/);
  expect(shown(answer)).toContain("Now watching Harbour Courier");
  const controls = (answer["blocks"] as { type: string; elements: Fields[] }[]).find(({ type }) => type === "actions");
  const [join] = controls!.elements;
  expect(join).toMatchObject({ text: { text: "Add me to this channel" } });
  await click(button(String(join!["value"])), { ts: "1.1", ephemeral: true }, "ada");
  expect(shown(await told(2))).toBe("I am in this channel now, and post here.");
  await send("/digest", "feeds", "ada");
  expect(shown(await told(3))).not.toContain("may not post");
});

test("emulate: what a channel follows is asked about there, with the question shown, and in private too", async () => {
  await send("/digest", "add https://one.example", "ada");
  await told(1);
  const feed = (await talk.store.feeds.byUrl("https://one.example/feed.xml"))!;
  const text = "The Harbour Bridge in Aldmouth opens on Monday. It cost 40 million crowns, twice what was planned.";
  await talk.store.articles.save(
    talk.store.db,
    { ...article("one", text), feedId: feed.id, contentHash: "1" },
    talk.clock.now(),
  );
  await send("/ask", "what did the bridge cost?");
  const [posted] = await until(async () => {
    const all = await slack.front.messages(slack.front.channels["news"]!);
    return all.length > 0 && all;
  });
  expect(shown(posted)).toMatch(/^ben: “what did the bridge cost\?”[\s\S]*40 million crowns/);
  const ben = {
    platform: "slack",
    tenant: "slack:T000000001",
    channel: slack.front.users["ben"]!,
    kind: "direct" as const,
  };
  await slack.platform.post(ben, { sections: [], actions: [], summary: "hello", language: "en" }, "a".repeat(24));
  const channel = String(slack.front.of("chat.postMessage").at(-1)!.fields["channel"]);
  const ts = await slack.front.write(channel, "what did the bridge cost?");
  await slack.front.deliver(
    "events_api",
    envelope(slack.front, said(slack.front, "what did the bridge cost?", { channel, channel_type: "im", ts })),
  );
  const [answer] = await until(async () => {
    const all = await slack.front.replies(channel, ts);
    return /crowns/.test(shown(all[0])) && all;
  });
  expect(shown(answer)).toContain("40 million crowns");
});
