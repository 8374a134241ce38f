// What was told of the same matter before, asked for when a post is opened in its place.
import { nodesOf } from "./dom.js";
import { localTimes } from "./time.js";

export function startRelated() {
  document.addEventListener("toggle", ({ target }) => target.matches?.(".more[open]") && void show(target), true);
}

async function show(more) {
  const place = more.querySelector("[data-related]");
  if (!place) return;
  const { related } = place.dataset;
  // Asked for once, also where nothing is.
  delete place.dataset.related;
  const response = await fetch(related).catch(() => undefined);
  if (!response?.ok) return void (place.dataset.related = related);
  place.replaceChildren(nodesOf(await response.text()));
  localTimes(place);
}
