// A database of a released version, opened by this one: what was told, asked and set up is still there, and nothing is told again.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverMissing } from "../support/homes.ts";
import { type RunningNewsroom, newFolder, removeFolder, startNewsroom } from "../support/newsroom.ts";
import { freshDatabase } from "../support/server.ts";

/** Made by `upgrade/make`: two stories told, one question asked, a filter, a lens and a mute set. */
const dump = readFileSync(join(import.meta.dirname, "upgrade/0.1.0.sql"), "utf8");

/** The dump in this home; the settings that point there. */
const homes: Record<string, (folder: string) => Promise<{ settings: Record<string, string>; drop(): Promise<void> }>> =
  {
    async PGlite(folder) {
      const data = join(folder, "data");
      mkdirSync(join(data, "postgres"), { recursive: true, mode: 0o700 });
      const pglite = await PGlite.create(join(data, "postgres"));
      await pglite.exec(dump);
      await pglite.close();
      writeFileSync(join(data, "store.json"), '{"database":"made"}\n');
      return { settings: { DATA_DIR: data }, drop: async () => {} };
    },
    async Postgres() {
      const { url, drop } = await freshDatabase();
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(dump);
      await client.end();
      return { settings: { DATABASE_URL: url }, drop };
    },
  };
const names = Object.keys(homes).filter((name) => name !== "Postgres" || !serverMissing);

interface Feed {
  items: { id: string; title: string; url: string }[];
}

describe.each(names)("a database of 0.1.0 on %s", (name) => {
  let folder: string;
  let newsroom: RunningNewsroom;
  let drop = async () => {};
  const page = async (path: string): Promise<string> => (await fetch(`${newsroom.address}${path}`)).text();
  const told = async () => (JSON.parse(await page("/feed.json")) as Feed).items;
  const send = async (path: string, body: object): Promise<string> => {
    const response = await fetch(`${newsroom.address}/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: newsroom.address },
      body: JSON.stringify(body),
    });
    return response.text();
  };
  const command = (line: string) => send("command", { line, callId: `upgrade-${name}-${line}` });

  beforeAll(async () => {
    folder = await newFolder();
    const home = await homes[name]!(folder);
    drop = home.drop;
    newsroom = await startNewsroom(folder, home.settings);
  });
  afterAll(async () => {
    await newsroom?.end();
    await drop();
    await removeFolder(folder);
  });

  it("shows the stories it told, each once, with their receipts", async () => {
    const items = await told();
    const old = items.filter(({ url }) => dump.includes(url.split("/").at(-1)!));
    expect(old).toHaveLength(2);
    expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
    for (const { url } of old) {
      const post = await page(new URL(url).pathname);
      const receipt = /href="(\/receipts\/[^"]+)#passage"/.exec(post)?.[1]?.replaceAll("&amp;", "&");
      const passage = /<mark[^>]*>([^<]+)</.exec(await page(receipt!))?.[1];
      expect(passage?.length).toBeGreaterThan(20);
    }
  });

  it("keeps its threads: what was asked stands there, and the next question is answered from the same sources", async () => {
    const threads = await Promise.all((await told()).map(({ url }) => page(new URL(url).pathname)));
    const asked = threads.filter((text) => text.includes("why 2?"));
    expect(asked).toHaveLength(1);
    const id = /data-entry="([a-z0-9]+)"/.exec(asked[0]!)![1]!;
    const answer = await send("turn", { thread: id, text: "source?", callId: `upgrade-turn-${name}` });
    expect(answer).toMatch(/"kind":"done".*\/receipts\//);
  });

  it("keeps what was set up: feeds, filter, lens and mute", async () => {
    expect(await command("feeds")).toMatch(/Estmark Ledger/);
    expect(await command("filter")).toContain("football");
    expect(await command("lens")).toContain("in German");
    expect(await command("unmute football")).not.toContain("Nothing called");
  });
});
