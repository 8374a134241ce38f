// A log entry as HTML: a post with its actions and its thread, or one turn of that thread.
import { type Action, type LogEntry, type Message, wordsOf } from "../../src/platform/index.ts";
import { newsOf, outletsOf, partsOf } from "./card.ts";
import { html, type Html } from "./html.ts";
import { marksOf } from "./marks.ts";
import { VISITOR } from "./place.ts";
import { titleOf } from "./preview.ts";
import { moment, renderMessage } from "./render.ts";
import { isUnread } from "./shelf.ts";
import { audioPath, postPath, type View } from "./view.ts";

/** The replies of a post that are shown, oldest first, and how many there are in all. */
export interface ThreadView {
  shown: LogEntry[];
  count: number;
}

/** A post and what stands under it. */
export interface Posting {
  entry: LogEntry;
  thread: ThreadView;
}

/** A top-level entry: a card in the channel. What a person asked there is a card as well, so that its answer has a thread. */
export function renderPost(entry: LogEntry, thread: ThreadView, view: View): Html {
  const name = entry.author.bot ? "post" : "post question";
  const whole = view.shows === "whole";
  const { shelf, words } = view;
  return html`<article class="${name}" id="entry-${entry.id}" data-entry="${entry.id}" tabindex="-1">
    ${shelf?.since === entry.id && html`<p class="since">${words.say("script.since")}</p>`}
    ${renderEntry(entry, view)}${whole ? renderThread(entry, thread, view) : renderMore(entry, thread, view)}
  </article>`;
}

/** What an edit replaces: everything but the thread, where a reader may be writing. */
export const renderEdited = (entry: LogEntry, view: View): Html =>
  html`${renderEntry(entry, view)}${entry.thread === undefined && view.shows !== "whole" && renderRest(entry, view)}`;

/** What stands open. */
function renderEntry(entry: LogEntry, view: View): Html {
  return html`<div class="entry" data-content="${entry.id}">
    ${renderKicker(entry, view)}${marksOf(entry)}${renderBody(entry, view)}
  </div>`;
}

function renderKicker(entry: LogEntry, view: View): Html {
  const { words } = view;
  const top = entry.thread === undefined;
  const at = moment(entry.at, "relative", words);
  return html`<div class="kicker">
    <p>
      ${top && view.shelf && isUnread(entry, view.shelf) && html`<span class="unread">${words.say("script.unread")}</span>`}
      ${(!top || !entry.author.bot) && html`<span class="author">${authorOf(entry, view)}</span> · `}
      ${top ? html`<a class="permalink" href="${view.base}${postPath(entry.id)}">${at}</a>` : at}
      ${entry.editedAt && html` · ${words.parts("page.edited", { at: moment(entry.editedAt, "relative", words) })}`}
    </p>
    ${top && saveButton(entry, view)}
    ${entry.author.bot && html`<button type="button" class="quiet needs-script" data-listen ${view.voice && html`data-audio="${audioPath(entry.id)}"`} aria-pressed="false">${words.say("button.listen")}</button>`}
  </div>`;
}

function saveButton({ id }: LogEntry, { words, shelf }: View): Html {
  if (!shelf)
    return html`<button type="button" class="quiet needs-script" data-save aria-pressed="false">
      ${words.say("button.save")}
    </button>`;
  const on = shelf.saved.has(id);
  const label = words.say(on ? "script.saved" : "button.save");
  return html`<button
    form="marks"
    name="${on ? "unsave" : "save"}"
    value="${id}"
    class="quiet"
    data-save
    aria-pressed="${String(on)}"
  >
    ${label}
  </button>`;
}

/** What a reader opens in its place: the rest of the post, its buttons, its thread. */
function renderMore(entry: LogEntry, thread: ThreadView, view: View): Html {
  const { words } = view;
  const isMore = hasRest(entry);
  return html`<div data-news>${newsOf(thread.shown, view)}</div>
    <details class="more" ${view.shows === "full" && html`open`}>
      <summary>
        <span class="when-closed">${words.say(isMore ? "page.readOn" : "page.askHere")}</span>
        <span class="when-open">${words.say("page.readLess")}</span>
        <span data-count-text>${thread.count > 0 && words.say("page.replies", { count: thread.count })}</span>
      </summary>
      ${renderRest(entry, view)}${"message" in entry.body && entry.body.message.story && html`<div data-related="${view.base}${postPath(entry.id)}/related"></div>`}
      ${renderThread(entry, thread, view)}
    </details>`;
}

const hasRest = ({ body }: LogEntry): boolean => "message" in body && partsOf(body.message).rest.length > 0;

/** The part of a card that is opened, without its thread. */
function renderRest(entry: LogEntry, view: View): Html {
  if (!("message" in entry.body) || !hasRest(entry)) return html`<div class="rest" data-content="${entry.id}"></div>`;
  const { message } = entry.body;
  return once(message, `rest ${entry.id}`, view, () => {
    const rest = { ...message, sections: partsOf(message).rest };
    return html`<div class="rest" data-content="${entry.id}">
      ${renderMessage(rest, entry.id, view)}${renderActions(message, entry.id)}
    </div>`;
  });
}

/** A turn of a thread. */
export function renderReply(entry: LogEntry, view: View): Html {
  const name = entry.author.bot ? "reply" : "reply person";
  return html`<li class="${name}" id="entry-${entry.id}" data-entry="${entry.id}">${renderEntry(entry, view)}</li>`;
}

/** What a private answer was asked by; `share`: the name under which it can be shown to the channel. */
export interface Asking {
  question: string;
  share: string;
}

/** An answer for the asker's eyes: in the page until dismissed, never in the log. */
export function renderPrivate(
  message: Message,
  { id, channel }: { id: string; channel: string },
  view: View,
  asking?: Asking,
): Html {
  return html`<section class="private" aria-label="${view.words.say("page.answerForYou")}">
    <div class="kicker">
      <p>${view.words.say("page.onlyYou")}</p>
      <button type="button" class="quiet" data-dismiss>${view.words.say("button.dismiss")}</button>
    </div>
    ${asking && html`<p class="asked" dir="auto">${view.words.say("page.youAsked", { question: asking.question })}</p>`}
    ${renderMessage(message, id, view)}${renderActions(message, undefined, channel)}
    ${
      asking &&
      html`<form method="post" action="/share">
        <button name="answer" value="${asking.share}" class="secondary" data-share-answer="${asking.share}">
          ${view.words.say("page.shareAnswer")}
        </button>
      </form>`
    }
  </section>`;
}

function renderBody(entry: LogEntry, view: View): Html {
  if ("text" in entry.body) return html`<p class="words" dir="auto">${entry.body.text}</p>`;
  const { message } = entry.body;
  const where = entry.thread === undefined ? "post" : "reply";
  return once(message, `${where} ${entry.channel} ${entry.id}`, view, () => renderSaid(entry, message, view));
}

function renderSaid(entry: LogEntry, message: Message, view: View): Html {
  const { head, rest } = partsOf(message);
  // Beside other posts, a headline leads to the post's own page.
  if (entry.thread === undefined && view.shows !== "whole" && rest.length > 0) {
    const card = { ...view, own: view.base + postPath(entry.id) };
    return html`${renderMessage({ ...message, sections: head }, entry.id, card)}${outletsOf(message, entry.channel, view)}`;
  }
  return html`${renderMessage(message, entry.id, view)}${renderActions(message, entry.id)}`;
}

/** Languages, views and addresses of the page in which a Message was shown, two parts each. */
const MOST_LOOKS = 24;

/** The same Message looks the same to all who read it in one language: what their keys or browsers know stands around it. */
function once(message: Message, part: string, view: View, render: () => Html): Html {
  const { kept, base, level, shows, words } = view;
  let parts = kept.get(message);
  if (!parts || parts.size >= MOST_LOOKS) kept.set(message, (parts = new Map()));
  const name = `${part} ${base} ${level} ${shows} ${words.language}`;
  let made = parts.get(name);
  if (!made) parts.set(name, (made = render()));
  return made;
}

/** `channel`: where a button without a post is pressed. */
function renderActions({ actions, ...message }: Message, entry?: string, channel?: string): Html {
  const path = entry === undefined ? undefined : postPath(entry);
  const buttons = actions.filter(({ kind }) => kind === "primary" || kind === "secondary");
  // The page plays its posts itself.
  const menu = actions.filter(({ kind, sound }) => kind === "menu" && !sound);
  const feedback = actions.filter(({ kind }) => kind.startsWith("feedback"));
  if (actions.length === 0) return html``;
  return html`<form class="actions" method="post" action="/run">
    ${entry !== undefined && html`<input type="hidden" name="entry" value="${entry}" />`}
    ${channel !== undefined && html`<input type="hidden" name="channel" value="${channel}" />`}
    ${buttons.map((action) => button(action, action.kind))}
    ${
      menu.length > 0 &&
      html`<details class="menu">
        <summary>${wordsOf(message).say("button.more")}</summary>
        <div class="entries">
          ${menu.map((action) => button(action, "quiet"))}
          ${
            path !== undefined &&
            html`<button type="button" class="quiet needs-script" data-share="${path}">
                ${wordsOf(message).say("button.copyLink")}
              </button>
              <button type="button" class="quiet needs-script keepers" data-line="takedown ${path}">
                ${wordsOf(message).say("button.takeDown")}
              </button>`
          }
        </div>
      </details>`
    }
    ${feedback.length > 0 && html`<span class="feedback">${feedback.map((action) => button(action, "quiet"))}</span>`}
  </form>`;
}

const button = (action: Action, name: string): Html =>
  html`<button type="submit" name="action" value="${action.id}" class="${name}" data-action="${action.id}">
    ${action.label}
  </button>`;

function renderThread(entry: LogEntry, thread: ThreadView, view: View): Html {
  const hidden = thread.count - thread.shown.length;
  const label = view.words.say(entry.author.bot ? "page.askAbout" : "page.askFurther");
  return html`<section
    class="thread"
    aria-label="${view.words.say("page.threadOf", { title: titleOf(entry) })}"
    data-thread="${entry.id}"
  >
    <p class="count" ${thread.count === 0 && html`hidden`}>
      <span data-count-text>${view.words.say("page.replies", { count: thread.count })}</span>${
        hidden > 0 &&
        html` · <a href="${view.base}${postPath(entry.id)}" data-expand>${view.words.say("page.showAll")}</a>`
      }
    </p>
    <ol class="replies">
      ${thread.shown.map((reply) => renderReply(reply, view))}
    </ol>
    <form class="ask" data-ask="${entry.id}" method="post" action="/run">
      <input type="hidden" name="thread" value="${entry.id}" />
      <label class="hidden" for="ask-${entry.id}">${label}</label>
      <input id="ask-${entry.id}" name="text" placeholder="${label}" autocomplete="off" maxlength="2000" required />
      <button type="submit" class="secondary">${view.words.say("button.ask")}</button>
    </form>
  </section>`;
}

/** The reader of the page is "You" in the reader's own language. */
const authorOf = ({ author }: LogEntry, view: View): string =>
  author.id === VISITOR.id ? view.words.say("page.you") : author.name;
