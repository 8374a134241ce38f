// Days between the posts, where they begin in the reader's own zone.
import { channel, element } from "./dom.js";
import { locale } from "./time.js";

const name = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
/** As the server writes a day: 2026-11-24. */
const dayOf = (at) => at.toLocaleDateString("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit" });

/** Puts a heading before the first post of each day, and takes away those that stand wrong. */
export function divide(posts = document.querySelector("[data-posts]")) {
  let before;
  for (const post of posts?.querySelectorAll(":scope > .post") ?? []) {
    const at = new Date(post.querySelector(".permalink time").dateTime);
    const day = dayOf(at);
    const stands = post.previousElementSibling?.matches(".day") && post.previousElementSibling;
    if (day === before) {
      if (stands) stands.remove();
    } else if (stands?.dataset.day !== day) {
      const heading = element("h2", { class: "day", "data-day": day });
      const address = `/channels/${encodeURIComponent(channel)}/${day}`;
      heading.append(element("a", { href: address }, at.toLocaleDateString(locale, name)));
      if (stands) stands.replaceWith(heading);
      else post.before(heading);
    }
    before = day;
  }
  for (const heading of posts?.querySelectorAll(":scope > .day") ?? [])
    if (!heading.nextElementSibling?.matches(".post")) heading.remove();
}
