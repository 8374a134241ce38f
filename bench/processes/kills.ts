// Whether everything is told once while processes are killed at random.
import { setTimeout as wait } from "node:timers/promises";
import { doubled } from "../../test/support/chat-double.ts";
import { until } from "../../test/support/processes.ts";
import { randomFrom } from "../../test/support/random.ts";
import { median, option, print, table } from "../figures.ts";
import { type Stage, onStage } from "./stage.ts";

type Posts = Stage["chat"]["posts"];
type Published = Map<string, { at: number; channels: string[] }>;

export async function kills(): Promise<void> {
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
    report(killed, published, chat.posts, missing().length);
    if (missing().length > 0 || doubled(chat.posts).length > 0) process.exitCode = 1;
  });
}

function report(killed: number, published: Published, posts: Posts, missing: number): void {
  const waited = (channel: string) =>
    posts
      .filter((post) => post.channel === channel)
      .map((post) => post.at - ([...published].find(([title]) => post.text.includes(title))?.[1].at ?? post.at))
      .toSorted((a, b) => a - b);
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  const figures = (channel: string) => {
    const all = waited(channel);
    return [channel, `${all.length}`, seconds(median(all)), seconds(all.at(-1) ?? 0)];
  };
  table(
    ["kills", "stories", "posts", "doubled", "missing"],
    [[killed, published.size, posts.length, doubled(posts).length, missing].map(String)],
  );
  table(["channel", "posts", "median s", "longest s"], ["big-0", "big-1", "small-0"].map(figures));
  print();
}
