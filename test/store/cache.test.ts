// The cache is only a cache: whatever becomes of it, nothing is called new that was seen.
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { ofTenant } from "../../src/store/cache.ts";
import type { Store } from "../../src/store/index.ts";
import { embedded } from "../support/homes.ts";

const REDIS = process.env["CACHE_URL"] ?? "redis://127.0.0.1:6379";

const redisAnswers = await new Promise<boolean>((resolve) => {
  const { hostname, port } = new URL(REDIS);
  const socket = new Socket();
  const end = (found: boolean) => {
    socket.destroy();
    resolve(found);
  };
  socket.setTimeout(1000, () => end(false));
  socket.once("error", () => end(false)).connect(Number(port || 6379), hostname, () => end(true));
});

let store: Store;
afterEach(() => store.close());

const open = (redisUrl?: string, onError?: (error: unknown) => void) =>
  embedded.open(() => new Date(), { ...(redisUrl ? { redisUrl } : {}), ...(onError ? { onError } : {}) });

async function keepsSpacesApart() {
  const [pages, seen] = [store.caches.space("pages"), store.caches.space("seen")];
  const key = `k${Math.random()}`;
  await pages.set(key, { text: "page" }, 60_000);
  await seen.set(key, "hash", 60_000);
  return [await pages.get(key), await seen.get(key), await seen.get("other")];
}

it("keeps values on our own database, each space apart", async () => {
  store = await open();
  expect(await keepsSpacesApart()).toEqual([{ text: "page" }, "hash", undefined]);
});

it("forgets a value when its time is over", async () => {
  store = await open();
  const space = store.caches.space("pages");
  await space.set("old", "value", -1000);
  expect(await space.get("old")).toBeUndefined();
});

async function forgetsOneTenant() {
  const tenant = `slack:T*[${Math.random()}`;
  const [spoken, written] = [store.caches.space("speech"), store.caches.space("completions")];
  await spoken.set(ofTenant(tenant, "a"), "audio", 60_000);
  await written.set(ofTenant(tenant, "b"), "text", 60_000);
  await written.set(ofTenant(`${tenant}2`, "b"), "another's", 60_000);
  await store.caches.forget(tenant);
  return [
    await spoken.get(ofTenant(tenant, "a")),
    await written.get(ofTenant(tenant, "b")),
    await written.get(ofTenant(`${tenant}2`, "b")),
  ];
}

it("forgets all of one tenant, and nothing of another whose name begins alike", async () => {
  store = await open();
  expect(await forgetsOneTenant()).toEqual([undefined, undefined, "another's"]);
});

it.skipIf(!redisAnswers)("forgets the same on Redis (needs Redis)", async () => {
  store = await open(REDIS);
  expect(await forgetsOneTenant()).toEqual([undefined, undefined, "another's"]);
});

it.skipIf(!redisAnswers)("keeps values on Redis, each space apart (needs Redis)", async () => {
  store = await open(REDIS);
  expect(await keepsSpacesApart()).toEqual([{ text: "page" }, "hash", undefined]);
});

it("is empty, says so once it is asked, and never throws while Redis does not answer", async () => {
  const silent = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const errors: unknown[] = [];
  store = await open(`redis://127.0.0.1:${(silent.address() as AddressInfo).port}`, (error) => errors.push(error));
  const space = store.caches.space("seen");
  await space.set("key", "value", 60_000);
  expect(await space.get("key")).toBeUndefined();
  expect(errors.length).toBeGreaterThan(0);
  silent.close();
});
