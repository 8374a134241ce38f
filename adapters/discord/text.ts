// Sections as Discord's Markdown: pure, every foreign word escaped, every line of bounded length.
import { clip, type Footnote, type Line, type Section, type Span, wordsIn } from "../../src/platform/index.ts";
import { pathOf } from "./commands.ts";
import { link, markdown, markdownWithin, oneLine, webAddress } from "./escape.ts";
import { mentionIn } from "./mentions.ts";

/** Units one line may take, far below a message's room, so that every line fits somewhere. */
const LONGEST_LINE = 1200;
/** Room for how many marks did not fit. */
const COUNT_LEFT = 6;
const LONGEST_PASSAGE = 900;
/** Sides of one disagreement. */
const MOST_SIDES = 6;

/** A section's text; empty for pictures and dividers, which are not text. */
export function sectionText(section: Section, language: string): string {
  switch (section.kind) {
    case "headline":
      return headline(section.text, section.url, section.bare);
    case "text":
      return titled(
        section.title,
        section.lines.map((line) => lineText(line)),
      );
    case "points":
      return titled(
        section.title,
        section.points.map(({ number, line }) => `**${number}.** ${lineText(line)}`),
      );
    case "receipt": {
      const number = section.number === undefined ? "" : `**${section.number}.** `;
      return `${number}${outlet(section.footnote)}\n${quote(section.before, section.passage, section.after)}`;
    }
    case "disagreement":
      return [
        strong(markdownWithin(wordsIn(language).say("post.disagree", { about: section.about }), 200)),
        ...section.sides
          .slice(0, MOST_SIDES)
          .map(
            (side) =>
              `${strong(markdownWithin(oneLine(side.value), 120))} ${mark(side.footnote)}\n${quote("", clip(side.passage, 300), "")}`,
          ),
        ...(section.sides.length > MOST_SIDES
          ? [wordsIn(language).say("post.andMore", { count: section.sides.length - MOST_SIDES })]
          : []),
      ].join("\n");
    case "picture": {
      const credit = markdownWithin(oneLine(section.picture.credit ?? ""), 200);
      return credit && webAddress(section.picture.url) ? `-# ${wordsIn(language).say("post.picture", { credit })}` : "";
    }
    case "context":
      return section.lines
        .map((line) => lineText(line))
        .filter(Boolean)
        .map((line) => `-# ${line}`)
        .join("\n");
    case "divider":
      return "";
  }
}

function headline(said: string, url: string | undefined, bare = false): string {
  const address = url && webAddress(url);
  const title = `## ${address ? link(said, address, 250) : markdownWithin(oneLine(said), 250) || "…"}`;
  if (!address || bare) return title;
  const host = markdown(new URL(address).host);
  // Where the link names it already, because the headline reads like an address, once is enough.
  return title.includes(`(${host})`) ? title : `${title}\n-# ${host}`;
}

function titled(title: string | undefined, lines: string[]): string {
  const name = markdownWithin(oneLine(title ?? ""), 200);
  return [...(name ? [strong(name)] : []), ...lines.filter(Boolean)].join("\n");
}

/** One line, whole spans only: a link that does not fit is left out, text is cut short. */
function lineText(line: Line, most = LONGEST_LINE): string {
  const label = line.label ? `*(${markdownWithin(oneLine(line.label), 60)})* ` : "";
  let said = label;
  for (const [at, span] of line.spans.entries()) {
    const room = most - COUNT_LEFT - said.length;
    const shown = spanText(span, room);
    // An address gives way before the words it stands behind.
    const fitting = shown.length > room ? spanText(unlinked(span), room) : shown;
    if (fitting.length > room) return `${said.trimEnd()}…${marksLeft(line.spans.slice(at))}`;
    said += fitting;
  }
  return said.trim() === label.trim() ? label.trim() : said.trimEnd();
}

/** How many marks of footnotes did not fit, as "+24"; nothing where none is left out. */
function marksLeft(spans: readonly Span[]): string {
  const left = spans.filter(({ kind }) => kind === "footnote").length;
  return left > 0 ? ` +${left}` : "";
}

function unlinked(span: Span): Span {
  if (span.kind === "footnote") return { ...span, footnote: { ...span.footnote, url: "" } };
  return span.kind === "link" ? { ...span, url: "" } : span;
}

/** A command to be pressed, or as it is typed in Discord. Backticks in it would end the code it is shown as. */
function command({ line, group }: Extract<Span, { kind: "command" }>): string {
  const code = (typed: string): string => `\`${oneLine(typed).replaceAll("`", "'")}\``;
  const pressed = mentionIn(line);
  if (pressed) return pressed.rest ? `${pressed.mention} ${code(pressed.rest)}` : pressed.mention;
  const [name = "", ...rest] = line.split(" ");
  return code([`/${pathOf(name, group)}`, ...rest].join(" "));
}

/** Discord shows its name; a person's own inbox has none. */
const place = ({ channel, thread }: Extract<Span, { kind: "place" }>): string =>
  channel.kind === "direct" && thread === undefined ? `<@${channel.channel}>` : `<#${thread ?? channel.channel}>`;

function spanText(span: Span, room: number): string {
  switch (span.kind) {
    case "text":
      return styled(span.text, span.style, room);
    case "link":
      return link(span.text, span.url);
    case "time":
      return timestamp(span.at, span.style);
    case "command":
      return command(span);
    case "place":
      return place(span);
    case "footnote":
      return mark(span.footnote, span.bare);
  }
}

function styled(text: string, style: "strong" | "emphasis" | "quote" | undefined, room: number): string {
  const [open, close] =
    style === "strong" ? ["**", "**"] : style === "emphasis" ? ["*", "*"] : style === "quote" ? ["“", "”"] : ["", ""];
  const shown = markdownWithin(text, Math.max(1, room - 4));
  // A format mark next to a space is no format mark.
  const core = shown.trim();
  if (!core) return shown;
  const start = shown.length - shown.trimStart().length;
  const [before, after] = [shown.slice(0, start), shown.slice(start + core.length)];
  const quoted = style === "quote" && /^["“„«]/.test(core);
  return quoted ? `${before}${core}${after}` : `${before}${open}${core}${close}${after}`;
}

/** Each reader sees it in their own zone and language. */
function timestamp(at: Date, style: "relative" | "date" | "time"): string {
  return `<t:${Math.floor(at.getTime() / 1000)}:${{ relative: "R", date: "D", time: "f" }[style]}>`;
}

/** The mark of a citation, with the outlet's name where nothing else names it: a number tells a screen reader nothing. */
const mark = (note: Footnote, bare = false): string =>
  bare
    ? link(`[${note.number}]`, note.url, 150, note.source)
    : link(`${note.number} ${clip(oneLine(note.source), 30)}`, note.url, 60);

/** Above its own passage an outlet needs no number beside the point's. */
const outlet = ({ source, url }: Footnote): string => link(clip(oneLine(source), 60), url, 90);

const strong = (escaped: string): string => `**${escaped || "…"}**`;

/** A verbatim passage in its surroundings, the passage itself in bold where it has any. */
function quote(before: string, passage: string, after: string): string {
  const cut = markdownWithin(oneLine(passage), LONGEST_PASSAGE);
  const lead = oneLine(before);
  const shortLead = lead.length > 150 ? `…${lead.slice(-149)}`.toWellFormed() : lead;
  const tail = oneLine(after);
  // A quotation that begins there stands apart, as in the article.
  const glue = /^\s/.test(after) || !/^\p{P}/u.test(tail) ? " " : "";
  const around = `${lead ? `${markdown(shortLead)} ` : ""}${lead || tail ? strong(cut) : cut}${tail ? glue + markdown(clip(tail, 150)) : ""}`;
  return `> ${around || "…"}`;
}
