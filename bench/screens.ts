// A thousand random posts on both platforms: limits, points in the channel, all of them, time.
// 0 to 40 points, 1 to 200 outlets, addresses of 20 to 3,000 characters, five scripts. `SEED` repeats a run.
import { renderPages, renderPost, spoken } from "../adapters/discord/render.ts";
import { render } from "../adapters/slack/render.ts";
import { asPost, renderWithin } from "../adapters/slack/shorten.ts";
import { numbered } from "../src/core/analysis.ts";
import { composeAll, type StoryPost } from "../src/digest/compose.ts";
import { composePost } from "../src/digest/screen.ts";
import { type Message, onScreen } from "../src/platform/index.ts";
import { english } from "../src/words/index.ts";
import { MESSAGES } from "../test/adapters/discord/reader.ts";
import { ownRules } from "../test/support/discord-openapi.ts";
import { randomPost } from "../test/support/random-posts.ts";
import { randomFrom } from "../test/support/random.ts";
import { messageFaults, shownText } from "../test/support/slack-limits.ts";

const COUNT = 1_000;
const LEAST = 3;
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
const random = randomFrom(seed);
const posts = Array.from({ length: COUNT }, () => randomPost(random));

interface Shown {
  said: string;
  messages: number;
  faults: number;
}
interface Platform {
  name: string;
  post(message: Message): Shown;
  all(message: Message): Shown;
}

const dress = { feedback: true, pictures: true };
const slack = (natives: ReturnType<typeof render>): Shown => ({
  said: natives.flatMap(({ blocks }) => shownText(blocks)).join("\n"),
  messages: natives.length,
  faults: natives.flatMap((native) => messageFaults({ ...native })).length,
});
const discord = (natives: ReturnType<typeof renderPages>): Shown => ({
  said: natives.map(spoken).join("\n"),
  messages: natives.length,
  faults: natives.flatMap((native) => ownRules("POST", MESSAGES, native)).length,
});
const platforms: Platform[] = [
  {
    name: "Slack",
    post: (message) => slack(render(asPost(message, dress), dress)),
    all: (message) => slack(renderWithin(message, dress, 4)),
  },
  {
    name: "Discord",
    post: (message) =>
      discord([renderPost(onScreen(message), { style: "components", ask: { key: "abcdefghijklmnopqrstuvwx" } })]),
    all: (message) => discord(renderPages(message, { style: "components" }, 5)),
  },
];

const times = (said: string, text: string): number => said.split(text).length - 1;
/** Whether a headline and the shortest points would go into one screen, were there nothing else. */
function couldFit({ analysis }: StoryPost, count: number): boolean {
  const texts = numbered(analysis)
    .map(({ claim }) => claim.text.length + 8)
    .toSorted((a, b) => a - b)
    .slice(0, count);
  return texts.reduce((sum, length) => sum + length, Math.min(250, analysis.headline.text.length) + 120) <= 900;
}

process.stdout.write(`${COUNT} posts, SEED=${seed}\n`);
for (const { name, post, all } of platforms) {
  const took: number[] = [];
  let [faults, few, fewThatFit, once, leftOut, unsaid, most] = [0, 0, 0, 0, 0, 0, 0];
  for (const each of posts) {
    const begun = process.cpuUsage();
    const composed = composePost(each, "normal", english);
    took.push(process.cpuUsage(begun).user / 1000);
    const shown = post(composed);
    const points = numbered(each.analysis).map(({ claim }) => claim.text);
    const wanted = Math.min(LEAST, points.length);
    if (points.filter((text) => shown.said.includes(text)).length < wanted) {
      few += 1;
      if (couldFit(each, wanted)) fewThatFit += 1;
    }
    const whole = all(composeAll(each, english));
    faults += shown.faults + whole.faults;
    most = Math.max(most, whole.messages);
    const missing = points.filter((text) => times(whole.said, text) !== 1);
    if (missing.length === 0) once += 1;
    else {
      leftOut += 1;
      if (!/\d+ more/.test(whole.said)) unsaid += 1;
    }
  }
  const p95 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0;
  process.stdout.write(
    [
      `${name}: ${faults} violations of limits`,
      `  fewer than three whole points (or than all): ${few}, of which headline and the shortest three alone may fit: ${fewThatFit}`,
      `  "Read all": every point exactly once in ${once}, at most ${most} messages; left out and said so in ${leftOut - unsaid}, unsaid in ${unsaid}`,
      `  composing: p95 ${p95.toFixed(2)} ms of processor time`,
      "",
    ].join("\n"),
  );
}
