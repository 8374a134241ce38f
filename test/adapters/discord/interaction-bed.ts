// Tests about interactions in Discord share this: answers that are done, a post to press under.
import { type Reply, plainMessage } from "../../../src/platform/index.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import { TEXT } from "../../support/discord-world.ts";
import { fakeInbox, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, type Bench, here, key } from "./harness.ts";

export const done = (visibility: Reply["visibility"], sentence: string): Reply =>
  replyOf(visibility, { kind: "done", message: plainMessage(sentence), key });
export const withCommands = () => bench({ inbox: fakeInbox({ commands }) });
export const CALLBACK = /\/callback$/;
export const EPHEMERAL = 64;

/** A post in the channel, as the bot made it. */
export async function post({ platform, discord }: Bench) {
  await platform.post(here(), sampleMessage(), key);
  return discord.inChannel(TEXT).at(-1)!;
}
