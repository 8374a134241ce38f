// How fast Slack's commands are acknowledged, at 50 a second while feeds are polled.
// The whole bot, emulate and the test front share this process, by socket and by HTTP.
// Run: node bench/slack-ack.ts [seconds]
import { setTimeout as sleep } from "node:timers/promises";
import { slash } from "../test/support/slack-people.ts";
import { crowd, sampleFeeds, startSlackBot } from "./slack-bot.ts";

const PER_SECOND = 50;
const seconds = Number(process.argv[2] ?? 10);

for (const mode of ["socket", "http"] as const) {
  const { front, polls, close } = await startSlackBot(mode);
  for (const { url } of sampleFeeds) {
    await front.deliver("slash_commands", slash(front, "/digest", `add ${url}`, "ada"));
  }
  const polledBefore = polls();
  const acks: Promise<number>[] = [];
  const start = performance.now();
  for (let sent = 0; sent < PER_SECOND * seconds; sent += 1) {
    await sleep(Math.max(0, start + (sent * 1000) / PER_SECOND - performance.now()));
    const command = slash(front, "/digest", "feeds", crowd[sent % crowd.length]);
    acks.push(front.deliver("slash_commands", command).then((ack) => (ack.status === 200 ? ack.ms : Infinity)));
  }
  const taken = (await Promise.all(acks)).toSorted((a, b) => a - b);
  const polled = polls() - polledBefore;
  const at = (share: number): string =>
    (taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? NaN).toFixed(1);
  // oxlint-disable-next-line no-console -- a bench prints
  console.log(
    `${mode}: ${taken.length} commands at ${PER_SECOND}/s during ${polled} requests for feeds and pages, acknowledged p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`,
  );
  await close();
}
