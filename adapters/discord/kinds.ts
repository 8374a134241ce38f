// What posts of a channel can do besides being read: tags, a thread, being passed on.
import { ChannelType, PermissionFlagsBits, type Guild, type PermissionsBitField } from "discord.js";
import { type Obstacle, type PostKinds, sentence } from "../../src/platform/index.ts";

const obstacle = (said: Obstacle["said"], hint: Obstacle["hint"]): Obstacle => ({ said, hint, url: undefined });

/** By the channel's own kind, and what the bot may do there, where Discord said so. */
export function kindsIn(guild: Guild, id: string, has: Readonly<PermissionsBitField> | null | undefined): PostKinds {
  const channel = guild.channels.cache.get(id);
  const forum = channel?.isThreadOnly() ? channel : undefined;
  const announces = channel?.type === ChannelType.GuildAnnouncement;
  const mayOpen = has?.has(PermissionFlagsBits.CreatePublicThreads) ?? true;
  return {
    // Those of moderators alone are not the bot's to give.
    tags: forum?.availableTags.filter(({ moderated }) => !moderated).map(({ name }) => name) ?? [],
    thread: forum
      ? obstacle(sentence("discord.threadAlready"), sentence("discord.threadAlreadyHint"))
      : mayOpen
        ? undefined
        : obstacle(sentence("discord.mayNotOpenThreads"), sentence("discord.mayNotOpenThreadsHint")),
    crosspost: announces
      ? undefined
      : obstacle(sentence("discord.notAnnouncement"), sentence("discord.notAnnouncementHint")),
  };
}
