// Delivery with the real client: exactly once, found again, and what every refusal means.
import { describe, expect, it } from "vitest";
import { BotError, type ErrorCode } from "../../../src/platform/index.ts";
import { BOT, BEN, FORUM, NEWS, STRICT_FORUM, TEXT } from "../../support/discord-world.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, here, heard, idsOf, key, said } from "./harness.ts";

const since = new Date(Date.now() - 60_000);
const POST = { method: "POST", path: /\/messages$/ };
const failure = (work: Promise<unknown>): Promise<BotError> =>
  work.then(
    () => expect.unreachable(),
    (error: BotError) => error,
  );

describe("a post", () => {
  it("goes to a text channel and to an announcement channel with its key as nonce and in its Ask button", async () => {
    const { platform, discord } = await bench();
    for (const channel of [TEXT, NEWS]) {
      const ref = await platform.post(here(channel), sampleMessage(), key);
      const [message] = discord.inChannel(channel);
      expect(ref).toEqual({
        channel: here(channel),
        message: message!.id,
        thread: undefined,
        url: `https://discord.com/channels/100/${channel}/${message!.id}`,
      });
      expect(idsOf(message!)).toContain(`f1|ask|${key}`);
      discord.forget();
    }
    const [request] = discord.requestsTo("POST", /\/messages$/);
    expect(request!.body).toMatchObject({
      nonce: key,
      enforce_nonce: true,
      allowed_mentions: { parse: [], replied_user: false },
    });
    expect(said(discord.inChannel(NEWS)[0]!)).toContain("Both car ferries closed");
  });

  it("is an embed where that is configured", async () => {
    const { platform, discord } = await bench({ settings: { DISCORD_STYLE: "embeds" } });
    await platform.post(here(), sampleMessage(), key);
    const [message] = discord.inChannel(TEXT);
    expect(message!.embeds[0]!.description).toContain("Both car ferries closed");
    expect(message!.embeds[0]!.image!.url).toBe("https://pictures.example.org/ferry.jpg");
    expect(idsOf(message!)).toContain(`f1|ask|${key}`);
  });

  it("is a thread of its own in a forum, with a tag where one is required, and is found there by its key", async () => {
    const { platform, discord } = await bench();
    const ref = await platform.post(here(FORUM), sampleMessage(), key);
    expect(ref.thread).toBe(ref.message);
    expect(discord.channels.get(ref.thread!)).toMatchObject({
      parent_id: FORUM,
      name: "Both car ferries closed after a failed brake test",
    });
    expect(await platform.find(here(FORUM), key, since)).toEqual(ref);
    expect(await platform.find(here(FORUM), "zzcdefghijklmnopqrstuvwx", since)).toBeUndefined();
    await platform.edit(ref, sampleMessage({ sections: [{ kind: "headline", text: "Changed", url: undefined }] }));
    expect(said(discord.inChannel(ref.thread!)[0]!)).toContain("Changed");

    await platform.post(here(STRICT_FORUM), sampleMessage(), key);
    expect(discord.requestsTo("POST", /203\/threads$/)[0]!.body.applied_tags).toEqual(["2"]);
  });

  it("reaches a person's own inbox", async () => {
    const { platform, discord } = await bench();
    const to = { ...here(BEN.id), kind: "direct" as const };
    const ref = await platform.post(to, sampleMessage(), key);
    expect(ref).toMatchObject({ channel: to, url: `https://discord.com/channels/@me/9${BEN.id}/${ref.message}` });
    expect(discord.inChannel(`9${BEN.id}`)).toHaveLength(1);
    expect(await platform.find(to, key, since)).toEqual(ref);
  });

  it("reaches nobody who left the server, whose news it is", async () => {
    const { platform, discord } = await bench();
    discord.members.delete(BEN.id);
    const error = await failure(platform.post({ ...here(BEN.id), kind: "direct" }, sampleMessage(), key));
    expect(error.code).toBe("channel_lost");
    expect(discord.inChannel(`9${BEN.id}`)).toEqual([]);
  });

  it("in a thread makes the thread of its post first, once", async () => {
    const { platform, discord } = await bench();
    const { message } = await platform.post(here(), sampleMessage(), key);
    const to = { channel: here(), thread: message };
    expect(await platform.find(to, "bbcdefghijklmnopqrstuvwx", since)).toBeUndefined();
    const first = await platform.post(to, sampleMessage({ summary: "New since" }), "bbcdefghijklmnopqrstuvwx");
    await platform.post(to, sampleMessage(), "cbcdefghijklmnopqrstuvwx");
    expect(first).toMatchObject({ channel: here(), thread: message });
    expect(discord.inChannel(message)).toHaveLength(2);
    expect(discord.requestsTo("POST", /\/threads$/)).toHaveLength(1);
    expect(await platform.find(to, "bbcdefghijklmnopqrstuvwx", since)).toEqual(first);
  });

  it("takes a thread that somebody else just made for its own", async () => {
    const { platform, discord } = await bench();
    const { message } = await platform.post(here(), sampleMessage(), key);
    discord.fail({ method: "GET", path: new RegExp(`/channels/${message}$`), status: 404, code: 10003 });
    discord.fail({ method: "POST", path: /\/threads$/, status: 400, code: 160004, commit: true });
    await platform.post({ channel: here(), thread: message }, sampleMessage(), "bbcdefghijklmnopqrstuvwx");
    expect(discord.inChannel(message)).toHaveLength(1);
  });
});

describe("exactly once", () => {
  it("sends the same post twice and has it once, within Discord's window", async () => {
    const { platform, discord } = await bench();
    const first = await platform.post(here(), sampleMessage(), key);
    expect(await platform.post(here(), sampleMessage(), key)).toEqual(first);
    expect(discord.inChannel(TEXT)).toHaveLength(1);
  });

  it("says that it cannot tell when Discord answers 502 after the message was taken, does not try again, and finds it", async () => {
    const { platform, discord } = await bench();
    discord.fail({ ...POST, status: 502, commit: true });
    const error = await failure(platform.post(here(), sampleMessage(), key));
    expect(error).toMatchObject({ code: "post_ambiguous", retryable: true });
    expect(discord.requestsTo("POST", /\/messages$/)).toHaveLength(1);
    const found = await platform.find(here(), key, since);
    expect(found!.message).toBe(discord.inChannel(TEXT)[0]!.id);
  });

  it("finds its post among hundreds, and only its own", async () => {
    const { platform, discord } = await bench();
    const { message } = await platform.post(here(), sampleMessage(), key);
    const [mine] = discord.inChannel(TEXT);
    const noise = Array.from({ length: 250 }, (_, n) => ({
      ...mine!,
      id: String(BigInt(mine!.id) - 1000n + BigInt(n)),
      author: BEN,
    }));
    discord.inChannel(TEXT).unshift(...(noise as never[]));
    expect(await platform.find(here(), key, since)).toMatchObject({ message });
    discord.inChannel(TEXT).pop();
    expect(await platform.find(here(), key, since)).toBeUndefined();
    expect(discord.requestsTo("GET", /200\/messages$/).length).toBeGreaterThanOrEqual(3);
  });

  it("counts a post as delivered whose message a person deleted, and leaves it alone", async () => {
    const { platform, discord } = await bench();
    await platform.post(here(), sampleMessage(), key);
    discord.inChannel(TEXT).length = 0;
    const ref = await platform.post(here(), sampleMessage(), key);
    expect(ref.message).toBe(`deleted:${key}`);
    await platform.edit(ref, sampleMessage());
    expect(discord.inChannel(TEXT)).toHaveLength(0);
  });

  it("names the time within which a lost post may still appear", async () => {
    const { platform } = await bench({ start: false });
    expect(platform.graceMs).toBe(15_000 + 30_000);
  });
});

describe("what a refusal means", () => {
  it.each<[code: number, status: number, means: ErrorCode]>([
    [50001, 403, "channel_lost"],
    [50013, 403, "channel_lost"],
    [10003, 404, "channel_lost"],
    [10004, 404, "channel_lost"],
    [50035, 400, "post_refused"],
    [0, 401, "platform_misconfigured"],
  ])("%i (%i): %s, asked once", async (code, status, means) => {
    const { platform, discord } = await bench();
    discord.fail({ ...POST, code, status, times: 9 });
    const error = await failure(platform.post(here(), sampleMessage(), key));
    expect(error).toMatchObject({ code: means, retryable: false });
    expect(discord.requestsTo("POST", /\/messages$/)).toHaveLength(1);
    expect(error.message).not.toMatch(/ferr/i);
  });

  it.each(["user", "shared", "global"])(
    "429 of scope %s: how long to wait, asked once, and nothing is sent again",
    async (scope) => {
      const { platform, discord } = await bench();
      const global = scope === "global";
      const headers = {
        "retry-after": "30",
        "x-ratelimit-scope": scope,
        ...(global ? { "x-ratelimit-global": "true" } : { "x-ratelimit-bucket": "b" }),
      };
      discord.fail({ ...POST, status: 429, headers, body: { message: "slow", retry_after: 30, global } });
      const error = await failure(platform.post(here(), sampleMessage(), key));
      expect(error).toMatchObject({ code: "rate_limited", retryable: true });
      expect(error.retryAfterMs).toBeGreaterThan(25_000);
      // Ten thousand of these in ten minutes, and Discord bans the address.
      expect(discord.requests.filter(({ status }) => status === 429)).toHaveLength(1);
      expect(discord.inChannel(TEXT)).toHaveLength(0);
    },
  );

  it("no access, and the server is none of the bot's: the tenant is lost", async () => {
    const { platform, discord } = await bench();
    discord.fail({ method: "GET", path: /\/channels\/777$/, status: 403, code: 50001 });
    const to = { ...here("777"), tenant: "discord:999" };
    expect(await failure(platform.post(to, sampleMessage(), key))).toMatchObject({ code: "tenant_lost" });
  });

  it("a channel of another server is refused before anything is sent", async () => {
    const { platform, discord } = await bench();
    const to = { ...here(), tenant: "discord:999" };
    expect(await failure(platform.post(to, sampleMessage(), key))).toMatchObject({ code: "channel_lost" });
    expect(discord.requestsTo("POST", /\/messages$/)).toHaveLength(0);
  });
});

describe("an edit", () => {
  it("pings nobody, keeps the key, and can be repeated", async () => {
    const { platform, discord } = await bench();
    const ref = await platform.post(here(), sampleMessage(), key);
    const changed = sampleMessage({ sections: [{ kind: "headline", text: "@everyone <@50> closed", url: undefined }] });
    await platform.edit(ref, changed);
    await platform.edit(ref, changed);
    for (const { body } of discord.requestsTo("PATCH", /\/messages\/\d+$/)) {
      expect(body.allowed_mentions).toEqual({ parse: [], replied_user: false });
    }
    const [message] = discord.inChannel(TEXT);
    expect(said(message!)).toContain("closed");
    expect(await platform.find(here(), key, since)).toEqual(ref);
  });

  it("of a message that somebody deleted is nothing to do", async () => {
    const { platform, discord } = await bench();
    const ref = await platform.post(here(), sampleMessage(), key);
    discord.inChannel(TEXT).length = 0;
    await expect(platform.edit(ref, sampleMessage())).resolves.toBeUndefined();
  });

  it("of a message once made of components stays so when the style was changed since", async () => {
    const { platform, discord, restart } = await bench();
    const ref = await platform.post(here(), sampleMessage(), key);
    const again = await restart();
    const { createDiscord } = await import("../../../adapters/discord/index.ts");
    const embeds = createDiscord({ ...again.settings, DISCORD_STYLE: "embeds" }, again.context);
    await embeds.edit(ref, sampleMessage({ summary: "other" }));
    expect(discord.inChannel(TEXT)[0]!.flags & (1 << 15)).toBeTruthy();
    await embeds.stop();
  });
});

it("posts what the core gives as the bot itself", async () => {
  const { platform, discord } = await bench();
  await platform.post(here(), sampleMessage(), key);
  expect((await heard(discord, TEXT, "Reported by")).author.id).toBe(BOT.id);
});
