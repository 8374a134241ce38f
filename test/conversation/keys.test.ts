// Keys by command: made once and shown once, kept as hashes, listed with their last use, revoked.
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "kysely";
import { admin, type Conversation, member, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
beforeAll(async () => {
  bed = await openConversation();
});
afterAll(() => bed.close());

const secretIn = (said: string): string => /fn_[\w-]{43}/.exec(said)?.[0] ?? "";

it("is for administrators", async () => {
  for (const line of ["keys", "keys add Tablet", "keys revoke Tablet"])
    expect(await bed.said(line, member)).toContain("administrator");
});

it("makes a key whose secret is told once and kept nowhere, opens what was said, and ends when revoked", async () => {
  expect(await bed.said("keys", admin)).toContain("There are no keys.");
  const secret = secretIn(await bed.said("keys add Kitchen tablet role:member", admin));
  expect(secret).not.toBe("");
  const { rows } = await sql<{ row: string }>`select t::text as row from records as t`.execute(bed.store.db);
  expect(rows.map(({ row }) => row).join("\n")).toContain("Kitchen tablet");
  expect(rows.map(({ row }) => row).join("\n")).not.toContain(secret);
  expect(await bed.said("keys", admin)).toMatch(/Kitchen tablet: member, opens the page, never used/);

  const key = await bed.inbox.key(place.tenant, { secret });
  expect(key).toMatchObject({ name: "Kitchen tablet", role: "member", scope: { kind: "page" } });
  expect(await bed.inbox.key(place.tenant, { hash: key!.hash })).toMatchObject({ name: "Kitchen tablet" });
  expect(await bed.inbox.key("fake:other", { secret })).toBeUndefined();
  expect(await bed.said("keys", admin)).not.toContain("never used");
  expect(await bed.said("keys add kitchen tablet", admin)).toContain("already");

  expect(await bed.said("keys revoke kitchen tablet", admin)).toContain("opens nothing any more");
  expect(await bed.inbox.key(place.tenant, { secret })).toBeUndefined();
  expect(await bed.said("keys revoke kitchen tablet", admin)).toContain("no key called");
});

it("makes a key to the feed of the channel it was asked in, with its address", async () => {
  const said = await bed.said("keys add Reader app opens:feed", admin);
  const { channel } = place.channel;
  expect(said).toContain(`/feed.rss?channel=${channel}&key=${secretIn(said)}`);
  const key = await bed.inbox.key(place.tenant, { secret: secretIn(said) });
  expect(key).toMatchObject({ role: "guest", scope: { kind: "feed", channel } });
});
