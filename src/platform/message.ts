// The neutral Message: what the bot says, as plain text, before a platform's own dress.
// Text in it is always plain text; markup is the adapter's work.
import type { ChannelRef, Citation, Picture, Ping } from "../core/domain.ts";

export type Span =
  | { kind: "text"; text: string; style?: "strong" | "emphasis" | "quote" }
  | { kind: "link"; text: string; url: string }
  /** A moment, shown in the reader's own zone where the platform can. */
  | { kind: "time"; at: Date; style: "relative" | "date" | "time" }
  /** A command as a person types it; each platform puts its own slash and name before it. */
  | { kind: "command"; line: string; group: "feeds" | "reading" | "settings" | "help" }
  /** A channel or one of its threads, by the name its platform shows it under. */
  | { kind: "place"; channel: ChannelRef; thread?: string }
  /** `bare`: its number alone, where the Message names the outlets elsewhere. */
  | { kind: "footnote"; footnote: Footnote; bare?: true };

/** The visible mark of a Citation: a numbered link to the article that opens its passage where the platform can. */
export interface Footnote {
  /** Number shown, unique within the Message; the same article keeps its number. */
  number: number;
  source: string;
  url: string;
  citation: Citation;
}

/** `label` is a short printed word before the text: "inference", "opinion", "not fully confirmed". */
export interface Line {
  label: string | undefined;
  spans: Span[];
}

export type Section =
  /**
   * `bare`: without its host below, where the Message names the outlets elsewhere. `rests`: the passages of one that is no
   * article's own title.
   */
  | { kind: "headline"; text: string; url: string | undefined; bare?: true; rests?: Footnote[] }
  | { kind: "text"; title: string | undefined; lines: Line[] }
  /** Numbered commentary; numbers are addresses, so they are given, never counted by the adapter. */
  | { kind: "points"; title: string | undefined; points: { number: number; line: Line }[] }
  /** A verbatim passage: `before` and `after` are its surroundings in the article, `passage` the cited slice. */
  | { kind: "receipt"; number: number | undefined; footnote: Footnote; before: string; passage: string; after: string }
  /** Both sides of a disagreement, side by side where there is room. */
  | { kind: "disagreement"; about: string; sides: { value: string; footnote: Footnote; passage: string }[] }
  | { kind: "picture"; picture: Picture }
  /** Small print: counts, who wrote it, when. */
  | { kind: "context"; lines: Line[] }
  | { kind: "divider" };

/** Names an adapter maps to its own controls. `id` is opaque and at most 90 bytes of `[A-Za-z0-9:_.-]`; state lives in the store. */
export interface Action {
  id: string;
  label: string;
  /** `primary` and `secondary` are buttons (at most four in a Message), `menu` goes into the overflow menu, `feedback` is a thumb. */
  kind: "primary" | "secondary" | "menu" | "feedback-good" | "feedback-bad";
  /**
   * Pressing it opens the form of this command, filled with `options`, where the platform has forms; sending the form is
   * that command. Elsewhere it is an action like any other, and the core says how to go on.
   */
  form?: { command: string; options: Record<string, string> };
  /** Answered with a Sound; left out where the platform plays its posts itself. */
  sound?: true;
}

export interface Message {
  sections: Section[];
  actions: Action[];
  /** One line for notifications and screen readers: headline and lead. */
  summary: string;
  /** BCP 47 language of what it tells. */
  language: string;
  /** Language of the bot's own words in it (titles, labels, buttons), where it is another. */
  words?: string;
  /** Who wrote what it tells, for machines that read it: a model, or nobody but its sources. */
  madeBy?: "model" | "extract";
  /** Handed over where the platform has files; elsewhere its text is shown. */
  file?: TextFile;
  /** Handed over with it, to be listened to. */
  sound?: Sound;
  /** The story that it tells, for platforms that lay stories out as cards. */
  story?: StoryCard;
  /** It says what went wrong: nothing to be shown to others. */
  fault?: true;
  /** What went wrong, for programs: one of the codes of errors, and what mends it. */
  problem?: { code: string; hint?: string };
  /** What a check of a claim found, for programs. */
  verdict?: "supported" | "soft" | "unsupported";
  /** Set where it is said later under a story's post. */
  later?: "update" | "correction";
  /** What a post of it shows where it stands between other people's; the rest is a press away. Without it, all of it. */
  screen?: Pick<Message, "sections" | "actions">;
  first?: FirstPost;
  /** Where what had no room is to be had: said where something was left out, and only there. */
  rest?: Line;
}

/** What is done once, when a Message is first posted; an edit of it does none of this. */
export interface FirstPost {
  /** Named above it, and told; nobody else is. */
  pings?: Pick<Ping, "kind" | "id">[];
  /** Names of tags, of those that the channel has. */
  tags?: string[];
  /** Opens its thread at once, where threads are opened. */
  thread?: true;
  /** Passed on to the channels that follow this one, where there are such. */
  crosspost?: true;
}

/** What a card says of a story besides its headline and lead. */
export interface StoryCard {
  id: string;
  origins: number;
  /** The first is first. */
  reports: StoryReport[];
}

/** One article of a story. `feed` is the one that brought it. */
export interface StoryReport {
  outlet: string;
  feed: string | undefined;
  article: string;
  title: string;
  at: Date;
}

/** Spoken audio, under 10 MB. */
export interface Sound {
  name: string;
  /** Its media type. */
  type: string;
  bytes: Uint8Array;
}

/** A small file of text, under 5 MB. */
export interface TextFile {
  name: string;
  /** Its media type. */
  type: string;
  text: string;
  /** Its text stands in the Message already. */
  shown?: true;
}

/** What a platform can hold in one message. */
export interface Limits {
  /** Characters of all text in one message, after escaping. */
  characters: number;
  /** Sections, or whatever the platform counts, in one message. */
  sections: number;
  /** Buttons in one message. */
  actions: number;
}
