// The quarter of an hour that an interaction's token lives.
import { describe, expect, it } from "vitest";
import { createReplies } from "../../../adapters/discord/replies.ts";
import { renderProgress } from "../../../adapters/discord/render.ts";
import { interactionSink, messageSink, type Sink, type Token } from "../../../adapters/discord/sink.ts";
import { createThreads } from "../../../adapters/discord/threads.ts";
import type { Wire } from "../../../adapters/discord/wire.ts";
import { createLanes, plainMessage } from "../../../src/platform/index.ts";
import { DiscordAPIError } from "discord.js";
import { fakeInbox, openReply } from "../../support/inbox.ts";
import { memoryLog, memoryRecords } from "../../support/records.ts";
import { here, key, said } from "./harness.ts";

const MINUTE = 60_000;
const body = renderProgress("so far", undefined, undefined, { style: "components" });

/** The requests of a sink, with a wall clock that stands where it is put. */
function stage() {
  const calls: string[] = [];
  let now = 0;
  let ring = (): void => {};
  const answer = (name: string) => async (): Promise<{ id: string }> => {
    calls.push(name);
    return { id: "7" };
  };
  const wire = Object.fromEntries(
    ["send", "edit", "original", "followUp"].map((name) => [name, answer(name)]),
  ) as unknown as Wire;
  const clock = {
    now: () => new Date(now),
    sleep: (ms: number) => new Promise<void>((resolve) => (ms > MINUTE ? (ring = resolve) : resolve())),
  };
  const records = memoryRecords();
  const token: Token = {
    client: { application: { id: "1" } } as never,
    token: "t",
    at: "200",
    language: "de",
    since: new Date(0),
  };
  return { calls, wire, clock, records, token, pass: (ms: number) => void (now += ms), ring: () => ring() };
}

describe("a public answer", () => {
  it("goes on as a message of the bot's when the token is old, its further pages too", async () => {
    const { calls, wire, clock, records, token, pass } = stage();
    const sink = interactionSink(wire, records, clock, token, false);
    await sink.edit(body);
    expect(records.held.has("open:7")).toBe(true);
    pass(14 * MINUTE);
    await sink.edit(body);
    await sink.add(body);
    await sink.close();
    expect(calls).toEqual(["original", "edit", "send"]);
    expect(records.held.size).toBe(0);
  });

  it("becomes a new message when Discord lets the old one be edited no more (30046)", async () => {
    const { calls, wire, records } = stage();
    const sink = await messageSink(wire, records, { at: "200", language: "de" }, body);
    wire.edit = () => Promise.reject(new DiscordAPIError({ code: 30046, message: "old" }, 30046, 429, "PATCH", "", {}));
    expect(await sink.edit(body)).toEqual({ id: "7" });
    expect(calls).toEqual(["send", "send"]);
  });
});

describe("a private answer", () => {
  it("that takes longer than the token lives ends with a sentence, and lands nowhere", async () => {
    const { wire, clock, records, ring } = stage();
    const shown: string[] = [];
    const sink: Sink = {
      at: "200",
      hidden: true,
      edit: async (native) => (shown.push(said(native as never)), { id: "7" } as never),
      add: async () => ({ id: "8" }) as never,
      close: async () => {},
    };
    const threads = createThreads(wire, createLanes(clock), () => false);
    const ids = new Map<string, string>();
    const log = memoryLog();
    const replies = createReplies({ wire, threads, records, clock, log, style: "components", ids, everyMs: 0 });
    const inbox = fakeInbox();
    const { reply, push } = openReply("private");
    const place = { tenant: here().tenant, channel: here(), thread: undefined };
    const delivered = replies.deliver(inbox, reply, sink, { place, language: "en", own: "de", preface: undefined });
    push({ kind: "text", text: "so far" });
    await Promise.resolve();
    ring();
    await delivered;
    push({ kind: "done", message: plainMessage("too late"), key });
    expect(shown.at(-1)).toContain("länger, als Discord");
    expect(inbox.calls.landed).toEqual([]);
  });
});
