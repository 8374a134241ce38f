// Whole pages: the frame every page shares, and what stands in it.
import { type CommandSpec, type Overview, type ReceiptView, type Words } from "../../src/platform/index.ts";
import { bare, privacyLink, wordmark } from "./bare-pages.ts";
import { html, type Html } from "./html.ts";
import { renderPanel, renderSampleBanner } from "./panel.ts";
import { channelName, summaryOf } from "./place.ts";
import { renderPost, type Posting } from "./post.ts";
import { renderReceipt } from "./receipt.ts";
import { scriptWords } from "./script-words.ts";
import { channelPath, type View } from "./view.ts";

/** What every page of a signed-in reader needs to know. */
export interface Frame {
  view: View;
  /** Channel ids, and the one that is open. */
  channels: string[];
  channel: string;
  overview: Overview;
  /** Id of the last live event already in this page. */
  lastEvent: string;
  version: string;
  /** True where the reader came in by the token, and may go out again. */
  signedIn: boolean;
}

/** A channel, newest post first; `newest` when nothing newer was left out. `older` is the id to continue from. */
export function channelPage(frame: Frame, posts: Posting[], newest: boolean, older: string | undefined): Html {
  const { words } = frame.view;
  const name = channelName(frame.channel, words);
  return framed(
    frame,
    name,
    html`<h1 class="hidden">${name}</h1>
      ${renderSampleBanner(frame.overview, words)}
      <p class="pill-place"><button type="button" class="pill" data-pill hidden></button></p>
      <div class="posts" data-posts>${posts.map(({ entry, thread }) => renderPost(entry, thread, frame.view))}</div>
      ${posts.length === 0 && emptyChannel(words)}
      ${
        older !== undefined &&
        html`<p class="older">
          <a href="${channelPath(frame.channel)}?before=${encodeURIComponent(older)}">${words.say("page.older")}</a>
        </p>`
      }`,
    newest,
  );
}

export function postPage(frame: Frame, { entry, thread }: Posting): Html {
  return framed(
    frame,
    summaryOf(entry),
    html`<h1 class="hidden">${frame.view.words.say("page.post")}</h1>
      <div class="posts single">${renderPost(entry, thread, frame.view)}</div>`,
    false,
  );
}

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
      ${renderSampleBanner(frame.overview, frame.view.words)}${renderPanel(frame.overview, frame.channel, frame.view)}
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
                  <dd>${words.tell(command.summary)}. <span class="example">${command.example}</span></dd>`,
            )}
          </dl>`;
      })}
      <h2>${words.say("page.keys")}</h2>
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

/** Here alone, or with `everywhere` in every browser that was ever signed in. */
const signOut = (words: Words, everywhere: boolean): Html =>
  html`<form class="sign-out" method="post" action="/logout">
    <button type="submit" class="quiet" ${everywhere && html`name="everywhere" value="yes"`}>
      ${words.say(everywhere ? "page.signOutEverywhere" : "page.signOut")}
    </button>
  </form>`;

const emptyChannel = (words: Words): Html =>
  html`<div class="empty-channel" data-empty>
    <p>${words.say("page.emptyChannel")}</p>
    <p>${words.parts("page.emptyChannelHow", { add: html`<kbd>add</kbd>` })}</p>
  </div>`;

/** `live`: new posts may arrive in this page. `aside`: the panel stands beside the main column where there is room. */
function framed(frame: Frame, title: string, main: Html, live: boolean, aside = true): Html {
  const { words } = frame.view;
  return bare(
    words,
    title,
    html`<body
      data-channel="${frame.channel}"
      data-last-event="${frame.lastEvent}"
      data-live="${live ? "yes" : "no"}"
      data-words="${JSON.stringify(scriptWords(words))}"
    >
      <a class="skip" href="#content">${words.say("page.skip")}</a>
      <header class="masthead">
        ${wordmark(words)}
        <nav aria-label="${words.say("page.channels")}">
          <ul>
            ${frame.channels.map(
              (channel) =>
                html`<li>
                  <a
                    href="${channelPath(channel)}"
                    data-channel-link="${channel}"
                    ${channel === frame.channel && html`aria-current="page"`}
                    >${channelName(channel, words)}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>
        <ul class="tools">
          <li class="narrow-only"><a href="/status">${words.say("page.feeds")}</a></li>
          <li><a href="/help" data-dialog>${words.say("page.help")}</a></li>
          <li class="needs-script">
            <button type="button" class="quiet" data-theme-toggle>${words.say("page.dark")}</button>
          </li>
          ${frame.signedIn && html`<li>${signOut(words, false)}</li>`}
        </ul>
      </header>
      <div class="columns">
        <main id="content" tabindex="-1">${main}</main>
        ${
          aside &&
          html`<aside aria-label="${words.say("page.feedsAndStatus")}">
            ${renderPanel(frame.overview, frame.channel, frame.view)}
            <p class="version">Footnote ${frame.version} · <a href="/feed.json">${words.say("page.feedOfPage")}</a></p>
            ${frame.signedIn && signOut(words, true)}
          </aside>`
        }
      </div>
      ${commandBar(words)}
      <p class="hidden" role="status" aria-live="polite" data-announce></p>
      <noscript><p class="notice">${words.say("page.noScript")}</p></noscript>
      <script type="module" src="/assets/page.js"></script>
    </body>`,
  );
}

/** The combobox pattern of the ARIA authoring guide: focus stays in the field, the list is announced through it. */
const commandBar = (words: Words): Html =>
  html`<section class="command needs-script" aria-label="${words.say("page.commandLine")}">
    <div class="outcome" data-outcome></div>
    <form data-command>
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
