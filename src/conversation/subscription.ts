// The subscription of the channel a command was given in, made when this is its first setting.
import type { Subscription } from "../core/domain.ts";
import { defaultFilters, defaultSchedule } from "../digest/defaults.ts";
import type { Ask } from "./ports.ts";

export async function ensureSubscription({ ports, place, person, subscription }: Ask): Promise<Subscription> {
  if (subscription) return subscription;
  const { lens, timeZone } = ports.defaults;
  const settings = { lens, schedule: defaultSchedule(timeZone), filters: defaultFilters };
  return ports.store.subscriptions.ensure(place.channel, settings, person.id, ports.clock.now());
}
