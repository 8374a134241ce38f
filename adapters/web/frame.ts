// The frame every page shares: masthead, channels, panel, command line.
import type { OwnChannel, Overview, Words } from "../../src/platform/index.ts";
import { bare, wordmark } from "./bare-pages.ts";
import { FEED_TYPES } from "./feeds-out.ts";
import { html, type Html } from "./html.ts";
import { renderPanel } from "./panel.ts";
import { channelName } from "./place.ts";
import { scriptWords } from "./script-words.ts";
import { shelfData, shelfForm } from "./shelf.ts";
import { channelPath, type View } from "./view.ts";

/** What every page of a signed-in reader needs to know. */
export interface Frame {
  view: View;
  /** Where the page was reached. */
  origin: string;
  /** All that this reader may open, and the one that is open. */
  channels: readonly OwnChannel[];
  channel: string;
  overview: Overview;
  /** Id of the last live event already in this page. */
  lastEvent: string;
  version: string;
  /** True where the reader came in by the token, and may go out again. */
  signedIn: boolean;
  /** True where the reader has an administrator's rights, and is shown what only these may press. */
  keeps: boolean;
}

/** `live`: new posts may arrive in this page. `aside`: the panel stands beside the main column where there is room. */
export function framed(
  frame: Frame,
  title: string,
  main: Html,
  live: boolean,
  aside = true,
  head = feedLinks(frame),
): Html {
  const { words } = frame.view;
  return bare(
    words,
    title,
    html`<body
      data-channel="${frame.channel}"
      data-view="${frame.view.shows}"
      data-last-event="${frame.lastEvent}"
      ${frame.keeps && html`data-keeps`}
      ${frame.view.shelf && html`data-shelf="${shelfData(frame.view.shelf)}"`}
      data-live="${live ? "yes" : "no"}"
      data-words="${JSON.stringify(scriptWords(words))}"
    >
      <a class="skip" href="#content">${words.say("page.skip")}</a>
      ${masthead(frame)}
      <div class="columns">
        <main id="content" tabindex="-1">${main}</main>
        ${
          aside &&
          html`<aside aria-label="${words.say("page.feedsAndStatus")}">
            ${renderPanel(frame.overview, frame.channel, frame.view)}
            <p class="version">
              Footnote ${frame.version} ·
              <a href="/feed.rss?channel=${encodeURIComponent(frame.channel)}">${words.say("page.rss")}</a>
            </p>
            ${frame.signedIn && signOut(words, true)}
          </aside>`
        }
      </div>
      ${frame.view.shelf && shelfForm(frame.view.shelf)}${commandBar(frame.channel, words)}
      <p class="connection" data-connection hidden></p>
      <p class="hidden" role="status" aria-live="polite" data-announce></p>
      <script type="module" src="/assets/page.js"></script>
    </body>`,
    head,
  );
}

function masthead(frame: Frame): Html {
  const { words } = frame.view;
  return html`<header class="masthead">
    ${wordmark(words)}
    <nav aria-label="${words.say("page.channels")}">
      <ul>
        ${frame.channels.map(
          ({ id }) =>
            html`<li>
              <a
                href="${channelPath(id)}"
                data-channel-link="${id}"
                ${id === frame.channel && html`aria-current="page"`}
                >${channelName(id, frame.channels, words)}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
    <ul class="tools">
      <li><a href="/search?channel=${encodeURIComponent(frame.channel)}">${words.say("page.search")}</a></li>
      <li><a href="/manage?channel=${encodeURIComponent(frame.channel)}">${words.say("page.manage")}</a></li>
      <li><a href="/help" data-dialog>${words.say("page.help")}</a></li>
      <li class="needs-script">
        <button type="button" class="quiet" data-theme-toggle>${words.say("page.dark")}</button>
      </li>
      ${frame.signedIn && html`<li>${signOut(words, false)}</li>`}
    </ul>
  </header>`;
}

/** The combobox pattern of the ARIA authoring guide: focus stays in the field, the list is announced through it. */
const commandBar = (channel: string, words: Words): Html =>
  html`<section class="command" aria-label="${words.say("page.commandLine")}">
    <div class="outcome" data-outcome></div>
    <form data-command method="post" action="/run">
      <input type="hidden" name="channel" value="${channel}" />
      <label for="line">${words.say("page.command")}</label>
      <input
        id="line"
        name="line"
        role="combobox"
        aria-expanded="false"
        aria-controls="completions"
        aria-autocomplete="list"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="go"
        maxlength="2000"
        placeholder="${words.say("page.placeholder")}"
      />
      <ul id="completions" role="listbox" aria-label="${words.say("page.completions")}" hidden></ul>
      <button type="submit" class="primary">${words.say("page.run")}</button>
    </form>
  </section>`;

/** Here alone, or with `everywhere` in every browser that was ever signed in. */
export const signOut = (words: Words, everywhere: boolean): Html =>
  html`<form class="sign-out" method="post" action="/logout">
    <button type="submit" class="quiet" ${everywhere && html`name="everywhere" value="yes"`}>
      ${words.say(everywhere ? "page.signOutEverywhere" : "page.signOut")}
    </button>
  </form>`;

/** Where a feed reader finds the channel. */
export const feedLinks = ({ channel, channels, view }: Frame): Html =>
  html`${FEED_TYPES.map(
    ({ format, type }) =>
      html`<link
        rel="alternate"
        type="${type}"
        href="/feed.${format}?channel=${encodeURIComponent(channel)}"
        title="Footnote: ${channelName(channel, channels, view.words)}"
      />`,
  )}`;
