// Asking and being answered: requests that stream their answer, one JSON object a line.
import { announce, channel, element, nodesOf, pageAt, say } from "./dom.js";
import { reveal, show } from "./live.js";
import { localTimes } from "./time.js";

export function startTalk() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-ask]");
    if (!form) return;
    event.preventDefault();
    void askInThread(form);
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-action]");
    if (pressed) {
      event.preventDefault();
      void press(pressed);
    }
    const expand = event.target.closest("[data-expand]");
    if (expand) {
      event.preventDefault();
      void expandThread(expand);
    }
    const shared = event.target.closest("[data-share-answer]");
    if (shared) {
      event.preventDefault();
      void shareAnswer(shared);
    }
    event.target.closest("[data-dismiss]")?.closest(".private, .pending")?.remove();
  });
}

/**
 * Sends `body` and shows the answer as it comes, in a box put by `place`; private answers stay in that box.
 * `said` is called once the person's own words stand in the thread.
 * Resolves with the entries that stand in the log now, or undefined when there was no answer.
 */
export async function converse(path, body, place, said = () => {}) {
  const status = element("p", { class: "status", role: "status" }, say("looking"));
  const text = element("div", { class: "so-far", "aria-live": "off", dir: "auto" });
  const box = element("div", { class: "pending", "aria-busy": "true" });
  box.append(status, text);
  place(box);
  try {
    for await (const line of lines(path, { ...body, channel, call: callId() })) {
      if (line.kind === "status") status.textContent = line.text;
      else if (line.kind === "text") paragraphs(text, line.text);
      else if (line.kind === "said") {
        show(line.entry);
        said();
      } else if (line.kind === "done") return done(box, line);
      else return failed(box, line.text);
    }
    return failed(box, say("brokeOff"));
  } catch (error) {
    return failed(box, error.message);
  }
}

function done(box, { entries, html }) {
  for (const entry of entries) show(entry);
  if (html === undefined) box.remove();
  else {
    box.replaceChildren(nodesOf(html));
    box.removeAttribute("aria-busy");
    box.classList.remove("pending");
    localTimes(box);
    announce(box.querySelector(".body")?.textContent.trim() ?? "");
  }
  document.dispatchEvent(new CustomEvent("answered"));
  return entries;
}

function failed(box, text) {
  const close = element("button", { type: "button", class: "quiet", "data-dismiss": "" }, say("dismiss"));
  const words = element("p", { class: "error", role: "alert" }, text);
  box.removeAttribute("aria-busy");
  box.replaceChildren(words, close);
}

function paragraphs(holder, text) {
  holder.replaceChildren(...text.split(/\n+/).map((part) => element("p", {}, part)));
}

async function* lines(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error((await response.text()).trim() || say("pageAnswered", { status: response.status }));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done: over, value } = await reader.read();
    if (over) return;
    const whole = (rest + value).split("\n");
    rest = whole.pop();
    for (const line of whole) if (line) yield JSON.parse(line);
  }
}

/** Names this request: sent twice, it is answered once. (`randomUUID` is missing where the page is not at a secure address.) */
function callId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function askInThread(form) {
  const field = form.elements.text;
  const text = field.value.trim();
  if (!text) return;
  await converse(
    "/api/turn",
    { thread: form.dataset.ask, text },
    (box) => form.before(box),
    () => {
      // What is typed by now may be the next question.
      if (field.value.trim() === text) field.value = "";
    },
  );
}

async function press(button) {
  button.closest("details.menu")?.removeAttribute("open");
  const thread = button.closest("[data-entry]:not(.reply)")?.querySelector("[data-thread]");
  // A private answer is no entry of the log: its buttons stand in the thread, under no message.
  const entry = button.closest(".private") ? undefined : button.closest("[data-entry]")?.dataset.entry;
  const body = { action: button.dataset.action, label: button.textContent, entry, thread: thread?.dataset.thread };
  button.disabled = true;
  await converse("/api/action", body, (box) => {
    const form = thread?.querySelector(".ask");
    if (form) form.before(box);
    else button.closest(".actions").after(box);
    box.scrollIntoView({ block: "nearest" });
  });
  button.disabled = false;
}

/** Shows an answer that only its asker saw to the channel. */
async function shareAnswer(button) {
  const response = await fetch("/api/share", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answer: button.dataset.shareAnswer }),
  });
  if (!response.ok)
    return button.replaceWith(element("span", { class: "error", role: "alert" }, await response.text()));
  const shown = await response.json();
  button.closest(".private").remove();
  show(shown);
  reveal(shown.id);
}

async function expandThread(link) {
  const thread = link.closest("[data-thread]");
  const page = await pageAt(link.href);
  const whole = page.querySelector(`[data-thread="${CSS.escape(thread.dataset.thread)}"] .replies`);
  if (!whole) return;
  thread.querySelector(".replies").replaceWith(document.importNode(whole, true));
  const count = thread.querySelector("[data-count-text]").textContent;
  thread.querySelector(".count").replaceChildren(element("span", { "data-count-text": "" }, count));
  localTimes(thread);
  thread.querySelector(".replies").firstElementChild?.scrollIntoView({ block: "nearest" });
}
