// Rows of questions that stand open, each with the press that ends it.
import type { Overview, Words } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { press } from "./press.ts";

export const watchRows = (
  { watches }: Pick<Overview, "watches">,
  channel: string,
  words: Words,
  mayEnd: boolean,
): Html =>
  html`${watches.length === 0 && html`<p class="empty">${words.say("page.noWatches")}</p>`}
    <ul class="rows">
      ${watches.map(
        ({ id, sentence }) =>
          html`<li>
            <span dir="auto">${sentence}</span>
            <span class="presses"
              >${mayEnd && press("unwatch", { question: id }, channel, words.say("page.watchEnd"), sentence)}</span
            >
          </li>`,
      )}
    </ul>`;
