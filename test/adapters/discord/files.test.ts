// Files on Discord, both ways: what the bot hands over is attached and named, and a list of feeds may be attached to a command.
// Slack's client comes first, as in a newsroom that speaks to both: it brings an undici of its own.
import "@slack/bolt";
import { describe, expect, it } from "vitest";
import { plainMessage, replyNow } from "../../../src/platform/index.ts";
import { slash, pressed } from "../../support/discord-world.ts";
import { key } from "./harness.ts";
import { done, EPHEMERAL, post, withCommands } from "./interaction-bed.ts";

const OPML = '<opml version="2.0"><body><outline text="Harbour" xmlUrl="https://one.example/feed"/></body></opml>';
const list = { ...plainMessage("Your feeds"), file: { name: "feeds.opml", type: "text/x-opml", text: OPML } };
const sound = { name: "story.mp3", type: "audio/mpeg", bytes: new Uint8Array([0xff, 0xfb, 0, 1, 2, 255]) };

describe("what is handed over", () => {
  it("is a list of feeds as a file that the answer shows, for the asker alone", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", replyNow("private", list, key));
    const state = discord.interact(slash("feed export", {}, { admin: true }));
    const request = await discord.waitUntil(() => discord.requests.find(({ files }) => files.length > 0));
    expect(request.files).toEqual([{ name: "feeds.opml", data: Buffer.from(OPML) }]);
    expect(JSON.stringify(request.body.components)).toContain('"attachment://feeds.opml"');
    expect(state.flags).toBe(EPHEMERAL);
  });

  it("is a post read out, byte for byte", async () => {
    const at = await withCommands();
    const message = await post(at);
    at.inbox.next("action", replyNow("private", { ...plainMessage("Read out."), sound }, key));
    at.discord.interact(pressed("f1|act|1:listen:s1", message));
    const request = await at.discord.waitUntil(() => at.discord.requests.find(({ files }) => files.length > 0));
    expect(request.files).toEqual([{ name: "story.mp3", data: Buffer.from(sound.bytes) }]);
    expect(JSON.stringify(request.body.components)).toContain('"attachment://story.mp3"');
  });
});

it("a list that was attached to the command is read from where Discord keeps it; what is typed instead will do", async () => {
  const { discord, inbox } = await withCommands();
  inbox.always("command", () => done("private", "ok"));
  const url = "https://cdn.discordapp.com/ephemeral-attachments/1/2/mine.opml";
  const call = slash("feed import", {}, { admin: true });
  const data = call.data as unknown as { options: { options: object[] }[]; resolved: object };
  data.options[0]!.options.push({ type: 11, name: "file", value: "77" });
  data.resolved = { attachments: { 77: { id: "77", filename: "mine.opml", size: 100, url, proxy_url: url } } };
  discord.interact(call);
  await discord.waitUntil(() => inbox.calls.command[0]);
  discord.interact(slash("feed import", { opml: "https://lists.example/feeds.opml" }, { admin: true }));
  await discord.waitUntil(() => inbox.calls.command[1]);
  expect(inbox.calls.command.map(([call_]) => call_)).toMatchObject([
    { name: "import", options: { opml: url } },
    { name: "import", options: { opml: "https://lists.example/feeds.opml" } },
  ]);
});
