// Names of contents stand in tables and caches: they must be the same in every version.
import { expect, test } from "vitest";
import { hexHash, lengthPrefixed, sha256, shortHash } from "../../src/core/hash.ts";

test("a text has the same names for ever", () => {
  expect(hexHash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(shortHash("abc")).toBe("ungWv48Bz-pBQUDeXa4iI7");
  expect(sha256(new TextEncoder().encode("abc")).toString("hex")).toBe(hexHash("abc"));
});

test("lists that join to the same text are told apart", () => {
  expect(lengthPrefixed(["ab", "c"])).toBe("2:ab1:c");
  expect(lengthPrefixed(["a", "bc"])).not.toBe(lengthPrefixed(["ab", "c"]));
});
