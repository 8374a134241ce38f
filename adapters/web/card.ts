// A post as a card: what stands open in the river, and what a reader opens in its place.
import { type LogEntry, type Message, type Section, type Words, wordsOf } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { moment } from "./render.ts";
import { outletPath, type View } from "./view.ts";

/** So many outlets are named on a card. */
const MOST_OUTLETS = 4;

/** What a card shows of a message, and the rest of it; nothing is left over where the card shows all. */
export interface Parts {
  head: Section[];
  rest: Section[];
}

/** Everything before the first part with a title of its own stands open. A picture comes with the rest. */
export function partsOf({ sections }: Message): Parts {
  const cut = sections.findIndex(
    (section) =>
      section.kind === "disagreement" ||
      section.kind === "receipt" ||
      ((section.kind === "text" || section.kind === "points") && section.title !== undefined),
  );
  const [first] = sections;
  if (first?.kind !== "headline" || cut < 0) return { head: sections, rest: [] };
  const opening = sections.slice(0, cut);
  return {
    head: opening.filter(({ kind }) => kind !== "picture"),
    rest: [...opening.filter(({ kind }) => kind === "picture"), ...sections.slice(cut)],
  };
}

/** "4 reports, 3 origins: Harbour Courier, Northbank Radio and 2 more". */
export function outletsOf({ story }: Message, channel: string, { words, base }: View): Html {
  if (!story) return html``;
  const counts = words.say("post.counts", { reports: story.reports.length, origins: story.origins });
  const outlets = [...new Set(story.reports.map(({ outlet }) => outlet))];
  const names = outlets.slice(0, MOST_OUTLETS);
  const more = outlets.length - names.length;
  if (names.length === 0) return html`<p class="outlets">${counts}</p>`;
  const linked = html`${names.map(
    (name, index) => html`${index > 0 && ", "}<a href="${base}${outletPath(name, channel)}">${name}</a>`,
  )}`;
  const told =
    more > 0
      ? words.parts("post.outletsMore", { counts, names: linked, more })
      : words.parts("post.outlets", { counts, names: linked });
  return html`<p class="outlets" dir="auto">${told}</p>`;
}

/** The newest of what was said later under a story: its facts in one line, and when they came. */
export function newsOf(replies: readonly LogEntry[], view: View): Html {
  const newest = replies.findLast(({ body }) => "message" in body && body.message.later !== undefined);
  if (!newest || !("message" in newest.body)) return html``;
  const { summary, later } = newest.body.message;
  const label = view.words.say(later === "correction" ? "page.cardCorrected" : "page.cardUpdate");
  return html`<p class="news" dir="auto">
    <strong>${label}</strong> ${moment(newest.at, "relative", view.words)}:
    ${bareFact(summary, wordsOf(newest.body.message))}
  </p>`;
}

/** What an update says without the word that the card has said already. */
export function bareFact(summary: string, words: Words): string {
  const [before = ""] = words.say("post.new", { fact: "\n" }).split("\n");
  return summary.startsWith(before) ? summary.slice(before.length) : summary;
}
