// channels: makes, renames and removes channels where the bot keeps them itself: on its page.
import { BotError } from "../../core/errors.ts";
import type { ChannelRef } from "../../core/domain.ts";
import { actionId } from "../../digest/compose.ts";
import { sameSpelling } from "../../language/mentions.ts";
import { clip, type Line, line, type OwnChannel, type OwnChannels, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { keysOf, revokeKey } from "../keys.ts";
import type { Ask } from "../ports.ts";
import { answerOf, lineOf, say } from "../say.ts";
import { command } from "./command.ts";

const LONGEST_NAME = 40;

export const channels = command({
  name: "channels",
  aliases: ["channel"],
  example: "channels add Security",
  options: {
    what: { choices: ["add", "rename", "remove"] },
    name: { shape: "rest" },
    to: { shape: "flag", runs: true },
  },
  rights: "admin",
  group: "settings",
  async handle(ask, { what, name = "", to = "" }) {
    const own = ownOf(ask);
    const all = await own.list();
    if (what === undefined) return listed(ask, all);
    const wanted = clip(name.trim(), LONGEST_NAME);
    if (wanted === "") throw new BotError("usage", sentence("conversation.channelName"));
    if (what === "add") {
      free(all, wanted);
      await own.add(wanted);
      return say(ask, sentence("conversation.channelMade", { name: wanted }), sentence("conversation.channelMadeHow"));
    }
    const channel = all.find((one) => one.id === wanted || sameSpelling(one.name, wanted));
    if (!channel)
      throw new BotError("not_found", sentence("conversation.noChannel", { name: wanted }), {
        hint: sentence("conversation.channelsAre", { names: ask.words.list(all.map((one) => one.name)) }),
      });
    return what === "rename" ? rename(ask, own, channel, all, to) : confirmRemoval(ask, channel, all);
  },
});

/** Throws BotError `usage` where channels are made in the platform itself. */
function ownOf({ ports, place }: Ask): OwnChannels {
  const own = ports.ownChannels?.(place.tenant);
  if (!own) throw new BotError("usage", sentence("conversation.channelsElsewhere"));
  return own;
}

function free(all: readonly OwnChannel[], name: string): void {
  const known = all.find((one) => sameSpelling(one.name, name));
  if (known) throw new BotError("usage", sentence("conversation.channelThere", { name: known.name }));
}

async function rename(ask: Ask, own: OwnChannels, { id, name }: OwnChannel, all: readonly OwnChannel[], to: string) {
  const now = clip(to.trim(), LONGEST_NAME);
  if (now === "") throw new BotError("usage", sentence("conversation.channelTo", { name }));
  free(
    all.filter((one) => one.id !== id),
    now,
  );
  await own.rename(id, now);
  return say(ask, sentence("conversation.channelRenamed", { name, now }));
}

/** What goes with it is said before it does. */
async function confirmRemoval(ask: Ask, { id, name }: OwnChannel, all: readonly OwnChannel[]) {
  if (all.length === 1) throw new BotError("usage", sentence("conversation.channelLast", { name }));
  const { store } = ask.ports;
  const subscription = await store.subscriptions.ofChannel(refOf(ask, id));
  const [posts, keys] = [await ownOf(ask).posts(id), await keysOfChannel(ask, id)];
  const said = ask.words.say("conversation.channelRemove", {
    name,
    posts,
    feeds: subscription?.feedIds.length ?? 0,
    keys: keys.length,
  });
  return answerOf(
    ask,
    said,
    [textSection(undefined, lineOf(ask, said))],
    [{ id: actionId("unchannel", id), label: ask.words.say("button.removeChannel", { name }), kind: "primary" }],
  );
}

/** Deletes the channel, all that was told and set there, and the keys that read its feeds. */
export async function removeChannel(ask: Ask, id: string) {
  const own = ownOf(ask);
  const all = await own.list();
  const channel = all.find((one) => one.id === id);
  if (!channel || all.length === 1) throw new BotError("not_found", sentence("conversation.channelGone"));
  for (const key of await keysOfChannel(ask, id)) await revokeKey(ask.ports, ask.place.tenant, key);
  await own.remove(id);
  await ask.ports.forget({ channel: refOf(ask, id) });
  return say(ask, sentence("conversation.channelRemoved", { name: channel.name }));
}

const keysOfChannel = async ({ ports, place }: Ask, id: string) =>
  (await keysOf(ports, place.tenant)).filter(
    ({ scope }) =>
      (scope.kind === "feed" && scope.channel === id) || (scope.kind === "mcp" && scope.channel.channel === id),
  );

const refOf = ({ place }: Ask, channel: string): ChannelRef => ({ ...place.channel, channel, kind: "channel" });

function listed(ask: Ask, all: readonly OwnChannel[]) {
  const title = ask.words.say("conversation.channelCount", { count: all.length });
  const lines = all.map(({ id, name }): Line =>
    line(
      { kind: "text", text: name, style: "strong" },
      ...(id === ask.place.channel.channel ? [` · ${ask.words.say("conversation.channelHere")}`] : []),
      " · ",
      {
        kind: "command",
        line: `channels remove ${name}`,
        group: "settings",
      },
    ),
  );
  return answerOf(ask, title, [textSection(title, ...lines)]);
}
