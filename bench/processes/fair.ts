// Whose turn it is: one delivery of a small tenant behind ten thousand of a big one.
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { until } from "../../test/support/processes.ts";
import { print, table } from "../figures.ts";
import { LONG_MS, onStage } from "./stage.ts";

export async function fair(): Promise<void> {
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
