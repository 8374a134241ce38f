// What a reader with a key has read and saved, as their pages show it.
import type { LogEntry, Shelves, ShelfOwner } from "../../src/platform/index.ts";
import type { Posting } from "./post.ts";
import { html, type Html } from "./html.ts";

export interface Shelf {
  channel: string;
  /** Everything until then is read, and these after it. */
  readUntil: Date;
  read: ReadonlySet<string>;
  saved: ReadonlySet<string>;
  /** Over this post goes the line that parts what is new since the last visit. */
  since: string | undefined;
  /** So many of the posts of this page are unread. */
  unread: number;
  /** Where a form of this page leads back to. */
  back: string;
}

export const isUnread = ({ id, at }: LogEntry, { readUntil, read }: Pick<Shelf, "readUntil" | "read">): boolean =>
  at > readUntil && !read.has(id);

/** `newest`: when the newest post of the channel came. */
export async function shelfOf(
  shelves: Shelves,
  of: ShelfOwner,
  posts: readonly Posting[],
  { channel, newest, back }: { channel: string; newest: Date; back: string },
): Promise<Shelf> {
  const { readUntil, before } = await shelves.visit(of, channel, newest);
  const marked = await shelves.marked(
    of,
    posts.map(({ entry }) => entry.id),
  );
  const old = before && posts.findIndex(({ entry }) => entry.at <= before);
  const since = old !== undefined && old > 0 ? posts[old]?.entry.id : undefined;
  const unread = posts.filter(({ entry }) => isUnread(entry, { readUntil, read: marked.read })).length;
  return { ...marked, channel, readUntil, since, unread, back };
}

/** The form that the buttons of a page's posts belong to, wherever they stand. */
export const shelfForm = ({ channel, back }: Shelf): Html =>
  html`<form id="marks" method="post" action="/mark">
    <input type="hidden" name="channel" value="${channel}" /><input type="hidden" name="back" value="${back}" />
  </form>`;

/** The same for the scripts, by the names under which they would keep it in the browser. */
export const shelfData = ({ channel, readUntil, read, saved }: Shelf): string =>
  JSON.stringify({ saved: [...saved], [`seen:${channel}`]: { upTo: readUntil.toISOString(), read: [...read] } });
