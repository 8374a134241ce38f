// Whole pages: the frame every page shares, and what stands in it.
import { type CommandSpec, type Overview, type ReceiptView, wordsIn } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { renderPanel, renderSampleBanner } from "./panel.ts";
import { channelName, summaryOf } from "./place.ts";
import { renderPost, type Posting } from "./post.ts";
import { renderReceipt } from "./receipt.ts";
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
}

/** A channel, newest post first; `newest` when nothing newer was left out. `older` is the id to continue from. */
export function channelPage(frame: Frame, posts: Posting[], newest: boolean, older: string | undefined): Html {
  const name = channelName(frame.channel);
  return framed(
    frame,
    name,
    html`<h1 class="hidden">${name}</h1>
      ${renderSampleBanner(frame.overview)}
      <p class="pill-place"><button type="button" class="pill" data-pill hidden></button></p>
      <div class="posts" data-posts>${posts.map(({ entry, thread }) => renderPost(entry, thread, frame.view))}</div>
      ${posts.length === 0 && emptyChannel()}
      ${
        older !== undefined &&
        html`<p class="older">
          <a href="${channelPath(frame.channel)}?before=${encodeURIComponent(older)}">Older posts</a>
        </p>`
      }`,
    newest,
  );
}

export function postPage(frame: Frame, { entry, thread }: Posting): Html {
  return framed(
    frame,
    summaryOf(entry),
    html`<h1 class="hidden">Post</h1>
      <div class="posts single">${renderPost(entry, thread, frame.view)}</div>`,
    false,
  );
}

export const receiptPage = (frame: Frame, receipt: ReceiptView): Html =>
  framed(frame, `Receipt: ${receipt.title}`, renderReceipt(receipt, frame.view), false);

/** The side panel as a page, for screens too narrow to show it beside the posts. */
export const statusPage = (frame: Frame): Html =>
  framed(
    frame,
    "Feeds and status",
    html`<h1 class="page-title">Feeds and status</h1>
      ${renderSampleBanner(frame.overview)}${renderPanel(frame.overview, frame.view)}`,
    false,
    false,
  );

export function helpPage(frame: Frame, commands: readonly CommandSpec[]): Html {
  const groups = ["reading", "feeds", "settings", "help"] as const;
  const keys = [
    ["j", "next post"],
    ["k", "previous post"],
    ["/", "command line"],
    ["?", "this help"],
    ["Esc", "close, or leave a field"],
  ] as const;
  return framed(
    frame,
    "Help",
    html`<article class="help" data-dialog-content>
      <h1 class="page-title">Help</h1>
      <p>Every sentence has a footnote. Press a number to see the passage it rests on, inside its article.</p>
      ${groups.map((group) => {
        const listed = commands.filter((command) => command.group === group);
        if (listed.length === 0) return html``;
        return html`<h2>${capital(group)}</h2>
          <dl>
            ${listed.map(
              (command) =>
                html`<dt>${[command.name, ...command.aliases].map((name) => html`<kbd>${name}</kbd> `)}</dt>
                  <dd>${wordsIn("en").tell(command.summary)}. <span class="example">${command.example}</span></dd>`,
            )}
          </dl>`;
      })}
      <h2>Keys</h2>
      <dl>
        ${keys.map(
          ([key, does]) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${capital(does)}</dd>`,
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
      <p><a href="/">To the newest posts</a></p>
    </article>`,
    false,
  );

/** What somebody without the token sees; `again` when a token was given and was not the right one. */
export const loginPage = (again: boolean): Html =>
  bare(
    "Sign in",
    html`<main class="login" id="content">
      ${wordmark()}
      <h1 class="page-title">Sign in</h1>
      <p>This newsroom opens with the token it was started with.</p>
      <form method="post" action="/login">
        <label for="token">Token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus />
        ${again && html`<p class="error" role="alert">That is not the token.</p>`}
        <button type="submit" class="primary">Sign in</button>
      </form>
    </main>`,
  );

export const barePage = (title: string, text: string): Html =>
  bare(
    title,
    html`<main class="login" id="content">
      ${wordmark()}
      <h1 class="page-title">${title}</h1>
      <p>${text}</p>
    </main>`,
  );

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const wordmark = (): Html => html`<a class="wordmark" href="/">Footnote<span class="hidden">, newest posts</span></a>`;

const emptyChannel = (): Html =>
  html`<div class="empty-channel" data-empty>
    <p>Nothing has been posted here yet.</p>
    <p>Posts appear on their own as stories come in. To follow a site, type <kbd>add</kbd> and its address below.</p>
  </div>`;

function bare(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Footnote</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/post.css" />
        <link rel="stylesheet" href="/assets/tools.css" />
        <link rel="alternate" type="application/feed+json" href="/feed.json" title="Footnote" />
        <script src="/assets/early.js"></script>
      </head>
      ${body}
    </html>`;
}

/** `live`: new posts may arrive in this page. `aside`: the panel stands beside the main column where there is room. */
function framed(frame: Frame, title: string, main: Html, live: boolean, aside = true): Html {
  return bare(
    title,
    html`<body data-channel="${frame.channel}" data-last-event="${frame.lastEvent}" data-live="${live ? "yes" : "no"}">
      <a class="skip" href="#content">To the content</a>
      <header class="masthead">
        ${wordmark()}
        <nav aria-label="Channels">
          <ul>
            ${frame.channels.map(
              (channel) =>
                html`<li>
                  <a
                    href="${channelPath(channel)}"
                    data-channel-link="${channel}"
                    ${channel === frame.channel && html`aria-current="page"`}
                    >${channelName(channel)}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>
        <ul class="tools">
          <li class="narrow-only"><a href="/status">Feeds</a></li>
          <li><a href="/help" data-dialog>Help</a></li>
          <li class="needs-script"><button type="button" class="quiet" data-theme-toggle>Dark</button></li>
        </ul>
      </header>
      <div class="columns">
        <main id="content" tabindex="-1">${main}</main>
        ${
          aside &&
          html`<aside aria-label="Feeds and status">
            ${renderPanel(frame.overview, frame.view)}
            <p class="version">Footnote ${frame.version} · <a href="/feed.json">Feed of this page</a></p>
          </aside>`
        }
      </div>
      ${commandBar()}
      <p class="hidden" role="status" aria-live="polite" data-announce></p>
      <noscript><p class="notice">Reading works without script. Asking and commands need it.</p></noscript>
      <script type="module" src="/assets/page.js"></script>
    </body>`,
  );
}

/** The combobox pattern of the ARIA authoring guide: focus stays in the field, the list is announced through it. */
const commandBar = (): Html =>
  html`<section class="command needs-script" aria-label="Command line">
    <div class="outcome" data-outcome></div>
    <form data-command>
      <label for="line">Command</label>
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
        placeholder="add https://... · ask ... · help"
      />
      <ul id="completions" role="listbox" aria-label="Completions" hidden></ul>
      <button type="submit" class="primary">Run</button>
    </form>
  </section>`;
