// What one workspace can learn of another: nothing, whatever ids it repeats; and what two that read the same feeds share.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "../../src/conversation/actions.ts";
import { commands } from "../../src/conversation/commands/index.ts";
import { sql } from "kysely";
import { type TwoTenants, admin, fingerprint, openTwoTenants, placeOf } from "./two-tenants.ts";

/** Stands in everything of the first workspace that the second must never see. */
const MARK = "Zanzibarine";
const SHARED = "https://outlet.example/feed.xml";
const ONLY_A = "https://quiet.example/feed.xml";
const SECRET = "https://letters.example/private/4f3c9a1be2d84c0f/feed.xml";

const bridge = (who: string) =>
  `The Harbour Bridge in Aldmouth opens to traffic on Monday after ten years of work. ${who} It cost 40 million crowns, twice the sum planned. ` +
  "Ferries to the island stop in January, the town council said. Cyclists wait until the spring.";

describe("two workspaces", () => {
  let bed: TwoTenants;
  const [a, b] = [placeOf("a"), placeOf("b")];

  beforeAll(async () => {
    bed = await openTwoTenants();
    const empty = { title: "Harbour Courier", items: [] };
    bed.published.set(SHARED, empty);
    bed.published.set(ONLY_A, { title: `${MARK} Gazette`, items: [] });
    bed.published.set(SECRET, { title: `${MARK} Letter`, items: [] });
    for (const [place, feeds] of [
      [a, [SHARED, ONLY_A, SECRET]],
      [b, [SHARED]],
      [placeOf("c"), [SHARED]],
    ] as const) {
      for (const feed of feeds) await bed.command(place, `add ${feed}`);
    }
    await bed.round();
    const own = bridge(`Mayor ${MARK} called the delay embarrassing.`);
    bed.published.set(ONLY_A, {
      title: `${MARK} Gazette`,
      items: [{ title: `Harbour Bridge in Aldmouth opens, says ${MARK}`, text: own }],
    });
    bed.published.set(SECRET, {
      title: `${MARK} Letter`,
      items: [{ title: `Letter on the Harbour Bridge in Aldmouth, by ${MARK}`, text: bridge(`${MARK} wrote it.`) }],
    });
    await bed.round();
    bed.published.set(SHARED, {
      title: "Harbour Courier",
      items: [{ title: "Harbour Bridge in Aldmouth opens on Monday", text: bridge("The mayor was there.") }],
    });
    await bed.round();
    // Everything a workspace can leave behind: settings, mutes, a read page, a talk, feedback.
    bed.pageText.text = bridge(`The page says that ${MARK} paid 40 million crowns for the Harbour Bridge in Aldmouth.`);
    bed.published.set("https://page.example/own", { status: 200 });
    const read = await bed.command(a, "read https://page.example/own");
    if (!read.words.includes(MARK)) throw new Error(`the page was not read: ${read.words}`);
    await bed.command(a, `lens audience:${MARK} ask:${MARK}?`);
    await bed.command(a, `mute topic ${MARK}-topic`);
    const [post] = bed.platform.posts.filter(({ ref }) => ref.channel.tenant === a.tenant);
    await bed.turn({ ...a, thread: post!.ref.message }, `What did ${MARK} say about the bridge?`);
    await bed.command({ ...a, thread: post!.ref.message }, `mistake ${MARK} is wrong`);
  });
  afterAll(() => bed.close());

  it("hold what the test is about: the first was told with the mark, the second of the same event without it", async () => {
    const said = (tenant: string) =>
      JSON.stringify(
        bed.platform.posts.filter(({ ref }) => ref.channel.tenant === tenant).map(({ message }) => message),
      );
    expect(said(a.tenant)).toContain(MARK);
    expect(said(b.tenant)).toContain("Harbour Bridge");
    expect(said(b.tenant)).not.toContain(MARK);
    expect(said(b.tenant)).toContain("1 report");
  });

  it("share one analysis where they read the same feeds, and none where they do not", () => {
    const courier = bed.analysed.filter((titles) => titles === "Harbour Bridge in Aldmouth opens on Monday");
    // b and c read the Courier alone: one analysis for both.
    expect(courier).toHaveLength(1);
    expect(bed.analysed.filter((titles) => titles.includes(MARK)).length).toBeGreaterThan(0);
  });

  it("learn nothing from each other's ids, in any command, button, talk, completion, view or receipt; and change nothing", async () => {
    const ids = await idsOf(bed, a.tenant);
    expect(ids.length).toBeGreaterThan(15);
    const mine = (row: string) => row.includes(a.tenant) && !row.includes(b.tenant);
    const before = await fingerprint(bed.store, mine);
    const answers: string[] = [];
    const keep = (value: unknown) => answers.push(JSON.stringify(value) ?? "");
    const places = [b, ...bed.platform.posts.slice(0, 1).map(({ ref }) => ({ ...b, thread: ref.message }))];

    for (const id of ids) {
      for (const verb of Object.keys(actions)) {
        const button = `1:${verb}:${id}`;
        if (/^[\w:.-]{1,90}$/.test(button)) keep(await bed.press(b, button));
      }
      for (const line of [
        `deeper ${id}`,
        `mute story ${id}`,
        `unmute ${id}`,
        `pause ${id}`,
        `resume ${id}`,
        `remove ${id}`,
        `mistake x story:${id}`,
        `ask ${id}?`,
        `why ${id}`,
      ]) {
        keep(await bed.command(b, line));
      }
      keep(await bed.bot.inbox.receipt(b.tenant, id, 0, 20));
      keep(await bed.bot.inbox.landed(id, { channel: b.channel, message: id, thread: undefined, url: undefined }));
      keep(await bed.turn({ ...b, thread: id }, "source?"));
    }
    for (const place of places) {
      for (const { name, example } of commands.filter(({ name }) => name !== "remove" && name !== "pause")) {
        keep([name, await bed.command(place, example)]);
      }
      for (const text of ["What did the mayor say?", "1?", "source for 1?", "why 2?", "Who wrote this letter?"]) {
        keep(await bed.turn(place, text));
      }
      for (const kind of ["feed", "story", "angle", "command"] as const) {
        keep(await bed.bot.inbox.complete(place, admin, kind, ""));
      }
    }
    for (const link of await linksOf(bed, a.tenant)) {
      for (const line of [`why ${link}`, `deeper ${link}`, `mistake x story:${link}`]) keep(await bed.command(b, line));
    }
    for (const channel of [b.channel, undefined]) {
      keep(await bed.bot.inbox.overview({ tenant: b.tenant, channel }, admin));
    }
    expect(await fingerprint(bed.store, mine)).toBe(before);
    await bed.round();
    keep(bed.platform.posts.filter(({ ref }) => ref.channel.tenant !== a.tenant));

    const leaked = answers.filter((answer) => answer.toLowerCase().includes(MARK.toLowerCase()));
    expect(leaked).toEqual([]);
    expect(answers.length).toBeGreaterThan(400);
  });

  it("still find their own by the same ids: the first opens its page, its receipts and its feeds", async () => {
    const [read] = (await bed.store.db
      .selectFrom("articles")
      .select("id")
      .where("tenant", "=", a.tenant)
      .execute()) as [{ id: string }];
    expect(await bed.bot.inbox.receipt(a.tenant, read.id, 0, 20)).toMatchObject({ articleId: read.id });
    expect((await bed.command(a, "feeds")).words).toContain(MARK);
  });

  it("do not merge because of what one of them alone can read", async () => {
    const rows = await bed.store.db.selectFrom("articles").select(["story_id", "title", "tenant"]).execute();
    const courier = rows.find(({ title }) => title.startsWith("Harbour Bridge in Aldmouth opens on"))!;
    expect(rows.filter(({ tenant }) => tenant === null).map(({ story_id }) => story_id)).not.toContain(null);
    const verdicts = await bed.store.db.selectFrom("verdicts").select("reason").execute();
    expect(courier.story_id).not.toBeNull();
    const toB = (
      await bed.command(b, "why https://outlet.example/0/Harbour%20Bridge%20in%20Aldmouth%20opens%20on%20Monday")
    ).words;
    expect(toB).toContain("posted");
    expect(toB).not.toContain(MARK);
    expect(verdicts.length).toBeGreaterThan(0);
  });

  it("leave nothing readable behind when one removes the bot", async () => {
    await bed.bot.inbox.removed(a.tenant);
    for (const table of ["subscriptions", "mutes", "threads", "turns", "feedback"] as const) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} as t`.execute(
        bed.store.db,
      );
      expect(rows.filter(({ row }) => row.includes(MARK))).toEqual([]);
    }
    const own = await bed.store.db.selectFrom("articles").select("id").where("tenant", "=", a.tenant).execute();
    const feeds = await bed.store.db.selectFrom("feeds").select("url").execute();
    expect([own.length, feeds.map(({ url }) => url).includes(SECRET)]).toEqual([0, false]);
    expect((await bed.command(b, "feeds")).words).toContain("Harbour Courier");
  });
});

/** Every text that names something of a tenant: keys of all tables, in rows that name the tenant or hang on one that does. */
async function idsOf({ store, platform }: TwoTenants, tenant: string): Promise<string[]> {
  const { db } = store;
  const found = new Set<string>();
  const add = (rows: object[]) => {
    for (const row of rows) for (const value of Object.values(row)) if (typeof value === "string") found.add(value);
  };
  add(await db.selectFrom("subscriptions").select("id").where("tenant", "=", tenant).execute());
  add(await db.selectFrom("deliveries").select("id").where("tenant", "=", tenant).execute());
  add(await db.selectFrom("mutes").select("id").where("tenant", "=", tenant).execute());
  add(await db.selectFrom("threads").select("key").where("tenant", "=", tenant).execute());
  add(
    await db
      .selectFrom("articles")
      .select(["id", "story_id", "feed_id", "item_id"])
      .where("url", "not like", "%outlet.example/0/Harbour%20Bridge%20in%20Aldmouth%20opens%20on%")
      .execute(),
  );
  add(await db.selectFrom("analyses").select("id").execute());
  add(await db.selectFrom("feeds").select("id").where("url", "in", [ONLY_A, SECRET]).execute());
  for (const { ref, key } of platform.posts) if (ref.channel.tenant === tenant) add([{ key, message: ref.message }]);
  return [...found];
}

async function linksOf({ store }: TwoTenants, tenant: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom("articles")
    .leftJoin("feeds", "feeds.id", "articles.feed_id")
    .select("articles.url")
    .where(({ or, eb }) => or([eb("articles.tenant", "=", tenant), eb("feeds.url", "in", [ONLY_A, SECRET])]))
    .execute();
  // The mark stands in some addresses: a link that a person types comes back to that person.
  return rows.map(({ url }) => url).filter((url) => !url.includes(MARK));
}
