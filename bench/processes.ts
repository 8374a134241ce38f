// Several processes on one Postgres: what a second one adds, and how the living take over.
// Also whether everything is told once while they are killed. Run: node bench/processes.ts [part...] [--minutes N]
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { doubled, startChat } from "../test/support/chat-double.ts";
import { freshDatabase } from "../test/support/server.ts";
import { type Press, inventReport, openPress } from "../test/support/press.ts";
import { type RunningProcess, startProcess, until } from "../test/support/processes.ts";
import { randomFrom } from "../test/support/random.ts";
import { median, option, print, table } from "./figures.ts";

const LONG_MS = 600_000;
const PARTS = ["throughput", "takeover", "fair", "kills"];
const parts = process.argv.slice(2).filter((word) => PARTS.includes(word));
const wanted = (part: string): boolean => parts.length === 0 || parts.includes(part);

interface Stage {
  press: Press;
  chat: Awaited<ReturnType<typeof startChat>>;
  start(role: string, settings?: Record<string, string>, prefix?: string[]): Promise<RunningProcess>;
}

/** A database, a chat and a press of its own for each measurement. */
async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const [database, chat] = await Promise.all([freshDatabase(), startChat()]);
  const processes: RunningProcess[] = [];
  const press = await openPress(database.url);
  try {
    return await play({
      press,
      chat,
      async start(role, settings = {}, prefix = []) {
        const all = { ROLE: role, DATABASE_URL: database.url, CHAT_URL: chat.url };
        const started = await startProcess({ ...all, ...settings }, prefix);
        processes.push(started);
        return started;
      },
    });
  } finally {
    await Promise.all(processes.map((running) => running.end("SIGKILL")));
    await press.close();
    await chat.close();
    await database.drop();
  }
}

const allow = (url: string): Record<string, string> => ({ ALLOW_PRIVATE_HOSTS: new URL(url).host });

/** A web server; `answer` may leave a request hanging. */
async function serve(answer: (path: string, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    asked.push(request.url ?? "");
    answer(request.url ?? "", response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page as news sites send them: about 60 kB, of which the report is a small part. */
function pageOf(title: string): string {
  const paragraphs = Array.from({ length: 12 }, () => `<p>${inventReport(5).text}</p>`).join("\n");
  const links = Array.from(
    { length: 250 },
    (_, n) => `<li class="nav-item"><a href="/section/${n}"><span>Section ${n}</span></a></li>`,
  );
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><ul>${links.join("\n")}</ul></nav>
<article><h1>${title}</h1>${paragraphs}</article><aside><ul>${links.join("\n")}</ul></aside><footer>${links.join(" ")}</footer></body></html>`;
}

/** What a process gets of one core, so that two of them, Postgres and this bench fit the cores of a small machine. */
const SHARE = Number(option("share") ?? 0.3);
const CPU_GROUPS = "/sys/fs/cgroup/cpu";

/**
 * The command that gives a process and its children a small machine of their own: a control group (Linux, version 1) with SHARE of a
 * core. Without the right to make one, a core each, which they share with everything else.
 */
function machineOf(number: number): string[] {
  const group = `${CPU_GROUPS}/footnote-bench-${number}`;
  try {
    mkdirSync(group, { recursive: true });
    writeFileSync(`${group}/cpu.cfs_quota_us`, String(SHARE * 100_000));
  } catch {
    return ["taskset", "-c", String(number)];
  }
  return ["sh", "-c", `echo $$ > ${group}/cgroup.procs && exec "$@"`, "sh"];
}

async function throughput(): Promise<void> {
  const items = Number(option("items") ?? 200);
  const pairs = Number(option("pairs") ?? 5);
  const pages = await serve(
    (path, response) =>
      void response.writeHead(200, { "content-type": "text/html" }).end(pageOf(decodeURIComponent(path.slice(1)))),
  );
  const measure = (count: number): Promise<number> =>
    onStage(async ({ press, start }) => {
      const feed = await press.tenant("one");
      await Promise.all(
        Array.from({ length: count }, (_, machine) => start("watch", allow(pages.url), machineOf(machine))),
      );
      await wait(2_000);
      const began = performance.now();
      await press.publish(feed, items, (title) => `${pages.url}/${encodeURIComponent(title)}`);
      const told = async () =>
        Number(
          (await sql<{ n: number }>`select count(*)::int as n from deliveries`.execute(press.store.db)).rows[0]?.n,
        );
      await until(async () => (await told()) === items, LONG_MS, told);
      return items / ((performance.now() - began) / 1000);
    });
  const rows: number[][] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // Interleaved, and each order as often as the other: what else the machine does falls on both.
    const order = pair % 2 === 0 ? [1, 2] : [2, 1];
    const rate: Record<number, number> = {};
    for (const count of order) rate[count] = await measure(count);
    rows.push([rate[1]!, rate[2]!, rate[2]! / rate[1]!]);
    print(
      `pair ${pair + 1}: ${rows
        .at(-1)!
        .map((figure) => figure.toFixed(2))
        .join(", ")}`,
    );
  }
  await pages.close();
  for (const machine of [0, 1]) {
    const group = `${CPU_GROUPS}/footnote-bench-${machine}`;
    if (existsSync(group)) rmdirSync(group);
  }
  const column = (at: number) => median(rows.map((row) => row[at]!)).toFixed(2);
  print(`Pages read, extracted, clustered, analysed and put on their way; ${items} items, ${pairs} pairs, medians:`);
  table(
    ["", "items/s"],
    [
      ["1 watch process", column(0)],
      ["2 watch processes", column(1)],
      ["ratio within a pair", column(2)],
    ],
  );
  print();
}

/** Two that run; the second sleeps, so that the first gets the work. */
async function pair(start: Stage["start"], role: string, settings: Record<string, string> = {}) {
  const first = await start(role, settings);
  const second = await start(role, settings);
  second.signal("SIGSTOP");
  return [first, second] as const;
}

/** Milliseconds from the kill of the process that had the work until another has taken it. */
async function takeover(): Promise<void> {
  print("From the SIGKILL of a process until another has its work, seconds:");
  const row = (what: string, ms: number): void => print(`${what}: ${(ms / 1000).toFixed(1)}`);
  const killed = async (dead: RunningProcess, taken: () => boolean | Promise<boolean>) => {
    await dead.end("SIGKILL");
    return until(taken, LONG_MS, () => "nobody took over");
  };

  const model = await serve(() => {});
  row(
    "a story (at the model)",
    await onStage(async ({ press, start }) => {
      const settings = { MODEL_BASE_URL: `${model.url}/v1`, MODEL_DEEP: "test" };
      const [first, second] = await pair(start, "watch", settings);
      await press.publish(await press.tenant("one"), 1);
      await until(
        () => model.asked.length > 0,
        LONG_MS,
        () => "the model was not asked",
      );
      second.signal("SIGCONT");
      const before = model.asked.length;
      return killed(first, () => model.asked.length > before);
    }),
  );
  await model.close();

  const pages = await serve(() => {});
  row(
    "an item (at its page)",
    await onStage(async ({ press, start }) => {
      const [first, second] = await pair(start, "watch", allow(pages.url));
      await press.publish(await press.tenant("one"), 1, () => `${pages.url}/page`);
      await until(
        () => pages.asked.length > 0,
        LONG_MS,
        () => "the page was not asked for",
      );
      second.signal("SIGCONT");
      return killed(first, () => pages.asked.length > 1);
    }),
  );
  await pages.close();

  row(
    "a delivery (posted, not recorded; grace 5 s)",
    await onStage(async ({ press, chat, start }) => {
      chat.behave = () => "silence";
      await start("watch");
      const [first, second] = await pair(start, "serve");
      await press.publish(await press.tenant("one"), 1);
      await until(
        () => chat.posts.length > 0,
        LONG_MS,
        () => "nothing was posted",
      );
      second.signal("SIGCONT");
      const sent = async () =>
        (await press.store.db.selectFrom("deliveries").select("id").where("state", "=", "sent").execute()).length === 1;
      const ms = await killed(first, sent);
      if (chat.posts.length !== 1) throw new Error(`${chat.posts.length} posts`);
      return ms;
    }),
  );

  const feeds = await serve(() => {});
  row(
    "a feed (at its server)",
    await onStage(async ({ press, start }) => {
      const [first, second] = await pair(start, "watch", allow(feeds.url));
      const feed = await press.tenant("one");
      await press.store.db
        .updateTable("feeds")
        .set({
          url: `${feeds.url}/feed`,
          poll: JSON.stringify({ url: `${feeds.url}/feed` }),
          next_check_at: new Date(),
        })
        .where("id", "=", feed)
        .execute();
      await until(
        () => feeds.asked.length > 0,
        LONG_MS,
        () => "the feed was not asked for",
      );
      second.signal("SIGCONT");
      return killed(first, () => feeds.asked.length > 1);
    }),
  );
  await feeds.close();

  print();
}

async function fair(): Promise<void> {
  const waiting = 10_000;
  const figures = await onStage(async ({ press, chat, start }) => {
    const [big, small] = [await press.tenant("big", 1), await press.tenant("small", 1)];
    const watch = await start("watch");
    await press.publish(big, 1);
    const { db } = press.store;
    const count = async () => (await db.selectFrom("deliveries").select("id").execute()).length;
    await until(async () => (await count()) === 1, LONG_MS, count);
    await sql`insert into deliveries (id, tenant, channel_key, kind, target, payload, state, not_before_at, created_at)
      select 'many' || n, tenant, tenant || '|c' || (n % 100), kind,
        jsonb_set(target, '{channel}', to_jsonb('c' || (n % 100))), payload, state, not_before_at, created_at
      from deliveries, generate_series(1, ${waiting}::int) as n`.execute(db);
    await press.publish(small, 1);
    await until(async () => (await count()) === waiting + 2, LONG_MS, count);
    await watch.end();
    chat.behave = () => ({ afterMs: 100 });
    await start("serve");
    const began = Date.now();
    const first = () => chat.posts.findIndex(({ tenant }) => tenant === "chat:small");
    const ms = await until(
      () => first() >= 0,
      LONG_MS,
      () => chat.posts.length,
    );
    const place = first();
    await wait(10_000);
    return { ms, place, rate: chat.posts.length / ((Date.now() - began) / 1000) };
  });
  print(`One delivery behind ${waiting} of another tenant (a chat that takes 100 ms to answer):`);
  table(
    ["posted after", "as number", "posts/s meanwhile"],
    [[`${(figures.ms / 1000).toFixed(1)} s`, `${figures.place + 1}`, figures.rate.toFixed(1)]],
  );
  print();
}

async function kills(): Promise<void> {
  const minutes = Number(option("minutes") ?? 3);
  const seed = Number(option("seed") ?? Date.now() % 1_000_000);
  print(`Random kills for ${minutes} minutes, seed ${seed}: two watch, two serve, one all; 5 % of answers lost.`);
  const random = randomFrom(seed);
  await onStage(async ({ press, chat, start }) => {
    const [big, small] = [await press.tenant("big", 2), await press.tenant("small")];
    const roles = ["watch", "watch", "serve", "serve", "all"];
    const alive = await Promise.all(roles.map((role) => start(role)));
    chat.behave = () => (random() < 0.05 ? "silence" : { afterMs: random() * 50 });
    const published = new Map<string, { at: number; channels: string[] }>();
    const end = Date.now() + minutes * 60_000;
    let killed = 0;
    while (Date.now() < end) {
      for (const title of await press.publish(big, 1 + Math.floor(random() * 12)))
        published.set(title, { at: Date.now(), channels: ["big-0", "big-1"] });
      for (const title of await press.publish(small, 1))
        published.set(title, { at: Date.now(), channels: ["small-0"] });
      await wait(500 + random() * 6_000);
      const victim = Math.floor(random() * alive.length);
      await alive[victim]!.end("SIGKILL");
      killed += 1;
      alive[victim] = await start(roles[victim]!);
    }
    const missing = () =>
      [...published].flatMap(([title, { channels }]) =>
        channels.filter((name) => !chat.posts.some((post) => post.channel === name && post.text.includes(title))),
      );
    await until(() => missing().length === 0, 180_000, missing).catch(() => 0);
    const waited = (channel: string) =>
      chat.posts
        .filter((post) => post.channel === channel)
        .map((post) => post.at - ([...published].find(([title]) => post.text.includes(title))?.[1].at ?? post.at))
        .toSorted((a, b) => a - b);
    const words = (channel: string) => {
      const all = waited(channel);
      return [
        channel,
        `${all.length}`,
        `${(median(all) / 1000).toFixed(1)}`,
        `${((all.at(-1) ?? 0) / 1000).toFixed(1)}`,
      ];
    };
    table(
      ["kills", "stories", "posts", "doubled", "missing"],
      [
        [
          `${killed}`,
          `${published.size}`,
          `${chat.posts.length}`,
          `${doubled(chat.posts).length}`,
          `${missing().length}`,
        ],
      ],
    );
    table(["channel", "posts", "median s", "longest s"], ["big-0", "big-1", "small-0"].map(words));
    print();
    if (missing().length > 0 || doubled(chat.posts).length > 0) process.exitCode = 1;
  });
}

if (wanted("throughput")) await throughput();
if (wanted("takeover")) await takeover();
if (wanted("fair")) await fair();
if (wanted("kills")) await kills();
