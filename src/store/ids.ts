// Ids of our own rows: short, sortable by nothing, safe in addresses and button ids.
import { randomBytes } from "node:crypto";

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

/** 14 characters, 70 bits: enough that two never meet in one database. */
export function newId(): string {
  return Array.from(randomBytes(14), (byte) => ALPHABET[byte & 31]).join("");
}
