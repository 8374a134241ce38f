// How fast the index of stories passes on: from the SIGKILL of its owner to the next report placed.
import { article } from "../../test/support/news.ts";
import { inventReport } from "../../test/support/press.ts";
import { until } from "../../test/support/processes.ts";
import { median, option, print, table } from "../figures.ts";
import { LONG_MS, type Stage, onStage } from "./stage.ts";

const REPORTS = 20;

function saveReport(store: Stage["press"]["store"], feedId: string, n: number): Promise<string> {
  const { title, text } = inventReport();
  const { id: _id, sentences: _sentences, storyId: _story, seenAt, ...held } = article(`saved-${n}`, text, { title });
  return store.articles.save(store.db, { ...held, published: seenAt, feedId, contentHash: `saved-${n}` }, new Date());
}

const once = async ({ press, start }: Stage): Promise<{ lease: number; placed: number; lost: number }> => {
  const { db } = press.store;
  const holder = async (name: string) =>
    (await db.selectFrom("leases").select("holder").where("name", "=", name).executeTakeFirst())?.holder;
  const feed = await press.tenant("one");
  const owner = await start("watch");
  await until(
    async () => (await holder("clustering")) !== undefined,
    LONG_MS,
    () => "nobody clusters",
  );
  const before = await holder("clustering");
  await start("watch");
  await until(
    async () => (await holder("clustering:next")) !== undefined,
    LONG_MS,
    () => "nobody follows",
  );
  const inStories = async () =>
    (await db.selectFrom("articles").select("id").where("story_id", "is not", null).execute()).length;
  await press.publish(feed, REPORTS);
  await until(async () => (await inStories()) > 0, LONG_MS, inStories);
  const killed = Date.now();
  await owner.end("SIGKILL");
  // As a page that was read leaves them: the reading has its own way to be taken up.
  const ids = await Promise.all(Array.from({ length: REPORTS }, (_, n) => saveReport(press.store, feed, n)));
  const taken = async () => ![undefined, before].includes(await holder("clustering"));
  await until(taken, LONG_MS, () => "nobody took over");
  const lease = Date.now() - killed;
  const waiting = async () =>
    (await db.selectFrom("articles").select("id").where("id", "in", ids).where("story_id", "is", null).execute())
      .length;
  await until(async () => (await waiting()) === 0, LONG_MS, waiting);
  const placed = Date.now() - killed;
  await until(async () => (await inStories()) === 2 * REPORTS, LONG_MS, inStories).catch(() => 0);
  return { lease, placed, lost: 2 * REPORTS - (await inStories()) };
};

export async function handover(): Promise<void> {
  const runs: Awaited<ReturnType<typeof once>>[] = [];
  for (let run = 0; run < Number(option("runs") ?? 3); run += 1) runs.push(await onStage(once));
  const seconds = (of: (run: (typeof runs)[number]) => number): string => {
    const all = runs.map((run) => of(run) / 1000);
    return `${median(all).toFixed(1)} (at most ${Math.max(...all).toFixed(1)})`;
  };
  print(`From the SIGKILL of the process that puts reports into stories, seconds, ${runs.length} runs (bar: 10):`);
  table(
    ["another has the lease", "and has placed what came meanwhile", `lost of ${2 * REPORTS} reports each`],
    [
      [
        seconds(({ lease }) => lease),
        seconds(({ placed }) => placed),
        String(runs.reduce((sum, { lost }) => sum + lost, 0)),
      ],
    ],
  );
}
