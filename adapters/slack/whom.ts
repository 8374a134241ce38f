// Whom a mention means: a person of the workspace, or one of its user groups.
import { BotError, type Here, type Ping, sentence } from "../../src/platform/index.ts";
import type { Asked } from "./asked.ts";
import { slackCode } from "./errors.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** What is known of where something was asked, and of whom it mentions. */
export async function hereOf(workspaces: Workspaces, { place: { channel }, mentioned }: Asked): Promise<Here> {
  const here = await workspaces.here(channel);
  if (channel.kind === "direct") return here;
  return { ...here, whom: whomIn(await workspaces.of(channel.tenant), mentioned) };
}

/** `mentioned`: what Slack itself made of what was typed; a name alone tells it nothing. */
const whomIn =
  ({ client }: Pick<Workspace, "client">, mentioned: readonly Ping[]): NonNullable<Here["whom"]> =>
  async (typed) => {
    const name = typed.trim().replace(/^[@!]/, "");
    if (/^(?:here|channel|everyone)$/i.test(name)) {
      throw new BotError("not_allowed", sentence("slack.pingsNotAll"), { hint: sentence("slack.pingsNotAllHint") });
    }
    const ping = mentioned.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!ping) throw nobody(name);
    // Which groups there are is a scope of its own; Slack made the mention, so there is one.
    if (ping.kind === "group") return ping;
    const { user } = await client.users.info({ user: ping.id }).catch((error: unknown) => {
      if (slackCode(error) === "user_not_found") throw nobody(name);
      throw error;
    });
    if (user?.deleted) throw nobody(name);
    return { ...ping, name: user?.profile?.display_name || user?.real_name || ping.name };
  };

const nobody = (name: string): BotError =>
  new BotError("not_found", sentence("slack.nobodyCalled", { name }), { hint: sentence("slack.nobodyCalledHint") });
