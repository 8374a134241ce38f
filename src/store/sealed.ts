// Records that only the holder of a key can read: tokens of installations, under AES-256-GCM.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { BotError } from "../core/errors.ts";
import { isObject } from "../core/values.ts";
import type { Records } from "../platform/index.ts";
import { sentence } from "../words/index.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** One key an owner, made of the secret of the settings: what one adapter wrote opens for no other. */
const keyFor = (secret: string, owner: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "footnote records", owner, 32));

/** Throws BotError `config_invalid` where a value was sealed with another secret, or where there is none. */
export async function checkSealed(records: Records, owner: string, secret: string | undefined): Promise<void> {
  for (const { key: name, value } of await records.list("")) {
    if (!isSealed(value)) continue;
    if (secret === undefined) throw wrongKey();
    unseal(keyFor(secret, owner), name, value.sealed);
  }
}

/** The same records, each value sealed under its name. What was written before there was a secret is sealed now. Throws as `checkSealed` does. */
export async function sealedRecords(records: Records, owner: string, secret: string | undefined): Promise<Records> {
  await checkSealed(records, owner, secret);
  if (secret === undefined) return records;
  const key = keyFor(secret, owner);
  const open = (name: string, value: unknown): unknown => (isSealed(value) ? unseal(key, name, value.sealed) : value);
  for (const { key: name, value } of await records.list("")) {
    if (!isSealed(value)) await records.put(name, seal(key, name, value));
  }
  return {
    get: async (name) => open(name, await records.get(name)),
    put: (name, value) => records.put(name, seal(key, name, value)),
    delete: (name) => records.delete(name),
    list: async (prefix) =>
      (await records.list(prefix)).map(({ key: name, value }) => ({ key: name, value: open(name, value) })),
  };
}

interface Sealed {
  sealed: string;
}

const isSealed = (value: unknown): value is Sealed =>
  isObject(value) && Object.keys(value).length === 1 && typeof value["sealed"] === "string";

function seal(key: Buffer, name: string, value: unknown): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64") };
}

function unseal(key: Buffer, name: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, "base64");
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString("utf8"));
  } catch (cause) {
    throw wrongKey(cause);
  }
}

const wrongKey = (cause?: unknown): BotError =>
  new BotError("config_invalid", sentence("store.sealedWithOther"), {
    hint: sentence("store.sealedWithOtherHint"),
    cause,
  });
