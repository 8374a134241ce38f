// The App Home: feeds with their health, next digests, mutes, budget, and where to begin. Pure.
import type { types } from "@slack/bolt";
import { clip, type CommandSpec, type Overview, wordsIn } from "../../src/platform/index.ts";
import { formValue, plainText } from "./controls.ts";
import { anchor, block, DATE_FORMATS, type Element, readable, seconds, section, stacked, words } from "./rich.ts";
import { oneLine } from "./text.ts";
import { findCommand } from "./views.ts";

const OFFERED = ["add", "schedule", "lens", "filter"];
const MOST_FEEDS = 40;

export function homeView(overview: Overview, commands: readonly CommandSpec[]): types.HomeView {
  const offered = OFFERED.flatMap((name) => findCommand(commands, name) ?? []);
  const subscriptions = overview.subscriptions.slice(0, MOST_FEEDS).map(subscriptionLine);
  return {
    type: "home",
    blocks: [
      { type: "header", text: plainText("Footnote") },
      paragraph([
        words("News for your channels, each sentence with the passage it rests on. Type /digest help to begin."),
      ]),
      ...(overview.sample
        ? [paragraph([words("Only the sample feeds are followed so far. Add a feed of your own.", "bold")])]
        : []),
      ...(offered.length > 0 ? [{ type: "actions" as const, elements: offered.map(opener) }] : []),
      ...group("Feeds", feedLines(overview.feeds), "No feeds yet."),
      ...group("Digests", subscriptions, "No channel has subscribed yet. Type /digest add in a channel."),
      ...group(
        "Muted",
        overview.mutes.slice(0, MOST_FEEDS).map((mute) => [words(oneLine(mute.sentence) || "…")]),
        undefined,
      ),
      ...group("Spending", overview.budget ? [[words(oneLine(overview.budget))]] : [], undefined),
      { type: "divider" },
      {
        type: "context",
        elements: [
          plainText(
            "Footnote is an automated system. Answers written by an AI model may be wrong: check the passages.",
          ),
        ],
      },
    ],
  };
}

const opener = (spec: CommandSpec): types.Button => ({
  type: "button",
  action_id: `fn:open:${spec.name}`,
  text: plainText(clip(oneLine(wordsIn("en").tell(spec.summary)), 75) || spec.name),
  value: formValue({ command: spec.name, options: {} }),
});

const paragraph = (elements: Element[]): types.KnownBlock => block(section(elements));

function group(title: string, lines: Element[][], empty: string | undefined): types.KnownBlock[] {
  const shown = lines.length > 0 ? lines : empty ? [[words(empty)]] : [];
  if (shown.length === 0) return [];
  return [{ type: "header", text: plainText(title) }, ...chunks(shown, 10).map((some) => paragraph(stacked(some)))];
}

const chunks = <T>(list: T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, row) => list.slice(row * most, row * most + most));

function feedLines(feeds: Overview["feeds"]): Element[][] {
  // Troubled feeds first: they are why a person looks.
  const sorted = feeds.toSorted((a, b) => b.health.failures - a.health.failures);
  const lines = sorted
    .slice(0, MOST_FEEDS)
    .map((feed): Element[] => [
      anchor(feed.url, clip(oneLine(feed.title) || feed.url, 120), "bold"),
      words(` ${clip(oneLine(feed.sentence), 300)}`),
    ]);
  return feeds.length > MOST_FEEDS
    ? [...lines, [words(`and ${feeds.length - MOST_FEEDS} more: /digest feeds`)]]
    : lines;
}

function subscriptionLine(entry: Overview["subscriptions"][number]): Element[] {
  const next: Element[] = entry.nextDigestAt
    ? [
        words(" Next: "),
        {
          type: "date",
          timestamp: seconds(entry.nextDigestAt),
          format: DATE_FORMATS.time,
          fallback: readable(entry.nextDigestAt),
        },
      ]
    : [];
  return [words(clip(oneLine(entry.sentence), 400) || "…"), ...next];
}
