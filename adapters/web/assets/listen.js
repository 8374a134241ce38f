// "Listen": a post read aloud, by the bot's voice where it has one, by the browser's own otherwise.
import { say } from "./dom.js";

const browserSpeaks = "speechSynthesis" in window;
const player = new Audio();
let playing;

export function startListen() {
  if (browserSpeaks) document.documentElement.classList.add("can-speak");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-listen]");
    if (button) toggle(button);
  });
  if (browserSpeaks) addEventListener("pagehide", () => speechSynthesis.cancel());
}

function toggle(button) {
  const speaking = button.getAttribute("aria-pressed") === "true";
  silence();
  if (speaking) return;
  if (button.dataset.audio) play(button);
  else speak(button);
}

function silence() {
  if (browserSpeaks) speechSynthesis.cancel();
  player.pause();
  if (playing) show(playing, false);
  playing = undefined;
}

function show(button, on) {
  button.setAttribute("aria-pressed", String(on));
  button.textContent = say(on ? "stop" : "listen");
}

function play(button) {
  playing = button;
  player.src = button.dataset.audio;
  const end = () => playing === button && silence();
  player.onended = end;
  player.onerror = () => {
    end();
    if (browserSpeaks) speak(button);
  };
  show(button, true);
  player.play().catch(end);
}

function speak(button) {
  const post = button.closest("[data-entry]");
  const bodies = [...post.querySelectorAll(".body")].filter((body) => body.closest("[data-entry]") === post);
  // One utterance a paragraph: some voices fall silent after a long one.
  const parts = bodies
    .flatMap((body) => [...body.querySelectorAll("h1, h2, h3, h4, p, li")])
    .map(spoken)
    .filter(Boolean);
  const set = (on) => show(button, on);
  set(true);
  for (const [index, text] of parts.entries()) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = bodies[0].lang;
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
