// Many channels of one Slack workspace that have their digest at the same moment: the real outbox and adapter, and what the front's journal says.
import { deliver } from "../../src/jobs/deliver.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createOutbox } from "../../src/jobs/outbox.ts";
import type { Timing } from "../../adapters/slack/config.ts";
import { embedded } from "./homes.ts";
import { putOut } from "./outbox.ts";
import { TEAM } from "./slack-workspace.ts";
import { silentLog, slackUnderTest } from "./slack-people.ts";

export interface Burst {
  /** How often a digest stands in each channel. */
  standing: number[];
  /** Milliseconds from the moment to the last post. */
  lastMs: number;
  /** Milliseconds between one post and the next, over all channels. */
  gaps: number[];
  refused: number;
}

/** `each`: digests of one channel. `timing` of the adapter, Slack's own where it is left out. */
export async function slackBurst(count: number, each: number, timing: Partial<Timing>): Promise<Burst> {
  const channels = Array.from({ length: count }, (_, n) => `desk-${n}`);
  const slack = await slackUnderTest({ channels, timing });
  const store = await embedded.open(() => systemClock.now());
  const { platform, front } = slack;
  const ports = { store, platforms: new Map([[platform.name, platform]]), clock: systemClock, log: silentLog };
  const outbox = createOutbox({
    ...ports,
    platforms: [platform.name],
    graceMs: platform.graceMs,
    deliver: (id) => deliver(ports, id),
  });
  try {
    for (let turn = 0; turn < each; turn += 1) {
      for (const name of channels) {
        const target = {
          platform: "slack",
          tenant: `slack:${TEAM}`,
          channel: front.channels[name]!,
          kind: "channel" as const,
        };
        await putOut(store, `digest-${name}-${turn}`, systemClock.now(), { kind: "digest", target });
      }
    }
    const moment = Date.now();
    outbox.start();
    const open = () =>
      store.db
        .selectFrom("deliveries")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .where("state", "in", ["pending", "sending", "unknown"])
        .executeTakeFirstOrThrow();
    while (Number((await open()).n) > 0) await systemClock.sleep(100);
    const posts = front.of("chat.postMessage");
    return {
      standing: channels.map((name) => posts.filter(({ fields }) => fields["channel"] === front.channels[name]).length),
      lastMs: posts.at(-1)!.at - moment,
      gaps: posts.slice(1).map(({ at }, n) => at - posts[n]!.at),
      refused: posts.length - count * each,
    };
  } finally {
    await outbox.stop(10_000);
    await store.close();
    await slack.close();
  }
}
