// What happens while the page is open: posts and replies as they come, without moving what is being read.
import { announce, calm, channel, element, entryElement, nodesOf, pageAt } from "./dom.js";
import { localTimes } from "./time.js";

const posts = document.querySelector("[data-posts]");
const pill = document.querySelector("[data-pill]");
/** Posts that came while the reader was further down, oldest first. */
const waiting = [];
let last = document.body.dataset.lastEvent;
let source;

export function startLive() {
  // A browser keeps few connections to one address: a page nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  pill?.addEventListener("click", () => {
    release();
    scrollTo({ top: 0 });
    posts.firstElementChild?.focus({ preventScroll: true });
  });
  addEventListener("scroll", () => atTop() && release(), { passive: true });
  if (!document.hidden) open();
}

/** Puts an entry into the page, once; `at` is what the server says of it: { id, channel, thread, html, summary, count }. */
export function show(at) {
  if (at.channel !== channel) return mark(at.channel);
  if (at.thread) return showReply(at);
  if (!posts || document.body.dataset.live !== "yes" || known(at.id)) return;
  document.querySelector("[data-empty]")?.remove();
  waiting.push(at);
  if (atTop()) release();
  else {
    pill.hidden = false;
    pill.textContent = waiting.length === 1 ? "1 new post" : `${waiting.length} new posts`;
  }
  announce(`New post: ${at.summary}`);
}

/** Brings an entry to the reader who asked for it. */
export function reveal(id) {
  release();
  const shown = entryElement(id);
  shown?.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "nearest" });
}

const known = (id) => entryElement(id) !== null || waiting.some((at) => at.id === id);
const atTop = () => scrollY < 80;

function release() {
  for (const at of waiting.splice(0)) {
    posts.prepend(nodesOf(at.html));
    localTimes(posts.firstElementChild);
    posts.firstElementChild.classList.add("arrived");
  }
  if (pill) pill.hidden = true;
}

function showReply(at) {
  const thread = document.querySelector(`[data-thread="${CSS.escape(at.thread)}"]`);
  if (!thread) return;
  thread.querySelector(".count").hidden = false;
  thread.querySelector("[data-count-text]").textContent = at.count === 1 ? "1 reply" : `${at.count} replies`;
  if (entryElement(at.id)) return;
  const list = thread.querySelector(".replies");
  list.append(nodesOf(at.html));
  localTimes(list.lastElementChild);
  announce(at.summary);
}

function edited({ id, html, summary }) {
  const late = waiting.find((at) => at.id === id);
  const content = late ? undefined : document.querySelector(`[data-content="${CSS.escape(id)}"]`);
  if (late) {
    const post = nodesOf(late.html);
    post.querySelector("[data-content]").replaceWith(nodesOf(html));
    const holder = element("div");
    holder.append(post);
    late.html = holder.innerHTML;
  } else if (content) {
    content.replaceWith(nodesOf(html));
    localTimes(entryElement(id));
    announce(`Edited: ${summary}`);
  }
}

/** A dot on another channel that has something new. */
function mark(name) {
  const link = document.querySelector(`[data-channel-link="${CSS.escape(name)}"]`);
  if (!link || link.querySelector(".new")) return;
  link.append(element("span", { class: "new" }, " (new)"));
}

function open() {
  if (source) return;
  source = new EventSource(`/events?after=${encodeURIComponent(last)}`);
  const on = (name, act) =>
    source.addEventListener(name, (event) => {
      if (event.lastEventId) last = event.lastEventId;
      act(JSON.parse(event.data));
    });
  on("entry", show);
  on("edit", edited);
  on("reset", () => void catchUp());
}

function close() {
  source?.close();
  source = undefined;
}

/** The server no longer knows where we were: the page is read again, and what is missing or changed taken from it. */
async function catchUp() {
  const page = await pageAt(location.href);
  for (const post of [...page.querySelectorAll(".posts > .post")].toReversed()) {
    const id = post.dataset.entry;
    const here = entryElement(id);
    if (!here)
      show({ id, channel, html: post.outerHTML, summary: post.querySelector("h2, .words")?.textContent ?? "" });
    // The form between them may hold a question half written.
    else
      for (const part of [".entry", ".count", ".replies"]) replace(here.querySelector(part), post.querySelector(part));
  }
  localTimes();
}

const replace = (old, fresh) => old.replaceWith(document.importNode(fresh, true));
