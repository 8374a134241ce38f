// Webhooks by command: added with a secret shown once, listed, tried, given a new secret, removed.
import { afterAll, beforeAll, expect, it } from "vitest";
import { admin, type Conversation, member, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
beforeAll(async () => {
  bed = await openConversation();
});
afterAll(() => bed.close());

const ADDRESS = "https://hooks.example.org/news?token=5f2c9a7b1e";
const secretIn = (said: string): string => /whsec_[\w+/=]{44}/.exec(said)?.[0] ?? "";

it("is for administrators", async () => {
  for (const line of ["webhook", `webhook add ${ADDRESS}`])
    expect(await bed.said(line, member)).toContain("administrator");
});

it("shows the secret once, and never what may be secret in the address", async () => {
  expect(await bed.said("webhook", admin)).toContain("No program hears");
  expect(await bed.said("webhook add", admin)).toContain("Give the address");
  const added = await bed.said(`webhook add ${ADDRESS}`, admin);
  expect(secretIn(added)).not.toBe("");
  const listed = await bed.said("webhook", admin);
  expect(listed).toContain("hooks.example.org: at work");
  expect(listed + added).not.toContain("5f2c9a7b1e");
  expect(listed).not.toContain("whsec_");
  expect(await bed.said(`webhook add ${ADDRESS}`, admin)).toContain("already");
});

it("tries it, lists what was sent, and gives a new secret", async () => {
  expect(await bed.said("webhook test", admin)).toContain("hooks.example.org heard the test and answered HTTP 204.");
  expect(await bed.said("webhook deliveries", admin)).toMatch(
    /webhook\.test · heard with HTTP 204 at the 1st try · msg_/,
  );
  expect(secretIn(await bed.said("webhook rotate hooks.example.org", admin))).not.toBe("");
  const fetch = bed.ports.webhooks.fetch;
  bed.ports.webhooks.fetch = async (url) => ({ status: 500, url, hops: [], headers: {}, body: new Uint8Array() });
  expect(await bed.said("webhook test", admin)).toContain("did not hear the test: The site answered 500");
  bed.ports.webhooks.fetch = fetch;
});

it("shows them to administrators in the overview of their channel alone", async () => {
  const seen = await bed.inbox.overview(place, admin);
  expect(seen.webhooks).toMatchObject([{ host: "hooks.example.org", sentence: "at work" }]);
  expect((await bed.inbox.overview(place, member)).webhooks).toBeUndefined();
  const elsewhere = { ...place, channel: { ...place.channel, channel: "elsewhere" } };
  expect((await bed.inbox.overview(elsewhere, admin)).webhooks).toEqual([]);
});

it("is gone with its secret when it is removed", async () => {
  expect(await bed.said("webhook remove nowhere.example", admin)).toContain("There is no webhook nowhere.example");
  expect(await bed.said("webhook remove hooks.example.org", admin)).toContain("hears no more");
  expect(await bed.store.records("webhooks").list("")).toEqual([]);
  expect(await bed.said("webhook", admin)).toContain("No program hears");
});
