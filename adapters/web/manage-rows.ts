// Rows of what is managed: keys, channels, reports of mistakes, thumbs; each with its presses.
import type { Management, Words } from "../../src/platform/index.ts";
import type { Frame } from "./frame.ts";
import { html, type Html } from "./html.ts";
import { quick } from "./manage-forms.ts";
import { hidden, press } from "./press.ts";
import { moment } from "./render.ts";
import { channelPath } from "./view.ts";

export const keyRows = (keys: Management["keys"], channel: string, words: Words): Html =>
  html`${keys.length === 0 && html`<p class="empty">${words.say("page.noKeys")}</p>`}
    <ul class="rows">
      ${keys.map(
        ({ name, role, opens, lastUsed }) =>
          html`<li>
            <span dir="auto"
              ><strong>${name}</strong><br />
              <small
                >${words.say(`conversation.role.${role}`)} · ${opens} ·
                ${lastUsed ? words.parts("conversation.keyUsed", { at: moment(lastUsed, "relative", words) }) : words.say("conversation.keyUnused")}</small
              ></span
            >
            <span class="presses"
              >${press("keys", { what: "revoke", name }, channel, words.say("page.keyRevoke"), name)}</span
            >
          </li>`,
      )}
    </ul>`;

export function channelRows(channels: Management["channels"], { channel, view }: Frame): Html {
  const { words } = view;
  return html`<ul class="rows">
      ${channels.map(
        ({ id, name }) =>
          html`<li>
            <span dir="auto"><a href="${channelPath(id)}">${name}</a></span>
            <span class="presses">
              ${quick("channels", { options: { what: "rename", name: id }, name: "to", label: words.say("page.channelNewName", { name }), button: words.say("page.channelRename") }, channel)}
              ${press("channels", { what: "remove", name: id }, channel, words.say("page.channelRemove"), name)}
            </span>
          </li>`,
      )}
    </ul>
    ${quick("channels", { options: { what: "add" }, name: "name", label: words.say("page.channelName"), button: words.say("page.channelAdd") }, channel)}`;
}

type Told = Management["reports"][number]["story"];

const storyLink = ({ id, headline }: Told, words: Words): Html =>
  html`<a href="/stories/${encodeURIComponent(id)}">${headline ?? words.say("page.post")}</a>`;

/** Reports that wait for an answer: whoever reported is told it; without one, the report is closed. */
export const reportRows = (reports: Management["reports"], channel: string, words: Words): Html =>
  html`<h3>${words.say("page.reports")}</h3>
    ${reports.length === 0 && html`<p class="empty">${words.say("page.noReports")}</p>`}
    <ul class="rows">
      ${reports.map(
        ({ number, text, at, story }) =>
          html`<li>
            <span dir="auto"
              >${text || words.say("conversation.reportSilent")}<br /><small
                >${storyLink(story, words)} · ${moment(at, "relative", words)}</small
              ></span
            >
            <form method="post" action="/run" class="quick">
              ${hidden({ from: "manage", channel, command: "reports", "o.number": `${number}` })}
              <label for="report-${number}">${words.say("page.reportAnswer")}</label>
              <input id="report-${number}" name="o.answer" autocomplete="off" />
              <button type="submit" class="secondary">${words.say("page.reportClose")}</button>
            </form>
          </li>`,
      )}
    </ul>`;

export const thumbRows = (thumbs: Management["thumbs"], words: Words): Html =>
  html`<h3>${words.say("page.thumbs")}</h3>
    ${thumbs.length === 0 && html`<p class="empty">${words.say("page.noThumbs")}</p>`}
    <ul class="rows">
      ${thumbs.map(
        ({ story, useful, notUseful, at }) =>
          html`<li>
            <span dir="auto">${storyLink(story, words)}</span>
            <small>${words.say("page.thumbCounts", { useful, notUseful })} · ${moment(at, "relative", words)}</small>
          </li>`,
      )}
    </ul>`;
