// Managing: all that is watched, set, said and opened, with a form for every command.
import type { CommandSpec, Management, Overview, Words } from "../../src/platform/index.ts";
import { framed, type Frame } from "./frame.ts";
import { html, type Html } from "./html.ts";
import { keyRows, channelRows, reportRows, thumbRows } from "./manage-rows.ts";
import { commandForm, quick } from "./manage-forms.ts";
import { webhooksSection } from "./manage-webhooks.ts";
import { spendingOf } from "./panel.ts";
import { press } from "./press.ts";
import { moment, outside } from "./render.ts";
import { feedPath, type View } from "./view.ts";
import { tagForm, tagLinks } from "./tags.ts";
import { watchRows } from "./watches.ts";

/** What one reader may do, and what is to be managed. */
export interface Managed {
  /** The commands that this reader may give. */
  commands: readonly CommandSpec[];
  management: Management;
  /** What the last form was answered. */
  told?: Html | string;
}

/** Those that have rows or a list of their own on this page. */
const SHOWN = ["mutes", "watches"];

export function managePage(frame: Frame, managed: Managed): Html {
  const { words } = frame.view;
  return framed(
    frame,
    words.say("page.manage"),
    html`<h1 class="page-title">${words.say("page.manage")}</h1>
      <div data-answers aria-live="polite">${managed.told ?? ""}</div>
      ${sectionsOf(frame, managed)}`,
    false,
    false,
  );
}

const called =
  (...names: string[]) =>
  ({ name }: CommandSpec): boolean =>
    names.includes(name);
/** Those whose forms stand in a section of their own. */
const APART = called("keys", "channels", "mute", "unmute", "watch", "unwatch", "schedule", "lens", "filter", "budget");

const section = (id: string, title: string, body: Html): Html =>
  html`<section class="manage" aria-labelledby="manage-${id}">
    <h2 id="manage-${id}">${title}</h2>
    ${body}
  </section>`;

function sectionsOf(frame: Frame, { commands, management }: Managed): Html {
  const { channel, overview, view } = frame;
  const { words } = view;
  const may = (name: string): boolean => commands.some((spec) => spec.name === name);
  const forms = (...wanted: ((spec: CommandSpec) => boolean)[]): Html[] =>
    commands
      .filter((spec) => spec.options.length > 0 && wanted.some((fits) => fits(spec)))
      .map((spec) => commandForm(spec, channel, words, management.today[spec.name]));
  return html`${section(
    "feeds",
    words.say("page.feeds"),
    html`${may("add") && addFeed(channel, words)}
      ${overview.feeds.length === 0 && html`<p class="empty">${words.say("page.noFeedsYet")}</p>`}
      <ul class="rows">
        ${overview.feeds.map((feed) => feedRow(feed, channel, view, may))}
      </ul>
      ${lists(overview, channel, words, may("import"))}
      ${forms(({ group, name }) => group === "feeds" && name !== "tag")}`,
  )}
  ${
    may("channels") &&
    section(
      "channels",
      words.say("page.channels"),
      html`${channelRows(management.channels, frame)} ${forms(called("channels"))}`,
    )
  }
  ${section(
    "settings",
    words.say("page.howToTell"),
    html`${overview.subscriptions.map(({ sentence }) => html`<p>${sentence}</p>`)}
      <p>${spendingOf(overview, words)} ${words.say("page.budgetWhere")}</p>
      <p><a href="/status?channel=${encodeURIComponent(channel)}">${words.say("page.feedsAndStatus")}</a></p>
      ${forms(called("preview", "schedule", "lens", "filter", "budget"))}`,
  )}
  ${section("mutes", words.say("page.muted"), html`${muteRows(overview, channel, words)} ${forms(called("mute", "unmute"))}`)}
  ${
    may("watches") &&
    section(
      "watches",
      words.say("page.watches"),
      html`${watchRows(overview, channel, words, may("unwatch"))} ${forms(called("watch", "unwatch"))}`,
    )
  }
  ${webhooksSection(frame)}
  ${
    may("reports") &&
    section(
      "reports",
      words.say("page.heard"),
      html`${reportRows(management.reports, channel, words)} ${thumbRows(management.thumbs, words)}
      ${forms(called("reports"))}`,
    )
  }
  ${may("keys") && section("keys", words.say("page.accessKeys"), html`${keyRows(management.keys, channel, words)} ${forms(called("keys"))}`)}
  ${section(
    "more",
    words.say("page.groupSettings"),
    html`${plainPresses(commands, channel, words)} ${forms((spec) => spec.group === "settings" && !APART(spec))}`,
  )}`;
}

/** Commands that need nothing to be said. */
function plainPresses(commands: readonly CommandSpec[], channel: string, words: Words): Html {
  const plain = commands.filter(
    ({ name, group, options }) => group === "settings" && options.length === 0 && !SHOWN.includes(name),
  );
  return html`<div class="presses">${plain.map((spec) => press(spec.name, {}, channel, labelOf(spec, words)))}</div>`;
}

/** What a button says that gives a command by itself. */
const labelOf = ({ name, summary }: CommandSpec, words: Words): string =>
  name === "reset" ? words.say("page.forgetTaste") : words.tell(summary);

function feedRow(
  feed: Overview["feeds"][number],
  channel: string,
  view: View,
  may: (command: string) => boolean,
): Html {
  const { words } = view;
  const { lastCheckedAt } = feed.health;
  const { tags = [] } = feed;
  const other = feed.state === "paused" ? "resume" : "pause";
  const label = words.say(other === "resume" ? "page.feedResume" : "page.feedPause");
  return html`<li>
    <span dir="auto"
      ><a href="${feedPath(feed.id, channel)}">${feed.title}</a><br />
      <small
        >${outside(feed.url, feed.url, view)} ·
        ${feed.sentence}${lastCheckedAt && html` · ${moment(lastCheckedAt, "relative", words)}`}${tags.length > 0 && html` · ${words.say("page.tags")}: ${tagLinks(tags, channel)}`}</small
      ></span
    >
    <span class="presses">
      ${may("refresh") && press("refresh", { feed: feed.id }, channel, words.say("page.feedRefresh"), feed.title)}
      ${may(other) && press(other, { feed: feed.id }, channel, label, feed.title)}
      ${may("remove") && press("remove", { feed: feed.id }, channel, words.say("page.feedRemove"), feed.title)}
      ${may("tag") && tagForm(feed, channel, words)}
    </span>
  </li>`;
}

const addFeed = (channel: string, words: Words): Html =>
  quick(
    "add",
    {
      name: "address",
      label: words.say("page.addressOfSite"),
      button: words.say("page.addFeed"),
      placeholder: "https://",
    },
    channel,
  );

/** Lists of feeds as files: to take along, and to bring. */
const lists = ({ feeds }: Overview, channel: string, words: Words, mayImport: boolean): Html =>
  html`${feeds.length > 0 && html`<p><a href="/feeds.opml?channel=${encodeURIComponent(channel)}" download="feeds.opml">${words.say("page.download")}</a></p>`}
  ${
    mayImport &&
    html`<form method="post" action="/upload" enctype="multipart/form-data" class="quick">
      <input type="hidden" name="channel" value="${channel}" />
      <label for="list-file">${words.say("page.upload")}</label>
      <input id="list-file" name="list" type="file" accept=".opml,.xml,.txt" required />
      <button type="submit" class="secondary">${words.say("page.uploadSend")}</button>
    </form>`
  }`;

const muteRows = ({ mutes }: Overview, channel: string, words: Words): Html =>
  html`${mutes.length === 0 && html`<p class="empty">${words.say("page.noMutes")}</p>`}
    <ul class="rows">
      ${mutes.map(
        ({ id, sentence }) =>
          html`<li>
            <span dir="auto">${sentence}</span>
            <span class="presses">${press("unmute", { what: id }, channel, words.say("page.muteUndo"), sentence)}</span>
          </li>`,
      )}
    </ul>`;
