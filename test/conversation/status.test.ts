// What "status" says: what is stuck and why, to whom it may be shown, and nothing of any other workspace.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../src/conversation/commands/index.ts";
import { status } from "../../src/conversation/commands/status.ts";
import type { Ask, Condition, ConversationPorts } from "../../src/conversation/ports.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { type Message, plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import type { DeliveryState } from "../../src/store/deliveries.ts";
import { english } from "../../src/words/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { putOut } from "../support/outbox.ts";

describe("status", () => {
  const clock = testClock();
  let store: Store;
  let condition: Condition;
  beforeEach(async () => {
    store = await embedded.open(() => clock.now());
    condition = { version: "9.8.7", memoryMb: 123, since: clock.now(), checks: { store: "ok" }, models: undefined };
  });
  afterEach(() => store.close());

  const put = async (
    id: string,
    at: typeof channel,
    state: DeliveryState,
    error?: { code: string; message: string },
  ) => {
    await putOut(store, id, clock.now(), { target: at, kind: "story" });
    await store.db
      .updateTable("deliveries")
      .set({ state, error: error ? JSON.stringify(error) : null })
      .where("id", "=", id)
      .execute();
  };
  const told = async (role: "guest" | "member" | "admin") => {
    const ask: Ask = {
      ports: { store, clock, condition: async () => condition } as unknown as ConversationPorts,
      place: { tenant: channel.tenant, channel, thread: undefined },
      person: { id: "u", name: "U", role, language: undefined },
      words: english,
      commands,
      subscription: await store.subscriptions.ofChannel(channel),
    };
    const progress = { status: () => {}, line: () => {}, signal: new AbortController().signal };
    return plain((await status.handle(ask, {}, progress)) as Message);
  };

  it("lists what is not posted with its channel, its reason and what to do; a member sees this channel alone", async () => {
    await put("a", channel, "unknown");
    await put("b", channel, "dead", { code: "post_refused", message: "The platform found it too long." });
    await put("c", { ...channel, channel: "closed-room" }, "dead", { code: "channel_lost", message: "I was removed." });
    const member = await told("member");
    expect(member).toMatch(
      /A story for .*no answer came It may stand there already, so it is looked for before it is posted again/,
    );
    expect(member).toContain(
      "The platform found it too long. Given up: the platform refuses this message as it stands.",
    );
    expect(member).not.toContain("closed-room");
    expect(await told("admin")).toMatch(/closed-room.*I was removed\. Given up: invite me to the channel again/);
  });

  it("never says a word or a number of another workspace", async () => {
    const other = { ...channel, tenant: "chat:other", channel: "theirs" };
    for (let n = 0; n < 7; n += 1) await put(`o${n}`, other, n % 2 ? "dead" : "sent");
    const here = await told("admin");
    expect(here).not.toContain("theirs");
    expect(here).toContain("Posted so far: 0. On their way: 0.");
    expect(here).not.toContain("Not posted");
  });

  it("names feeds that fail and feeds whose check is late", async () => {
    const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
    const { id } = await store.subscriptions.ensure(channel, settings, "owner", clock.now());
    const add = async (title: string, change: object) => {
      const url = `https://${title}.example/feed`;
      const feed = await store.feeds.add({ url, title, siteUrl: undefined, poll: { url }, sample: false }, clock.now());
      await store.subscriptions.link(id, feed.id);
      await store.db.updateTable("feeds").set(change).where("id", "=", feed.id).execute();
    };
    await add("Fresh", { next_check_at: new Date(clock.now().getTime() + 60_000), last_ok_at: clock.now() });
    await add("Late", { next_check_at: new Date(clock.now().getTime() - 3_600_000), last_ok_at: clock.now() });
    await add("Broken", { failures: 3, error: JSON.stringify({ code: "http_status", message: "It answered 500." }) });
    const said = await told("guest");
    expect(said).toContain("Watching 3 feeds.");
    expect(said).toContain("Broken is failing 3 times in a row: It answered 500.");
    expect(said).toMatch(/Late is late: its check was due/);
    expect(said).not.toMatch(/Fresh is/);
  });

  it("says how the process is: version, memory, model, and what is behind", async () => {
    expect(await told("guest")).toMatch(
      /All is well[\s\S]*No model is configured[\s\S]*Footnote 9\.8\.7 on Node 24\.\S+, 123 MB/,
    );
    condition.checks = { store: "ok", feeds: "the oldest waits for 20 min" };
    condition.models = ["Model m at m.example: failed 2 minutes ago; where it cannot write, extracts are posted."];
    expect(await told("guest")).toMatch(
      /Not well: feeds the oldest waits for 20 min\.[\s\S]*Model m at m\.example: failed/,
    );
  });
});
