// Keys of the page: named, kept as hashes, shown once; each opens one thing for one role.
import { randomBytes } from "node:crypto";
import { sha256 } from "../core/hash.ts";
import type { Clock, Tenant } from "../core/domain.ts";
import { MINUTE } from "../core/time.ts";
import { type AccessKey, holderOf } from "../platform/index.ts";
import type { Store } from "../store/index.ts";

/** What of a key is kept; its name in the records is the hash of its secret. */
interface Kept extends Omit<AccessKey, "hash" | "lastUsed"> {
  /** When it was made. */
  at: string;
}

const BYTES = 32;
const hashOf = (secret: string): string => Buffer.from(sha256(secret)).toString("hex");

export interface KeyPorts {
  store: Pick<Store, "records" | "shelves">;
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
  const records = recordsOf(ports, tenant);
  const hash = "secret" in given ? hashOf(given.secret) : given.hash;
  const kept = await records.get(hash);
  if (!kept) return undefined;
  const uses = usesOf(ports, tenant);
  const [now, used] = [ports.clock.now(), await uses.get(hash)];
  if (used === undefined || now.getTime() - Date.parse(used) >= MINUTE) await uses.put(hash, now.toISOString());
  return read(hash, kept, used);
}

/** Whose key a secret is, whatever tenant that is. */
export async function keyAnywhere(
  ports: KeyPorts & { store: Pick<Store, "holders"> },
  secret: string,
): Promise<{ tenant: Tenant; key: AccessKey } | undefined> {
  const tenant = await ports.store.holders.tenantOf(hashOf(secret));
  if (tenant === undefined) return undefined;
  const key = await keyOf(ports, tenant, { secret });
  return key && { tenant, key };
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
