// A receipt as HTML: the whole stored article, with the cited passage marked where it stands.
import type { ReceiptView } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { moment, outside } from "./render.ts";
import { articlePath, type View } from "./view.ts";

export function renderReceipt(receipt: ReceiptView, view: View): Html {
  const { start, end, correctedBy } = receipt;
  const { words } = view;
  const when = receipt.published ? html` · ${moment(receipt.published, "relative", words)}` : "";
  return html`<article class="receipt" data-dialog-content>
    <header>
      <p class="kicker">${words.say("page.receipt")}</p>
      <h1 class="headline" dir="auto">${receipt.title}</h1>
      <p class="origin">
        <strong>${receipt.source}</strong>${when} · ${outside(words.say("page.openOriginal"), receipt.url, view)}
      </p>
      ${
        correctedBy === undefined
          ? ""
          : html`<p class="notice">
              ${words.parts("page.changedSince", {
                newer: html`<a href="${articlePath(correctedBy)}" data-dialog>${words.say("page.seeNewer")}</a>`,
              })}
            </p>`
      }
    </header>
    <div class="source-text">${renderMarked(receipt.text, start, end)}</div>
  </article>`;
}

/** Paragraphs of `text`, with `text.slice(start, end)` marked; a passage over several paragraphs is marked in each. */
function renderMarked(text: string, start: number, end: number): Html[] {
  let at = 0;
  let marked = false;
  return text.split(/(\n\n+)/).map((part, index) => {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, part.length)];
    at += part.length;
    if (index % 2 === 1) return html``;
    if (from >= to) return html`<p dir="auto">${part}</p>`;
    const mark = marked
      ? html`<mark>${part.slice(from, to)}</mark>`
      : html`<mark id="passage" tabindex="-1">${part.slice(from, to)}</mark>`;
    marked = true;
    return html`<p dir="auto">${part.slice(0, from)}${mark}${part.slice(to)}</p>`;
  });
}
