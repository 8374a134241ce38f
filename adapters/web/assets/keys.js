// One-letter keys for reading: j and k between posts, / for the command line, ? for help, Esc to close.
import { calm, keep, kept, say } from "./dom.js";
import { openDialog } from "./dialog.js";

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return leave(event.target);
    if (event.target.closest("input, textarea, select, [contenteditable]") || kept("keys") === "off") return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "o") toggle();
    else if (event.key === "s") here()?.querySelector("[data-save]")?.click();
    else if (event.key === "/") document.getElementById("line").focus();
    else if (event.key === "?") void openDialog("/help");
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-keys-toggle]");
    if (!button) return;
    keep("keys", kept("keys") === "off" ? "on" : "off");
    button.textContent = say(kept("keys") === "off" ? "keysOn" : "keysOff");
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
}

function step(by) {
  const posts = [...document.querySelectorAll(".posts > .post")];
  const here = posts.findIndex((post) => post.contains(document.activeElement));
  const from =
    here >= 0 ? here : posts.findIndex((post) => post.getBoundingClientRect().bottom > 80) - (by > 0 ? 1 : 0);
  const next = posts[Math.min(Math.max(from + by, 0), posts.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "start" });
}

const here = () => document.activeElement.closest?.(".post");

function toggle() {
  const more = here()?.querySelector(".more");
  if (more) more.open = !more.open;
}

function leave(target) {
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else target.blur?.();
}
