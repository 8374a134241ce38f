// What the newsroom watches and spends, as HTML: the side panel, or a page of its own.
import type { Overview, Words } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { moment } from "./render.ts";
import { feedPath, type View } from "./view.ts";

/** Feeds that stand beside every page; the page of the feeds has all. */
const MOST_BESIDE = 20;

/** `most`: where there are more feeds, those that need somebody come first, and a link leads to all. */
export function renderPanel(overview: Overview, channel: string, view: View, most = MOST_BESIDE): Html {
  const { words } = view;
  const feeds = overview.feeds.length > most ? needyFirst(overview.feeds).slice(0, most) : overview.feeds;
  return html`<div class="panel" data-panel>
    <section>
      <h2>${words.say("page.feeds")}</h2>
      ${
        overview.feeds.length === 0
          ? html`<p class="empty">${words.parts("page.noFeeds", { add: html`<kbd>add</kbd>` })}</p>`
          : html`<ul>
              ${feeds.map(
                (feed) =>
                  html`<li class="feed">
                    <span class="name" dir="auto"
                      ><a href="${view.base}${feedPath(feed.id, channel)}">${feed.title}</a></span
                    >
                    <span class="state ${feedState(feed)}">${feed.sentence}</span>
                  </li>`,
              )}
            </ul>`
      }
      ${feeds.length < overview.feeds.length && html`<p class="lists"><a href="/status?channel=${encodeURIComponent(channel)}">${words.say("page.allFeeds", { count: overview.feeds.length })}</a></p>`}
    </section>
    <section>
      <h2>${words.say("page.lists")}</h2>
      ${overview.feeds.length > 0 && html`<p class="lists"><a href="${view.base}/feeds.opml?channel=${encodeURIComponent(channel)}" download="feeds.opml">${words.say("page.download")}</a></p>`}
      <p class="lists needs-script">
        <label>${words.say("page.upload")} <input type="file" data-opml accept=".opml,.xml,.txt" /></label>
      </p>
    </section>
    <section>
      <h2>${words.say("page.nextDigest")}</h2>
      ${
        overview.subscriptions.length === 0
          ? html`<p class="empty">${words.say("page.nothingScheduled")}</p>`
          : html`<ul>
              ${overview.subscriptions.map(
                ({ sentence, nextDigestAt }) =>
                  html`<li>
                    ${sentence}${nextDigestAt ? html`<br />${moment(nextDigestAt, "relative", words)}` : ""}
                  </li>`,
              )}
            </ul>`
      }
    </section>
    <section>
      <h2>${words.say("page.muted")}</h2>
      ${
        overview.mutes.length === 0
          ? html`<p class="empty">${words.say("page.noMutes")}</p>`
          : html`<ul>
              ${overview.mutes.map((mute) => html`<li dir="auto">${mute.sentence}</li>`)}
            </ul>`
      }
    </section>
    <section>
      <h2>${words.say("page.budget")}</h2>
      <p>${spendingOf(overview, words)}</p>
    </section>
  </div>`;
}

/** What was spent today; without a model, what tells the posts in its place. */
export const spendingOf = ({ budget, sample }: Overview, words: Words): string =>
  budget ?? words.say(sample ? "page.noModelSample" : "page.noModel");

/** The plain words that say this is not the real thing, and how to leave it. */
export function renderSampleBanner(overview: Overview, words: Words): Html {
  if (!overview.sample) return html``;
  return html`<div class="banner" role="note" data-banner>
    <p>
      ${words.parts("page.sample", { add: html`<kbd>add https://...</kbd>`, pack: html`<kbd>add pack:security</kbd>` })}
      ${overview.budget === undefined ? words.say("page.sampleRecorded") : ""}
    </p>
    <button type="button" class="secondary needs-script" data-line="sample off">
      ${words.say("page.leaveSample")}
    </button>
  </div>`;
}

/** In their order otherwise. */
const needyFirst = (feeds: Overview["feeds"]): Overview["feeds"] => [
  ...feeds.filter((feed) => feedState(feed) === "bad"),
  ...feeds.filter((feed) => feedState(feed) !== "bad"),
];

function feedState(feed: Overview["feeds"][number]): "good" | "bad" | "off" {
  if (feed.state !== "active") return "off";
  return feed.health.error === undefined ? "good" : "bad";
}
