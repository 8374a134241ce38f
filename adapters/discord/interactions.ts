// Commands, buttons, menus, forms and completions, also those of an earlier process.
import {
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type Message as Said,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import {
  askedBy,
  clip,
  type CommandSpec,
  type Inbox,
  type InboundTurn,
  type Section,
  plainMessage,
  wordsIn,
} from "../../src/platform/index.ts";
import { ASK_ABOUT, FILE, specOf } from "./commands.ts";
import { type Press, readCustomId } from "./controls.ts";
import { oneLine, webAddress } from "./escape.ts";
import type { Ports } from "./events.ts";
import { askModal, commandModal, QUESTION, readFields, readModal } from "./modal.ts";
import { messageRef } from "./place.ts";
import { spoken } from "./render.ts";
import { type Asked, route } from "./route.ts";
import { type Whereabouts, whereabouts } from "./whereabouts.ts";

export async function onInteraction(ports: Ports, inbox: Inbox, i: Interaction): Promise<void> {
  if (i.isAutocomplete()) return complete(ports, inbox, i);
  if (!i.isRepliable()) return;
  // A form must be the first answer, within three seconds: nothing is asked of anybody before it.
  if (i.isButton() || i.isStringSelectMenu()) {
    const form = formOf(inbox, i);
    if (form) {
      await i.showModal(form);
      return;
    }
  }
  if (i.isMessageContextMenuCommand() && i.commandName === ASK_ABOUT) {
    ports.targets.set(i.targetMessage.id, earlierOf(i.targetMessage, i.client.user.id));
    await i.showModal(askModal(i.targetMessage.id, i.locale));
    return;
  }
  const where = await whereOf(ports, i);
  if (!where) return refuse(ports.replies, i, wordsIn(i.locale).say("discord.notHere"));
  if (i.isChatInputCommand()) return command(ports, inbox, i, where);
  if (i.isMessageContextMenuCommand()) return analyse(ports, inbox, i, where);
  if (i.isModalSubmit()) return sent(ports, inbox, i, where);
  if (i.isButton() || i.isStringSelectMenu()) return press(ports, inbox, i, where);
}

const whereOf = (ports: Ports, i: RepliableInteraction | AutocompleteInteraction) =>
  whereabouts(ports, {
    guildId: i.guildId,
    channelId: i.channelId,
    channel: i.channel,
    user: i.user,
    member: i.member,
    permissions: i.memberPermissions,
    locale: i.locale,
    own: i.appPermissions,
    owners: {
      guild: i.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall],
      user: i.authorizingIntegrationOwners[ApplicationIntegrationType.UserInstall],
    },
  });

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** What a button or a chosen entry of the menu stands for. */
const pressOf = (i: Pressed): Press => readCustomId(i.isStringSelectMenu() ? (i.values[0] ?? "") : i.customId);

/** The form that a press opens, decided by what was pressed alone: another process may have posted it. */
function formOf(inbox: Inbox, i: Pressed): ReturnType<typeof commandModal> {
  const press = pressOf(i);
  if (press.kind === "ask") return askModal(i.message.id, i.locale);
  if (press.kind !== "form") return undefined;
  const spec = inbox.commands.find(({ name }) => name === press.command);
  const label = i.isStringSelectMenu()
    ? i.component?.options.find(({ value }) => value === i.values[0])?.label
    : i.component && "label" in i.component && i.component.label;
  return spec && commandModal(spec, press, label || spec.name, i.locale);
}

const base = (i: RepliableInteraction, { at, place }: Whereabouts) => ({
  at,
  place,
  alone: place.own === true,
  language: i.guildLocale ?? i.locale,
  own: i.locale,
  title: "",
  origin: undefined,
  expect: undefined,
  preface: undefined,
});

function command(ports: Ports, inbox: Inbox, i: ChatInputCommandInteraction, where: Whereabouts): Promise<void> {
  const spec = specOf(inbox.commands, i.commandName, i.options.getSubcommand(false) ?? undefined);
  const options = Object.fromEntries(
    (spec?.options ?? []).flatMap(({ name, file, whom }) => {
      const attached = file ? i.options.getAttachment(FILE) : null;
      const value = whom ? mentionOf(i.options.get(name)) : (attached?.url ?? i.options.getString(name));
      return value === null ? [] : [[name, value]];
    }),
  );
  // A definition of an earlier version, still shown by a client: the core says what there is instead.
  const typed = [i.commandName, i.options.getSubcommand(false)].filter(Boolean).join(" ");
  return call(ports, inbox, i, where, spec, spec?.name ?? typed, options);
}

/** As it would be typed. */
const mentionOf = (chosen: CommandInteractionOption | null): string | null =>
  chosen && (chosen.role ? `<@&${chosen.role.id}>` : `<@${chosen.value}>`);

function call(
  ports: Ports,
  inbox: Inbox,
  i: RepliableInteraction,
  where: Whereabouts,
  spec: CommandSpec | undefined,
  name: string,
  options: Record<string, string>,
  shown: Record<string, string> = options,
): Promise<void> {
  const said = Object.values(shown).join(" · ");
  // Discord shows others the command's name, not what was asked.
  const preface: Section | undefined =
    said && spec && spec.visibility !== "private" ? askedBy(where.person.name, clip(said, 500)) : undefined;
  const { place, person, here } = where;
  const reply = inbox.command({ place, person, here, callId: i.id, name, options });
  return route(ports, inbox, i, { ...base(i, where), title: said || name, preface, expect: spec?.visibility, reply });
}

function analyse(
  ports: Ports,
  inbox: Inbox,
  i: MessageContextMenuCommandInteraction,
  where: Whereabouts,
): Promise<void> {
  const spec = inbox.commands.find((entry) => entry.name === "read");
  const option = spec?.options[0]?.name;
  const found = /https?:\/\/[^\s<>()[\]]+/.exec(i.targetMessage.content)?.[0] ?? i.targetMessage.embeds[0]?.url ?? "";
  const address = webAddress(found.replace(/(?<![.,;:!?])[.,;:!?]+$/, ""));
  if (!spec || !option || !address) return refuse(ports.replies, i, wordsIn(i.locale).say("discord.noLink"));
  return call(ports, inbox, i, where, spec, spec.name, { [option]: address });
}

/** A form that comes back: a command's, or a question. */
function sent(ports: Ports, inbox: Inbox, i: ModalSubmitInteraction, where: Whereabouts): Promise<void> {
  const form = readCustomId(i.customId);
  if (form.kind !== "send") return question(ports, inbox, i, where);
  const spec = inbox.commands.find(({ name }) => name === form.command);
  const written = readFields(i.fields);
  return call(ports, inbox, i, where, spec, form.command, { ...form.options, ...written }, written);
}

function question(ports: Ports, inbox: Inbox, i: ModalSubmitInteraction, where: Whereabouts): Promise<void> {
  const about = readModal(i.customId);
  const text = i.fields.getTextInputValue(QUESTION).trim();
  const inside = where.place.thread !== undefined || where.place.channel.kind === "direct";
  const thread = inside ? where.place.thread : about;
  const target = about === undefined ? undefined : ports.targets.get(about);
  const turn: InboundTurn = {
    place: { ...where.place, thread },
    person: where.person,
    callId: i.id,
    text,
    mentionsBot: true,
    addressesOther: false,
    here: where.here,
    earlier: target ? [target] : [],
  };
  return route(ports, inbox, i, {
    ...base(i, where),
    place: turn.place,
    title: text,
    preface: askedBy(where.person.name, text),
    expect: "thread",
    origin: inside ? undefined : about,
    reply: inbox.turn(turn),
  });
}

function press(ports: Ports, inbox: Inbox, i: Pressed, where: Whereabouts): Promise<void> {
  const read = pressOf(i);
  // A form that could not be opened: the core says what the command lacks, or that there is no such command any more.
  if (read.kind === "form") {
    const spec = inbox.commands.find(({ name }) => name === read.command);
    return call(ports, inbox, i, where, spec, read.command, read.options, {});
  }
  const actionId = read.kind === "act" ? read.actionId : i.customId;
  const { place, person, at } = where;
  const reply = inbox.action({
    place,
    person,
    callId: i.id,
    actionId,
    message: messageRef(place.channel, i.message.id, place.thread, at),
  });
  const inside = place.thread !== undefined || place.channel.kind === "direct";
  const request: Asked = { ...base(i, where), origin: inside ? undefined : i.message.id, reply };
  return route(ports, inbox, i, request);
}

async function complete(ports: Ports, inbox: Inbox, i: AutocompleteInteraction): Promise<void> {
  const focused = i.options.getFocused(true);
  const spec = specOf(inbox.commands, i.commandName, i.options.getSubcommand(false) ?? undefined);
  const kind = spec?.options.find((option) => option.name === focused.name)?.completes;
  const where = kind && (await whereOf(ports, i));
  const offers = where ? await inbox.complete(where.place, where.person, kind, focused.value) : [];
  await i.respond(
    offers
      // A value that does not fit cannot be cut: it would name something else.
      .filter(({ value }) => value.length >= 1 && value.length <= 100)
      .slice(0, 25)
      .map(({ value, label }) => ({ value, name: clip(oneLine(label), 100) || value })),
  );
}

/** A sentence for the asker alone, as the first answer. */
export async function refuse(replies: Ports["replies"], i: RepliableInteraction, sentence: string): Promise<void> {
  const { components, embeds, flags } = replies.note(plainMessage(sentence));
  // The library's own type of a reply knows fewer components than Discord takes.
  await i.reply({
    components,
    embeds: embeds ?? [],
    flags: (flags ?? 0) | MessageFlags.Ephemeral,
    allowedMentions: { parse: [] },
  } as Parameters<typeof i.reply>[0]);
}

/** The message a question is about, which Discord shows the bot this once, whatever its intents. */
const earlierOf = (said: Said, me: string): InboundTurn["earlier"][number] => ({
  author: said.author.displayName,
  text: spoken({
    content: said.content,
    components: said.components.map((component) => component.toJSON()),
    embeds: said.embeds.map((embed) => embed.toJSON()),
  }).slice(0, 2000),
  fromBot: said.author.id === me,
});
