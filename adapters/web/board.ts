// The channels and threads of the page: the message log, and open pages told of every change.
import type {
  LogEntry,
  LogQuery,
  Message,
  MessageLog,
  OwnChannel,
  OwnChannels,
  Person,
  Words,
} from "../../src/platform/index.ts";
import { newsOf } from "./card.ts";
import { isOnesOwn } from "./channels.ts";
import type { Live } from "./live.ts";
import { summaryOf } from "./place.ts";
import { renderEdited, renderPost, renderReply, type Posting } from "./post.ts";
import type { View } from "./view.ts";

const PAGE = 20;
const SHOWN_REPLIES = 3;
/** A thread longer than this is read from its end. */
const WHOLE_THREAD = 500;

/** What an open page needs to show an entry: the same for a live event and for the end of an answer. */
export interface Shown {
  id: string;
  channel: string;
  thread: string | undefined;
  html: string;
  /** One line to announce. */
  summary: string;
  /** Replies of its thread by now; 0 for a post. */
  count: number;
  /** What the card of its thread says of it, where it is news. */
  news?: string;
}

export interface Board {
  /** Appends once per key; a second call with the same key gives the first entry and shows nothing again. */
  say(entry: Omit<LogEntry, "id" | "at" | "editedAt">): Promise<LogEntry>;
  /** Undefined when there is no such entry. */
  edit(id: string, message: Message): Promise<LogEntry | undefined>;
  /** Takes an entry of a channel away, with its thread, also from open pages; false where it is not there. */
  remove(channel: string, id: string): Promise<boolean>;
  get(id: string): Promise<LogEntry | undefined>;
  find(channel: string, key: string): Promise<LogEntry | undefined>;
  shown(entry: LogEntry, words: Words): Promise<Shown>;
  /** A page of a channel, or of some of its posts, newest first, each with its last replies. */
  page(
    channel: string,
    which?: Pick<LogQuery, "before" | "from" | "until" | "about">,
  ): Promise<{ posts: Posting[]; older: string | undefined }>;
  /** The newest post about a story, in any channel. */
  newestAbout(story: string): Promise<string | undefined>;
  /** One post with its whole thread; for a reply, the post it stands under. */
  post(id: string): Promise<Posting | undefined>;
  /** When the newest post of a channel came; undefined where there is none. */
  newestAt(channel: string): Promise<Date | undefined>;
  /** What a post said before its edits, oldest first. */
  versions: MessageLog["versions"];
  /** Days with posts in a channel. */
  days: MessageLog["days"];
  /** Everybody's channels, and those of one reader. */
  channels(reader?: Pick<Person, "id">): Promise<OwnChannel[]>;
  /** Shows to the pages open here what was said in another process; `undefined`: they must look for themselves. */
  heard(change: { id: string; edited: boolean } | undefined): Promise<void>;
}

export function createBoard(messages: MessageLog, live: Live, view: View, own: Pick<OwnChannels, "list">): Board {
  const countOf = async ({ thread }: LogEntry): Promise<number> =>
    thread === undefined ? 0 : ((await messages.replies([thread])).get(thread)?.count ?? 0);

  function showing(entry: LogEntry, count: number, words: Words): Shown {
    const { id, channel, thread } = entry;
    const read = { ...view, level: 3 as const, words };
    const html = thread === undefined ? renderPost(entry, { shown: [], count: 0 }, read) : renderReply(entry, read);
    const news = thread === undefined ? "" : newsOf([entry], read).toString().trim();
    return { id, channel, thread, html: html.toString(), summary: summaryOf(entry), count, ...(news && { news }) };
  }

  async function show(entry: LogEntry, edited: boolean): Promise<void> {
    const { id } = entry;
    // Open pages are told of everything that happens, whoever reads them.
    if (isOnesOwn(entry.channel)) return;
    if (edited) {
      return live.push("edit", (words) => ({
        id,
        html: renderEdited(entry, { ...view, level: 3, words }).toString(),
        summary: summaryOf(entry),
      }));
    }
    const count = await countOf(entry);
    live.push("entry", (words) => showing(entry, count, words));
  }

  return {
    shown: async (entry, words) => showing(entry, await countOf(entry), words),
    async heard(change) {
      if (!change) return live.forget();
      const entry = await messages.get(change.id);
      if (entry) await show(entry, change.edited);
    },
    async remove(channel, id) {
      if ((await messages.get(id))?.channel !== channel) return false;
      await messages.forget({ entry: id });
      live.push("gone", () => ({ id }));
      return true;
    },
    get: (id) => messages.get(id),
    find: (channel, key) => messages.find(channel, key),
    async say(entry) {
      const known = await messages.find(entry.channel, entry.key);
      if (known) return known;
      const added = await messages.append(entry);
      await show(added, false);
      return added;
    },
    async edit(id, message) {
      const entry = await messages.edit(id, message);
      if (!entry) return undefined;
      await show(entry, true);
      return entry;
    },
    async newestAbout(story) {
      for (const { id: channel } of await this.channels()) {
        const newest = (await messages.list(channel, { about: { story }, limit: 1 })).at(-1);
        if (newest) return newest.id;
      }
      return undefined;
    },

    async page(channel, which = {}) {
      const entries = await messages.list(channel, { ...which, limit: PAGE + 1 });
      const page = entries.slice(-PAGE);
      const counts = await messages.replies(page.map((entry) => entry.id));
      const posts = page.map(async (entry): Promise<Posting> => {
        const count = counts.get(entry.id)?.count ?? 0;
        const replies = count === 0 ? [] : await messages.list(channel, { thread: entry.id, limit: SHOWN_REPLIES });
        return { entry, thread: { shown: replies, count } };
      });
      return {
        posts: (await Promise.all(posts)).toReversed(),
        older: entries.length > PAGE ? page[0]?.id : undefined,
      };
    },
    async post(id) {
      const found = await messages.get(id);
      const entry = found?.thread === undefined ? found : await messages.get(found.thread);
      if (!entry) return undefined;
      const replies = await messages.list(entry.channel, { thread: entry.id, limit: WHOLE_THREAD });
      return { entry, thread: { shown: replies, count: replies.length } };
    },
    versions: (id) => messages.versions(id),
    days: (...which) => messages.days(...which),
    newestAt: async (channel) => (await messages.list(channel, { limit: 1 })).at(-1)?.at,
    async channels(reader) {
      const [list, said] = await Promise.all([own.list(), reader ? messages.list(reader.id, { limit: 1 }) : []]);
      return [...list, ...said.map(({ channel: id }) => ({ id, name: id }))];
    },
  };
}
