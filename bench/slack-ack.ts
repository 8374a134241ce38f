// How fast Slack's commands are acknowledged: 50 a second against the test front, by socket and by HTTP, while each answer takes its time.
import { setTimeout as sleep } from "node:timers/promises";
import { deliveryKey, replyNow, say } from "../src/platform/index.ts";
import { slackUnderTest, slash } from "../test/support/slack-people.ts";

const perSecond = 50;
const seconds = Number(process.argv[2] ?? 5);

for (const mode of ["socket", "http"] as const) {
  const slack = await slackUnderTest({ mode, timing: { slow: 60_000 } });
  slack.inbox.always("command", () => replyNow("private", say("Done."), deliveryKey("bench")));
  const acks: Promise<number>[] = [];
  const start = performance.now();
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    await sleep(Math.max(0, start + (sent * 1000) / perSecond - performance.now()));
    const command = slash(slack.front, "/digest", `status ${sent}`);
    acks.push(slack.front.deliver("slash_commands", command).then((ack) => (ack.status === 200 ? ack.ms : Infinity)));
  }
  const taken = (await Promise.all(acks)).toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? NaN).toFixed(1);
  // oxlint-disable-next-line no-console -- a bench prints
  console.log(
    `${mode}: ${taken.length} commands at ${perSecond}/s, acknowledged p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`,
  );
  await slack.close();
}
