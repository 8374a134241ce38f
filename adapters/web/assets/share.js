// "Copy link": the address of a post, handed to the system where it shares, else put where it can be pasted.
import { announce, say } from "./dom.js";

export function startShare() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-share]");
    if (button) void share(button);
  });
}

async function share(button) {
  const url = new URL(button.dataset.share, location.href).href;
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(url);
  } catch {
    // Not at a secure address, or not allowed: shown, to be copied by hand.
    return void prompt(say("copyThis"), url);
  }
  announce(say("copied"));
  button.textContent = say("copied");
  setTimeout(() => {
    button.textContent = before;
    button.closest("details.menu")?.removeAttribute("open");
  }, 1500);
}
