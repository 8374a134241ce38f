// What a channel's filters let through today: tags are those that its feeds bear by now.
import type { Subscription } from "../core/domain.ts";
import type { Sieve } from "../digest/choose.ts";
import { feedsBearing, type Tags } from "../digest/tagged.ts";
import type { Store } from "../store/index.ts";

/** The records that keep the tags of each subscription's feeds. */
export const TAGS = "folders";

export async function sieveOf(
  { store }: { store: Pick<Store, "records"> },
  { id, filters }: Pick<Subscription, "id" | "filters">,
): Promise<Sieve> {
  const { tags = [] } = filters;
  if (tags.length === 0) return filters;
  return { ...filters, feeds: feedsBearing((await store.records<Tags>(TAGS).get(id)) ?? {}, tags) };
}
