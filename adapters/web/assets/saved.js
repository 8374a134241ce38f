// Posts to come back to, kept in this browser.
import { element, kept, keep, nodesOf, say } from "./dom.js";
import { localTimes } from "./time.js";

const ids = () => kept("saved") ?? [];

export function startSaved() {
  void showSaved().then(press);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    if (!button) return;
    event.preventDefault();
    const { entry } = button.closest("[data-entry]").dataset;
    const on = !ids().includes(entry);
    keep("saved", on ? [entry, ...ids()] : ids().filter((id) => id !== entry), { entry, kind: "saved", on });
    press();
  });
  new MutationObserver(press).observe(document.getElementById("content"), { childList: true, subtree: true });
}

/** Shows on each button whether its post is saved. */
function press() {
  const saved = ids();
  for (const button of document.querySelectorAll("[data-save]")) {
    const on = String(saved.includes(button.closest("[data-entry]").dataset.entry));
    if (button.getAttribute("aria-pressed") === on) continue;
    button.setAttribute("aria-pressed", on);
    button.textContent = say(on === "true" ? "saved" : "save");
  }
}

async function showSaved() {
  const place = document.querySelector("[data-saved]");
  if (!place) return;
  const response = await fetch(`/cards?${new URLSearchParams({ ids: ids().join(",") })}`);
  place.replaceChildren(nodesOf(response.ok ? await response.text() : ""));
  if (place.childElementCount === 0) place.append(element("p", {}, say("noneSaved")));
  localTimes(place);
}
