// The table of platforms: complete, each setting defined once, and nothing of a platform loaded before it is wanted.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entrances, platforms } from "../../adapters/index.ts";
import { settingNames, wantedPlatforms } from "../../src/app/platforms.ts";

const folder = new URL("../../adapters/", import.meta.url);

/** The libraries that a module loads, by name, in a process of its own; then `after` runs. */
function librariesOf(module: string, after = ""): string[] {
  const script = `
    import { registerHooks } from "node:module";
    const seen = new Set();
    registerHooks({
      load(url, context, next) {
        const found = /node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(url);
        if (found) seen.add(found[1]);
        return next(url, context);
      },
    });
    const loaded = await import(${JSON.stringify(new URL(module, folder).href)});
    ${after}
    process.stdout.write(JSON.stringify([...seen]));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  return JSON.parse(said) as string[];
}

const ofPlatforms = (libraries: string[]) =>
  libraries.filter((name) => ["@modelcontextprotocol/server", "@slack/bolt", "discord.js", "hono"].includes(name));

describe("the table of platforms", () => {
  it("names every folder of adapters, and nothing else", () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...platforms, ...entrances].map(({ name }) => name).toSorted()).toEqual(
      folders.map(({ name }) => name).toSorted(),
    );
  });

  it("defines each setting once, under the platform's own prefix", () => {
    expect(settingNames.filter((name, index) => settingNames.indexOf(name) !== index)).toEqual([]);
    for (const { name, settings } of [...platforms, ...entrances])
      for (const setting of Object.keys(settings.shape))
        expect(setting).toMatch(new RegExp(`^${name.toUpperCase()}(_|$)`));
  });

  it("wants the page alone where nothing is set, and a chat where its token is", () => {
    const wanted = (env: Record<string, string>) => wantedPlatforms(env).map(({ name }) => name);
    expect(wanted({})).toEqual(["web"]);
    expect(wanted({ WEB: "off", SLACK_PORT: "3000", DISCORD_STYLE: "embeds" })).toEqual([]);
    expect(wanted({ SLACK_BOT_TOKEN: "x", DISCORD_TOKEN: "y" })).toEqual(["web", "slack", "discord"]);
  });

  it("reads the settings of a platform only when it is asked to", () => {
    const [page] = wantedPlatforms({ WEB: "yes" });
    expect(() => page!.read()).toThrow(/WEB: write on or off/);
  });

  it("loads no library of a platform with it, and only its own when one is made", () => {
    const table = librariesOf("index.ts");
    expect(table).toContain("zod");
    expect(ofPlatforms(table)).toEqual([]);
    const make = `
      const web = loaded.platforms.find(({ name }) => name === "web");
      await web.create(web.settings.parse({}), { messages: () => ({}), log: {}, rewriteLink: (url) => url });`;
    expect(ofPlatforms(librariesOf("index.ts", make))).toEqual(["hono"]);
    const serve = `
      const [mcp] = loaded.entrances;
      const context = { clock: { now: () => new Date(0) }, language: "en", mount: () => {} };
      await (await mcp.create(mcp.settings.parse({}), context)).start({ commands: [] });`;
    expect(ofPlatforms(librariesOf("index.ts", serve))).toEqual([]);
  });
});
