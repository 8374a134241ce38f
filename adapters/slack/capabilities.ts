// What each workspace refused before, so that it is not asked again with every answer.
import { type Clock, createMemory, type Records, type Tenant, textIn } from "../../src/platform/index.ts";

export type Refusable = "stream:channel" | "stream:direct" | "session" | "status" | "prompts" | "feedback";

export interface Capabilities {
  allows(tenant: Tenant, what: Refusable): Promise<boolean>;
  refused(tenant: Tenant, what: Refusable): Promise<void>;
}

/** Asked anew after a week: Slack brings its features to workspaces one after another. */
const WEEK_MS = 7 * 24 * 3_600_000;

export function createCapabilities(records: Records, clock: Clock): Capabilities {
  const held = createMemory<Promise<object>>(clock, { most: 10_000 });
  const of = (tenant: Tenant): Promise<object> => {
    const found =
      held.get(tenant) ??
      records
        .get(`refused:${tenant}`)
        .then((value) => (typeof value === "object" && value !== null ? value : {}))
        .catch(() => (held.delete(tenant), {}));
    held.set(tenant, found);
    return found;
  };
  return {
    async allows(tenant, what) {
      const at = textIn(await of(tenant), what);
      return at === undefined || clock.now().getTime() - Date.parse(at) > WEEK_MS;
    },
    async refused(tenant, what) {
      const now = { ...(await of(tenant)), [what]: clock.now().toISOString() };
      held.set(tenant, Promise.resolve(now));
      await records.put(`refused:${tenant}`, now);
    },
  };
}
