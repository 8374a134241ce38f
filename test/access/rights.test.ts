// Who may do what, asked of the core itself: every command and button with every role, whatever a platform let through.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "../../src/conversation/actions.ts";
import { commands } from "../../src/conversation/commands/index.ts";
import type { Person } from "../../src/platform/index.ts";
import { type TwoTenants, admin, channelOf, fingerprint, openTwoTenants, placeOf } from "./two-tenants.ts";

const FEED = "https://outlet.example/feed.xml";
const RANK = { guest: 0, member: 1, admin: 2 } as const;
const people: Person[] = (["guest", "member", "admin"] as const).map((role) => ({
  id: role,
  name: role,
  role,
  language: undefined,
}));

/** What the table of commands promises, worked out a second time. */
const refuses = (role: Person["role"], rights: string, membersMayAdd: boolean): boolean =>
  RANK[role] < RANK[(rights === "member*" ? (membersMayAdd ? "member" : "admin") : rights) as Person["role"]];

describe("rights", () => {
  let bed: TwoTenants;
  let storyId: string;
  let feedId: string;
  beforeAll(async () => {
    bed = await openTwoTenants();
    bed.published.set(FEED, { title: "Harbour Courier", items: [{ title: "Old", text: "Old news." }] });
    await bed.command(placeOf("a"), `add ${FEED}`);
    await bed.round();
    const text = "The Harbour Bridge in Aldmouth opens to traffic on Monday. It cost 40 million crowns. ".repeat(4);
    bed.published.set(FEED, { title: "Harbour Courier", items: [{ title: "Bridge opens on Monday", text }] });
    await bed.round();
    feedId = (await bed.store.feeds.byUrl(FEED))!.id;
    [storyId] = (await bed.store.stories.seenSince(new Date(0))) as [string];
  });
  afterAll(() => bed.close());

  const lines = commands.map((spec) => ({ name: spec.name, rights: spec.rights, line: spec.example }));
  const buttons = Object.entries(actions).map(([verb, { rights }]) => ({ verb, rights }));
  const cases = [true, false].flatMap((membersMayAdd) => people.map((person) => ({ membersMayAdd, person })));

  it.each(cases)(
    "refuse $person.role what the table keeps from it (members may add: $membersMayAdd), privately and without a trace",
    async ({ membersMayAdd, person }) => {
      const bot = membersMayAdd ? bed.bot : bed.strict;
      const before = await fingerprint(bed.store);
      let refused = 0;
      const check = async (what: string, reply: Awaited<ReturnType<TwoTenants["whole"]>>) => {
        refused += 1;
        expect({ what, said: reply.words, visibility: reply.visibility }).toEqual({
          what,
          said: expect.stringMatching(/Only an administrator may do this|Guests cannot do this/),
          visibility: "private",
        });
      };
      for (const { name, rights, line } of lines) {
        if (!refuses(person.role, rights, membersMayAdd)) continue;
        const call = { place: placeOf("a"), person, callId: bed.callId(), line };
        await check(name, await bed.whole(await bot.inbox.command(call)));
      }
      for (const { verb, rights } of buttons) {
        if (!refuses(person.role, rights, membersMayAdd)) continue;
        for (const subject of [storyId, feedId]) {
          const actionId = `1:${verb}:${subject}`;
          const press = { place: placeOf("a"), person, callId: bed.callId(), actionId, message: undefined };
          await check(verb, await bed.whole(await bot.inbox.action(press)));
        }
      }
      expect(await fingerprint(bed.store)).toBe(before);
      const wanted = [...lines, ...buttons].filter(({ rights }) => refuses(person.role, rights, membersMayAdd)).length;
      expect(refused).toBeGreaterThanOrEqual(wanted);
      expect(refused).toBeGreaterThan({ guest: 15, member: 3, admin: -1 }[person.role]);
    },
  );

  it("are not widened by the same person's words in another shape: aliases, capitals, a form's own names", async () => {
    const guest = people[0]!;
    const before = await fingerprint(bed.store);
    for (const spec of commands.filter(({ rights }) => rights !== "guest")) {
      const rest = spec.example.slice(spec.name.length);
      for (const name of [...spec.aliases, spec.name.toUpperCase(), `/${spec.name}`]) {
        expect((await bed.command(placeOf("a"), name + rest, guest)).words).toMatch(/Guests cannot|Only an admin/);
      }
      const options = Object.fromEntries(spec.options.map((option) => [option.name, option.choices?.[0] ?? "on"]));
      const reply = await bed.bot.inbox.command({
        place: placeOf("a"),
        person: guest,
        callId: bed.callId(),
        name: spec.name.toUpperCase(),
        options,
      });
      expect((await bed.whole(reply)).words).toMatch(/Guests cannot|Only an admin/);
    }
    expect(await fingerprint(bed.store)).toBe(before);
  });

  it("end at the border of a workspace: its administrator is nobody in another's channel", async () => {
    const astray = { tenant: "fake:b", channel: channelOf("a"), thread: undefined };
    const before = await fingerprint(bed.store);
    for (const { line } of lines) {
      expect((await bed.command(astray, line)).words).toContain("not of this workspace");
    }
    for (const { verb } of buttons) {
      expect((await bed.press(astray, `1:${verb}:${storyId}`)).words).toContain("not of this workspace");
    }
    expect(await bed.turn({ ...astray, thread: "m1" }, "What did the bridge cost?")).toMatchObject({ json: "" });
    await expect(bed.bot.inbox.complete(astray, admin, "feed", "")).rejects.toMatchObject({ code: "not_found" });
    await expect(bed.bot.inbox.overview(astray, admin)).rejects.toMatchObject({ code: "not_found" });
    expect(await fingerprint(bed.store)).toBe(before);
  });

  it("keep the page's sample newsroom from other workspaces' administrators", async () => {
    expect((await bed.command(placeOf("a"), "sample off")).words).toContain("on the page of this bot alone");
    expect(bed.samples).toEqual([]);
  });
});
