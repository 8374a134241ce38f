// Whom posts mention on Discord: ids of the setting and no others, where the bot may.
import { describe, expect, it } from "vitest";
import { commands } from "../../../src/conversation/commands/index.ts";
import { type Here, plainMessage, replyNow } from "../../../src/platform/index.ts";
import { ADA, BEN, BOT, FORUM, guild, GUILD, personSays, pressed, slash, TEXT } from "../../support/discord-world.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, type Bench, heard, here, key } from "./harness.ts";
import { done } from "./interaction-bed.ts";

const pings = [
  { kind: "group" as const, id: "102" },
  { kind: "person" as const, id: BEN.id },
];
const called = { first: { pings } };
const bodies = ({ discord }: Bench, method: "POST" | "PATCH") =>
  discord.requestsTo(method, /\/(messages|threads)(\/\d+)?$/).map(({ body }) => body.message ?? body);

describe("a post", () => {
  it("tells whom it names, by id, above its text; its edit names them and tells nobody", async () => {
    const at = await bench();
    const ref = await at.platform.post(here(), sampleMessage(called), key);
    await at.platform.edit(ref, sampleMessage(called));
    const [post] = bodies(at, "POST");
    expect(post.allowed_mentions).toEqual({ parse: [], replied_user: false, users: [BEN.id], roles: ["102"] });
    expect(post.components[0]).toMatchObject({ content: `<@&102> <@${BEN.id}>` });
    const [edit] = bodies(at, "PATCH");
    expect(edit.components[0]).toMatchObject({ content: `<@&102> <@${BEN.id}>` });
    expect(edit.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  it("does so beside an embed, where no text of an embed would, and in a forum", async () => {
    const at = await bench({ settings: { DISCORD_STYLE: "embeds" } });
    await at.platform.post(here(), sampleMessage(called), key);
    await at.platform.post(here(FORUM), sampleMessage(called), key);
    for (const post of bodies(at, "POST")) {
      expect(post.content).toBe(`<@&102> <@${BEN.id}>`);
      expect(post.allowed_mentions.roles).toEqual(["102"]);
    }
  });

  it("names its thread by its headline all the same", async () => {
    const at = await bench();
    const { message } = await at.platform.post(here(), sampleMessage(called), key);
    at.inbox.next("action", done("thread", "More on brakes."));
    at.discord.interact(pressed("f1|act|deeper:s1", at.discord.inChannel(TEXT)[0]!));
    await heard(at.discord, message, "More on brakes.");
    expect(at.discord.channels.get(message)!.name).toMatch(/^Both car ferries closed/);
  });

  it("tells nobody whom its text spells, however it does", async () => {
    const at = await bench();
    const spelled = "<@&102> <@500000000000000002> @everyone @here <@&100>";
    const text = { kind: "text" as const, title: undefined, lines: [] };
    const line = { label: undefined, spans: [{ kind: "text" as const, text: spelled }] };
    await at.platform.post(here(), sampleMessage({ sections: [{ ...text, lines: [line] }] }), key);
    const [post] = bodies(at, "POST");
    expect(post.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(JSON.stringify(post.components)).not.toMatch(/(?<!\\\\)<@|@everyone|@here/);
  });
});

/** `/digest ping` as Discord sends it once a role or a member was chosen; what the platform then makes of that. */
async function whom(chosen: { id: string; role: boolean }, own?: bigint) {
  const at = await bench({ inbox: fakeInbox({ commands }) });
  let found: Promise<unknown> | undefined;
  at.inbox.always("command", (call) => {
    found = ask(call.here, "name" in call ? call.options["who"]! : "");
    return replyNow("private", plainMessage("ok"), key);
  });
  const call = slash("digest ping", { for: "bridge" }, { admin: true, ...(own === undefined ? {} : { own }) });
  const data = call.data as unknown as { options: { options: object[] }[]; resolved: object };
  data.options[0]!.options.push({ type: 9, name: "who", value: chosen.id });
  data.resolved = chosen.role
    ? { roles: { [chosen.id]: guild.roles.find(({ id }) => id === chosen.id) } }
    : { users: { [chosen.id]: BEN }, members: { [chosen.id]: { roles: [], permissions: "0" } } };
  at.discord.interact(call);
  await at.discord.waitUntil(() => found);
  return found;
}
const ask = (at: Here | undefined, typed: string) =>
  at!.whom!(typed).catch((error: { code: string; said: unknown }) => error.code);

describe("who is chosen", () => {
  it("is a role that may be mentioned, or a member", async () => {
    expect(await whom({ id: "102", role: true })).toEqual({ kind: "group", id: "102", name: "harbour-team" });
    expect(await whom({ id: BEN.id, role: false })).toMatchObject({ kind: "person", id: BEN.id });
  });

  it("is refused where the bot may not mention the role; with the permission it may", async () => {
    expect(await whom({ id: "101", role: true }, 0n)).toBe("not_allowed");
    expect(await whom({ id: "101", role: true }, 1n << 17n)).toMatchObject({ id: "101", name: "managers" });
  });

  it("is never everyone, whatever the bot may do, and nobody who is not there", async () => {
    expect(await whom({ id: GUILD, role: true })).toBe("not_allowed");
    expect(await whom({ id: "999", role: false })).toBe("not_found");
  });

  it("may be typed: names are found where Discord mentions them, roles by their names alone", async () => {
    const at = await bench({ settings: { DISCORD_MESSAGE_CONTENT: true }, contentAllowed: true });
    const asked: unknown[] = [];
    at.inbox.always("turn", (turn) => {
      asked.push({ text: turn.text, here: turn.here });
      return undefined;
    });
    at.discord.say(
      personSays(`<@${BOT.id}> ping <@${BEN.id}> for:bridge`, { at: TEXT, by: ADA, mentions: [BOT, BEN] }),
    );
    await at.discord.waitUntil(() => asked[0]);
    const { text, here: there } = asked[0] as { text: string; here: Here };
    expect(text).toBe("ping @Ben for:bridge");
    expect(await ask(there, "@Ben")).toMatchObject({ kind: "person", id: BEN.id });
    expect(await ask(there, "Harbour-Team")).toMatchObject({ kind: "group", id: "102" });
    expect(await ask(there, "@everyone")).toBe("not_allowed");
    expect(await ask(there, "nobody")).toBe("not_found");
  });
});
