// Whom a mention means: a role or a member of the server, where the bot may ping them.
import { type Guild, PermissionFlagsBits, type PermissionsBitField } from "discord.js";
import { BotError, type Here, type Ping, sentence } from "../../src/platform/index.ts";

/** Mentions of one thing that was said, as people read them. */
export type Mentioned = readonly Ping[];

type Whom = NonNullable<Here["whom"]>;

/** `has`: what the bot may do in the channel, where Discord said so. */
export const whomIn =
  (guild: Guild, has: Readonly<PermissionsBitField> | null | undefined, mentioned: Mentioned): Whom =>
  async (typed) => {
    const name = typed.trim().replace(/^@/, "");
    const known = mentioned.find((ping) => ping.name.toLowerCase() === name.toLowerCase());
    const [, sigil, id] = /^<@([!&]?)(\d{1,20})>$/.exec(typed.trim()) ?? [];
    if (id === guild.id || /^(?:everyone|here)$/i.test(name)) {
      throw new BotError("not_allowed", sentence("discord.pingsNotAll"), { hint: sentence("discord.pingsNotAllHint") });
    }
    const role =
      sigil === "&" || known?.kind === "group"
        ? guild.roles.cache.get(known?.id ?? id ?? "")
        : guild.roles.cache.find(
            (each) => id === undefined && !known && each.name.toLowerCase() === name.toLowerCase(),
          );
    if (role) {
      if (role.mentionable || has?.has(PermissionFlagsBits.MentionEveryone)) {
        return { kind: "group", id: role.id, name: role.name };
      }
      throw new BotError("not_allowed", sentence("discord.mayNotPing", { role: role.name }), {
        hint: sentence("discord.mayNotPingHint", { role: role.name }),
      });
    }
    const user = known?.kind === "person" ? known.id : id;
    const member = user !== undefined && (await guild.members.fetch({ user }).catch(() => undefined));
    if (member) return { kind: "person", id: member.id, name: member.displayName };
    throw new BotError("not_found", sentence("discord.nobodyCalled", { name: typed.trim() }), {
      hint: sentence("discord.nobodyCalledHint"),
    });
  };
