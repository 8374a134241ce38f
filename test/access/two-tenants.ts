// Two workspaces in one installation: the real bot with its real store and log, publishers in memory, and everything it says kept.
import { vi } from "vitest";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { type Bot, createBot } from "../../src/app/bot.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import type { TellPorts } from "../../src/jobs/outgoing.ts";
import { tell } from "../../src/jobs/tell.ts";
import { readFeed } from "../../src/feeds/read.ts";
import { createLogger } from "../../src/operate/log.ts";
import { BotError, type ChannelRef, type Person, type Place, type Reply, plain } from "../../src/platform/index.ts";
import type { FetchAnswer } from "../../src/core/ports.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { fakePlatform } from "../support/platform.ts";
import { plainBot } from "../support/bot.ts";

export const admin: Person = { id: "u1", name: "Ana", role: "admin", language: undefined };

export const channelOf = (tenant: string): ChannelRef => ({
  platform: "fake",
  tenant: `fake:${tenant}`,
  channel: "news",
  kind: "channel",
});
export const placeOf = (tenant: string, thread?: string): Place => ({
  tenant: `fake:${tenant}`,
  channel: channelOf(tenant),
  thread,
});

export interface Published {
  title: string;
  link?: string;
  items: { title: string; text: string }[];
}

const rss = ({ title, link, items }: Published): string =>
  `<rss version="2.0"><channel><title>${title}</title><link>${link ?? "https://outlet.example/"}</link>${items
    .map(
      (item, n) =>
        `<item><guid>${item.title}</guid><title>${item.title}</title><link>https://outlet.example/${n}/${encodeURIComponent(item.title)}</link><description>${item.text}</description></item>`,
    )
    .join("")}</channel></rss>`;

export type TwoTenants = Awaited<ReturnType<typeof openTwoTenants>>;

export async function openTwoTenants() {
  const clock = testClock();
  const store: Store = await homes.at(-1)!.open(() => clock.now());
  await store.jobs.start();
  const platform = fakePlatform();
  const log: string[] = [];
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    log.push(String(chunk));
    return true;
  });
  const published = new Map<string, Published | { status: number; location?: string }>();
  const fetched: string[] = [];
  const fetch = async (url: string): Promise<FetchAnswer> => {
    fetched.push(url);
    const held = published.get(url);
    if (!held) throw new BotError("fetch_failed", "The site cannot be reached.", { retryable: true });
    if (!("items" in held)) return { status: held.status, url, hops: [], headers: {}, body: new Uint8Array() };
    const body = new TextEncoder().encode(rss(held));
    return { status: 200, url, hops: [], headers: { "content-type": "application/rss+xml" }, body };
  };
  const logger = createLogger("debug", []);
  const analyst = createExtractAnalyst();
  const analysed: string[] = [];
  const counting: typeof analyst = {
    ...analyst,
    analyse: async (story, ...rest) => {
      analysed.push(story.articles.map((article) => article.title).join(" + "));
      return analyst.analyse(story, ...rest);
    },
  };
  const extractor = {
    extract: async () => ({
      title: "A page of its own",
      byline: undefined,
      published: undefined,
      language: "en",
      text: pageText.text,
      picture: undefined,
      siteName: undefined,
      canonicalUrl: undefined,
    }),
    close: async () => {},
  };
  const pageText = { text: "A page that nobody asked for." };
  const shared = { store, clock, log: logger };
  const tellPorts: TellPorts = {
    store,
    clock,
    analyst: counting,
  };
  const botPorts = {
    ...plainBot(clock),
    ...shared,
    platforms: [platform],
    analyst: counting,
    fetch,
    readFeed,
    extractor,
    sample: { tenant: "web:site", isOn: async () => true, set: async () => void samples.push("set") },
  } as Parameters<typeof createBot>[0];
  const samples: string[] = [];
  const bot: Bot = createBot(botPorts);
  /** The same, where members may not add feeds. */
  const strict: Bot = createBot({ ...botPorts, membersMayAdd: false });

  let calls = 0;
  /** Each call comes a moment after the last: nobody asks faster than is answered. */
  const callId = () => {
    clock.advance(2_000);
    return `call-${(calls += 1)}`;
  };
  /** Everything an answer holds, its buttons and its visibility too, as one text; and its words alone. */
  const whole = async (reply: Reply | undefined): Promise<{ json: string; words: string; visibility: string }> => {
    if (!reply) return { json: "", words: "", visibility: "none" };
    const steps = [];
    let words = "";
    for await (const step of reply.steps) {
      steps.push(step);
      if (step.kind === "done") words = plain(step.message);
    }
    return { json: JSON.stringify(steps), words, visibility: reply.visibility };
  };
  const command = async (at: Place, line: string, person = admin) =>
    whole(await bot.inbox.command({ place: at, person, callId: callId(), line }));
  const press = async (at: Place, actionId: string, person = admin) =>
    whole(await bot.inbox.action({ place: at, person, callId: callId(), actionId, message: undefined }));
  const turn = async (at: Place, text: string, rest: { person?: Person; callId?: string } = {}) =>
    whole(
      await bot.inbox.turn({
        place: at,
        person: rest.person ?? admin,
        callId: rest.callId ?? callId(),
        text,
        mentionsBot: true,
        addressesOther: false,
        earlier: [],
      }),
    );

  /** Looks at every feed, reads what is new, puts it into stories, tells and delivers them. */
  const round = async () => {
    clock.advance(3_600_000);
    await bot.polling.round();
    for (const itemId of await store.items.unread(clock.now())) await bot.read(itemId);
    await bot.cluster();
    for (const storyId of await store.stories.seenSince(new Date(0))) await tell(tellPorts, storyId);
    const ports = { store, platforms: new Map([["fake", platform]]), clock, log: logger };
    for (const due of await store.outbox.due(clock.now())) {
      await deliver(ports as Parameters<typeof deliver>[0], due.id);
    }
  };
  return {
    store,
    clock,
    bot,
    strict,
    platform,
    published,
    fetched,
    analysed,
    samples,
    pageText,
    /** What the real log wrote at level debug. */
    log,
    command,
    press,
    turn,
    whole,
    round,
    callId,
    async close() {
      stderr.mockRestore();
      await store.jobs.stop(0);
      await store.close();
    },
  };
}

/** A short text that is the same as long as no row of our tables changed; `of` says which rows count. */
export async function fingerprint({ db }: Store, of: (row: string) => boolean = () => true): Promise<string> {
  const { sql } = await import("kysely");
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not in ('cache', 'kysely_migration', 'kysely_migration_lock')
    order by 1`.execute(db);
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} as t order by 1`.execute(
      db,
    );
    const kept = rows.map(({ row }) => row).filter(of);
    parts.push(`${name}:${kept.join("\n")}`);
  }
  return parts.join("\n\n");
}
