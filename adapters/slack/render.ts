// A Message as Slack's blocks: pure, and every limit is kept whatever the text says.
import type { types } from "@slack/bolt";
import {
  clip,
  type Line,
  type Message,
  type Picture,
  plain,
  type Section,
  split,
  type Words,
  wordsOf,
} from "../../src/platform/index.ts";
import {
  anchor,
  block,
  DATE_FORMATS,
  type Element,
  footmark,
  lineElements,
  numberedLists,
  outletOf,
  quote,
  readable,
  seconds,
  section,
  size,
  stacked,
  within,
  piece,
} from "./rich.ts";
import { actionBlocks, type Dress, plainText } from "./controls.ts";
import { DOORS, withDoors } from "./doors.ts";
import { clipEscaped, literal, mrkdwnLink, mrkdwnWithin, oneLine, webAddress } from "./text.ts";

export type Block = types.KnownBlock;

/** What goes to Slack: blocks, and the line that notifications and screen readers use instead. */
export interface Native {
  text: string;
  blocks: Block[];
  /** The part of the Message that this shows. */
  part: Message;
}

/** JSON characters over all blocks of one message: Slack refuses somewhere near 13,200 (slackapi/bolt-js#2509). */
const MOST_CHARACTERS = 12_000;
const MOST_BLOCKS = 50;
/** Sections per message: hardly any makes more than two blocks. */
const MOST_SECTIONS = 24;
/** Sides of one disagreement. */
const MOST_SIDES = 6;
const full: Dress = { feedback: true, pictures: true };

/** The Message as one native payload, or as several where it is too long for one: buttons stay with the first. */
export function render(said: Message, dress: Dress = full): Native[] {
  const message = withDoors(said, dress.doors ?? DOORS);
  const actions = actionBlocks(message.actions, dress);
  const pings = pingBlocks(message);
  const limits = {
    characters: MOST_CHARACTERS - size(actions) - size(pings) - 20,
    sections: MOST_SECTIONS,
    actions: 25,
  };
  const words = wordsOf(message);
  const measure = (entry: Section): number => size(sectionBlocks(entry, dress, words)) + 2;
  const parts = split(message, limits, measure);
  const text = fallback(message);
  return parts.map((part, index) => ({
    text: parts.length === 1 ? text : `${text} (${index + 1}/${parts.length})`,
    part,
    blocks: assemble(
      part.sections.flatMap((entry) => sectionBlocks(entry, dress, words)),
      index === 0 ? actions : [],
      index === 0 ? pings : [],
    ),
  }));
}

/** Elements of their own kind: nothing that text could spell. */
function pingBlocks({ first }: Message): Block[] {
  const elements = (first?.pings ?? []).flatMap(({ kind, id }, index): Element[] => [
    ...(index > 0 ? [piece(" ")] : []),
    kind === "group" ? { type: "usergroup", usergroup_id: id } : { type: "user", user_id: id },
  ]);
  return elements.length > 0 ? [block(section(elements))] : [];
}

/** Never empty, never more blocks than Slack takes, and never without its controls. */
function assemble(content: Block[], controls: Block[], above: Block[]): Block[] {
  const blocks = [...above, ...content.slice(0, MOST_BLOCKS - above.length - controls.length), ...controls];
  return blocks.length > 0 ? blocks : [block(section([piece("…")]))];
}

/**
 * Where Slack refuses the blocks: the same as text, at most 4,000 characters. The address of the story comes first, because
 * what does not fit is to be read there.
 */
export function renderPlain(message: Message): string {
  const headline = message.sections.find((entry) => entry.kind === "headline");
  const address = headline?.url && webAddress(headline.url);
  let said = address && address.length < 1000 ? `${mrkdwnLink(address, wordsOf(message).say("post.openInWeb"))}\n` : "";
  for (const row of plain(message).split("\n")) {
    const shown = mrkdwnWithin(row, 1500);
    if (said.length + shown.length > 3900) return `${said.trimEnd()}\n…`;
    said += `${shown}\n`;
  }
  return said.trim() || "…";
}

const fallback = (message: Message): string =>
  mrkdwnWithin(message.summary, 900) || mrkdwnWithin(plain(message), 900) || "…";

function sectionBlocks(entry: Section, dress: Dress, words: Words): Block[] {
  switch (entry.kind) {
    case "headline":
      return entry.bare ? title(entry.text, entry.url) : headline(entry.text, entry.url);
    case "text":
      return text(
        entry.title,
        entry.lines.map((line) => lineElements(line)),
      );
    case "points":
      return points(entry.title, entry.points);
    case "receipt":
      return [
        block(
          section([...(entry.number ? [piece(`${entry.number}. `, "bold")] : []), outletOf(entry.footnote)]),
          quote(entry.before, entry.passage, entry.after),
        ),
      ];
    case "disagreement":
      return [
        block(
          section([piece(words.say("post.disagree", { about: clip(oneLine(entry.about), 200) }), "bold")]),
          ...entry.sides
            .slice(0, MOST_SIDES)
            .flatMap((side) => [
              section(within([piece(`${clip(oneLine(side.value), 120)} `, "bold"), footmark(side.footnote)], 1200)),
              quote("", clip(side.passage, 600), ""),
            ]),
          ...(entry.sides.length > MOST_SIDES
            ? [section([piece(words.say("post.andMore", { count: entry.sides.length - MOST_SIDES }))])]
            : []),
        ),
      ];
    case "picture":
      return dress.pictures ? picture(entry.picture, words) : [];
    case "context":
      return context(entry.lines);
    case "divider":
      return [{ type: "divider" }];
  }
}

function points(title: string | undefined, items: { number: number; line: Line }[]): Block[] {
  const name = clip(oneLine(title ?? ""), 200);
  const parts = [...(name ? [section([piece(name, "bold")])] : []), ...numberedLists(items.map(item))];
  return parts.length > 0 ? [block(...parts)] : [];
}

const item = ({ number, line }: { number: number; line: Line }): { number: number; elements: Element[] } => {
  const elements = lineElements(line);
  return { number, elements: elements.length > 0 ? elements : [piece("…")] };
};

/** A headline that leads to its story itself. */
const title = (said: string, url: string | undefined): Block[] => [
  block(section([anchor(url ?? "", clip(oneLine(said), 300) || "…", "bold")])),
];

function headline(said: string, url: string | undefined): Block[] {
  const shown = oneLine(said);
  const address = url && webAddress(url);
  return [
    { type: "header", text: { type: "plain_text", text: clip(shown, 150) || "…", emoji: false } },
    // What the header cannot hold is still said, once.
    ...(shown.length > 150 ? [block(section([piece(clip(shown, 2000))]))] : []),
    ...(address ? [small([{ type: "mrkdwn", text: mrkdwnLink(address, new URL(address).host), verbatim: true }])] : []),
  ];
}

function text(title: string | undefined, lines: Element[][]): Block[] {
  const kept = lines.filter((line) => line.length > 0);
  const name = clip(oneLine(title ?? ""), 200);
  const heading = name ? [[piece(name, "bold")]] : [];
  if (heading.length + kept.length === 0) return [];
  return [block(section(stacked([...heading, ...kept])))];
}

function picture({ url, alt, credit }: Picture, words: Words): Block[] {
  const address = webAddress(url);
  if (!address) return [];
  const described = clip(oneLine(alt ?? credit ?? ""), 1000) || words.say("post.pictureAlt");
  return [
    { type: "image", image_url: address, alt_text: described },
    ...(credit ? [small([plainText(words.say("post.picture", { credit: clip(oneLine(credit), 300) }))])] : []),
  ];
}

type Small = types.ContextBlock["elements"][number];
const small = (elements: Small[]): Block => ({ type: "context", elements });

/** Small print. Its own words are plain_text; only links and times, which are ours, are mrkdwn. At most two blocks of ten elements. */
function context(lines: Line[]): Block[] {
  const elements: Small[] = [];
  let used = 0;
  for (const line of lines) {
    for (const element of smallElements(line)) {
      used += size(element);
      if (used < 3000) elements.push(element);
    }
  }
  const rows = Array.from({ length: Math.ceil(elements.length / 10) }, (_, row) =>
    elements.slice(row * 10, row * 10 + 10),
  );
  return rows.slice(0, 2).map(small);
}

function smallElements(line: Line): Small[] {
  const label = line.label ? `(${oneLine(line.label)}) ` : "";
  const elements: Small[] = [];
  let pending = label;
  const flush = (): void => {
    if (pending.trim()) elements.push(plainText(clipEscaped(oneLine(pending), 1000)));
    pending = "";
  };
  for (const span of line.spans) {
    if (span.kind === "text" || span.kind === "command") {
      pending += literal(span.kind === "text" ? span.text : span.line);
      continue;
    }
    flush();
    const shown =
      span.kind === "time"
        ? `<!date^${seconds(span.at)}^${DATE_FORMATS[span.style]}|${readable(span.at)}>`
        : span.kind === "link"
          ? mrkdwnLink(span.url, clip(oneLine(span.text), 150))
          : span.kind === "place"
            ? `<${span.channel.kind === "direct" ? "@" : "#"}${span.channel.channel}>`
            : mrkdwnLink(span.footnote.url, `[${span.footnote.number} ${clip(oneLine(span.footnote.source), 40)}]`);
    if (shown) elements.push({ type: "mrkdwn", text: shown, verbatim: true });
  }
  flush();
  return elements;
}

/** Text so far of an answer, as a message of its own: for workspaces without streams, and for streams that died. */
export function renderProgress(said: string): Omit<Native, "part"> {
  const shown = literal(said).trim() || "…";
  const cut = shown.length > 5800 ? `…${shown.slice(-5799)}`.toWellFormed() : shown;
  return {
    text: mrkdwnWithin(shown, 300),
    blocks: [
      block(
        section(
          within(
            (cut.match(/[\s\S]{1,1450}/gu) ?? []).map((some) => piece(some)),
            11_000,
          ),
        ),
      ),
    ],
  };
}
