// Who may import whom: each room has its row, adapters one door, each library one home.
import { describe, expect, it } from "vitest";
import { adapters, importsOf, roomOf, sources } from "./read.ts";
import { TABLE, wrongImports } from "./table.ts";

describe("the import table", () => {
  it("has a row for every room, and none for a room that is not there", () => {
    expect([...new Set(sources.map(roomOf))].toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  it("has nothing loose in src but main", () => {
    expect(sources.filter((file) => file.split("/").length === 2)).toEqual(["src/main.ts"]);
  });

  it.each(Object.keys(TABLE))("%s imports only what it may", (room) => {
    expect(wrongImports(room)).toEqual([]);
  });

  it("never climbs: no room imports one that stands below it in the table", () => {
    const rooms = Object.keys(TABLE);
    // The launcher of the installed package stands above main, which it starts.
    const climbing = rooms.flatMap((room, at) =>
      TABLE[room]!.filter(
        (other) => !["*", "main"].includes(other) && rooms.indexOf(other.replace(":types", "")) >= at,
      ),
    );
    expect(climbing).toEqual([]);
  });

  it("lets adapters touch one door of the core, and never each other", () => {
    const wrong = adapters
      .flatMap(importsOf)
      .filter(
        ({ target }) => target.startsWith("src/") || target.startsWith("adapters/") || target.startsWith("sample/"),
      )
      .filter(({ file, target }) => target !== "src/platform/index.ts" && roomOf(target) !== roomOf(file))
      // Their table names them all, by what each says of itself.
      .filter(({ file, target }) => file !== "adapters/index.ts" || !/^adapters\/\w+\/descriptor\.ts$/.test(target));
    expect(wrong).toEqual([]);
  });

  it("lets only the composition root import adapters, and only their table", () => {
    const taken = sources.flatMap(importsOf).filter(({ target }) => target.startsWith("adapters/"));
    expect(taken.map(({ file, target }) => [file, target])).toEqual([["src/app/platforms.ts", "adapters/index.ts"]]);
  });

  it("uses each third-party library in one room", () => {
    const users = new Map<string, Set<string>>();
    for (const { file, target } of [...sources, ...adapters].flatMap(importsOf)) {
      if (target.startsWith("node:") || target.startsWith("#") || /^(src|adapters|sample|prompts)\b/.test(target))
        continue;
      const library = target.startsWith("@") ? target.split("/").slice(0, 2).join("/") : (target.split("/")[0] ?? "");
      users.set(library, (users.get(library) ?? new Set()).add(roomOf(file)));
    }
    // Schemas and bounded memories are a language of the house; markup is read wherever bytes come in, feeds written where they go out.
    const shared = new Set(["feedsmith", "zod", "lru-cache", "htmlparser2", "entities", "tldts", "iconv-lite"]);
    const several = [...users]
      .filter(([library, rooms]) => rooms.size > 1 && !shared.has(library))
      .map(([library, rooms]) => [library, ...rooms]);
    expect(several).toEqual([]);
  });
});
