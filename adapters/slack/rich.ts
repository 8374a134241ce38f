// Lines of a Message as rich text elements, where foreign text is shown and never parsed.
import type { types } from "@slack/bolt";
import { type ChannelRef, clip, type Footnote, type Line, type Span } from "../../src/platform/index.ts";
import { inline, literal, oneLine, webAddress } from "./text.ts";

export type Element = types.RichTextElement;
export type RichBlock = types.RichTextBlock;

/** JSON characters one Line may take: far below a message's limit, so that every Line fits somewhere. */
const LINE_BUDGET = 2900;

/** JSON characters, the way limits on blocks are counted here: never less than the characters shown. */
export const size = (value: unknown): number => JSON.stringify(value).length;

export const piece = (text: string, style?: "bold" | "italic"): Element =>
  style ? { type: "text", text, style: { [style]: true } } : { type: "text", text };

export function anchor(url: string, text: string, style?: "bold"): Element {
  const address = webAddress(url);
  const shown = clip(oneLine(text), 300);
  if (!address) return piece(shown || "?", style);
  const link: Element = { type: "link", url: address, text: shown || new URL(address).host };
  return style ? { ...link, style: { [style]: true } } : link;
}

/** The mark of a citation, with the outlet's name where nothing else names it: a number tells a screen reader nothing. */
export const footmark = (note: Footnote, bare = false): Element =>
  anchor(note.url, bare ? `[${note.number}]` : `[${note.number} ${clip(oneLine(note.source), 40)}]`);

/** Above its own passage an outlet needs no number beside the point's. */
export const outletOf = (note: Footnote): Element => anchor(note.url, clip(oneLine(note.source), 60));

/** Elements of one line, cut where `budget` JSON characters are used up. */
export function lineElements(line: Line, budget = LINE_BUDGET): Element[] {
  const label = line.label ? [piece(`(${clip(oneLine(line.label), 60)}) `, "italic")] : [];
  return within([...label, ...line.spans.flatMap(spanElements)], budget);
}

function spanElements(span: Span): Element[] {
  switch (span.kind) {
    case "text": {
      const text = inline(span.text);
      if (!text) return [];
      if (span.style === "quote") return [piece(/^\s*["“„«]/.test(text) ? text : `“${text}”`)];
      return [piece(text, span.style === "strong" ? "bold" : span.style === "emphasis" ? "italic" : undefined)];
    }
    case "link":
      return [anchor(span.url, span.text)];
    case "time":
      return [
        {
          type: "date",
          timestamp: seconds(span.at),
          format: DATE_FORMATS[span.style],
          fallback: readable(span.at),
        },
      ];
    case "command":
      return [{ type: "text", text: inline(span.line), style: { code: true } }];
    case "place":
      return [named(span.channel)];
    case "footnote":
      return [footmark(span.footnote, span.bare)];
  }
}

/** Slack shows the name that each reader may see. */
export const named = ({ kind, channel }: ChannelRef): Element =>
  kind === "direct" ? { type: "user", user_id: channel } : { type: "channel", channel_id: channel };

/** docs.slack.dev/messaging/formatting-message-text#date-formatting */
export const DATE_FORMATS = { relative: "{ago}", date: "{date_short_pretty}", time: "{date_short_pretty} {time}" };
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
export const readable = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The elements that fit, the first that does not cut short. */
export function within(elements: Element[], budget: number): Element[] {
  let left = budget;
  const kept: Element[] = [];
  for (const element of elements) {
    const room = left - size(element) - 1;
    if (room < 0) {
      // An address gives way before the words it stands behind.
      const words = element.type === "link" ? piece(element.text ?? "…") : undefined;
      if (words && size(words) < left) {
        kept.push(words);
        left -= size(words) + 1;
        continue;
      }
      if (element.type === "text") kept.push({ ...element, text: clipToSize(element.text, left - 60) });
      else kept.push(piece(`…${linksLeft(elements.slice(elements.indexOf(element)))}`));
      break;
    }
    kept.push(element);
    left = room;
  }
  return kept;
}

/** How many links did not fit, as "+24". */
function linksLeft(elements: readonly Element[]): string {
  const left = elements.filter(({ type }) => type === "link").length;
  return left > 0 ? ` +${left}` : "";
}

/** The text cut so that its JSON takes at most `most` characters. */
function clipToSize(text: string, most: number): string {
  let shown = clip(text, Math.max(1, most));
  while (size(shown) > most && shown.length > 1) shown = clip(shown, Math.floor(shown.length * 0.8));
  return shown;
}

/** A verbatim passage in its surroundings, the passage itself in bold, all of it one paragraph. */
export function quote(before: string, passage: string, after: string): types.RichTextQuote {
  const around = (text: string): Element[] => (text.trim() ? [piece(text)] : []);
  const [near, next] = [inline(before), inline(after)];
  return {
    type: "rich_text_quote",
    elements: [
      ...around(
        near.length > 300
          ? `…${near
              .slice(-300)
              .toWellFormed()
              .replace(/^\S*\s/, "")}`
          : near,
      ),
      piece(clipToSize(literal(passage), 2400) || "…", before || after ? "bold" : undefined),
      ...around(clip(next, 300)),
    ],
  };
}

export const section = (elements: Element[]): types.RichTextSection => ({ type: "rich_text_section", elements });

export const block = (
  ...elements: (types.RichTextSection | types.RichTextQuote | types.RichTextList)[]
): RichBlock => ({
  type: "rich_text",
  elements,
});

/** Numbered items, which need not follow each other: a number is an address, so the list goes on where it says. */
export function numberedLists(items: readonly { number: number; elements: Element[] }[]): types.RichTextList[] {
  // `offset` is in Slack's reference (rich text list element), and missing in the types.
  const lists: (types.RichTextList & { offset: number })[] = [];
  for (const { number, elements } of items) {
    const last = lists.at(-1);
    if (last && number === last.offset + last.elements.length + 1) last.elements.push(section(elements));
    else lists.push({ type: "rich_text_list", style: "ordered", offset: number - 1, elements: [section(elements)] });
  }
  return lists;
}

/** Lines set one below the other. */
export const stacked = (lines: Element[][]): Element[] =>
  lines.flatMap((line, index) => (index === 0 ? line : [piece("\n"), ...line]));
