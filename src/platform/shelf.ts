// What one reader of the page has read and saved, kept where the reader came with a key.
import type { Tenant } from "../core/domain.ts";
import type { Person } from "./port.ts";

/** Whose shelf it is: somebody who came with a key, as the page names them. */
export interface ShelfOwner {
  tenant: Tenant;
  person: Person["id"];
}

/** A reader who comes to a channel: everything until `readUntil` is read; `before` is the newest that stood there at the visit before. */
export interface Visit {
  readUntil: Date;
  before: Date | undefined;
}

/** Nothing is written for a key that was revoked. */
export interface Shelves {
  /** Begins a visit, unless one is going on; whoever comes for the first time has read what stands there. */
  visit(of: ShelfOwner, channel: string, newest: Date): Promise<Visit>;
  /** Which of these entries are read, and which are saved. */
  marked(of: ShelfOwner, entries: readonly string[]): Promise<{ read: Set<string>; saved: Set<string> }>;
  /** Ids of what is saved, the last saved first. */
  saved(of: ShelfOwner, limit: number): Promise<string[]>;
  mark(of: ShelfOwner, entry: string, kind: ShelfMark, on: boolean): Promise<void>;
  readAll(of: ShelfOwner, channel: string, until: Date): Promise<void>;
}

export type ShelfMark = "read" | "saved";

/** The holder of a key as a person: by the beginning of its hash, which only the bot knows. */
export const holderOf = (tenant: Tenant, hash: string): string =>
  `${tenant.slice(0, tenant.indexOf(":"))}${KEY}${hash.slice(0, 16)}`;

const KEY = ":key:";

/** The beginning of the hash of the key that somebody holds; undefined for people who came without one. */
export function heldKey(person: Person["id"]): string | undefined {
  const at = person.indexOf(KEY);
  return at < 0 ? undefined : person.slice(at + KEY.length);
}
