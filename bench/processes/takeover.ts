// How fast the living take over: from the SIGKILL of a process until another has its work.
import { until, type RunningProcess } from "../../test/support/processes.ts";
import { print } from "../figures.ts";
import { LONG_MS, type Stage, allow, onStage, serve } from "./stage.ts";

/** Two that run; the second sleeps, so that the first gets the work. */
async function pair(start: Stage["start"], role: string, settings: Record<string, string> = {}) {
  const first = await start(role, settings);
  const second = await start(role, settings);
  second.signal("SIGSTOP");
  return [first, second] as const;
}

/** Milliseconds from the kill until another has taken the work. */
async function killed(dead: RunningProcess, taken: () => boolean | Promise<boolean>): Promise<number> {
  await dead.end("SIGKILL");
  return until(taken, LONG_MS, () => "nobody took over");
}

/** A server that is asked and never answers: whoever has the work waits there. */
async function atServer(what: string, play: (server: Awaited<ReturnType<typeof serve>>) => Promise<number>) {
  const server = await serve(() => {});
  row(what, await play(server));
  await server.close();
}

const asked = (server: { asked: string[] }, fault: string) =>
  until(
    () => server.asked.length > 0,
    LONG_MS,
    () => fault,
  );

const row = (what: string, ms: number): void => print(`${what}: ${(ms / 1000).toFixed(1)}`);

const story = (): Promise<void> =>
  atServer("a story (at the model)", (model) =>
    onStage(async ({ press, start }) => {
      const [first, second] = await pair(start, "watch", { MODEL_BASE_URL: `${model.url}/v1`, MODEL_DEEP: "test" });
      await press.publish(await press.tenant("one"), 1);
      await asked(model, "the model was not asked");
      second.signal("SIGCONT");
      const before = model.asked.length;
      return killed(first, () => model.asked.length > before);
    }),
  );

const item = (): Promise<void> =>
  atServer("an item (at its page)", (pages) =>
    onStage(async ({ press, start }) => {
      const [first, second] = await pair(start, "watch", allow(pages.url));
      await press.publish(await press.tenant("one"), 1, () => `${pages.url}/page`);
      await asked(pages, "the page was not asked for");
      second.signal("SIGCONT");
      return killed(first, () => pages.asked.length > 1);
    }),
  );

async function delivery(): Promise<void> {
  const ms = await onStage(async ({ press, chat, start }) => {
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
    const took = await killed(first, sent);
    if (chat.posts.length !== 1) throw new Error(`${chat.posts.length} posts`);
    return took;
  });
  row("a delivery (posted, not recorded; grace 5 s)", ms);
}

const feed = (): Promise<void> =>
  atServer("a feed (at its server)", (feeds) =>
    onStage(async ({ press, start }) => {
      const [first, second] = await pair(start, "watch", allow(feeds.url));
      const id = await press.tenant("one");
      const url = `${feeds.url}/feed`;
      await press.store.db
        .updateTable("feeds")
        .set({ url, poll: JSON.stringify({ url }), next_check_at: new Date() })
        .where("id", "=", id)
        .execute();
      await asked(feeds, "the feed was not asked for");
      second.signal("SIGCONT");
      return killed(first, () => feeds.asked.length > 1);
    }),
  );

export async function takeover(): Promise<void> {
  print("From the SIGKILL of a process until another has its work, seconds:");
  for (const part of [story, item, delivery, feed]) await part();
  print();
}
