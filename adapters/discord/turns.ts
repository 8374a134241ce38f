// Messages people write: is it for the bot, in which thread, and what was said before?
import { cleanContent, type Message as Said } from "discord.js";
import {
  explainError,
  type Inbox,
  type InboundTurn,
  type Place,
  plainMessage,
  textSection,
  wordsIn,
} from "../../src/platform/index.ts";
import { idOf } from "./client.ts";
import type { Ports } from "./events.ts";
import { toBotError } from "./errors.ts";
import type { Where } from "./replies.ts";
import { messageSink, type Sink } from "./sink.ts";
import { spoken } from "./render.ts";
import { whereabouts } from "./whereabouts.ts";
import type { Mentioned } from "./whom.ts";

/** Messages of an unknown thread that are read before answering in it. */
const MOST_EARLIER = 25;

/**
 * Without the Message Content intent Discord empties what does not mention the bot: such a message is not one that
 * says nothing, it is one that is not for us.
 */
export async function onMessage(ports: Ports, inbox: Inbox, said: Said): Promise<void> {
  const { client, wire, replies } = ports;
  const me = idOf(client.user);
  const mentionsBot = mentions(said, me);
  const inThread = said.channel.isThread();
  if (!isPersons(said) || (said.guildId && !inThread && !mentionsBot)) return;

  const where = await whereabouts(ports, {
    guildId: said.guildId,
    channelId: said.channelId,
    channel: said.channel,
    user: said.author,
    member: said.member,
    permissions: said.member?.permissions ?? null,
    locale: undefined,
    own: permissionsIn(said, me),
    mentioned: mentionedIn(said),
  });
  if (!where) {
    await wire.send(said.channelId, replies.note(plainMessage(wordsIn("en").say("discord.notHere"))));
    return;
  }
  const thread = where.place.channel.kind === "direct" ? undefined : threadOf(said, me);
  const place: Place = { ...where.place, thread };
  const turn: InboundTurn = {
    place,
    person: where.person,
    callId: said.id,
    text: textOf(said, me),
    mentionsBot,
    addressesOther: addressesOther(said, me),
    here: where.here,
    earlier: mentionsBot ? await earlier(ports, said, me) : [],
  };
  const reply = await inbox.turn(turn);
  if (!reply) return;

  const language = said.guild?.preferredLocale ?? "en";
  const about = { place, language, own: language, preface: undefined };
  // What a command answers needs no thread of its own: it is no talk.
  const inPlace = inThread || thread === undefined || (reply.visibility === "private" && thread === said.id);
  const at = inPlace ? said.channelId : await threadFor(ports, said, thread, turn.text);
  const inChannel = { ...about, place: where.place };
  const opened = await openSink(ports, said, [
    { at, where: inThread || at !== said.channelId ? about : inChannel },
    { at: said.channelId, where: inChannel },
  ]);
  if (opened) await replies.deliver(inbox, reply, opened.sink, opened.where);
}

/** As `textOf` writes them. */
const mentionedIn = ({ mentions: { users, roles, members } }: Said): Mentioned => [
  ...users.map(({ id, displayName }) => ({
    kind: "person" as const,
    id,
    name: members?.get(id)?.displayName ?? displayName,
  })),
  ...roles.map(({ id, name }) => ({ kind: "group" as const, id, name })),
];

/** What the bot may do there, by the server's own roles. */
const permissionsIn = ({ channel }: Said, me: string) =>
  "permissionsFor" in channel ? channel.permissionsFor(me) : null;

/** The thread of what was said or replied to; the channel where none can be made. */
async function threadFor({ threads, log }: Ports, said: Said, thread: string, text: string): Promise<string> {
  try {
    // A thread of the question's own is named by it.
    return await threads.ensure(said.channelId, thread, thread === said.id ? text : undefined);
  } catch (error) {
    log.warn({ error, channel: said.channelId }, "a thread could not be made: the answer goes to the channel");
    return said.channelId;
  }
}

/** The first place that takes an answer; where none does, the asker's own inbox, with the reason above it. */
async function openSink(
  { wire, records, replies, log }: Ports,
  said: Said,
  places: { at: string; where: Where }[],
): Promise<{ sink: Sink; where: Where } | undefined> {
  let reason: unknown;
  for (const [index, { at, where }] of places.entries()) {
    if (index > 0 && at === places[0]?.at) continue;
    try {
      return {
        sink: await messageSink(wire, records, { at, language: where.language }, replies.placeholder(where)),
        where,
      };
    } catch (error) {
      reason = error;
      log.warn({ error, at }, "an answer finds no room where it belongs");
    }
  }
  const [first] = places;
  if (!first) return undefined;
  const { language } = first.where;
  const words = wordsIn(language);
  const because = words.say("discord.notPosted", { fault: explainError(toBotError(reason), words) });
  const preface = textSection(undefined, because);
  const { place } = first.where;
  const where = { ...first.where, place: { ...place, thread: undefined }, preface };
  const at = await wire.direct(said.author.id);
  return { sink: await messageSink(wire, records, { at, language }, replies.placeholder(where)), where };
}

/** A person's own words: no bot's, no notice, and not nothing. */
const isPersons = (said: Said): boolean =>
  !said.author.bot && !said.webhookId && !said.system && said.content.trim() !== "";

const mentions = (said: Said, me: string): boolean =>
  said.mentions.repliedUser?.id === me ||
  said.mentions.users.has(me) ||
  // People often pick the bot's role, which carries its name.
  said.mentions.roles.some((role) => role.tags?.botId === me);

/** Outside a thread it belongs under the post of the bot's that it replies to, or under the question itself. */
function threadOf(said: Said, me: string): string {
  if (said.channel.isThread()) return said.channelId;
  return (said.mentions.repliedUser?.id === me && said.reference?.messageId) || said.id;
}

/** What a person wrote as plain text: the bot's own mention goes, others become names. */
function textOf(said: Said, me: string): string {
  const own = new RegExp(`<@!?${me}>`, "g");
  const roles = said.mentions.roles.filter((role) => role.tags?.botId === me).map((role) => `<@&${role.id}>`);
  const without = roles.reduce((text, role) => text.replaceAll(role, " "), said.content.replace(own, " "));
  // Any channel a message is said in will do: the library asks for its names alone.
  return cleanContent(without, said.channel as Parameters<typeof cleanContent>[1])
    .replace(/\s+/g, " ")
    .trim();
}

function addressesOther(said: Said, me: string): boolean {
  const other = (id: string | undefined): boolean => id !== undefined && id !== me && id !== said.author.id;
  return (
    said.mentions.users.some((user) => other(user.id)) ||
    said.mentions.roles.some((role) => role.tags?.botId !== me) ||
    other(said.mentions.repliedUser?.id)
  );
}

/** A thread of people's own: what was said in it, or the one message that a mention replies to. Oldest first. */
async function earlier({ wire, log }: Ports, said: Said, me: string): Promise<InboundTurn["earlier"]> {
  try {
    const reference = said.reference?.messageId;
    const messages =
      said.channel.isThread() && said.channel.ownerId !== me
        ? await wire.messages(said.channelId, { before: said.id, limit: String(MOST_EARLIER) })
        : reference && said.mentions.repliedUser?.id !== me
          ? [await wire.message(said.channelId, reference)]
          : [];
    return messages
      .toReversed()
      .map((message) => ({
        author: message.author.global_name ?? message.author.username,
        text: spoken(message).slice(0, 2000),
        fromBot: message.author.id === me,
      }))
      .filter((entry) => entry.text.trim() !== "");
  } catch (error) {
    log.debug({ error }, "what was said before could not be read");
    return [];
  }
}
