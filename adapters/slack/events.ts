// What Slack sends, acknowledged at once and passed on to the inbox: commands, presses, forms, shortcuts, messages, the home.
import type { App, BlockAction, RespondFn, SlackShortcut, ViewSubmitAction } from "@slack/bolt";
import {
  type ChannelRef,
  clip,
  type Clock,
  createSeen,
  type Inbox,
  type Logger,
  type MessageRef,
  type Person,
  type Place,
  type Tenant,
} from "../../src/platform/index.ts";
import type { Answers, Asked } from "./answers.ts";
import { ACTION_ID, formOf } from "./controls.ts";
import { sentenceFor } from "./errors.ts";
import { homeView } from "./home.ts";
import { type Installations, type Origin, tenantOf } from "./installations.ts";
import { plainText } from "./text.ts";
import { earlierIn, firstLink, hear, isSaid, type SaidEvent } from "./turns.ts";
import { commandForm, findCommand, FORM, opensForm, questionForm, readMemory, readOpened } from "./views.ts";
import type { Workspaces } from "./workspaces.ts";

export interface EventTools {
  inbox: Inbox;
  answers: Answers;
  workspaces: Workspaces;
  installations: Installations;
  clock: Clock;
  log: Logger;
}

export function listen(app: App, tools: EventTools): void {
  const { inbox, answers, workspaces, installations, clock, log } = tools;
  const first = createSeen(clock, { most: 20_000, ms: 600_000 });

  // The two short doors are the commands of that name; everything else stands behind /digest.
  app.command(/^\/(digest|deeper|ask)$/, async ({ command, ack, respond, context }) => {
    await ack();
    if (!first(`trigger ${command.trigger_id}`)) return;
    const tenant = tenantFrom(context);
    const door = command.command.slice(1);
    const typed = plainText(command.text ?? "").trim();
    const line = (door === "digest" ? typed : `${door} ${typed}`).trim() || "help";
    const channel = channelRef(
      tenant,
      command.channel_id,
      command.channel_name === "directmessage" ? command.user_id : undefined,
    );
    const asked: Asked = {
      place: { channel, thread: undefined },
      userId: command.user_id,
      callId: command.trigger_id,
      respond,
      replace: false,
      opening: `${command.user_name} asked: /${door} ${clip(typed, 400)}`,
      inThread: false,
    };
    const spec = findCommand(inbox.commands, line.split(/\s+/, 1)[0]!);
    const bare = spec && !/\s/.test(line);
    if (bare && (opensForm(spec) || (door === spec.name && spec.options.length > 0))) {
      return openForm(command.trigger_id, commandForm(spec, asked.place), asked);
    }
    await answers.handle(asked, async () =>
      inbox.command({ place: placeOf(asked), person: await person(asked), callId: asked.callId, line }),
    );
  });

  app.action(ACTION_ID, async ({ ack, body, action, respond, context }) => {
    await ack();
    const { value, text } = (
      "selected_option" in action && action.selected_option ? action.selected_option : action
    ) as {
      value?: string;
      text?: { text: string };
    };
    if (body.type !== "block_actions" || !value || !first(`trigger ${body.trigger_id}`)) return;
    const { asked, message } = pressed(body, tenantFrom(context), respond);
    const form = formOf(value);
    const spec = form && findCommand(inbox.commands, form.command);
    if (spec) return openForm(body.trigger_id, commandForm(spec, asked.place, form.options, text?.text), asked);
    await answers.handle(asked, async () =>
      inbox.action({
        place: placeOf(asked),
        person: await person(asked),
        callId: asked.callId,
        actionId: value,
        message,
      }),
    );
  });

  app.view(FORM, async ({ ack, view, body, context }) => {
    const memory = readMemory(view.private_metadata);
    const spec = memory?.name === undefined ? undefined : findCommand(inbox.commands, memory.name);
    const read = readOpened(spec, memory?.kept ?? {}, view.state.values);
    if ("errors" in read) return ack({ response_action: "errors", errors: read.errors });
    await ack();
    const { trigger_id: callId } = body as ViewSubmitAction;
    const tenant = tenantFrom(context);
    // private_metadata comes back from the client: a channel of another tenant is not believed.
    if (!memory || memory.channel.tenant !== tenant || !first(`trigger ${callId}`)) return;
    const { channel, thread, about, kept } = memory;
    const question = read.options["question"] ?? "";
    const asked: Asked = {
      place: { channel, thread },
      userId: body.user.id,
      callId,
      respond: undefined,
      replace: false,
      opening: `${body.user.name} asked: /digest ${memory.name ?? "ask"} ${clip(Object.values(read.options).join(" "), 400)}`,
      inThread: thread !== undefined,
    };
    await answers.handle(asked, async () => {
      const who = await person(asked);
      const place = placeOf(asked);
      if (spec)
        return inbox.command({ place, person: who, callId, name: spec.name, options: { ...kept, ...read.options } });
      const earlier = about ? [{ ...about, fromBot: false }] : [];
      const turn = { place, person: who, callId, text: question, mentionsBot: true, addressesOther: false, earlier };
      return (await inbox.turn(turn)) ?? inbox.command({ place, person: who, callId, line: `ask ${question}` });
    });
  });

  app.shortcut({ callback_id: "read_link", type: "message_action" }, async ({ ack, shortcut, respond, context }) => {
    await ack();
    if (!first(`trigger ${shortcut.trigger_id}`)) return;
    const asked = chosen(shortcut, tenantFrom(context), respond);
    const link = firstLink(shortcut.message as never);
    if (!link) return answers.tell(asked, "I found no link in that message.");
    await answers.handle(asked, async () =>
      inbox.command({ place: placeOf(asked), person: await person(asked), callId: asked.callId, line: `read ${link}` }),
    );
  });

  app.shortcut({ callback_id: "ask_about", type: "message_action" }, async ({ ack, shortcut, respond, context }) => {
    await ack();
    if (!first(`trigger ${shortcut.trigger_id}`)) return;
    const asked = chosen(shortcut, tenantFrom(context), respond);
    const about = { author: shortcut.message.user ?? "somebody", text: plainText(shortcut.message.text ?? "") };
    await openForm(shortcut.trigger_id, questionForm(asked.place, about), asked);
  });

  app.event("app_mention", async ({ event, body, context }) => said(event as SaidEvent, body.event_id, context));
  app.event("message", async ({ event, body, context }) => said(event as SaidEvent, body.event_id, context));

  app.event("app_home_opened", async ({ event, context }) => {
    if (event.tab !== "home") return;
    const tenant = tenantFrom(context);
    const { client } = await workspaces.of(tenant);
    const overview = await inbox.overview({ tenant, channel: undefined }, await workspaces.person(tenant, event.user));
    await client.views.publish({ user_id: event.user, view: homeView(overview, inbox.commands) });
  });

  app.event("app_uninstalled", async ({ context, body }) =>
    left({ ...context, teamId: context.teamId ?? body.team_id }),
  );
  app.event("tokens_revoked", async ({ event, context, body }) => {
    // A person who takes back their own token does not take the bot along.
    if (event.tokens.bot?.length) await left({ ...context, teamId: context.teamId ?? body.team_id });
  });

  app.error(async (error) => log.error({ err: error }, "handling something Slack sent failed"));

  /** The same words reach us as `message` and as `app_mention`, with two event ids; retries carry the same id again. */
  async function said(event: SaidEvent, eventId: string, origin: Origin): Promise<void> {
    const tenant = tenantFrom(origin);
    if (!isSaid(event) || !first(`event ${tenant} ${eventId}`)) return;
    const workspace = await workspaces.of(tenant);
    const heard = hear(event, workspace.botUserId);
    if (!heard.forBot || event.user === workspace.botUserId) return;
    const callId = `${tenant}:${event.channel}:${event.ts}`;
    if (!first(callId)) return;
    const channel = channelRef(tenant, event.channel, event.channel_type === "im" ? event.user : undefined);
    const asked: Asked = {
      place: { channel, thread: heard.thread },
      userId: event.user!,
      callId,
      respond: undefined,
      replace: false,
      opening: "",
      inThread: true,
    };
    const { text, mentionsBot, addressesOther } = heard;
    const turn = async () => {
      const [who, earlier] = await Promise.all([
        person(asked),
        mentionsBot && event.thread_ts ? earlierIn(workspace, event.channel, event.thread_ts, event.ts) : [],
      ]);
      return inbox.turn({ place: placeOf(asked), person: who, callId, text, mentionsBot, addressesOther, earlier });
    };
    await answers.handle(asked, () =>
      turn().catch((error: unknown) => {
        if (mentionsBot || channel.kind === "direct") throw error;
        // Perhaps people were only talking to each other: they need not hear of our troubles.
        log.error({ err: error, callId }, "a reply in a thread could not be looked at");
        return undefined;
      }),
    );
  }

  async function left(origin: Origin): Promise<void> {
    for (const tenant of await installations.remove(origin)) {
      workspaces.forget(tenant);
      await inbox.removed(tenant);
    }
  }

  async function openForm(trigger: string, view: ReturnType<typeof commandForm>, asked: Asked): Promise<void> {
    try {
      const { client } = await workspaces.of(asked.place.channel.tenant);
      await client.views.open({ trigger_id: trigger, view });
    } catch (error) {
      await answers.tell(asked, sentenceFor(error, log));
    }
  }

  const person = (asked: Asked): Promise<Person> => workspaces.person(asked.place.channel.tenant, asked.userId);

  function tenantFrom(origin: Origin): Tenant {
    const tenant = tenantOf(origin);
    installations.seen(tenant).catch((error: unknown) => log.warn({ err: error }, "a workspace could not be noted"));
    return tenant;
  }
}

const placeOf = ({ place }: Asked): Place => ({ tenant: place.channel.tenant, ...place });

/** `direct` names the person whose inbox it is. */
const channelRef = (tenant: Tenant, channel: string, direct: string | undefined): ChannelRef => ({
  platform: "slack",
  tenant,
  channel: direct ?? channel,
  kind: direct ? "direct" : "channel",
});

function directly(tenant: Tenant, userId: string, callId: string): Asked {
  const channel = channelRef(tenant, userId, userId);
  return {
    place: { channel, thread: undefined },
    userId,
    callId,
    respond: undefined,
    replace: false,
    opening: "",
    inThread: false,
  };
}

/** A press under a message. A private message is nowhere others can name, so it has no ref, and its answer takes its place. */
function pressed(
  body: BlockAction,
  tenant: Tenant,
  respond: RespondFn,
): { asked: Asked; message: MessageRef | undefined } {
  const { container, message, user } = body;
  const id = body.channel?.id ?? container?.["channel_id"];
  if (!id) return { asked: directly(tenant, user.id, body.trigger_id), message: undefined };
  const channel = channelRef(tenant, id, id.startsWith("D") ? user.id : undefined);
  const own = container?.["is_ephemeral"] === true;
  const ts: string | undefined = message?.ts ?? container?.["message_ts"];
  const thread: string | undefined = message?.["thread_ts"] ?? container?.["thread_ts"];
  return {
    asked: {
      place: { channel, thread: thread ?? (own ? undefined : ts) },
      userId: user.id,
      callId: body.trigger_id,
      respond,
      replace: own,
      opening: `${user.name} pressed a button`,
      inThread: false,
    },
    message:
      own || !ts ? undefined : { channel, message: ts, thread: thread === ts ? undefined : thread, url: undefined },
  };
}

function chosen(
  shortcut: Extract<SlackShortcut, { type: "message_action" }>,
  tenant: Tenant,
  respond: RespondFn,
): Asked {
  const { channel, message, user, message_ts: ts } = shortcut;
  const thread: unknown = message["thread_ts"];
  return {
    place: {
      channel: channelRef(tenant, channel.id, channel.id.startsWith("D") ? user.id : undefined),
      thread: typeof thread === "string" ? thread : ts,
    },
    userId: user.id,
    callId: shortcut.trigger_id,
    respond,
    replace: false,
    opening: "",
    inThread: false,
  };
}
