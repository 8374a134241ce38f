// The one hash of the house: what names a content in tables, caches and keys.
import { hash } from "node:crypto";

/** The 32 bytes of a SHA-256. */
export const sha256 = (content: string | Uint8Array): Buffer => hash("sha256", content, "buffer");

/** The same in 64 digits. */
export const hexHash = (content: string | Uint8Array): string => hash("sha256", content, "hex");

/** The same in 22 characters, 132 bits: enough that two contents never share one. */
export const shortHash = (content: string | Uint8Array): string => hash("sha256", content, "base64url").slice(0, 22);

/** Several parts as one text. Each says how long it is, so that no two lists make the same text. */
export const lengthPrefixed = (parts: readonly string[]): string =>
  parts.map((part) => `${part.length}:${part}`).join("");
