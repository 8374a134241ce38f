// Managing: rows of feeds and mutes with the usual presses, and a form for every command.
import type { CommandSpec, OptionSpec, Overview, Words } from "../../src/platform/index.ts";
import { framed, type Frame } from "./frame.ts";
import { html, type Html } from "./html.ts";
import { webhooksSection } from "./manage-webhooks.ts";
import { spendingOf } from "./panel.ts";
import { hidden, press } from "./press.ts";
import { moment, outside } from "./render.ts";
import { feedPath, type View } from "./view.ts";
import { watchesSection } from "./watches.ts";

/** `told`: what the last form was answered. */
export function managePage(frame: Frame, commands: readonly CommandSpec[], told: Html | string = ""): Html {
  const { channel, overview, view } = frame;
  const { words } = view;
  const forms = (group: CommandSpec["group"]): Html[] =>
    commands
      .filter((spec) => spec.group === group && spec.options.length > 0)
      .map((spec) => formOf(spec, channel, words));
  // What other settings would bring stands before those that change them.
  const tried = commands.filter(({ name }) => name === "preview").map((spec) => formOf(spec, channel, words));
  const plain = commands.filter(({ group, options }) => group === "settings" && options.length === 0);
  return framed(
    frame,
    words.say("page.manage"),
    html`<h1 class="page-title">${words.say("page.manage")}</h1>
      <div data-answers aria-live="polite">${told}</div>
      <section class="manage" aria-labelledby="manage-feeds">
        <h2 id="manage-feeds">${words.say("page.feeds")}</h2>
        ${quickAdd(commands, channel, words)}
        ${overview.feeds.length === 0 && html`<p class="empty">${words.say("page.noFeedsYet")}</p>`}
        <ul class="rows">
          ${overview.feeds.map((feed) => feedRow(feed, channel, view))}
        </ul>
        ${forms("feeds")}
      </section>
      <section class="manage" aria-labelledby="manage-mutes">
        <h2 id="manage-mutes">${words.say("page.muted")}</h2>
        ${overview.mutes.length === 0 && html`<p class="empty">${words.say("page.noMutes")}</p>`}
        <ul class="rows">
          ${overview.mutes.map(
            ({ id, sentence }) =>
              html`<li>
                <span dir="auto">${sentence}</span>
                <span class="presses">${press("unmute", { what: id }, channel, words.say("page.muteUndo"))}</span>
              </li>`,
          )}
        </ul>
      </section>
      ${watchesSection(
        overview,
        commands,
        words,
        (command, options, label, about) => press(command, options, channel, label, about),
        (spec) => formOf(spec, channel, words),
      )}
      ${webhooksSection(frame)}
      <section class="manage" aria-labelledby="manage-settings">
        <h2 id="manage-settings">${words.say("page.groupSettings")}</h2>
        ${overview.subscriptions.map(({ sentence }) => html`<p>${sentence}</p>`)}
        <p>${spendingOf(overview, words)}</p>
        <p><a href="/status?channel=${encodeURIComponent(channel)}">${words.say("page.feedsAndStatus")}</a></p>
        <div class="presses">${plain.map((spec) => press(spec.name, {}, channel, spec.name))}</div>
        ${tried} ${forms("settings")}
      </section>`,
    false,
    false,
  );
}

function feedRow(feed: Overview["feeds"][number], channel: string, view: View): Html {
  const { words } = view;
  const { lastCheckedAt } = feed.health;
  const isPaused = feed.state === "paused";
  return html`<li>
    <span dir="auto"
      ><a href="${feedPath(feed.id, channel)}">${feed.title}</a><br />
      <small
        >${outside(feed.url, feed.url, view)} ·
        ${feed.sentence}${lastCheckedAt && html` · ${moment(lastCheckedAt, "relative", words)}`}</small
      ></span
    >
    <span class="presses">
      ${press("refresh", { feed: feed.title }, channel, words.say("page.feedRefresh"), feed.title)}
      ${press(isPaused ? "resume" : "pause", { feed: feed.title }, channel, words.say(isPaused ? "page.feedResume" : "page.feedPause"), feed.title)}
      ${press("remove", { feed: feed.title }, channel, words.say("page.feedRemove"), feed.title)}
    </span>
  </li>`;
}

function quickAdd(commands: readonly CommandSpec[], channel: string, words: Words): Html {
  if (!commands.some(({ name }) => name === "add")) return html``;
  return html`<form method="post" action="/run" class="quick">
    ${hidden({ from: "manage", channel, command: "add" })}
    <label for="add-address">${words.say("page.addressOfSite")}</label>
    <input id="add-address" name="o.address" required placeholder="https://" />
    <button type="submit" class="primary">${words.say("page.addFeed")}</button>
  </form>`;
}

/** Every option of a command as a field. */
const formOf = (spec: CommandSpec, channel: string, words: Words): Html =>
  html`<details class="command-form">
    <summary>${spec.name} <span>${words.tell(spec.summary)}</span></summary>
    <form method="post" action="/run">
      ${hidden({ from: "manage", channel, command: spec.name })}
      ${spec.options.map((option) => fieldOf(spec.name, option, words))}
      <button type="submit" class="primary">${words.say("page.run")}</button>
    </form>
  </details>`;

function fieldOf(command: string, { name, description, required, choices, file }: OptionSpec, words: Words): Html {
  const id = `${command}-${name}`;
  const field = file
    ? html`<textarea id="${id}" name="o.${name}" rows="5" ${required && html`required`}></textarea>`
    : choices
      ? html`<select id="${id}" name="o.${name}">
          ${!required && html`<option value=""></option>`}${choices.map((choice) => html`<option>${choice}</option>`)}
        </select>`
      : html`<input id="${id}" name="o.${name}" ${required && html`required`} autocomplete="off" />`;
  return html`<p><label for="${id}">${words.tell(description)}</label>${field}</p>`;
}
