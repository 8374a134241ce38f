// Makes findable what was kept before there was an index of words, a little at a time.
import type { Store } from "../store/index.ts";
import type { Walk } from "../store/search.ts";

const AT_ONCE = 100;

/** One step through all that is kept, once; after the last the following ones do nothing. What comes meanwhile is findable anyway. */
export function createIndexOlder({ store }: { store: Pick<Store, "search"> }): () => Promise<void> {
  let walk: Walk = { articles: "", analyses: "" };
  return async () => {
    if (walk.articles !== undefined || walk.analyses !== undefined) walk = await store.search.addOlder(walk, AT_ONCE);
  };
}
