// Starter packs: well-known feeds by topic and language that come along, an OPML file each.
import { readFileSync, readdirSync } from "node:fs";
import { type Outline, readOpml } from "./opml.ts";

// Found from the package: compiled code stands elsewhere than its files.
const folder = new URL("packs/", import.meta.resolve("#package.json"));
const ENDING = ".opml";

/** The names of all packs, in the order of the alphabet. */
export const packNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
  .toSorted();

/** What follows `pack:` in what a person typed; undefined when they did not ask for a pack. */
export const packAsked = (words: string): string | undefined =>
  /^packs?:(.*)$/is.exec(words.trim())?.[1]?.trim().toLowerCase();

/** The feeds of a pack, each with the pack's title as its folder; undefined when there is none of this name. */
export const readPack = (name: string): Outline[] | undefined =>
  packNames.includes(name) ? readOpml(readFileSync(new URL(`${name}${ENDING}`, folder), "utf8")).feeds : undefined;
