// Tags of a channel's feeds as they are kept, and the feeds that bear one. Pure.
import { sameSpelling } from "../language/mentions.ts";

/** By the feeds' ids, the tags of each with commas between. */
export type Tags = Readonly<Record<string, string>>;

const APART = /[,;、，]/;

/** The tags that stand in one text. */
export const tagsIn = (held: string): string[] =>
  held
    .split(APART)
    .map((tag) => tag.trim())
    .filter(Boolean);

/** Names of folders as one text: what parts tags is no part of one. */
export const tagsAsText = (tags: readonly string[]): string =>
  tags
    .map((tag) => tagsIn(tag).join(" "))
    .filter(Boolean)
    .join(", ");

/** The feeds that bear one of these tags, however it is spelled. */
export const feedsBearing = (tags: Tags, wanted: readonly string[]): string[] =>
  Object.entries(tags).flatMap(([feed, held]) =>
    tagsIn(held).some((tag) => wanted.some((one) => sameSpelling(tag, one))) ? [feed] : [],
  );
