// What the newsroom watches and spends, as HTML: the side panel, on a narrow screen a page of its own.
import type { Overview } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { moment, outside } from "./render.ts";
import type { View } from "./view.ts";

export function renderPanel(overview: Overview, view: View): Html {
  return html`<div class="panel" data-panel>
    <section>
      <h2>Feeds</h2>
      ${
        overview.feeds.length === 0
          ? html`<p class="empty">None yet. Type <kbd>add</kbd> and the address of a site below.</p>`
          : html`<ul>
              ${overview.feeds.map(
                (feed) =>
                  html`<li class="feed">
                    <span class="name" dir="auto">${outside(feed.title, feed.url, view)}</span>
                    <span class="state ${feedState(feed)}">${feed.sentence}</span>
                  </li>`,
              )}
            </ul>`
      }
    </section>
    <section>
      <h2>Next digest</h2>
      ${
        overview.subscriptions.length === 0
          ? html`<p class="empty">Nothing is scheduled.</p>`
          : html`<ul>
              ${overview.subscriptions.map(
                ({ sentence, nextDigestAt }) =>
                  html`<li>${sentence}${nextDigestAt ? html`<br />${moment(nextDigestAt, "relative")}` : ""}</li>`,
              )}
            </ul>`
      }
    </section>
    <section>
      <h2>Muted</h2>
      ${
        overview.mutes.length === 0
          ? html`<p class="empty">Nothing.</p>`
          : html`<ul>
              ${overview.mutes.map((mute) => html`<li dir="auto">${mute.sentence}</li>`)}
            </ul>`
      }
    </section>
    <section>
      <h2>Budget</h2>
      <p>
        ${overview.budget ?? "No model is configured: posts are extracts in the sources' own words, and cost nothing."}
      </p>
    </section>
  </div>`;
}

/** The plain words that say this is not the real thing, and how to leave it. */
export function renderSampleBanner(overview: Overview): Html {
  if (!overview.sample) return html``;
  return html`<div class="banner" role="note" data-banner>
    <p>
      This is a sample newsroom: the outlets are fictional and everything runs on this machine. Add a real feed: type
      <kbd>add https://...</kbd> below.
    </p>
    <button type="button" class="secondary needs-script" data-line="sample off">Leave the sample</button>
  </div>`;
}

function feedState(feed: Overview["feeds"][number]): "good" | "bad" | "off" {
  if (feed.state !== "active") return "off";
  return feed.health.error === undefined ? "good" : "bad";
}
