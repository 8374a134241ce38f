// A Message as Discord's own payload: pure, and every limit is kept whatever the text says.
// 4,000 characters and 40 components at most: Components V2, or one embed.
import {
  ComponentType,
  MessageFlags,
  type APIComponentInContainer,
  type APIEmbed,
  type APIMessageTopLevelComponent,
} from "discord.js";
import {
  clip,
  type DeliveryKey,
  type FirstPost,
  lighten,
  type Line,
  type Message,
  type Ping,
  type Section,
  split,
  type TextFile,
  wordsIn,
  wordsOf,
  textIn,
  valueIn,
} from "../../src/platform/index.ts";
import { controls, type Row } from "./controls.ts";
import { markdownWithin, oneLine, unmarked, webAddress } from "./escape.ts";
import { fold } from "./fold.ts";
import { type CommandIds, withMentions } from "./mentions.ts";
import { sectionText } from "./text.ts";

export type Style = "components" | "embeds";

/** A message as it goes over the wire. Nobody is pinged but who is named there by id, and an edit must say so again. */
export interface Native {
  /** Of an embed alone: whom it pings. */
  content?: string;
  components: APIMessageTopLevelComponent[];
  embeds?: APIEmbed[];
  flags?: number;
  allowed_mentions: { parse: []; replied_user: false; users?: string[]; roles?: string[] };
  /** Go along with it, as parts of their own. */
  files?: Attached[];
}

/** Pings nobody. */
export const NOBODY: Pick<Native, "allowed_mentions"> = { allowed_mentions: { parse: [], replied_user: false } };

export interface Dress {
  style: Style;
  /** With it, the Ask button; the key is kept in the button and found again in a channel's history. */
  ask?: { key: DeliveryKey | undefined } | undefined;
  /** Whom it pings. */
  pings?: FirstPost["pings"] | undefined;
  /** Commands that people can press. */
  ids?: CommandIds | undefined;
}

/** All text displays of a message together (discord.js guide, "Display components"); an embed's text keeps to it as well. */
export const MOST_CHARACTERS = 4000;
const MOST_COMPONENTS = 40;
/** Kept free for the note on what was folded, and for what joins sections. */
const SPARE = 120;
const ACCENT = 0x2f5d8a;

/** One post: addresses give way where it does not fit, then points and lines, and the post says how many. */
export function renderPost(said: Message, dress: Dress): Native {
  const whole = withMentions(said, dress.ids);
  const { language } = wordsOf(whole);
  const rows = controls(whole.actions, dress.ask, language);
  const rest = whole.rest ? sectionText(small(whole.rest), language).length : 0;
  const room = MOST_CHARACTERS - SPARE - called(dress.pings).length - rest;
  const fits = (kept: Section[]): boolean => size(kept, language) <= room;
  const message = lighten(whole, (each) => fits(each.sections));
  const { sections, folded } = fold(message.sections, fits);
  const note = folded > 0 ? [folds(folded, language), ...(message.rest ? [small(message.rest)] : [])] : [];
  return withPings(assemble([...sections, ...note], rows, message, dress), dress);
}

/** Mentions as Discord reads them, on the first line. */
const called = (pings: FirstPost["pings"] = []): string =>
  pings.map(({ kind, id }) => (kind === "group" ? `<@&${id}>` : `<@${id}>`)).join(" ");

/** Whatever else the text spells, nobody but these is told. */
function withPings(native: Native, { pings = [], style }: Dress): Native {
  if (pings.length === 0) return native;
  const ids = (kind: Ping["kind"]) => pings.filter((ping) => ping.kind === kind).map(({ id }) => id);
  const shown = called(pings);
  return {
    ...native,
    ...(style === "embeds" ? { content: shown } : { components: [display(shown), ...native.components] }),
    allowed_mentions: { ...native.allowed_mentions, users: ids("person"), roles: ids("group") },
  };
}

/** A line that mentions people and says nothing else. */
export const onlyMentions = (row: string): boolean => /^(?:<@[!&]?\d+> ?)+$/.test(row);

/** An answer, as at most `most` messages, divided between points; the rest gives way in the last. Controls stay with the first. */
export function renderPages(said: Message, dress: Dress, most = 3): Native[] {
  const whole = withMentions(said, dress.ids);
  const measure = (section: Section): number => sectionText(section, wordsOf(whole).language).length + 2;
  const limits = { characters: MOST_CHARACTERS - SPARE, sections: 14, actions: 10 };
  const message = lighten(whole, (each) => split(each, limits, measure).length <= most);
  const parts = split(message, limits, measure);
  const last = parts.slice(most - 1).flatMap((part) => part.sections);
  const pages =
    parts.length > most
      ? [...parts.slice(0, most - 1), { ...message, sections: last, actions: most === 1 ? message.actions : [] }]
      : parts;
  return pages.map((page, index) => renderPost(page, { ...dress, ask: index === 0 ? dress.ask : undefined }));
}

/** A file of text or of sound. */
export type Attached = Pick<TextFile, "name"> & { data: string | Uint8Array };

/** What a Message hands over. */
export const attachedTo = ({ file, sound }: Pick<Message, "file" | "sound">): Attached[] => [
  ...(file ? [{ name: file.name, data: file.text }] : []),
  ...(sound ? [{ name: sound.name, data: sound.bytes }] : []),
];

/** With a file under it: components name what is attached, an embed need not. */
export function withFile(native: Native, file: Attached, style: Style): Native {
  const named = { type: ComponentType.File as const, file: { url: `attachment://${file.name}` } };
  return {
    ...native,
    files: [...(native.files ?? []), file],
    components: style === "embeds" ? native.components : [...native.components, named],
  };
}

/** Text so far, while an answer is being written: plain, its end shown when it is long. */
export function renderProgress(
  said: string,
  small: string | undefined,
  preface: Section | undefined,
  dress: Dress,
): Native {
  const rows = said
    .split("\n")
    .map((row) => markdownWithin(oneLine(row), 1200))
    .filter(Boolean);
  while (rows.length > 1 && rows.join("\n").length > 3000) rows.shift();
  if (small) rows.push(`-# ${markdownWithin(oneLine(small), 300)}`);
  const above = preface ? [sectionText(preface, "")] : [];
  return wrap([...above, rows.join("\n")].filter(Boolean).map(display), [], dress.style);
}

/** What a message of ours says, as plain text: names threads, and tells what was said before. */
export function spoken(native: { components?: unknown; embeds?: APIEmbed[]; content?: string }): string {
  const texts: string[] = [native.content ?? ""];
  for (const embed of native.embeds ?? []) texts.push(embed.title ?? "", embed.description ?? "");
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null) {
      if (valueIn(value, "type") === ComponentType.TextDisplay) texts.push(textIn(value, "content") ?? "");
      walk(valueIn(value, "components"));
    }
  };
  walk(native.components);
  return unmarked(texts.filter(Boolean).join("\n"));
}

const small = (said: Line): Section => ({ kind: "context", lines: [said] });

function folds(count: number, language: string): Section {
  const said = wordsIn(language).say("post.folded", { count });
  return { kind: "context", lines: [{ label: undefined, spans: [{ kind: "text", text: said }] }] };
}

const size = (sections: Section[], language: string): number =>
  sections.reduce((sum, section) => sum + sectionText(section, language).length + 2, 0);

type Block = APIComponentInContainer;
const display = (content: string): Block => ({ type: ComponentType.TextDisplay, content });

function assemble(sections: Section[], rows: Row[], message: Message, { style, pings = [] }: Dress): Native {
  const blocks = sections.flatMap((section) => blocksOf(section, wordsOf(message).language));
  return wrap(
    blocks.length > 0 ? blocks : [display(markdownWithin(oneLine(message.summary), 500) || "…")],
    rows,
    style,
    pings.length > 0 ? 1 : 0,
  );
}

function blocksOf(section: Section, language: string): Block[] {
  const text = sectionText(section, language);
  const shown = text.trim() ? [display(text)] : [];
  if (section.kind === "divider") return [{ type: ComponentType.Separator }];
  const address = section.kind === "picture" ? webAddress(section.picture.url) : undefined;
  if (section.kind !== "picture" || !address) return shown;
  const described =
    clip(oneLine(section.picture.alt ?? section.picture.credit ?? ""), 1000) ||
    wordsIn(language).say("post.pictureAlt");
  return [{ type: ComponentType.MediaGallery, items: [{ media: { url: address }, description: described }] }, ...shown];
}

/** `above`: components outside of the container. */
function wrap(blocks: Block[], rows: Row[], style: Style, above = 0): Native {
  if (style === "embeds") return { embeds: [embed(blocks)], components: rows.slice(0, 5), ...NOBODY };
  const taken = 1 + above + rows.reduce((sum, row) => sum + 1 + row.components.length, 0);
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Container,
        accent_color: ACCENT,
        components: [...within(blocks, MOST_COMPONENTS - taken), ...rows],
      },
    ],
    ...NOBODY,
  };
}

/** Few enough blocks: dividers go, then neighbouring texts are joined, then the last go. */
function within(blocks: Block[], most: number): Block[] {
  if (blocks.length <= most) return blocks;
  const joined: Block[] = [];
  for (const block of blocks.filter(({ type }) => type !== ComponentType.Separator)) {
    const last = joined.at(-1);
    if (block.type === ComponentType.TextDisplay && last?.type === ComponentType.TextDisplay) {
      joined[joined.length - 1] = display(`${last.content}\n\n${block.content}`);
    } else joined.push(block);
  }
  return joined.slice(0, most);
}

/** The same texts in one embed: its description holds 4,096, so 4,000 fit. */
function embed(blocks: Block[]): APIEmbed {
  const texts = blocks.flatMap((block) => (block.type === ComponentType.TextDisplay ? [block.content] : []));
  const [picture] = blocks.flatMap((block) => (block.type === ComponentType.MediaGallery ? block.items : []));
  return {
    color: ACCENT,
    description: texts.join("\n\n"),
    ...(picture ? { image: { url: picture.media.url } } : {}),
  };
}
