// The import table: which room may import what of ours. A room without a row fails.
import { adapters, importsOf, roomOf, sources, type Import } from "./read.ts";

/** From the ground up; `X:types` allows types only. Every room may import those it names, and nothing else of ours. */
export const TABLE: Readonly<Record<string, readonly string[]>> = {
  words: [],
  core: ["words"],
  language: ["core"],
  net: ["words", "core"],
  platform: ["words", "core", "language"],
  verify: ["words", "core", "language"],
  extract: ["words", "core", "language"],
  feeds: ["words", "core", "language"],
  stories: ["words", "core", "language"],
  model: ["words", "core"],
  write: ["words", "core", "language", "verify", "extract"],
  store: ["words", "core", "language", "platform", "feeds", "model:types"],
  operate: ["words", "core", "platform", "feeds", "store"],
  digest: ["words", "core", "language", "stories", "platform", "store:types"],
  children: ["words", "core", "language", "verify", "extract", "feeds", "stories", "write", "digest"],
  jobs: ["words", "core", "language", "platform", "feeds", "stories", "extract", "digest", "store", "operate"],
  conversation: ["words", "core", "language", "platform", "feeds", "stories", "digest", "jobs", "store:types"],
  app: ["*"],
  cli: ["*", "main"],
  main: ["cli", "core"],
};

/** Imports of ours that the table does not allow. */
export const wrongImports = (room: string): Import[] => {
  const allowed = TABLE[room] ?? [];
  return sources
    .filter((file) => roomOf(file) === room)
    .flatMap(importsOf)
    .filter(({ target }) => target.startsWith("src/"))
    .filter(({ target, typeOnly }) => {
      const other = roomOf(target);
      if (other === room || allowed.includes(other)) return false;
      if (allowed.includes("*")) return other === "main" || (room === "app" && other === "cli");
      return !(allowed.includes(`${other}:types`) && typeOnly);
    });
};

/** How many imports lead from each room to each other one. */
export function arrows(): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { file, target } of [...sources, ...adapters].flatMap(importsOf)) {
    if (!target.startsWith("src/") && !target.startsWith("adapters/")) continue;
    const [from, to] = [roomOf(file), roomOf(target)];
    if (from === to) continue;
    const row = found.get(from) ?? new Map<string, number>();
    found.set(from, row.set(to, (row.get(to) ?? 0) + 1));
  }
  return found;
}
