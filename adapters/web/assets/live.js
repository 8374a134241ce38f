// What happens while the page is open: posts and replies as they come, without moving what is being read.
import { announce, calm, channel, element, nodesOf, pageAt, say } from "./dom.js";
import { divide } from "./days.js";
import { mark as markRead } from "./seen.js";
import { localTimes } from "./time.js";

const posts = document.querySelector("[data-posts]");
const pill = document.querySelector("[data-pill]");
/** Posts that came while the reader was further down, oldest first; not in the page yet. */
const waiting = [];
const AGAIN_MS = 30_000;
let frame;
let last = document.body.dataset.lastEvent;
let source;

export function startLive() {
  // A browser keeps few connections to one address: a page nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  pill?.addEventListener("click", () => {
    release();
    scrollTo({ top: 0 });
    posts.querySelector(".post")?.focus({ preventScroll: true });
  });
  addEventListener("scroll", () => atTop() && release(), { passive: true });
  if (!document.hidden) open();
}

/** Puts an entry into the page, once; `at` is what the server says of it: { id, channel, thread, html, summary, count }. */
export function show(at) {
  if (at.channel !== channel) return mark(at.channel);
  if (at.thread) return showReply(at);
  if (document.body.dataset.live !== "yes" || find(`#entry-${CSS.escape(at.id)}`)) return;
  document.querySelector("[data-empty]")?.remove();
  waiting.push(nodesOf(at.html).firstElementChild);
  // A burst is laid out once for each frame, not once for each post.
  frame ??= requestAnimationFrame(arrive);
  announce(say("newPost", { summary: at.summary }));
}

function arrive() {
  frame = undefined;
  if (waiting.length === 0) return pill && (pill.hidden = true);
  if (atTop()) return release();
  pill.hidden = false;
  pill.textContent = waiting.length === 1 ? say("oneNew") : say("manyNew", { count: waiting.length });
}

/** Brings an entry to the reader who asked for it; false when this page does not show it. */
export function reveal(id) {
  release();
  const shown = document.getElementById(`entry-${id}`);
  shown?.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "nearest" });
  return Boolean(shown);
}

const atTop = () => scrollY < 80;

/** The first match in the page or in a post that waits. */
function find(selector) {
  const late = waiting.map((post) => (post.matches(selector) ? post : post.querySelector(selector)));
  return document.querySelector(selector) ?? late.find(Boolean);
}

function release() {
  for (const post of waiting.splice(0)) {
    posts.prepend(post);
    localTimes(post);
    post.classList.add("arrived");
    if (document.body.dataset.view === "full") post.querySelector(".more")?.setAttribute("open", "");
  }
  divide();
  markRead();
  if (pill) pill.hidden = true;
}

function showReply({ id, thread, html, summary, count, news }) {
  const place = find(`[data-thread="${CSS.escape(thread)}"]`);
  if (!place) return;
  place.querySelector(".count").hidden = false;
  const post = place.closest("[data-entry]");
  for (const text of post.querySelectorAll("[data-count-text]"))
    text.textContent = count === 1 ? say("oneReply") : say("manyReplies", { count });
  if (news) post.querySelector("[data-news]")?.replaceChildren(nodesOf(news));
  if (find(`#entry-${CSS.escape(id)}`)) return;
  place.querySelector(".replies").append(nodesOf(html));
  localTimes(post);
  announce(summary);
}

function edited({ id, html, summary }) {
  if (!find(`[data-content="${CSS.escape(id)}"]`)) return;
  // A post that stands alone is set in another way than one among others.
  if (find(".single")) return void catchUp();
  for (const fresh of [...nodesOf(html).children]) {
    find(`.${fresh.classList[0]}[data-content="${CSS.escape(id)}"]`)?.replaceWith(fresh);
    localTimes(fresh);
  }
  markRead();
  announce(say("edited", { summary }));
}

/** Taken away: also from those that wait. */
function gone({ id }) {
  const selector = `#entry-${CSS.escape(id)}`;
  const late = waiting.findIndex((post) => post.matches(selector));
  if (late >= 0) waiting.splice(late, 1);
  document.querySelector(selector)?.remove();
  divide();
  arrive();
}

/** Says on another channel's link that it has something new. */
function mark(name) {
  const link = document.querySelector(`[data-channel-link="${CSS.escape(name)}"]`);
  if (!link || link.querySelector(".new")) return;
  link.append(element("span", { class: "new" }, ` ${say("new")}`));
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
  on("gone", gone);
  on("reset", () => void catchUp());
  // A browser asks again by itself after a broken line, but not after a refusal: too many pages open, or a program that only just starts.
  const mine = source;
  mine.addEventListener("open", () => lost(false));
  mine.addEventListener("error", () => lost(true));
  mine.addEventListener("error", () => {
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => source === mine && reopen(), AGAIN_MS);
  });
}

/** Says that the line is gone, and when it is back; a page that nobody looks at has given its own back by itself. */
function lost(now) {
  const note = document.querySelector("[data-connection]");
  if (note.hidden !== now) return;
  note.hidden = !now;
  note.textContent = now ? say("lost") : "";
  announce(say(now ? "lost" : "back"));
}

function reopen() {
  close();
  if (!document.hidden) open();
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
    const here = find(`#entry-${CSS.escape(id)}`);
    // The form below them may hold a question half written.
    const parts = here ? [".entry", ".rest", ".count", ".replies"] : [];
    for (const part of parts) {
      const fresh = post.querySelector(part);
      if (fresh) here.querySelector(part).replaceWith(document.importNode(fresh, true));
    }
    const summary = post.querySelector("h2, h3, .words")?.textContent ?? "";
    if (!here) show({ id, channel, html: post.outerHTML, summary });
  }
  localTimes();
}
