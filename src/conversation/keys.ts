// Keys of the page: named, kept as hashes, shown once; each opens one thing for one role.
import { randomBytes } from "node:crypto";
import { sha256 } from "../core/hash.ts";
import type { Clock, Tenant } from "../core/domain.ts";
import { MINUTE } from "../core/time.ts";
import type { AccessKey } from "../platform/index.ts";
import type { Store } from "../store/index.ts";

/** What of a key is kept; its name in the records is the hash of its secret. */
interface Kept extends Omit<AccessKey, "hash" | "lastUsed"> {
  /** When it was made, and when it last opened something, to the minute. */
  at: string;
  lastUsed?: string;
}

const BYTES = 32;
const hashOf = (secret: string): string => Buffer.from(sha256(secret)).toString("hex");

export interface KeyPorts {
  store: Pick<Store, "records">;
  clock: Clock;
}

const recordsOf = ({ store }: KeyPorts, tenant: Tenant) => store.records<Kept>(`keys:${tenant}`);

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
  const now = ports.clock.now();
  if (!kept.lastUsed || now.getTime() - Date.parse(kept.lastUsed) >= MINUTE)
    await records.put(hash, { ...kept, lastUsed: now.toISOString() });
  return read(hash, kept);
}

export async function keysOf(ports: KeyPorts, tenant: Tenant): Promise<AccessKey[]> {
  const all = await recordsOf(ports, tenant).list("");
  return all.map(({ key, value }) => read(key, value)).toSorted((a, b) => a.name.localeCompare(b.name));
}

export const revokeKey = (ports: KeyPorts, tenant: Tenant, { hash }: AccessKey): Promise<void> =>
  recordsOf(ports, tenant).delete(hash);

const read = (hash: string, { name, role, scope, lastUsed }: Kept): AccessKey => ({
  hash,
  name,
  role,
  scope,
  lastUsed: lastUsed === undefined ? undefined : new Date(lastUsed),
});
