// What the reader has read, kept in this browser: marks on the rest, and where they were last time.
import { announce, channel, element, kept, keep, say, shelf } from "./dom.js";

const key = `seen:${channel}`;
/** More than this nobody reads one by one. */
const MOST = 500;
const title = document.title;
const live = document.body.dataset.live === "yes";
/** `upTo`: everything until then is read; `read`: what was read after it; `visit`: the newest post at the last visit. */
let state = kept(key);

const posts = () => [...document.querySelectorAll(".posts > .post")];
const at = (post) => post.querySelector(".permalink time").dateTime;
const isUnread = (post) => state && at(post) > state.upTo && !state.read.includes(post.dataset.entry);

export function startSeen() {
  const newest = posts().map(at).toSorted().at(-1);
  // Whoever comes for the first time is not met by marks on everything.
  if (!state && live) remember({ upTo: newest ?? new Date().toISOString(), visit: newest, read: [] });
  if (document.querySelector(".single")) for (const post of posts()) read(post);
  showSince();
  mark();
  document.addEventListener(
    "toggle",
    ({ target }) => target.matches?.(".more[open]") && read(target.closest(".post")),
    true,
  );
  document.querySelector("[data-all-read]")?.addEventListener("click", allRead);
  addEventListener("pagehide", () => {
    const last = posts().map(at).toSorted().at(-1);
    if (state && live && last && !shelf) remember({ ...state, visit: last });
  });
}

/** Marks what is unread, and says how much it is. */
export function mark() {
  let count = 0;
  for (const post of posts()) {
    const unread = isUnread(post);
    const sign = post.querySelector(".kicker .unread");
    if (unread) count += 1;
    if (unread && !sign) post.querySelector(".kicker p").prepend(element("span", { class: "unread" }, say("unread")));
    if (!unread) sign?.remove();
  }
  const told = document.querySelector("[data-unread-count]");
  if (!told) return;
  told.hidden = count === 0;
  told.textContent = say("unreadCount", { count });
  document.querySelector("[data-all-read]").hidden = count === 0;
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

function read(post) {
  if (!post || !isUnread(post)) return;
  const { entry } = post.dataset;
  remember({ ...state, read: [...state.read, entry].slice(-MOST) }, { entry, kind: "read", on: true });
  mark();
}

function allRead(event) {
  event.preventDefault();
  const newest = posts().map(at).toSorted().at(-1);
  remember({ ...state, upTo: newest, read: [] }, { channel, until: newest });
  mark();
  announce(say("allRead"));
}

/** A line over the first post that stood here at the last visit, where newer ones stand above it. */
function showSince() {
  if (!state?.visit || !live) return;
  const old = posts().find((post) => at(post) <= state.visit);
  if (old && old !== posts()[0]) old.prepend(element("p", { class: "since" }, say("since")));
}

function remember(now, change) {
  state = now;
  keep(key, now, change);
}
