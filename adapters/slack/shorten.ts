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
  let kept = message.sections.map(entries);
  for (;;) {
    const sections = message.sections.map((section, index) => first(section, kept[index] ?? 0, words));
    const shorter = message.sections.some((section, index) => (kept[index] ?? 0) < entries(section));
    const rest = shorter && message.rest ? [textSection(undefined, message.rest)] : [];
    const natives = render({ ...message, sections: [...sections.flat(), ...rest] }, dress);
    const longest = kept
      .map((count, index) => ({ index, count, size: count > 1 ? size(sections[index]) : 0 }))
      .reduce((a, b) => (b.size > a.size ? b : a), { index: 0, count: 0, size: 0 });
    if (natives.length <= most || longest.size === 0) return natives.slice(0, most);
    // Far too long, many go at once: the last few one by one, so that little is left out that had room.
    const many = Math.floor((longest.count * (natives.length - most - 1)) / natives.length / 2);
    kept = kept.with(longest.index, Math.max(1, longest.count - Math.max(1, many)));
  }
}

const entries = (section: Section): number =>
  section.kind === "text" ? section.lines.length : section.kind === "points" ? section.points.length : 0;

/** The section with its first `count` entries, and a note of how many are left out. */
function first(section: Section, count: number, words: Words): Section[] {
  const left = entries(section) - count;
  if (left === 0) return [section];
  const note = textSection(undefined, line(words.say("post.andMore", { count: left })));
  if (section.kind === "text") return [{ ...section, lines: section.lines.slice(0, count) }, note];
  if (section.kind === "points") return [{ ...section, points: section.points.slice(0, count) }, note];
  return [section];
}
