// What became of a story, in order: who reported it when, what came later, what its post said before.
import { type LogEntry, type Message, plain, type Words, wordsOf } from "../../src/platform/index.ts";
import { bareFact } from "./card.ts";
import { heading, html, type Html } from "./html.ts";
import type { Posting } from "./post.ts";
import { titleOf } from "./preview.ts";
import { moment } from "./render.ts";
import { articlePath, outletPath, postPath, type View } from "./view.ts";

/** What a post said once, and since when. */
export interface Version {
  message: Message;
  at: Date;
}

interface Event {
  at: Date;
  told: Html;
}

export function renderTimeline({ entry, thread }: Posting, versions: readonly Version[], view: View): Html {
  if (!("message" in entry.body)) return html``;
  const { words } = view;
  const events = [
    ...reports(entry, entry.body.message, view),
    { at: entry.at, told: html`<strong>${words.say("page.timelinePosted")}</strong>` },
    ...edits(entry, [...versions, { message: entry.body.message, at: entry.editedAt ?? entry.at }], view),
    ...later(thread.shown, words),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return html`<section class="timeline" aria-labelledby="timeline">
    <h2 id="timeline">${words.say("page.timeline")}</h2>
    <ol>
      ${events.map(({ at, told }) => html`<li>${moment(at, "relative", words)} ${told}</li>`)}
    </ol>
  </section>`;
}

const reports = ({ channel }: LogEntry, { story }: Message, view: View): Event[] =>
  (story?.reports ?? []).map(({ outlet, article, title, at }) => ({
    at,
    told: html`<a href="${view.base}${outletPath(outlet, channel)}">${outlet}</a>:
      <a href="${view.base}${articlePath(article)}" data-dialog>${title}</a>`,
  }));

const later = (replies: readonly LogEntry[], words: Words): Event[] =>
  replies.flatMap(({ body, at, id }) => {
    if (!("message" in body) || body.message.later === undefined) return [];
    const label = words.say(body.message.later === "correction" ? "page.cardCorrected" : "page.cardUpdate");
    return [
      {
        at,
        told: html`<strong>${label}</strong>
          <a href="#entry-${id}">${bareFact(body.message.summary, wordsOf(body.message))}</a>`,
      },
    ];
  });

/** Each edit, with the lines that went and those that came. */
const edits = ({ id }: LogEntry, versions: readonly Version[], view: View): Event[] =>
  versions.slice(1).map(({ message, at }, index) => {
    const { words } = view;
    const before = versions[index]?.message ?? message;
    const { gone, come } = changed(before, message);
    const earlier = `${view.base}${postPath(id)}?version=${index + 1}`;
    return {
      at,
      told: html`<details class="change">
        <summary>${words.say("page.timelineEdited", { count: gone.length + come.length })}</summary>
        <ul>
          ${gone.map((line) => html`<li dir="auto"><del>${line}</del></li>`)}
          ${come.map((line) => html`<li dir="auto"><ins>${line}</ins></li>`)}
        </ul>
        <p><a href="${earlier}">${words.say("page.timelineBefore")}</a></p>
      </details>`,
    };
  });

/** Lines of the text before that no longer stand there, and lines that are new. */
function changed(before: Message, after: Message): { gone: string[]; come: string[] } {
  const [old, now] = [before, after].map((message) => plain(message).split("\n").filter(Boolean));
  const [had, has] = [new Set(old), new Set(now)];
  return { gone: [...had].filter((line) => !has.has(line)), come: [...has].filter((line) => !had.has(line)) };
}

/** What was told of the same matter before; nothing where nothing was. `id` is the heading's. */
export function renderRelated(related: readonly LogEntry[], id: string, { words, base, level }: View): Html {
  if (related.length === 0) return html``;
  return html`<section class="timeline" aria-labelledby="${id}">
    ${heading(level === 3 ? 4 : 2, html`id="${id}"`, words.say("page.relatedStories"))}
    <ol>
      ${related.map((entry) => html`<li>${moment(entry.at, "date", words)} <a href="${base}${postPath(entry.id)}" dir="auto">${titleOf(entry)}</a></li>`)}
    </ol>
  </section>`;
}
