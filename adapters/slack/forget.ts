// Deletes what the adapter keeps of a workspace or a channel: parts of posts, what was refused.
import type { ChannelRef, Forgotten, Records } from "../../src/platform/index.ts";
import type { Workspaces } from "./workspaces.ts";

/** The installation stays: it goes when Slack says that the app was removed. */
export function createForget(records: Records, workspaces: Workspaces): (who: Forgotten) => Promise<void> {
  const drop = async (prefix: string): Promise<void> => {
    for (const { key } of await records.list(prefix)) await records.delete(key);
  };
  const dropPosts = async (lane: string): Promise<void> => {
    for (const kind of ["later", "followers", "looking"]) await drop(`${kind}:${lane} `);
  };
  /** A person's own conversation has an id of its own; where Slack does not say it any more, nothing was posted there. */
  const conversation = async ({ tenant, channel, kind }: ChannelRef): Promise<string | undefined> =>
    kind === "direct" ? workspaces.direct(tenant, channel).catch(() => undefined) : channel;

  return async (who) => {
    if ("channel" in who || "person" in who) {
      const channel: ChannelRef =
        "channel" in who ? who.channel : { platform: "slack", tenant: who.tenant, channel: who.person, kind: "direct" };
      const id = await conversation(channel);
      if (id !== undefined) await dropPosts(`${channel.tenant} ${id}`);
      return;
    }
    await dropPosts(who.tenant);
    await records.delete(`refused:${who.tenant}`);
    workspaces.forget(who.tenant);
  };
}
