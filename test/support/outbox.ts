// A delivery in the outbox, for tests of what becomes of it.
import { plainMessage } from "../../src/platform/index.ts";
import type { NewDelivery } from "../../src/store/deliveries.ts";
import type { Store } from "../../src/store/index.ts";
import { channel } from "./news.ts";

/** Puts a notice for the usual channel into the outbox at `now`, due at once, but for what `rest` says; false when `id` is there already. */
export const putOut = (
  { db, outbox }: Pick<Store, "db" | "outbox">,
  id: string,
  now: Date,
  rest: Partial<NewDelivery> = {},
): Promise<boolean> =>
  db.transaction().execute((trx) =>
    outbox.enqueue(
      trx,
      {
        id,
        subscriptionId: undefined,
        target: channel,
        kind: "notice",
        payload: plainMessage(`Message ${id}`),
        notBefore: now,
        stories: [],
        ...rest,
      },
      now,
    ),
  );
