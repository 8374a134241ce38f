// One process does the work, by a lease; one more follows it, and takes over when it dies.
import type { Logger } from "../platform/index.ts";
import type { Store } from "../store/index.ts";

/** How long a lease holds; the one who follows has the work this long after a death, and one look, at the latest. */
export const LEASE_MS = 5_000;
/** How often a lease is renewed, and looked at by others: in less than half of it, so that one look may fail. */
export const LOOK_MS = 2_000;

export interface SuccessionPorts {
  leases: Store["leases"];
  /** What the work is called. */
  name: string;
  /** Who this is: no other process has this name. */
  holder: string;
  log: Logger;
}

export interface SharedWork {
  /** Begins to do it; how to end. */
  begin(): Promise<() => Promise<void>>;
  /** Takes in what the one who does it has done; called again and again, never twice at once. */
  follow(): Promise<void>;
  /** Whatever it knows is not needed here any more. */
  forget(): void;
}

export interface Succession {
  /** Renews what is held, or looks whether there is something to take. */
  look(): Promise<void>;
  /** Gives up what is held, so that the next one need not wait for it. */
  leave(): Promise<void>;
}

/**
 * Whoever works holds the lease `name`, whoever follows the lease `name:next`, and only that one may take the other: so that what
 * takes over has followed, where anybody has. The leases keep two from doing the same work, which would be waste; that nothing is
 * done twice or lost is the work's own affair.
 */
export function createSuccession({ leases, name, holder, log }: SuccessionPorts, work: SharedWork): Succession {
  const next = `${name}:next`;
  let end: (() => Promise<void>) | undefined;
  let following: Promise<void> | undefined;
  let knows = false;

  function follow(): void {
    knows = true;
    following ??= work
      .follow()
      .catch((error: unknown) => log.warn({ error, work: name }, "could not follow, and tries again"))
      .finally(() => (following = undefined));
  }

  async function rest(): Promise<void> {
    if (!knows) return;
    await following;
    work.forget();
    knows = false;
  }

  async function look(): Promise<void> {
    if (end) {
      if (await leases.hold(name, holder, LEASE_MS)) return;
      log.warn({ work: name }, "another process has taken over");
      await end();
      end = undefined;
      return;
    }
    if (!(await leases.hold(next, holder, LEASE_MS))) return rest();
    if (!(await leases.hold(name, holder, LEASE_MS))) return follow();
    knows = true;
    end = await work.begin();
    await leases.leave(next, holder);
  }

  let looking: Promise<void> | undefined;
  return {
    look: () => (looking ??= look().finally(() => (looking = undefined))),
    async leave() {
      await leases.leave(next, holder);
      await leases.leave(name, holder);
    },
  };
}
