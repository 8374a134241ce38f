// Small helpers around the document.

/** Nodes of a piece of HTML that our own server rendered. */
export function nodesOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** A page of ours as a document; nothing in it runs. */
export async function pageAt(address) {
  const response = await fetch(address, { credentials: "same-origin" });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** An element with text and attributes. */
export function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

export const channel = document.body.dataset.channel;

const words = JSON.parse(document.body.dataset.words ?? "{}");

/** A text of the page in the reader's language, its places filled. */
export const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (all, place) => values[place] ?? all);

/** Said by a screen reader when it is next silent. */
export function announce(text) {
  document.querySelector("[data-announce]").textContent = text;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** What is kept of a reader with a key; undefined where the browser keeps it. */
export const shelf = document.body.dataset.shelf && JSON.parse(document.body.dataset.shelf);

/** What is kept under a name; undefined where nothing is. */
export function kept(name) {
  if (shelf && name in shelf) return shelf[name];
  try {
    return JSON.parse(localStorage.getItem(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Without storage, nothing is remembered, and all else works. `change`: what a reader with a key tells the page of it. */
export function keep(name, value, change) {
  if (shelf && name in shelf) {
    shelf[name] = value;
    const headers = { "content-type": "application/json" };
    return void fetch("/api/mark", { method: "POST", headers, body: JSON.stringify(change), keepalive: true });
  }
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full, or not allowed.
  }
}
