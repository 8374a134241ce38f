// Files on Slack, both ways: lists of feeds and spoken posts go to the asker's own conversation, lists are taken in.
import { afterEach, expect, test } from "vitest";
import { commands } from "../../../src/conversation/commands/index.ts";
import { plainMessage, replyNow } from "../../../src/platform/index.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { shownText } from "../../support/slack-limits.ts";
import { envelope, MANIFEST_SCOPES, said, until } from "../../support/slack-people.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { BOT_TOKEN } from "../../support/slack-workspace.ts";
import { button, click, key, send, setUp, slack } from "./person-bed.ts";

afterEach(() => slack.close());

const OPML = '<opml version="2.0"><body><outline text="Harbour" xmlUrl="https://one.example/feed"/></body></opml>';
const list = { ...plainMessage("Your feeds"), file: { name: "feeds.opml", type: "text/x-opml", text: OPML } };
const begin = (scopes: readonly string[] = [...MANIFEST_SCOPES, "files:read", "files:write"]) =>
  setUp({ scopes, inbox: fakeInbox({ commands }) });

/** The file that stands in the person's conversation with the bot, and its address as the front gives it. */
async function handed(to = "ben"): Promise<{ name: string; bytes: Buffer; url: string; size: number }> {
  const { front } = slack;
  const direct = await until(() =>
    front.of("conversations.open").find(({ fields, answer }) => answer && fields["users"] === front.users[to]),
  );
  const channel = ((direct.answer as Fields)["channel"] as Fields)["id"] as string;
  const [file] = await until(async () => {
    const files = (await front.messages(channel)).flatMap((message) => (message["files"] as Fields[]) ?? []);
    return files.length > 0 && files;
  });
  const { pathname } = new URL(String(file!["url_private_download"]));
  const url = `${front.url}${pathname}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
  return {
    name: String(file!["name"]),
    bytes: Buffer.from(await answer.arrayBuffer()),
    url,
    size: Number(file!["size"]),
  };
}
const shown = (at: number) => shownText(slack.front.responses[at]!.body["blocks"]).join(" ");

test("emulate: a list of feeds comes as a file, whole, and the answer says where it is", async () => {
  await begin();
  slack.inbox.next("command", replyNow("private", list, key("1")));
  await send("/digest", "export");
  expect(await handed()).toMatchObject({ name: "feeds.opml", bytes: Buffer.from(OPML) });
  await until(() => slack.front.responses[0]);
  expect(shown(0)).toContain("feeds.opml");
  expect(shown(0)).not.toContain("<opml");
});

test("emulate: without the right to hand over files the list itself is shown", async () => {
  await begin(MANIFEST_SCOPES.filter((scope) => !scope.startsWith("files:")));
  slack.inbox.next("command", replyNow("private", list, key("1")));
  await send("/digest", "export");
  await until(() => slack.front.responses[0]);
  expect(shown(0)).toContain("xmlUrl=");
});

test("emulate: a list attached to the bot's name is taken in; one in talk that is not for it stays where it is", async () => {
  await begin();
  slack.inbox.next("command", replyNow("private", list, key("1")));
  await send("/digest", "export");
  const { url, size } = await handed();
  const files = [{ id: "F1", name: "mine.opml", url_private_download: url, size }];
  const hear = (text: string) =>
    slack.front.deliver("events_api", envelope(slack.front, said(slack.front, text, { subtype: "file_share", files })));
  slack.inbox.always("turn", () => undefined);
  slack.inbox.always("command", () => replyNow("private", plainMessage("ok"), key("2")));
  await hear("look at this");
  await hear(`<@${slack.front.botUser}> import`);
  await until(() => slack.inbox.calls.command[1]);
  expect(slack.inbox.calls.command.slice(1).map(([call]) => call)).toMatchObject([
    { name: "import", options: { opml: OPML } },
  ]);
});

test("emulate: a file that is not Slack's is not asked for, so that nobody is given the bot's token", async () => {
  await begin();
  const files = [{ id: "F1", name: "mine.opml", url_private_download: "http://127.0.0.1:9/mine.opml", size: 10 }];
  const event = said(slack.front, `<@${slack.front.botUser}> import`, { subtype: "file_share", files });
  await slack.front.deliver("events_api", envelope(slack.front, event));
  const refused = await until(() => slack.front.of("chat.postEphemeral")[0]);
  expect(shownText(refused.fields["blocks"]).join(" ")).toContain("file");
  expect(slack.inbox.calls.command).toEqual([]);
});

test("emulate: a post read out comes as a sound; where Slack takes none, the answer says what mends it", async () => {
  const sound = { name: "story.mp3", type: "audio/mpeg", bytes: new Uint8Array([0xff, 0xfb, 0, 1, 2, 255]) };
  await begin();
  slack.inbox.always("action", () => replyNow("private", { ...plainMessage("Read out."), sound }, key("1")));
  await click(button("1:listen:s1"), { ts: "1.1" });
  expect((await handed()).bytes).toEqual(Buffer.from(sound.bytes));
  await until(() => slack.front.responses[0]);
  expect(shown(0)).toContain("story.mp3");
  slack.front.ban("files.getUploadURLExternal", "missing_scope");
  await click(button("1:listen:s1"), { ts: "1.1" });
  await until(() => slack.front.responses[1]);
  expect(shown(1)).toContain("files:write");
});
