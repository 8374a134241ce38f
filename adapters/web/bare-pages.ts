// Pages without the frame: for whoever is not signed in, and for when something went wrong.
import type { Message, Words } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { renderMessage } from "./render.ts";
import type { View } from "./view.ts";

/** What somebody without the token sees; `fault` when one was given in vain. */
export const loginPage = (fault: "page.notToken" | "page.tooManyTokens" | undefined, words: Words): Html =>
  bare(
    words,
    words.say("page.signIn"),
    html`<main class="login" id="content">
      ${wordmark(words)}
      <h1 class="page-title">${words.say("page.signIn")}</h1>
      <p>${words.say("page.signInWhy")}</p>
      <form method="post" action="/login">
        <label for="token">${words.say("page.token")}</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus />
        ${fault !== undefined && html`<p class="error" role="alert">${words.say(fault)}</p>`}
        <button type="submit" class="primary">${words.say("page.signIn")}</button>
      </form>
      ${privacyLink(words)}
    </main>`,
  );

/** What is kept of people: for everybody, signed in or not. */
export const privacyPage = (message: Message, view: View): Html =>
  bare(
    view.words,
    message.summary,
    html`<main class="login" id="content">
      ${wordmark(view.words)}
      <h1 class="page-title">${message.summary}</h1>
      ${renderMessage(message, "privacy", view)}
    </main>`,
  );

export const privacyLink = (words: Words): Html => html`<p><a href="/privacy">${words.say("privacy.title")}</a></p>`;

export const barePage = (title: string, text: string, words: Words): Html =>
  bare(
    words,
    title,
    html`<main class="login" id="content">
      ${wordmark(words)}
      <h1 class="page-title">${title}</h1>
      <p>${text}</p>
    </main>`,
  );

export const wordmark = (words: Words): Html =>
  html`<a class="wordmark" href="/">Footnote<span class="hidden">${words.say("page.newestPosts")}</span></a>`;

export function bare(words: Words, title: string, body: Html, head: Html = html``): Html {
  return html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Footnote</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/assets/manifest.json" />
        <link rel="apple-touch-icon" href="/assets/icon-192.png" />
        <link rel="stylesheet" href="/assets/page.css" />
        ${head}
        <script src="/assets/early.js"></script>
      </head>
      ${body}
    </html>`;
}
