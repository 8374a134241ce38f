// Whole pages besides the channel: a post, a receipt, status, help, a notice.
import type { CommandSpec, LogEntry, ReceiptView } from "../../src/platform/index.ts";
import { privacyLink } from "./bare-pages.ts";
import { feedLinks, framed, signOut, type Frame } from "./frame.ts";
import { html, type Html } from "./html.ts";
import { renderPanel, renderSampleBanner } from "./panel.ts";
import { dayName, dayOf } from "./days.ts";
import { channelName } from "./place.ts";
import { renderPost, type Posting } from "./post.ts";
import { previewOf, titleOf } from "./preview.ts";
import { renderReceipt } from "./receipt.ts";
import { moment, renderMessage } from "./render.ts";
import { renderRelated, renderTimeline, type Version } from "./timeline.ts";
import { channelPath, dayPath, postPath, searchPath } from "./view.ts";

/** A post on its own: all of it, its whole thread, and what became of its story. */
export const postPage = (
  frame: Frame,
  { entry, thread }: Posting,
  versions: readonly Version[],
  related: readonly LogEntry[],
): Html =>
  framed(
    frame,
    titleOf(entry),
    html`${entry.author.bot && hasHeadline(entry) ? "" : html`<h1 class="hidden">${frame.view.words.say("page.post")}</h1>`}
      <div class="posts single">${renderPost(entry, thread, { ...frame.view, level: 1, shows: "whole" })}</div>
      ${renderTimeline({ entry, thread }, versions, frame.view)} ${renderRelated(related, "related", frame.view)}
      <p class="wayfinding">
        <a href="${channelPath(entry.channel)}">${channelName(entry.channel, frame.channels, frame.view.words)}</a>
        <a href="${dayPath(entry.channel, dayOf(entry.at, frame.overview.timeZone))}"
          >${dayName(entry.at, frame.overview.timeZone, frame.view.words)}</a
        >
        <a href="${searchPath(titleOf(entry), entry.channel)}">${frame.view.words.say("page.related")}</a>
      </p>`,
    false,
    true,
    html`${feedLinks(frame)}${previewOf(entry, frame.origin)}`,
  );

/** What a post said before an edit, as it stood. */
export function versionPage(frame: Frame, entry: LogEntry, { message, at }: Version): Html {
  const { words } = frame.view;
  return framed(
    frame,
    words.say("page.versionOf", { title: message.summary }),
    html`<p class="notice">
        ${words.parts("page.versionSince", { at: moment(at, "relative", words), now: html`<a href="${postPath(entry.id)}">${words.say("page.versionNow")}</a>` })}
      </p>
      <div class="posts single">${renderMessage(message, entry.id, { ...frame.view, level: 1 })}</div>`,
    false,
  );
}

const hasHeadline = ({ body }: Posting["entry"]): boolean =>
  "message" in body && body.message.sections.some(({ kind }) => kind === "headline");

export const receiptPage = (frame: Frame, receipt: ReceiptView): Html =>
  framed(
    frame,
    frame.view.words.say("page.receiptOf", { title: receipt.title }),
    renderReceipt(receipt, frame.view),
    false,
  );

/** The side panel as a page, for screens too narrow to show it beside the posts. */
export const statusPage = (frame: Frame): Html =>
  framed(
    frame,
    frame.view.words.say("page.feedsAndStatus"),
    html`<h1 class="page-title">${frame.view.words.say("page.feedsAndStatus")}</h1>
      ${renderSampleBanner(frame.overview, frame.view.words)}${renderPanel(frame.overview, frame.channel, frame.view, Infinity)}
      ${frame.signedIn && signOut(frame.view.words, true)}`,
    false,
    false,
  );

export function helpPage(frame: Frame, commands: readonly CommandSpec[]): Html {
  const { words } = frame.view;
  const groups = {
    reading: "page.groupReading",
    feeds: "page.groupFeeds",
    settings: "page.groupSettings",
    help: "page.groupHelp",
  } as const;
  const keys = [
    ["j", "page.keyNext"],
    ["k", "page.keyPrevious"],
    ["o", "page.keyOpen"],
    ["s", "page.keySave"],
    ["/", "page.keyLine"],
    ["?", "page.keyHelp"],
    ["Esc", "page.keyClose"],
  ] as const;
  return framed(
    frame,
    words.say("page.help"),
    html`<article class="help" data-dialog-content>
      <h1 class="page-title">${words.say("page.help")}</h1>
      <p>${words.say("page.helpIntro")}</p>
      ${privacyLink(words)}
      ${Object.entries(groups).map(([group, title]) => {
        const listed = commands.filter((command) => command.group === group);
        if (listed.length === 0) return html``;
        return html`<h2>${words.say(title)}</h2>
          <dl>
            ${listed.map(
              (command) =>
                html`<dt>${[command.name, ...command.aliases].map((name) => html`<kbd>${name}</kbd> `)}</dt>
                  <dd>${words.tell(command.summary)} <span class="example">${command.example}</span></dd>`,
            )}
          </dl>`;
      })}
      <h2>${words.say("page.keys")}</h2>
      <p class="needs-script">
        <button type="button" class="secondary" data-keys-toggle>${words.say("script.keysOff")}</button>
      </p>
      <dl>
        ${keys.map(
          ([key, does]) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${words.say(does)}</dd>`,
        )}
      </dl>
    </article>`,
    false,
  );
}

/** A page that says one thing: not found, not allowed, went wrong. */
export const noticePage = (frame: Frame, title: string, text: string): Html =>
  framed(
    frame,
    title,
    html`<article class="notice-page">
      <h1 class="page-title">${title}</h1>
      <p>${text}</p>
      <p><a href="/">${frame.view.words.say("page.toNewest")}</a></p>
    </article>`,
    false,
  );

/** What the reader saved; without `posts` the script fills it, as only the browser knows. */
export const savedPage = (frame: Frame, posts: readonly Posting[] | undefined): Html =>
  framed(
    frame,
    frame.view.words.say("page.saved"),
    html`<h1 class="page-title">${frame.view.words.say("page.saved")}</h1>
      <p class="empty">${frame.view.words.say(posts ? "page.savedByKey" : "page.savedWhere")}</p>
      ${
        posts
          ? html`<div class="posts">
              ${posts.length === 0 && html`<p>${frame.view.words.say("script.noneSaved")}</p>`}
              ${posts.map(({ entry, thread }) => renderPost(entry, thread, { ...frame.view, level: 2 }))}
            </div>`
          : html`<div class="posts" data-saved></div>`
      }`,
    false,
  );

/** An answer for the asker alone, where no script puts it among the posts. */
export const answerPage = (frame: Frame, told: Html): Html =>
  framed(
    frame,
    frame.view.words.say("page.answerForYou"),
    html`<h1 class="page-title">${frame.view.words.say("page.answerForYou")}</h1>
      ${told}
      <p class="wayfinding"><a href="${channelPath(frame.channel)}">${frame.view.words.say("page.toNewest")}</a></p>`,
    false,
  );
