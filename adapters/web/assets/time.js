// Moments in the reader's own zone and words.
import { element, say } from "./dom.js";

const { lang } = document.documentElement;
const relative = new Intl.RelativeTimeFormat(lang || "en", { numeric: "auto" });
/** Days before months, as everywhere outside of America. */
export const locale = !lang || lang.startsWith("en") ? "en-GB" : lang;
const units = [
  ["minute", 60, 60],
  ["hour", 3600, 24],
];

/** "12 minutes ago" within a day, then the day and time. */
function words(at, style) {
  const day = { day: "numeric", month: "long", year: "numeric" };
  if (style === "date") return at.toLocaleDateString(locale, day);
  if (style === "time") return at.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  const seconds = (at - Date.now()) / 1000;
  if (Math.abs(seconds) < 60) return say(seconds > 0 ? "inAMoment" : "justNow");
  for (const [unit, size, most] of units) {
    const count = Math.round(seconds / size);
    if (Math.abs(count) < most) return relative.format(count, unit);
  }
  return at.toLocaleString(locale, { ...day, hour: "2-digit", minute: "2-digit" });
}

export function localTimes(within = document) {
  for (const time of within.querySelectorAll("time[data-style]")) {
    const at = new Date(time.dateTime);
    time.textContent = words(at, time.dataset.style);
    time.title = at.toLocaleString(locale, { dateStyle: "full", timeStyle: "short" });
  }
}

/** Keeps "minutes ago" true. */
export function startTimes() {
  localTimes();
  setInterval(() => localTimes(), 60_000);
}

/** A moment for words the script writes itself. */
export const now = () =>
  element("time", { datetime: new Date().toISOString(), "data-style": "relative" }, say("justNow"));
