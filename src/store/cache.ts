// Keyv, and only as a cache: what is lost here costs time or money, never a second post.
import { Keyv, type KeyvStoreAdapter } from "keyv";
import type KeyvRedis from "@keyv/redis";
import type { RedisClientType } from "@keyv/redis";
import { sql } from "kysely";
import type { Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";

/** A namespace of the cache. `get` of a dead store is a miss. */
/** `Value` is what this space alone is given; JSON, so a Date comes back as text. */
export interface Cache<Value = unknown> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, ttlMs: number): Promise<void>;
  /** One look for many keys, in their order. */
  getMany(keys: string[]): Promise<(Value | undefined)[]>;
  setMany(entries: { key: string; value: Value }[], ttlMs: number): Promise<void>;
}

export interface Caches {
  space<Value = unknown>(namespace: string): Cache<Value>;
  /** Drops what is over; Redis does so by itself. */
  prune(): Promise<void>;
  /** Drops all that is kept under the name of a tenant (`ofTenant`). */
  forget(tenant: Tenant): Promise<void>;
  close(): Promise<void>;
}

/** The key of what belongs to one tenant, so that it can be forgotten with it. */
export const ofTenant = (tenant: Tenant, key: string): string => `${tenant}|${key}`;

/** On our own database, or on Redis when `redisUrl` is given. A failing store is reported and then treated as empty. */
export async function createCaches(
  db: Db,
  redisUrl: string | undefined,
  onError: (error: unknown) => void,
): Promise<Caches> {
  const redis = redisUrl === undefined ? undefined : await openRedis(redisUrl, { connectionTimeout: 2000 });
  const store = redis ?? databaseStore(db);
  // One Keyv for all spaces: several over one connection would rename each other's keys.
  const keyv = new Keyv({ store, namespace: "footnote", throwOnErrors: false });
  keyv.on("error", onError);
  const ask = redisUrl === undefined ? patiently(onError) : impatiently(onError);
  return {
    space: <Value>(namespace: string): Cache<Value> => ({
      get: (key) => ask(() => keyv.get<Value>(`${namespace}:${key}`), undefined),
      set: async (key, value, ttlMs) => {
        await ask(() => keyv.set(`${namespace}:${key}`, value, ttlMs), false);
      },
      getMany: async (keys) => {
        if (keys.length === 0) return [];
        const nothing = keys.map(() => undefined);
        return ask(() => keyv.getMany<Value>(keys.map((key) => `${namespace}:${key}`)), nothing);
      },
      setMany: async (entries, ttlMs) => {
        if (entries.length === 0) return;
        const named = entries.map(({ key, value }) => ({ key: `${namespace}:${key}`, value, ttl: ttlMs }));
        await ask(() => keyv.setMany(named), undefined);
      },
    }),
    async prune() {
      await db
        .deleteFrom("cache")
        .where("expires_at", "<", sql<Date>`now()`)
        .execute();
    },
    async forget(tenant) {
      const part = `:${ofTenant(tenant, "")}`;
      await (redis
        ? ask(() => dropFromRedis(redis, part), undefined)
        : sql`delete from cache where strpos(key, ${part}) > 0`.execute(db));
    },
    async close() {
      await ask(() => keyv.disconnect(), undefined);
    },
  };
}

/** Its 400 modules are loaded where there is a Redis. */
const openRedis = async (...given: ConstructorParameters<typeof KeyvRedis>): Promise<KeyvRedis<unknown>> =>
  new (await import("@keyv/redis")).default(...given);

/** Calls a store that may fail; what it gave, or `otherwise` when it failed. */
type Ask = <Value, Otherwise>(call: () => Promise<Value>, otherwise: Otherwise) => Promise<Value | Otherwise>;

const patiently =
  (onError: (error: unknown) => void): Ask =>
  (call, otherwise) =>
    call().catch((error: unknown) => {
      onError(error);
      return otherwise;
    });

const PATIENCE_MS = 1_000;
const REST_MS = 10_000;

/**
 * A Redis that hangs would hold up whoever asks it, and its client waits for ever for one that is away. So a call has a second;
 * after one that failed the cache counts as empty for a while, and nobody waits.
 */
function impatiently(onError: (error: unknown) => void): Ask {
  let resting = false;
  return async (call, otherwise) => {
    if (resting) return otherwise;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`the cache did not answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    });
    try {
      return await Promise.race([call(), late]);
    } catch (error) {
      if (!resting) onError(error);
      resting = true;
      setTimeout(() => (resting = false), REST_MS).unref();
      return otherwise;
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Looks through all keys, some at a time: others have their turn between two looks. */
async function dropFromRedis(store: KeyvRedis<unknown>, part: string): Promise<void> {
  // Made of one address: neither a cluster nor a sentinel.
  const client = (await store.getClient()) as RedisClientType;
  const pattern = `*${part.replaceAll(/[[\]*?\\]/g, String.raw`\$&`)}*`;
  for await (const keys of client.scanIterator({ MATCH: pattern, COUNT: 1000 })) {
    if (keys.length > 0) await client.unlink(keys);
  }
}

/** Asks Redis once, for two seconds at most; what was wrong, or undefined when it answered. */
export async function pingRedis(url: string): Promise<unknown> {
  const store = await openRedis(url, { connectionTimeout: 2000, throwOnConnectError: true });
  let fault: unknown;
  store.on("error", (error: unknown) => (fault ??= error));
  try {
    await store.getClient();
    await store.set("footnote:ping", "pong", 10_000);
    return (await store.get("footnote:ping")) === "pong" ? undefined : (fault ?? new Error("it keeps nothing"));
  } catch (error) {
    return fault ?? error;
  } finally {
    await store.disconnect(true).catch(() => undefined);
  }
}

/** By the database's clock: it is the one that says later whether the time is over. */
const expiry = (ttlMs: number | undefined) =>
  ttlMs === undefined ? null : sql<Date>`now() + ${ttlMs} * interval '1 millisecond'`;

/** The table `cache` as a Keyv store. */
function databaseStore(db: Db): KeyvStoreAdapter {
  const store: KeyvStoreAdapter = {
    opts: {},
    on: () => store,
    async get<Value>(key: string) {
      const row = await db
        .selectFrom("cache")
        .select("value")
        .where("key", "=", key)
        .where(({ or, eb }) => or([eb("expires_at", "is", null), eb("expires_at", ">", sql<Date>`now()`)]))
        .executeTakeFirst();
      // Keyv asks for its own type: it gives text and gets it back.
      return row?.value as Value | undefined;
    },
    async set(key: string, value: string, ttl?: number) {
      const expires = expiry(ttl);
      await db
        .insertInto("cache")
        .values({ key, value, expires_at: expires })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value, expires_at: expires }))
        .execute();
    },
    async getMany<Value>(keys: string[]) {
      const rows = await db
        .selectFrom("cache")
        .select(["key", "value"])
        .where("key", "in", keys)
        .where(({ or, eb }) => or([eb("expires_at", "is", null), eb("expires_at", ">", sql<Date>`now()`)]))
        .execute();
      const held = new Map(rows.map((row) => [row.key, row.value]));
      // As in `get`.
      return keys.map((key) => held.get(key) as Value | undefined);
    },
    async setMany(entries: { key: string; value: unknown; ttl?: number }[]) {
      const rows = entries.map(({ key, value, ttl }) => ({
        key,
        // Keyv has made it text.
        value: value as string,
        expires_at: expiry(ttl),
      }));
      await db
        .insertInto("cache")
        .values(rows)
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet(({ ref }) => ({
            value: ref("excluded.value"),
            expires_at: ref("excluded.expires_at"),
          })),
        )
        .execute();
      return undefined;
    },
    async delete(key: string) {
      return (await db.deleteFrom("cache").where("key", "=", key).returning("key").execute()).length === 1;
    },
    async clear() {
      await db.deleteFrom("cache").execute();
    },
  };
  return store;
}
