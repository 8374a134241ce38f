// What was loaded stays readable without a line: the worker keeps it, and is handed the page that came before it.
import { say } from "./dom.js";

/** No worker has this page yet. */
const first = navigator.serviceWorker?.controller === null;
/** As the page came, before any script changed it. */
const page = first && `<!doctype html>${document.documentElement.outerHTML}`;

export function startOffline() {
  const { serviceWorker } = navigator;
  // Only at a secure address, and where people allow it.
  if (!serviceWorker) return;
  serviceWorker
    .register("/assets/worker.js", { scope: "/" })
    .then(() => serviceWorker.ready)
    .then(({ active }) => active.postMessage({ address: location.href, page, words: say("notKept") }))
    .catch(() => {});
  if (!first) return;
  // The files of this page are in the browser's own cache: asked for once more, they are kept as well.
  serviceWorker.addEventListener("controllerchange", () => {
    for (const { name } of performance.getEntriesByType("resource"))
      if (new URL(name).pathname.startsWith("/assets/")) void fetch(name).catch(() => {});
  });
}
