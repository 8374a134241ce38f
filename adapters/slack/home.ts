// The App Home: feeds with their health, next digests, mutes, budget, and where to begin. Pure.
import type { types } from "@slack/bolt";
import { clip, type CommandSpec, findCommand, type Overview, type Words } from "../../src/platform/index.ts";
import { formValue, plainText } from "./controls.ts";
import { DOORS, type Doors, typed } from "./doors.ts";
import {
  anchor,
  block,
  DATE_FORMATS,
  type Element,
  readable,
  seconds,
  section,
  named,
  piece,
  stacked,
} from "./rich.ts";
import { oneLine } from "./text.ts";

const OFFERED = ["add", "schedule", "lens", "filter"];
const MOST_FEEDS = 40;

export function homeView(
  overview: Overview,
  commands: readonly CommandSpec[],
  words: Words,
  doors: Doors = DOORS,
): types.HomeView {
  const offered = OFFERED.flatMap((name) => findCommand(commands, name) ?? []);
  const subscriptions = overview.subscriptions.slice(0, MOST_FEEDS).map((entry) => subscriptionLine(entry, words));
  const muted = overview.mutes.slice(0, MOST_FEEDS).map((mute) => [piece(oneLine(mute.sentence) || "…")]);
  return {
    type: "home",
    blocks: [
      { type: "header", text: plainText("Footnote") },
      paragraph([piece(words.say("slack.homeIntro", { help: typed("help", doors) }))]),
      ...(overview.sample ? [paragraph([piece(words.say("slack.homeSample"), "bold")])] : []),
      ...(offered.length > 0
        ? [{ type: "actions" as const, elements: offered.map((spec) => opener(spec, words)) }]
        : []),
      ...group(words.say("slack.homeFeeds"), feedLines(overview.feeds, words, doors), words.say("slack.homeNoFeeds")),
      ...group(
        words.say("slack.homeDigests"),
        subscriptions,
        words.say("slack.homeNoDigests", { add: typed("add", doors) }),
      ),
      ...group(words.say("slack.homeMuted"), muted, undefined),
      ...group(words.say("slack.homeSpending"), overview.budget ? [[piece(oneLine(overview.budget))]] : [], undefined),
      { type: "divider" },
      { type: "context", elements: [plainText(words.say("slack.homeAutomated"))] },
    ],
  };
}

const opener = (spec: CommandSpec, words: Words): types.Button => ({
  type: "button",
  action_id: `fn:open:${spec.name}`,
  text: plainText(clip(oneLine(words.tell(spec.summary)), 75) || spec.name),
  value: formValue({ command: spec.name, options: {} }),
});

const paragraph = (elements: Element[]): types.KnownBlock => block(section(elements));

function group(title: string, lines: Element[][], empty: string | undefined): types.KnownBlock[] {
  const rows = lines.length > 0 ? lines : empty ? [[piece(empty)]] : [];
  if (rows.length === 0) return [];
  return [{ type: "header", text: plainText(title) }, ...chunks(rows, 10).map((some) => paragraph(stacked(some)))];
}

const chunks = <T>(list: T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, row) => list.slice(row * most, row * most + most));

function feedLines(feeds: Overview["feeds"], words: Words, doors: Doors): Element[][] {
  // Troubled feeds first: they are why a person looks.
  const sorted = feeds.toSorted((a, b) => b.health.failures - a.health.failures);
  const lines = sorted
    .slice(0, MOST_FEEDS)
    .map((feed): Element[] => [
      anchor(feed.url, clip(oneLine(feed.title) || feed.url, 120), "bold"),
      piece(` ${clip(oneLine(feed.sentence), 300)}`),
    ]);
  const more = feeds.length - MOST_FEEDS;
  return more > 0
    ? [...lines, [piece(words.say("slack.homeMoreFeeds", { count: more, feeds: typed("feeds", doors) }))]]
    : lines;
}

function subscriptionLine(entry: Overview["subscriptions"][number], words: Words): Element[] {
  const { channel, sentence, nextDigestAt } = entry;
  const told = [named(channel), piece(`: ${clip(oneLine(sentence), 400) || "…"}`)];
  if (!nextDigestAt) return told;
  const at: Element = {
    type: "date",
    timestamp: seconds(nextDigestAt),
    format: DATE_FORMATS.time,
    fallback: readable(nextDigestAt),
  };
  const next = words.parts("slack.homeNext", { at });
  return [...told, ...next.map((part, index) => (typeof part === "string" ? piece(index ? part : ` ${part}`) : part))];
}
