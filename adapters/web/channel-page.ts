// A channel as a page: its posts as cards, day by day, the newest first.
import type { Words } from "../../src/platform/index.ts";
import { dayOf, dayName } from "./days.ts";
import { framed, type Frame } from "./frame.ts";
import { html, type Html } from "./html.ts";
import { renderSampleBanner } from "./panel.ts";
import { channelName } from "./place.ts";
import { renderPost, type Posting } from "./post.ts";
import { tagList } from "./tags.ts";
import { archivePath, channelPath, dayPath, type View } from "./view.ts";

/** A channel, newest post first; `newest` when nothing newer was left out. `older` is the id to continue from. */
export function channelPage(frame: Frame, posts: Posting[], newest: boolean, older: string | undefined): Html {
  const { words } = frame.view;
  const name = channelName(frame.channel, frame.channels, words);
  return framed(
    frame,
    name,
    html`<h1 class="hidden">${name}</h1>
      ${renderSampleBanner(frame.overview, words)}
      <p class="pill-place"><button type="button" class="pill" data-pill hidden></button></p>
      <div data-answers></div>
      ${renderBar(frame, posts[0]?.entry.at)} ${tagList(frame.overview, frame.channel, words)}
      <div class="posts" data-posts>${byDay(posts, frame)}</div>
      ${posts.length === 0 && emptyChannel(words)} ${olderLink(channelPath(frame.channel), older, words)}`,
    newest,
  );
}

/** Where a list goes on; `address` is its own. */
export const olderLink = (address: string, older: string | undefined, words: Words): Html =>
  older === undefined
    ? html``
    : html`<p class="older">
        <a href="${address}${address.includes("?") ? "&" : "?"}before=${encodeURIComponent(older)}"
          >${words.say("page.older")}</a
        >
      </p>`;

/** How much of each post stands open, what is new, and one press that has seen it all. */
function renderBar({ channel, view }: Frame, newest: Date | undefined): Html {
  const { words, shelf } = view;
  const choice = (shows: View["shows"], name: string): Html =>
    html`<a href="${channelPath(channel)}?view=${shows}" ${view.shows === shows && html`aria-current="true"`}
      >${name}</a
    >`;
  return html`<div class="bar">
    <p class="views" role="group" aria-label="${words.say("page.views")}">
      ${choice("card", words.say("page.compact"))} ${choice("full", words.say("page.full"))}
    </p>
    ${unreadBar(shelf, newest, words)}
    <a href="${archivePath(channel)}">${words.say("page.archive")}</a>
    <a ${!shelf && html`class="needs-script"`} href="/saved">${words.say("page.saved")}</a>
  </div>`;
}

function unreadBar(shelf: View["shelf"], newest: Date | undefined, words: Words): Html {
  if (!shelf)
    return html`<p class="unread-count needs-script" data-unread-count hidden></p>
      <button type="button" class="quiet needs-script" data-all-read hidden>${words.say("page.allRead")}</button>`;
  const count = shelf.unread;
  return html`<p class="unread-count" data-unread-count ${count === 0 && html`hidden`}>
      ${words.say("script.unreadCount", { count: String(count) })}
    </p>
    <button
      form="marks"
      name="all"
      value="${newest?.toISOString() ?? ""}"
      class="quiet"
      data-all-read
      ${count === 0 && html`hidden`}
    >
      ${words.say("page.allRead")}
    </button>`;
}

/** Posts under the day on which they came, as the channel counts its days. */
export function byDay(posts: readonly Posting[], { channel, view, overview }: Frame): Html[] {
  const days = posts.map(({ entry }) => dayOf(entry.at, overview.timeZone));
  return posts.map(({ entry, thread }, index) => {
    const day = days[index];
    const isFirst = day !== undefined && day !== days[index - 1];
    const name = dayName(entry.at, overview.timeZone, view.words);
    return html`${isFirst && html`<h2 class="day" data-day="${day}"><a href="${dayPath(channel, day)}">${name}</a></h2>`}
    ${renderPost(entry, thread, view)}`;
  });
}

const emptyChannel = (words: Words): Html =>
  html`<div class="empty-channel" data-empty>
    <p>${words.say("page.emptyChannel")}</p>
    <p>${words.parts("page.emptyChannelHow", { add: html`<kbd>add</kbd>` })}</p>
  </div>`;
