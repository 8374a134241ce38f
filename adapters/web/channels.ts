// The channels of the page: those it starts with, those people made, and those that were written in.
import type { MessageLog, OwnChannel, OwnChannels, Person, Records } from "../../src/platform/index.ts";

/** What is kept of a channel: its name, and whether it was taken away. */
interface Kept {
  name: string;
  gone?: true;
}

const RECORD = "channel:";
const LONGEST_ID = 30;

/** What is said to one reader alone: a channel whose id is theirs. */
export const isOnesOwn = (channel: string): boolean => channel.startsWith("web:");

/** Whether somebody may see a channel: everybody's, or their own inbox. */
export const mayRead = (channel: string, { id }: Pick<Person, "id">): boolean => !isOnesOwn(channel) || channel === id;

/** `first`: those that are there from the start, in their order. */
export function createChannels(records: Records, messages: MessageLog, first: readonly string[]): OwnChannels {
  /** Nothing but `keep` writes under that name. */
  const kept = async (): Promise<Map<string, Kept>> =>
    new Map((await records.list(RECORD)).map(({ key, value }) => [key.slice(RECORD.length), value as Kept]));
  const keep = (id: string, value: Kept): Promise<void> => records.put(RECORD + id, value);

  return {
    async list(): Promise<OwnChannel[]> {
      const [made, written] = await Promise.all([kept(), messages.channels()]);
      const ids = [...new Set([...first, ...made.keys(), ...written.filter((id) => !isOnesOwn(id))])];
      return ids.flatMap((id) => {
        const { name = id, gone } = made.get(id) ?? {};
        return gone ? [] : [{ id, name }];
      });
    },
    async add(name) {
      const taken = new Set([...(await kept()).keys(), ...first, ...(await messages.channels())]);
      const id = freeId(name, taken);
      await keep(id, { name });
      return id;
    },
    rename: (id, name) => keep(id, { name }),
    remove: (id) => (first.includes(id) ? keep(id, { name: id, gone: true }) : records.delete(RECORD + id)),
    async posts(id) {
      const days = await messages.days(id, "UTC", new Date(0), new Date("9999-01-01"));
      return days.reduce((sum, { count }) => sum + count, 0);
    },
  };
}

/** What stands in addresses: letters and digits of the name, one that was never another channel's. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const base = [...words.join("-")].slice(0, LONGEST_ID).join("") || "channel";
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}
