// Makes findable what was kept before there was an index of words, a little at a time.
import type { Store } from "../store/index.ts";

const AT_ONCE = 100;

/** One step; after the step that finds nothing left, the following ones do nothing. */
export function createIndexOlder({ store }: { store: Store }): () => Promise<void> {
  let left = true;
  return async () => {
    if (left) left = (await store.search.addOlder(AT_ONCE)) > 0;
  };
}
