// A receipt as HTML: the whole article as it was stored, with the cited passage marked where it stands.
import type { ReceiptView } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { moment, outside } from "./render.ts";
import { articlePath, type View } from "./view.ts";

export function renderReceipt(receipt: ReceiptView, view: View): Html {
  const { start, end, correctedBy } = receipt;
  return html`<article class="receipt" data-dialog-content>
    <header>
      <p class="kicker">Receipt</p>
      <h1 class="headline" dir="auto">${receipt.title}</h1>
      <p class="origin">
        <strong>${receipt.source}</strong>${receipt.published ? html` · ${moment(receipt.published, "relative")}` : ""}
        · ${outside("Open the original", receipt.url, view)}
      </p>
      ${
        correctedBy === undefined
          ? ""
          : html`<p class="notice">
              The outlet has changed this article since. The passage stands in the version that was read;
              <a href="${articlePath(correctedBy)}" data-dialog>see the newer version</a>.
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
