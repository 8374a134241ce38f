// What Slack sends, acknowledged at once and passed on to the inbox.
import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  MessageShortcut,
} from "@slack/bolt";
import {
  type Clock,
  createSeen,
  findCommand,
  type Here,
  type Inbox,
  type InboundTurn,
  type Logger,
  type Person,
  type Reply,
  type Tenant,
  type Words,
  textIn,
  valueIn,
} from "../../src/platform/index.ts";
import type { Answers } from "./answers.ts";
import { type Asked, byForm, byPress, bySaying, byShortcut, bySlash, channelRef, placeOf } from "./asked.ts";
import type { Capabilities } from "./capabilities.ts";
import { ACTION_ID, formOf } from "./controls.ts";
import { type Doors, doorOf } from "./doors.ts";
import { isRefusal } from "./draft.ts";
import { notThere, sentenceFor } from "./errors.ts";
import { listToTake, readAttached } from "./files.ts";
import { homeView } from "./home.ts";
import { type Installations, type Origin, tenantOf } from "./installations.ts";
import { PROMPTS } from "./manifest.ts";
import { plainText } from "./text.ts";
import { earlierIn, firstLink, hear, readSaid } from "./turns.ts";
import { commandForm, FORM, opensForm, questionForm, readMemory, readOpened } from "./views.ts";
import { hereOf } from "./whom.ts";
import type { Workspaces } from "./workspaces.ts";

export interface EventTools {
  inbox: Inbox;
  answers: Answers;
  workspaces: Workspaces;
  installations: Installations;
  capabilities: Capabilities;
  doors: Doors;
  /** The address of Slack's interface. */
  api: string;
  clock: Clock;
  log: Logger;
}

type Shortcut = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

export function listen(app: App, tools: EventTools): void {
  const on = createHandlers(tools);
  for (const command of Object.values(tools.doors)) app.command(command, on.command);
  app.action<BlockAction>({ type: "block_actions", action_id: ACTION_ID }, on.press);
  app.view(FORM, on.sent);
  app.shortcut<MessageShortcut>({ callback_id: "read_link", type: "message_action" }, on.readLink);
  app.shortcut<MessageShortcut>({ callback_id: "ask_about", type: "message_action" }, on.askAbout);
  app.event("app_mention", async ({ event, body, context }) => on.said(event, body.event_id, context));
  app.event("message", async ({ event, body, context }) => on.said(event, body.event_id, context));
  app.event("app_home_opened", on.home);
  for (const left of ["channel_left", "group_left"] as const) {
    app.event(left, async ({ event, context }) => on.channelGone(event.channel, context, false));
  }
  for (const deleted of ["channel_deleted", "group_deleted"] as const) {
    app.event(deleted, async ({ event, context }) => on.channelGone(event.channel, context, true));
  }
  app.event("app_uninstalled", async ({ context, body }) =>
    on.left({ ...context, teamId: context.teamId ?? body.team_id }),
  );
  app.event("tokens_revoked", async ({ event, context, body }) => {
    // A person who takes back their own token does not take the bot along.
    if (event.tokens.bot?.length) await on.left({ ...context, teamId: context.teamId ?? body.team_id });
  });
  app.error(async (error) => tools.log.error({ err: error }, "handling something Slack sent failed"));
}

function createHandlers({
  inbox,
  answers,
  workspaces,
  installations,
  capabilities,
  doors,
  api,
  clock,
  log,
}: EventTools) {
  const first = createSeen(clock, { most: 20_000, ms: 600_000 });

  return {
    async command({ command, ack, respond, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs) {
      await ack();
      if (!first(`trigger ${command.trigger_id}`)) return;
      const tenant = tenantFrom(context);
      const door = doorOf(command.command, doors) ?? "digest";
      const typed = plainText(command.text ?? "").trim();
      const line = (door === "digest" ? typed : `${door} ${typed}`).trim() || "help";
      const asked = bySlash(command, tenant, respond, typed);
      const [word = ""] = line.split(/\s+/, 1);
      const spec = findCommand(inbox.commands, word.toLowerCase());
      const bare = spec && !/\s/.test(line);
      if (bare && (opensForm(spec) || (door === spec.name && spec.options.length > 0))) {
        return openForm(command.trigger_id, (words) => commandForm(spec, asked.place, words), asked);
      }
      await answers.handle(asked, async () => inbox.command({ ...(await callOf(asked)), line }));
    },

    async press(args: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs) {
      const { ack, body, action, respond, context } = args;
      await ack();
      const chosen = valueIn(action, "selected_option") ?? action;
      const value = textIn(chosen, "value");
      if (!value || !first(`trigger ${body.trigger_id}`)) return;
      const { asked, message } = byPress(body, tenantFrom(context), respond);
      const form = formOf(value);
      const spec = form && findCommand(inbox.commands, form.command);
      if (spec) {
        const label = textIn(valueIn(chosen, "text"), "text");
        return openForm(
          body.trigger_id,
          (words) => commandForm(spec, asked.place, words, { filled: form.options, label }),
          asked,
        );
      }
      await answers.handle(asked, async () => inbox.action({ ...(await callOf(asked)), actionId: value, message }));
    },

    async sent({ ack, view, body, context }: SlackViewMiddlewareArgs & AllMiddlewareArgs) {
      const memory = readMemory(view.private_metadata);
      const spec = memory?.name === undefined ? undefined : findCommand(inbox.commands, memory.name);
      const tenant = tenantFrom(context);
      const read = readOpened(spec, memory?.kept ?? {}, view.state.values);
      if ("wrong" in read) {
        const words = await workspaces.words(tenant, body.user.id);
        return ack({ response_action: "errors", errors: read.wrong(words) });
      }
      await ack();
      const callId = textIn(body, "trigger_id") ?? "";
      // private_metadata comes back from the client: a channel of another tenant is not believed.
      if (!memory || memory.channel.tenant !== tenant || !first(`trigger ${callId}`)) return;
      const asked = byForm(memory, body.user, callId, Object.values(read.options), doors);
      await answers.handle(asked, async () => {
        const call = await callOf(asked);
        if (spec) return inbox.command({ ...call, name: spec.name, options: { ...memory.kept, ...read.options } });
        return question(inbox, call, read.options["question"] ?? "", memory.about);
      });
    },

    async readLink({ ack, shortcut, respond, context }: Shortcut) {
      await ack();
      if (!first(`trigger ${shortcut.trigger_id}`)) return;
      const asked = byShortcut(shortcut, tenantFrom(context), respond);
      const link = firstLink(shortcut.message);
      if (!link) return answers.tell(asked, (words) => words.say("slack.noLink"));
      await answers.handle(asked, async () => inbox.command({ ...(await callOf(asked)), line: `read ${link}` }));
    },

    async askAbout({ ack, shortcut, respond, context }: Shortcut) {
      await ack();
      if (!first(`trigger ${shortcut.trigger_id}`)) return;
      const asked = byShortcut(shortcut, tenantFrom(context), respond);
      const about = { author: shortcut.message.user ?? "somebody", text: plainText(shortcut.message.text ?? "") };
      await openForm(shortcut.trigger_id, (words) => questionForm(asked.place, about, words), asked);
    },

    async home({ event, body, context }: SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs) {
      const tenant = tenantFrom(context);
      // Both sockets may bring it, as with any event.
      if (!first(`event ${tenant} ${body.event_id}`)) return;
      if (event.tab === "messages") return offerPrompts(tenant, event.user, event.channel);
      if (event.tab !== "home") return;
      const [{ client }, person] = await Promise.all([workspaces.of(tenant), workspaces.person(tenant, event.user)]);
      const overview = await inbox.overview({ tenant, channel: undefined }, person);
      const words = await workspaces.words(tenant, event.user);
      await client.views.publish({ user_id: event.user, view: homeView(overview, inbox.commands, words, doors) });
    },

    /** The same words reach us as `message` and as `app_mention`, with two event ids; retries carry the same id again. */
    async said(sent: object, eventId: string, origin: Origin): Promise<void> {
      const tenant = tenantFrom(origin);
      const event = readSaid(sent);
      if (!event || !first(`event ${tenant} ${eventId}`)) return;
      const workspace = await workspaces.of(tenant);
      const heard = hear(event, workspace.botUserId);
      if (!heard.forBot || event.user === workspace.botUserId) return;
      const callId = `${tenant}:${event.channel}:${event.ts}`;
      if (!first(callId)) return;
      const channel = channelRef(tenant, event.channel, event.channel_type === "im" ? event.user : undefined);
      const asked = bySaying(channel, heard.thread, event, callId);
      const { text, mentionsBot, addressesOther } = heard;
      const list = mentionsBot || channel.kind === "direct" ? listToTake(event.list, text) : undefined;
      const opml = async () => (list ? { opml: await readAttached(workspace, list, api) } : {});
      const taken = async () => inbox.command({ ...(await callOf(asked)), name: "import", options: await opml() });
      if (list) return answers.handle(asked, taken);
      const turn = async () => {
        const [call, earlier] = await Promise.all([
          callOf(asked),
          mentionsBot && event.thread_ts ? earlierIn(workspace, event.channel, event.thread_ts, event.ts) : [],
        ]);
        return inbox.turn({ ...call, text, mentionsBot, addressesOther, earlier });
      };
      await answers.handle(asked, () =>
        turn().catch((error: unknown) => {
          if (mentionsBot || channel.kind === "direct") throw error;
          // Perhaps people were only talking to each other: they need not hear of our troubles.
          log.error({ err: error, callId }, "a reply in a thread could not be looked at");
          return undefined;
        }),
      );
    },

    /** Somebody removed the bot from the channel, or deleted it. */
    async channelGone(channel: string, origin: Origin, deleted: boolean): Promise<void> {
      const ref = channelRef(tenantFrom(origin), channel, undefined);
      await (deleted ? inbox.left(ref) : inbox.lost(ref, notThere()));
    },

    async left(origin: Origin): Promise<void> {
      for (const tenant of await installations.remove(origin)) {
        workspaces.forget(tenant);
        await inbox.removed(tenant);
      }
    },
  };

  /** A conversation begins: without `thread_ts`, which an agent's call silently fails with (reference of the method). */
  async function offerPrompts(tenant: Tenant, user: string, channel: string): Promise<void> {
    if (!(await capabilities.allows(tenant, "prompts"))) return;
    const [{ client }, words] = await Promise.all([workspaces.of(tenant), workspaces.words(tenant, user)]);
    const prompts = PROMPTS.map((name) => ({
      title: words.say(`slack.prompt.${name}`),
      message: words.say(`slack.prompt.${name}Says`),
    }));
    await client.assistant.threads
      .setSuggestedPrompts({ channel_id: channel, prompts })
      .catch(async (error: unknown) => {
        if (!isRefusal(error)) throw error;
        await capabilities.refused(tenant, "prompts");
      });
  }

  async function openForm(
    trigger: string,
    view: (words: Words) => ReturnType<typeof commandForm>,
    asked: Asked,
  ): Promise<void> {
    const { tenant } = asked.place.channel;
    try {
      const [{ client }, words] = await Promise.all([workspaces.of(tenant), workspaces.words(tenant, asked.userId)]);
      await client.views.open({ trigger_id: trigger, view: view(words) });
    } catch (error) {
      await answers.tell(asked, (words) => sentenceFor(error, log, words));
    }
  }

  async function callOf(asked: Asked) {
    const { channel } = asked.place;
    const [person, here]: [Person, Here | undefined] = await Promise.all([
      workspaces.person(channel.tenant, asked.userId),
      // What is not known of the channel keeps no answer away.
      hereOf(workspaces, asked).catch(() => undefined),
    ]);
    return { place: placeOf(asked), person, callId: asked.callId, ...(here ? { here } : {}) };
  }

  function tenantFrom(origin: Origin): Tenant {
    const tenant = tenantOf(origin);
    installations.seen(tenant).catch((error: unknown) => log.warn({ err: error }, "a workspace could not be noted"));
    return tenant;
  }
}

type Call = Pick<InboundTurn, "place" | "person" | "callId" | "here">;

/** A question is a turn of its thread; where the core has no thread of that, it is the command of the same name. */
async function question(
  inbox: Inbox,
  call: Call,
  text: string,
  about: Omit<InboundTurn["earlier"][number], "fromBot"> | undefined,
): Promise<Reply> {
  const earlier = about ? [{ ...about, fromBot: false }] : [];
  const reply = await inbox.turn({ ...call, text, mentionsBot: true, addressesOther: false, earlier });
  return reply ?? inbox.command({ ...call, line: `ask ${text}` });
}
