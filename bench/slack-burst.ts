// Eight o'clock in a large workspace: 500 channels have their digest at once.
// `node bench/slack-burst.ts [--channels 500]`
import { timingOf, slackSettings } from "../adapters/slack/config.ts";
import { slackBurst } from "../test/support/burst.ts";
import { median, option, print, table } from "./figures.ts";

const channels = Number(option("channels") ?? 500);
const { message, messageAll, call } = timingOf(
  slackSettings.parse({ SLACK_BOT_TOKEN: "xoxb-bench", SLACK_APP_TOKEN: "xapp-bench" }),
);
const { standing, lastMs, gaps, refused } = await slackBurst(channels, 1, { message, messageAll, call });
table(
  [
    "channels",
    "with one digest",
    "with more",
    "refused",
    "all out after",
    "between two posts, median",
    "in the busiest minute",
  ],
  [
    [
      String(channels),
      String(standing.filter((times) => times === 1).length),
      String(standing.filter((times) => times > 1).length),
      String(refused),
      `${(lastMs / 1000).toFixed(0)} s`,
      `${median(gaps).toFixed(0)} ms`,
      String(busiestMinute(gaps)),
    ],
  ],
);
if (standing.some((times) => times !== 1)) print("Not every channel has its digest exactly once.");
process.exit(standing.every((times) => times === 1) ? 0 : 1);

/** Most posts within any sixty seconds. */
function busiestMinute(between: number[]): number {
  const at = between.reduce<number[]>((times, gap) => [...times, times.at(-1)! + gap], [0]);
  return Math.max(...at.map((from, n) => at.slice(n).filter((time) => time < from + 60_000).length));
}
