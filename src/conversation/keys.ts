// Keys of the page: named, kept as hashes, shown once; each opens one thing for one role.
import { randomBytes } from "node:crypto";
import { sha256 } from "../core/hash.ts";
import type { Clock, Tenant } from "../core/domain.ts";
import { MINUTE } from "../core/time.ts";
import { type AccessKey, holderOf } from "../platform/index.ts";
import type { HeldKey } from "../store/holders.ts";
import type { Store } from "../store/index.ts";

/** What of a key is kept; its name in the records is the hash of its secret. */
interface Kept extends Omit<AccessKey, "hash" | "lastUsed"> {
  /** When it was made. */
  at: string;
}

const BYTES = 32;
const hashOf = (secret: string): string => Buffer.from(sha256(secret)).toString("hex");

export interface KeyPorts {
  store: Pick<Store, "records" | "shelves" | "holders">;
  clock: Clock;
}

const recordsOf = ({ store }: KeyPorts, tenant: Tenant) => store.records<Kept>(`keys:${tenant}`);

/** When each last opened something, to the minute; apart, so that a use at the moment of its revocation cannot bring a key back. */
const usesOf = ({ store }: KeyPorts, tenant: Tenant) => store.records<string>(`key-uses:${tenant}`);

/** Makes a key; its secret is told here and never again. */
export async function makeKey(
  ports: KeyPorts,
  tenant: Tenant,
  key: Pick<AccessKey, "name" | "role" | "scope">,
): Promise<string> {
  const secret = `fn_${randomBytes(BYTES).toString("base64url")}`;
  await recordsOf(ports, tenant).put(hashOf(secret), { ...key, at: ports.clock.now().toISOString() });
  return secret;
}

/** The key that a secret, or the hash of one, names; that it was used is written down. */
export async function keyOf(
  ports: KeyPorts,
  tenant: Tenant,
  given: { secret: string } | { hash: string },
): Promise<AccessKey | undefined> {
  const hash = "secret" in given ? hashOf(given.secret) : given.hash;
  const held = await ports.store.holders.of(tenant, hash);
  return held && used(ports, hash, held);
}

/** Whose key a secret is, whatever tenant that is. */
export async function keyAnywhere(
  ports: KeyPorts,
  secret: string,
): Promise<{ tenant: Tenant; key: AccessKey } | undefined> {
  const hash = hashOf(secret);
  const held = await ports.store.holders.anywhere(hash);
  return held && { tenant: held.tenant, key: await used(ports, hash, held) };
}

async function used(ports: KeyPorts, hash: string, { tenant, kept, used: last }: HeldKey): Promise<AccessKey> {
  const now = ports.clock.now();
  if (last === undefined || now.getTime() - Date.parse(last) >= MINUTE)
    await usesOf(ports, tenant).put(hash, now.toISOString());
  // Written here, and by nobody else.
  return read(hash, kept as Kept, last);
}

export async function keysOf(ports: KeyPorts, tenant: Tenant): Promise<AccessKey[]> {
  const [all, uses] = [await recordsOf(ports, tenant).list(""), await usesOf(ports, tenant).list("")];
  const used = new Map(uses.map(({ key, value }) => [key, value]));
  return all.map(({ key, value }) => read(key, value, used.get(key))).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** With it goes what its holder has read and saved. */
export async function revokeKey(ports: KeyPorts, tenant: Tenant, { hash }: AccessKey): Promise<void> {
  await recordsOf(ports, tenant).delete(hash);
  await usesOf(ports, tenant).delete(hash);
  await ports.store.shelves.forget(tenant, holderOf(tenant, hash));
}

const read = (hash: string, { name, role, scope }: Kept, used: string | undefined): AccessKey => ({
  hash,
  name,
  role,
  scope,
  lastUsed: used === undefined ? undefined : new Date(used),
});
