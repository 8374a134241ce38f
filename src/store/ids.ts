// Ids of our own rows: short, sortable by nothing, safe in addresses and button ids.
import { randomFillSync } from "node:crypto";

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

const LENGTH = 14;
/** Drawn for many at once: to ask the system costs more than all else of an id. */
const drawn = new Uint8Array(LENGTH * 256);
let used = drawn.length;

/** 14 characters, 70 bits: enough that two never meet in one database. */
export function newId(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  let id = "";
  for (const end = used + LENGTH; used < end; used += 1) id += ALPHABET[(drawn[used] ?? 0) & 31];
  return id;
}
