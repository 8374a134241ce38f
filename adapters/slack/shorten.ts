// A Message made to fit a given number of payloads: whole lines are left out, and counted.
import {
  lighten,
  line,
  type Message,
  onScreen,
  type Section,
  textSection,
  type Words,
  wordsOf,
} from "../../src/platform/index.ts";
import type { Dress } from "./controls.ts";
import { type Native, render } from "./render.ts";
import { size } from "./rich.ts";

/** The Message as a post in a channel shows it. One screen is one payload: addresses give way for it. */
export function asPost(message: Message, dress: Dress): Message {
  return message.screen ? lighten(onScreen(message), (each) => render(each, dress).length === 1) : message;
}

/** Messages of one post, and of one answer in a thread: a reader follows no more. */
export const MOST_PARTS = 5;

/** At most `most` payloads. What stays is whole: a line loses neither words nor its footnotes. */
export function renderWithin(whole: Message, dress: Dress, most: number): Native[] {
  const words = wordsOf(whole);
  const message = lighten(whole, (each) => render(each, dress).length <= most);
  const stretches = stretchesOf(message.sections);
  let kept = stretches.map(entries);
  for (;;) {
    const shown = stretches.map((stretch, index) => first(stretch, kept[index] ?? 0, words));
    const shorter = stretches.some((stretch, index) => (kept[index] ?? 0) < entries(stretch));
    const rest = shorter && message.rest ? [textSection(undefined, message.rest)] : [];
    const natives = render({ ...message, sections: [...shown.flat(), ...rest] }, dress);
    const longest = kept
      .map((count, index) => ({ index, count, size: count > 1 ? size(shown[index]) : 0 }))
      .reduce((a, b) => (b.size > a.size ? b : a), { index: 0, count: 0, size: 0 });
    if (natives.length <= most || longest.size === 0) return natives.slice(0, most);
    // Far too long, many go at once: the last few one by one, so that little is left out that had room.
    const many = Math.floor((longest.count * (natives.length - most - 1)) / natives.length / 2);
    kept = kept.with(longest.index, Math.max(1, longest.count - Math.max(1, many)));
  }
}

/** Sections that go one by one where several of their kind follow each other, as the lines of one section do. */
const ALIKE: ReadonlySet<Section["kind"]> = new Set(["receipt", "disagreement"]);

/** Each section by itself, but for those that are alike. */
function stretchesOf(sections: readonly Section[]): Section[][] {
  const stretches: Section[][] = [];
  for (const section of sections) {
    const last = stretches.at(-1);
    if (last && ALIKE.has(section.kind) && last[0]?.kind === section.kind) last.push(section);
    else stretches.push([section]);
  }
  return stretches;
}

function entries(stretch: readonly Section[]): number {
  const [section] = stretch;
  if (section?.kind === "text") return section.lines.length;
  if (section?.kind === "points") return section.points.length;
  return section && ALIKE.has(section.kind) ? stretch.length : 0;
}

/** A stretch with its first `count` entries, and a note of how many are left out. */
function first(stretch: Section[], count: number, words: Words): Section[] {
  const left = entries(stretch) - count;
  if (left === 0) return stretch;
  const note = textSection(undefined, line(words.say("post.andMore", { count: left })));
  const [section] = stretch;
  if (section?.kind === "text") return [{ ...section, lines: section.lines.slice(0, count) }, note];
  if (section?.kind === "points") return [{ ...section, points: section.points.slice(0, count) }, note];
  return [...stretch.slice(0, count), note];
}
