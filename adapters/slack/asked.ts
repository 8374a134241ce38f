// Who asked, where, and how they can be answered: read from each kind of thing that Slack sends.
import type { BlockAction, RespondFn, SlackShortcut, SlashCommand } from "@slack/bolt";
import {
  type ChannelRef,
  clip,
  type MessageRef,
  type Ping,
  type Place,
  type Tenant,
  type Words,
  textIn,
} from "../../src/platform/index.ts";
import { type Doors, typed } from "./doors.ts";
import { mentionedIn } from "./text.ts";
import type { FormMemory } from "./views.ts";

export interface Asked {
  /** The channel, and the thread when it was asked in one. */
  place: { channel: ChannelRef; thread: string | undefined };
  userId: string;
  /** The workspace the person belongs to, which another one may share a channel with. */
  teamId: string | undefined;
  /** What was asked, where Slack shows it to nobody else. */
  question: string | undefined;
  /** Slack's id of what was done, so that what is posted for it carries the same key when it comes again. */
  callId: string;
  /** The interaction's own answer channel: five uses, thirty minutes (docs.slack.dev/interactivity/handling-user-interaction). */
  respond: RespondFn | undefined;
  /** The private message that was pressed, to be replaced by the answer. */
  replace: boolean;
  /** What to show as the first message of a new thread: who asked what. */
  opening(words: Words): string;
  /** Whom it mentions. */
  mentioned: readonly Ping[];
  /** What was asked came as a message of the thread itself, so that a person waits there. */
  inThread: boolean;
}

export const placeOf = ({ place }: Asked): Place => ({ tenant: place.channel.tenant, ...place });

/** `direct` names the person whose inbox it is. */
export const channelRef = (tenant: Tenant, channel: string, direct: string | undefined): ChannelRef => ({
  platform: "slack",
  tenant,
  channel: direct ?? channel,
  kind: direct ? "direct" : "channel",
});

const none = (): string => "";
const plain = {
  respond: undefined,
  replace: false,
  opening: none,
  inThread: false,
  question: undefined,
  mentioned: [],
};
const askedBy =
  (name: string, command: string, text: string) =>
  (words: Words): string =>
    words.say("slack.asked", { name, command: `${command} ${clip(text, 400)}` });
const inbox = (channel: string, user: string): string | undefined => (channel.startsWith("D") ? user : undefined);

/** `text` is what stood behind the command. */
export const bySlash = (command: SlashCommand, tenant: Tenant, respond: RespondFn, text: string): Asked => ({
  ...plain,
  teamId: command.team_id,
  question: text || undefined,
  place: {
    channel: channelRef(
      tenant,
      command.channel_id,
      command.channel_name === "directmessage" ? command.user_id : undefined,
    ),
    thread: undefined,
  },
  userId: command.user_id,
  callId: command.trigger_id,
  mentioned: mentionedIn(command.text ?? ""),
  respond,
  opening: askedBy(command.user_name, command.command, text),
});

export const byForm = (
  { channel, thread, name }: FormMemory,
  user: { id: string; name: string; team_id?: string },
  callId: string,
  filled: string[],
  doors: Doors,
): Asked => ({
  ...plain,
  teamId: user.team_id,
  question: filled.join(" · ") || undefined,
  place: { channel, thread },
  userId: user.id,
  callId,
  opening: askedBy(user.name, typed(name ?? "ask", doors), filled.join(" ")),
  inThread: thread !== undefined,
});

/** A press under a message. A private message is nowhere others can name, so it has no ref, and its answer takes its place. */
export function byPress(
  body: BlockAction,
  tenant: Tenant,
  respond: RespondFn,
): { asked: Asked; message: MessageRef | undefined } {
  const { container, message, user, trigger_id: callId } = body;
  const id = body.channel?.id ?? textIn(container, "channel_id");
  if (!id) {
    const channel = channelRef(tenant, user.id, user.id);
    const place = { channel, thread: undefined };
    return { asked: { ...plain, place, userId: user.id, teamId: user.team_id, callId }, message: undefined };
  }
  const channel = channelRef(tenant, id, inbox(id, user.id));
  const own = container?.["is_ephemeral"] === true;
  const ts = message?.ts ?? textIn(container, "message_ts");
  const thread = textIn(message, "thread_ts") ?? textIn(container, "thread_ts");
  return {
    asked: {
      ...plain,
      place: { channel, thread: thread ?? (own ? undefined : ts) },
      userId: user.id,
      teamId: user.team_id,
      callId,
      respond,
      replace: own,
      opening: (words) => words.say("slack.pressed", { name: user.name ?? "" }),
    },
    message:
      own || !ts ? undefined : { channel, message: ts, thread: thread === ts ? undefined : thread, url: undefined },
  };
}

export function byShortcut(
  { channel, message, user, message_ts: ts, trigger_id: callId }: Extract<SlackShortcut, { type: "message_action" }>,
  tenant: Tenant,
  respond: RespondFn,
): Asked {
  return {
    ...plain,
    place: {
      channel: channelRef(tenant, channel.id, inbox(channel.id, user.id)),
      thread: textIn(message, "thread_ts") ?? ts,
    },
    userId: user.id,
    teamId: user.team_id,
    callId,
    respond,
  };
}

/** A message of a person's own, whose answer belongs in `thread`. */
export const bySaying = (
  channel: ChannelRef,
  thread: string,
  { user, team, text }: { user: string; team: string | undefined; text: string },
  callId: string,
): Asked => ({
  ...plain,
  place: { channel, thread },
  userId: user,
  teamId: team,
  callId,
  mentioned: mentionedIn(text),
  inThread: true,
});
