// What people are told of what is kept, and how they have it deleted.
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { serverOf, forget as forgetOnDiscord, rememberServer } from "../../adapters/discord/forget.ts";
import { holderOf, plain, wordsIn } from "../../src/platform/index.ts";
import { type Conversation, admin, member, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

/** Rows of talks, thumbs, mutes and settings that hold a text; not as a part of a word: made ids hold any two letters. */
async function rowsWith(text: string): Promise<string[]> {
  const found: string[] = [];
  const whole = new RegExp(`(?<!\\w)${RegExp.escape(text)}(?!\\w)`);
  for (const table of ["turns", "feedback", "mutes", "subscriptions", "threads", "deliveries", "records"]) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} as t`.execute(
      bed.store.db,
    );
    found.push(...rows.map(({ row }) => row).filter((row) => whole.test(row)));
  }
  return found;
}

const button = async (line: string, person = member) => (await bed.run(line, person)).message.actions[0]!.id;

it("says what is kept and for how long, where it goes, what may be wrong and whom to ask; the same for the page", async () => {
  bed.ports.privacy = { contact: "help@example.org", servers: ["models.example"], speech: true };
  const told = await bed.said("privacy", member);
  for (const part of [
    "180 days",
    "365 days",
    "at once",
    "30 days",
    "models.example",
    "can be wrong",
    "help@example.org",
  ])
    expect(told).toContain(part);
  expect(plain(bed.inbox.privacy(wordsIn("en")))).toBe(told);
  const german = plain(bed.inbox.privacy(wordsIn("de")));
  expect(german).toContain("Was von dir aufgehoben wird");
  expect(german).not.toContain("kept");
});

it("shows a person what is kept of them, and deletes it once they have confirmed; another's stays", async () => {
  const thread = await bed.tellStory();
  const asks = async (text: string, person: typeof member) =>
    bed.finish(await bed.turn(text, thread, { person, mentionsBot: true }));
  await asks("What does the bridge cost?", member);
  await asks("Who called it embarrassing?", admin);
  await bed.press("1:bad:s1", member);
  await bed.run("mute topic golf", member);

  const shown = await bed.said("privacy export", member);
  expect(shown).toContain("What does the bridge cost?");
  // Whole, where the platform has files, whatever its answers hold.
  const file = (await bed.run("privacy export", member)).message.file!;
  expect(file).toEqual({ name: "privacy.txt", type: "text/plain", text: `${shown}\n`, shown: true });
  expect(shown).toContain("40 million");
  expect(shown).toContain("golf");
  expect(shown).not.toContain("embarrassing?");

  const confirm = await button("privacy delete");
  expect(await bed.said("privacy export", member)).toContain("What does the bridge cost?");
  // Somebody else's press deletes nothing of either.
  expect(await bed.press(confirm, admin)).toContain("not");
  expect(await bed.said("privacy export", admin)).toContain("embarrassing?");
  expect(await bed.press(confirm, member)).toContain("nothing is kept of you");
  expect(await bed.said("privacy export", member)).toContain("Nothing is kept of you");
  expect(await rowsWith("What does the bridge cost?")).toEqual([]);
  expect(await rowsWith(member.id)).toEqual([]);
  expect(await bed.said("privacy export", admin)).toContain("embarrassing?");
  // What they muted for everybody stays muted.
  expect(await bed.store.mutes.of(place.channel, bed.clock.now())).toMatchObject([{ label: "golf" }]);
});

it("shows the key that somebody came with, says that it goes, and lets it open nothing any more; another's stays", async () => {
  const secretOf = async (name: string) =>
    /fn_[\w-]{43}/.exec(await bed.said(`keys add ${name} role:member`, admin))![0];
  const keyOf = (secret: string) => bed.inbox.key(place.tenant, { secret });
  const [secret, other] = [await secretOf("Adas Telefon"), await secretOf("Bens Telefon")];
  const { hash, name } = (await keyOf(secret))!;
  const holder = { ...member, id: holderOf(place.tenant, hash), name };

  const shown = await bed.said("privacy export", holder);
  expect(shown).toContain("Your key");
  expect(shown).toMatch(/Adas Telefon, last used/);
  expect(shown).not.toContain("Bens Telefon");
  expect(await bed.said("privacy delete", holder)).toContain("with that key you come in no more");
  expect(await bed.said("privacy delete", member)).not.toContain("key");
  await bed.press(await button("privacy delete", holder), holder);
  expect(await keyOf(secret)).toBeUndefined();
  expect(await rowsWith("Adas Telefon")).toEqual([]);
  expect(await rowsWith(hash)).toEqual([]);
  expect(await keyOf(other)).toMatchObject({ name: "Bens Telefon" });
});

it("forgets a channel or a workspace for administrators alone, and only once they have confirmed", async () => {
  await bed.tellStory();
  expect(await bed.said("forget channel", member)).toContain("administrator");
  const channel = await button("forget channel", admin);
  const workspace = await button("forget workspace", admin);
  for (const id of [channel, workspace]) expect(await bed.press(id, member)).toContain("administrator");
  expect(await bed.said("feeds", admin)).toContain("Harbour Courier");
  expect(await bed.press(channel, admin)).toContain("Forgotten");
  expect(await bed.said("feeds", admin)).toContain("No feeds here yet");
  expect(await rowsWith("Harbour Bridge")).toEqual([]);
  await bed.run("mute topic golf");
  expect(await bed.press(workspace, admin)).toContain("Forgotten");
  expect(await rowsWith("golf")).toEqual([]);
});

it("posts name nobody who asked: a question leaves no trace in what was posted", async () => {
  const thread = await bed.tellStory();
  await bed.finish(await bed.turn("What does the bridge cost?", thread, { mentionsBot: true }));
  const { rows } = await sql<{ payload: string }>`select payload::text from deliveries`.execute(bed.store.db);
  for (const { payload } of rows)
    for (const trace of [member.id, member.name]) expect(payload).not.toContain(`"${trace}"`);
});

it("takes along what Discord's adapter knows of a person's direct messages", async () => {
  const records = bed.store.records("discord");
  for (const person of ["1", "2"]) await rememberServer(records, person, "discord:7");
  await rememberServer(records, "3", "discord:8");
  await forgetOnDiscord(records, { tenant: "discord:7", person: "1" });
  expect(await serverOf(records, "1")).toBeUndefined();
  expect(await serverOf(records, "2")).toBe("discord:7");
  await forgetOnDiscord(records, { tenant: "discord:7" });
  expect([await serverOf(records, "2"), await serverOf(records, "3")]).toEqual([undefined, "discord:8"]);
});
