// Tokens of installations are unreadable in the database where a key is given, and only its holder reads them.
import { expect, it } from "vitest";
import type { Records } from "../../src/platform/index.ts";
import { sealedRecords } from "../../src/store/sealed.ts";

const KEY = "k".repeat(32);

function memory(): Records & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async (key) => kept.get(key),
    put: async (key, value) => void kept.set(key, JSON.parse(JSON.stringify(value))),
    delete: async (key) => void kept.delete(key),
    list: async (prefix) => [...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
  };
}

it("what is kept under a key is read with it, and stands nowhere in the open", async () => {
  const records = memory();
  await records.put("old", { bot: "secret-old" });
  const sealed = await sealedRecords(records, "slack", KEY);
  await sealed.put("new", { bot: "secret-new" });
  await sealed.put("new-flag", true);
  expect(JSON.stringify([...records.kept])).not.toContain("secret");
  expect(await sealed.get("old")).toEqual({ bot: "secret-old" });
  expect(await sealed.list("new")).toEqual([
    { key: "new", value: { bot: "secret-new" } },
    { key: "new-flag", value: true },
  ]);
  expect(await sealed.get("none")).toBeUndefined();
  await sealed.delete("old");
  expect([...records.kept.keys()]).toEqual(["new", "new-flag"]);
});

it("another key, no key, another owner, another name and a changed byte open nothing", async () => {
  const records = memory();
  const sealed = await sealedRecords(records, "slack", KEY);
  await sealed.put("a", { bot: "secret" });
  await expect(sealedRecords(records, "slack", "x".repeat(32))).rejects.toMatchObject({ code: "config_invalid" });
  await expect(sealedRecords(records, "slack", undefined)).rejects.toMatchObject({
    hint: expect.stringContaining("DATA_KEY"),
  });
  await expect(sealedRecords(records, "discord", KEY)).rejects.toMatchObject({ code: "config_invalid" });
  const { sealed: text } = records.kept.get("a") as { sealed: string };
  records.kept.set("b", { sealed: text });
  await expect(sealed.get("b")).rejects.toMatchObject({ code: "config_invalid" });
  const bytes = Buffer.from(text, "base64");
  bytes[bytes.length - 1]! ^= 1;
  records.kept.set("a", { sealed: bytes.toString("base64") });
  await expect(sealed.get("a")).rejects.toMatchObject({ code: "config_invalid" });
});

it("without a key records stay as they are", async () => {
  const records = memory();
  expect(await sealedRecords(records, "slack", undefined)).toBe(records);
});
