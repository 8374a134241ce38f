// A MessageLog that lives in memory: same promises as the stored one, no database.
import type { LogEntry, LogQuery, Message, MessageLog } from "../../src/platform/index.ts";

/** `now` gives the time of each append and edit; entries are numbered `m1`, `m2`, ... in the order they were said. */
export function memoryLog(now: () => Date = () => new Date()): MessageLog {
  const entries: LogEntry[] = [];
  const versions: { id: string; message: Message; at: Date }[] = [];
  let count = 0;
  const byId = (id: string) => entries.find((entry) => entry.id === id);
  const byKey = (channel: string, key: string) =>
    entries.find((entry) => entry.channel === channel && entry.key === key);

  return {
    async append(entry) {
      const known = byKey(entry.channel, entry.key);
      if (known) return known;
      const added: LogEntry = { ...entry, id: `m${(count += 1)}`, at: now(), editedAt: undefined };
      entries.push(added);
      return added;
    },
    async edit(id, message) {
      const entry = byId(id);
      if (!entry) return undefined;
      if ("message" in entry.body) versions.push({ id, message: entry.body.message, at: entry.editedAt ?? entry.at });
      entry.body = { message };
      entry.editedAt = now();
      return entry;
    },
    find: async (channel, key) => byKey(channel, key),
    get: async (id) => byId(id),
    async list(channel, { thread, before, limit, from, until, about }) {
      const wanted = entries.filter(
        (entry) =>
          entry.channel === channel &&
          entry.thread === thread &&
          (!from || entry.at >= from) &&
          (!until || entry.at < until) &&
          (!about || isAbout(entry, about)),
      );
      const end = before === undefined ? wanted.length : wanted.findIndex((entry) => entry.id === before);
      return wanted.slice(0, Math.max(end, 0)).slice(-limit);
    },
    versions: async (wanted) => versions.filter(({ id }) => id === wanted).map(({ message, at }) => ({ message, at })),
    async days(channel, timeZone, from, until, about) {
      const days = entries
        .filter(
          (entry) =>
            entry.channel === channel &&
            entry.thread === undefined &&
            entry.at >= from &&
            entry.at < until &&
            (!about || isAbout(entry, about)),
        )
        .map(({ at }) => at.toLocaleDateString("sv-SE", { timeZone }));
      return [...Map.groupBy(days, (day) => day)].map(([day, all]) => ({ day, count: all.length })).toReversed();
    },
    async replies(threads) {
      const counts = new Map<string, { count: number; last: Date }>();
      for (const { thread, at } of entries) {
        if (thread === undefined || !threads.includes(thread)) continue;
        counts.set(thread, { count: (counts.get(thread)?.count ?? 0) + 1, last: at });
      }
      return counts;
    },
    async forget(which) {
      const heads = entries.filter((entry) => "author" in which && entry.author.id === which.author);
      const gone = (entry: LogEntry): boolean =>
        "entry" in which
          ? entry.id === which.entry || entry.thread === which.entry
          : "channel" in which
            ? entry.channel === which.channel
            : heads.some(({ id }) => id === entry.id || id === entry.thread);
      entries.splice(0, entries.length, ...entries.filter((entry) => !gone(entry)));
    },
    follow() {},
    channels: async () => [...new Set(entries.map((entry) => entry.channel))],
  };
}

function isAbout({ body }: LogEntry, about: NonNullable<LogQuery["about"]>): boolean {
  const story = "message" in body ? body.message.story : undefined;
  if (!story) return false;
  if ("stories" in about) return about.stories.includes(story.id);
  if ("story" in about) return story.id === about.story;
  return story.reports.some(({ outlet, feed }) =>
    "outlet" in about ? outlet === about.outlet : feed !== undefined && about.feeds.includes(feed),
  );
}
