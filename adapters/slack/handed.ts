// What a private answer hands over: by the asker's own conversation, or said instead.
import { type Logger, type Message, textSection, withFileText } from "../../src/platform/index.ts";
import type { Asked } from "./asked.ts";
import { type HandedOver, handOver } from "./files.ts";
import type { Workspaces } from "./workspaces.ts";

interface Tools {
  workspaces: Workspaces;
  log: Logger;
}

/**
 * A file goes to the asker's own conversation, since nothing that one person alone sees can hold one; or else its text is shown, and
 * of a sound that it was not taken.
 */
export async function withoutFile(tools: Tools, asked: Asked, { file, sound, ...message }: Message): Promise<Message> {
  if (file && !(await handedOver(tools, asked, { name: file.name, data: file.text }))) {
    return withFileText({ ...message, file });
  }
  const taken = sound && (await handedOver(tools, asked, { name: sound.name, data: sound.bytes }));
  const name = file?.name ?? sound?.name;
  if (name === undefined) return message;
  const words = await tools.workspaces.words(asked.place.channel.tenant, asked.userId);
  const said = words.say(taken === false ? "slack.noSound" : "slack.fileSent", { name });
  return { ...message, sections: [...message.sections, textSection(undefined, said)] };
}

async function handedOver(
  { workspaces, log }: Tools,
  { place: { channel }, userId }: Asked,
  file: HandedOver,
): Promise<boolean> {
  try {
    const workspace = await workspaces.of(channel.tenant);
    await handOver(workspace, await workspaces.direct(channel.tenant, userId), file);
    return true;
  } catch (error) {
    log.warn({ err: error }, "Slack did not take a file");
    return false;
  }
}
