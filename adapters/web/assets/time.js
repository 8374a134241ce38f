// Moments in the reader's own zone and words.
import { element } from "./dom.js";

const relative = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" });
const units = [
  ["minute", 60, 60],
  ["hour", 3600, 24],
];

/** "12 minutes ago" within a day, then the day and time. */
function words(at, style) {
  const day = { day: "numeric", month: "long", year: "numeric" };
  if (style === "date") return at.toLocaleDateString("en-GB", day);
  if (style === "time") return at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const seconds = (at - Date.now()) / 1000;
  if (Math.abs(seconds) < 60) return seconds > 0 ? "in a moment" : "just now";
  for (const [unit, size, most] of units) {
    const count = Math.round(seconds / size);
    if (Math.abs(count) < most) return relative.format(count, unit);
  }
  return at.toLocaleString("en-GB", { ...day, hour: "2-digit", minute: "2-digit" });
}

export function localTimes(within = document) {
  for (const time of within.querySelectorAll("time[data-style]")) {
    const at = new Date(time.dateTime);
    time.textContent = words(at, time.dataset.style);
    time.title = at.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short" });
  }
}

/** Keeps "minutes ago" true. */
export function startTimes() {
  localTimes();
  setInterval(() => localTimes(), 60_000);
}

/** A moment for words the script writes itself. */
export const now = () => element("time", { datetime: new Date().toISOString(), "data-style": "relative" }, "just now");
