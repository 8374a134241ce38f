// "Listen": a post read aloud by the browser's own voice.

export function startListen() {
  if (!("speechSynthesis" in window)) return;
  document.documentElement.classList.add("can-speak");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-listen]");
    if (button) toggle(button);
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

function toggle(button) {
  const speaking = button.getAttribute("aria-pressed") === "true";
  speechSynthesis.cancel();
  if (speaking) return;
  const body = button.closest(".entry").querySelector(".body");
  // One utterance a paragraph: some voices fall silent after a long one.
  const parts = [...body.querySelectorAll("h2, h3, p, li")].map(spoken).filter(Boolean);
  const set = (on) => {
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Stop" : "Listen";
  };
  set(true);
  for (const [index, text] of parts.entries()) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = body.lang;
    utterance.onerror = () => set(false);
    if (index === parts.length - 1) utterance.onend = () => set(false);
    speechSynthesis.speak(utterance);
  }
}

/** The words without the footnote numbers. */
function spoken(node) {
  const copy = node.cloneNode(true);
  for (const mark of copy.querySelectorAll(".footnote")) mark.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}
