// The definitions that Discord shows in its menus, made from the core's own table.
import { describe, expect, it } from "vitest";
import { definitions, specOf, typedInDiscord } from "../../../adapters/discord/commands.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import { wordsIn } from "../../../src/words/index.ts";
import { createJudge, discordDocument } from "../../support/discord-openapi.ts";
import { sampleCommands } from "../../support/inbox.ts";

interface Definition {
  name: string;
  type?: number;
  description?: string;
  description_localizations?: Record<string, string>;
  default_member_permissions?: string | null;
  options?: (Definition & { required?: boolean; autocomplete?: boolean; choices?: unknown[] })[];
  contexts?: number[];
  integration_types?: number[];
}
const made = definitions(commands) as Definition[];
const all = (entries: Definition[]): Definition[] => entries.flatMap((entry) => [entry, ...all(entry.options ?? [])]);

describe("the definitions", () => {
  it.skipIf(!discordDocument)("pass Discord's own document, those of other tables too", () => {
    const judge = createJudge(discordDocument!);
    for (const table of [commands, sampleCommands]) {
      expect(judge.request("PUT", "/applications/1/commands", definitions(table))).toEqual([]);
    }
  });

  it("are /feed, /digest, /read, /deeper, /ask, /verify, those of open questions, /budget, /privacy, /help, and two for messages", () => {
    expect(made.map(({ name }) => name)).toEqual([
      "feed",
      "digest",
      "read",
      "deeper",
      "ask",
      "verify",
      "watch",
      "watches",
      "unwatch",
      "budget",
      "privacy",
      "help",
      "Ask about this",
      "Analyse this link",
    ]);
    expect(made.find(({ name }) => name === "feed")!.options!.map(({ name }) => name)).toEqual(
      "add list refresh pause resume remove tag test import export webhook".split(" "),
    );
  });

  it("are for servers; three can be taken along anywhere, what reads also stands in the bot's own inbox", () => {
    const where = made.map(({ name, contexts, integration_types }) => [
      name,
      contexts?.join(),
      integration_types?.join(),
    ]);
    expect(where.filter(([, contexts, types]) => contexts !== "0" || types !== "0")).toEqual([
      ["read", "0,1,2", "0,1"],
      ["deeper", "0,1,2", "0,1"],
      ["ask", "0,1,2", "0,1"],
      ["verify", "0,1", "0"],
      ["watch", "0,1", "0"],
      ["watches", "0,1", "0"],
      ["unwatch", "0,1", "0"],
      ["budget", "0,1", "0"],
      ["privacy", "0,1", "0"],
      ["help", "0,1", "0"],
    ]);
  });

  it("lead every command of the table back to itself", () => {
    const reached = made
      .filter(({ type }) => type === 1)
      .flatMap(({ name, options = [] }) =>
        options.some(({ type }) => type === 1)
          ? options.map((sub) => specOf(commands, name, sub.name)?.name)
          : [specOf(commands, name, undefined)?.name],
      );
    expect([...new Set(reached)].toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
    for (const spec of commands) {
      const [name = "", sub] = typedInDiscord(spec).slice(1).split(" ");
      expect(specOf(commands, name, sub)).toBe(spec);
    }
    expect(specOf(commands, "feed", "ask")).toBeUndefined();
    expect(specOf(commands, "gone", undefined)).toBeUndefined();
  });

  it("say everything in English and in German, in at most 100 characters", () => {
    for (const entry of all(made).filter(({ description }) => description)) {
      expect(Object.keys(entry.description_localizations ?? {}).toSorted()).toEqual(["de", "en-GB", "en-US"]);
      for (const said of Object.values(entry.description_localizations!)) {
        expect(said.length).toBeGreaterThan(0);
        expect(said.length).toBeLessThanOrEqual(100);
      }
    }
    const german = commands.flatMap((spec) => [spec.summary, ...spec.options.map(({ description }) => description)]);
    expect(german.map((told) => wordsIn("de").tell(told)).filter((said) => said.length > 100)).toEqual([]);
  });

  it("hide the feeds and the budget from those who do not manage the server, and nothing that anybody may do", () => {
    const hidden = made.filter(({ default_member_permissions }) => default_member_permissions === "32");
    expect(hidden.map(({ name }) => name)).toEqual(["feed", "budget"]);
  });

  it("keep what the document does not know: names, required first, 25 options, 8,000 characters", () => {
    for (const entry of all(made)) {
      expect(entry.options?.length ?? 0).toBeLessThanOrEqual(25);
      const required = (entry.options ?? []).map((option) => Boolean((option as { required?: boolean }).required));
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
    const names = all(made.filter(({ type }) => type === 1)).map(({ name }) => name);
    expect(names.filter((name) => !/^[-_a-z0-9]{1,32}$/.test(name))).toEqual([]);
    for (const command of made.filter(({ type }) => type === 1)) {
      const size = all([command]).reduce(
        (sum, { name, description_localizations = {} }) =>
          sum + name.length + Math.max(0, ...Object.values(description_localizations).map((text) => text.length)),
        0,
      );
      expect(size).toBeLessThan(8000);
    }
  });

  it("offer completion where the core has some, and choices where they are fixed", () => {
    const deeper = made.find(({ name }) => name === "deeper")!.options!;
    expect(deeper.map(({ name, autocomplete }) => [name, autocomplete])).toEqual([
      ["story", true],
      ["angle", true],
    ]);
    const lens = made.find(({ name }) => name === "digest")!.options!.find(({ name }) => name === "lens")!;
    expect(
      (lens.options as { name: string; choices?: unknown[] }[]).find(({ name }) => name === "length")!.choices,
    ).toHaveLength(4);
  });
});
