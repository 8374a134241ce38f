// The side panel, kept true: read again after every answer, and now and then while the page is looked at.
import { channel, pageAt } from "./dom.js";
import { localTimes } from "./time.js";

const EVERY_MS = 5 * 60_000;

export function startPanel() {
  document.addEventListener("answered", () => void refresh());
  setInterval(() => document.hidden || void refresh(), EVERY_MS);
}

async function refresh() {
  const page = await pageAt(`/status?${new URLSearchParams({ channel })}`);
  const panel = document.querySelector("[data-panel]");
  const fresh = page.querySelector("[data-panel]");
  if (panel && fresh) panel.replaceWith(document.importNode(fresh, true));
  if (fresh && !page.querySelector("[data-banner]")) document.querySelector("[data-banner]")?.remove();
  localTimes();
}
