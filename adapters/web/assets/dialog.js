// Receipts and help over the page instead of away from it. The links work without this.
import { element, pageAt, say } from "./dom.js";
import { localTimes } from "./time.js";

const dialog = element("dialog", { class: "sheet" });

export function startDialog() {
  document.body.append(dialog);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    // A click with a modifier asks for a tab of its own.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    void openDialog(link.href, link.textContent);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
}

export async function openDialog(address) {
  const page = await pageAt(address);
  const content = page.querySelector("[data-dialog-content]") ?? page.querySelector("main > *");
  const close = element("button", { type: "button", class: "quiet", "data-close": "" }, say("close"));
  const own = element("a", { href: address }, say("openAsPage"));
  const bar = element("div", { class: "sheet-bar" });
  bar.append(own, close);
  dialog.replaceChildren(bar, document.importNode(content, true));
  const heading = dialog.querySelector("h1");
  if (heading) dialog.setAttribute("aria-label", heading.textContent.trim());
  localTimes(dialog);
  if (!dialog.open) dialog.showModal();
  const passage = dialog.querySelector("#passage");
  passage?.scrollIntoView({ block: "center" });
  (passage ?? close).focus({ preventScroll: true });
}
