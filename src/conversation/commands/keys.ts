// keys: who may open the page or follow it from elsewhere; keys are made, listed and revoked.
import { BotError } from "../../core/errors.ts";
import { sameSpelling } from "../../language/mentions.ts";
import { type AccessKey, type Line, clip, line, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { keysOf, makeKey, revokeKey } from "../keys.ts";
import type { Ask } from "../ports.ts";
import { answerOf, say } from "../say.ts";
import { command } from "./command.ts";

const LONGEST_NAME = 60;
/** Of a channel's feed, what a key may read alone. */
const PARTS = ["search", "outlet", "tag"] as const;
type Part = (typeof PARTS)[number];
const ROLES = { reader: "guest", member: "member", administrator: "admin" } as const;

export const keys = command({
  name: "keys",
  aliases: ["key"],
  example: "keys add Kitchen tablet role:reader",
  options: {
    what: { choices: ["add", "revoke"] },
    name: { shape: "rest" },
    role: { shape: "flag", choices: ["reader", "member", "administrator"] },
    opens: { shape: "flag", choices: ["page", "feed", "mcp"] },
    search: { shape: "flag", runs: true },
    outlet: { shape: "flag", runs: true },
    tag: { shape: "flag", runs: true },
  },
  rights: "admin",
  group: "settings",
  async handle(ask, { what, name = "", role = "reader", ...given }) {
    const { ports, place } = ask;
    const all = await keysOf(ports, place.tenant);
    if (what === undefined) return list(ask, all);
    const wanted = clip(name.trim(), LONGEST_NAME);
    if (wanted === "") throw new BotError("usage", sentence("conversation.keyName"));
    const known = all.find((key) => sameSpelling(key.name, wanted));
    if (what === "revoke") {
      if (!known) throw new BotError("not_found", sentence("conversation.noKey", { name: wanted }));
      await revokeKey(ports, place.tenant, known);
      return say(ask, sentence("conversation.keyRevoked", { name: known.name }));
    }
    if (known) throw new BotError("usage", sentence("conversation.keyThere", { name: known.name }));
    const scope = scopeOf(ask, given);
    const secret = await makeKey(ports, place.tenant, { name: wanted, role: ROLES[role], scope });
    const told = ask.words.say("conversation.keyMade", { name: wanted });
    return answerOf(ask, told, [
      textSection(undefined, told, line({ kind: "text", text: secret, style: "strong" }), howTo(ask, scope, secret)),
    ]);
  },
});

/**
 * A feed of a search, an outlet or a tag is a feed, also where nobody says so. Programs speak from where their key was made: a private
 * channel is nobody else's to read.
 */
function scopeOf(
  { place }: Ask,
  { opens, ...given }: Partial<Record<"opens" | Part, string | undefined>>,
): AccessKey["scope"] {
  const parts = PARTS.flatMap((part) => (given[part] === undefined ? [] : [[part, given[part]] as const]));
  if (parts.length > 1 || (parts.length === 1 && opens !== undefined && opens !== "feed"))
    throw new BotError("usage", sentence("conversation.keyOneFeed"));
  if (parts.length === 1 || opens === "feed")
    return { kind: "feed", channel: place.channel.channel, ...Object.fromEntries(parts) };
  return opens === "mcp" ? { kind: "mcp", channel: place.channel } : { kind: "page" };
}

/** Where the secret goes. */
function howTo({ words }: Ask, scope: AccessKey["scope"], secret: string): string {
  if (scope.kind === "page") return words.say("conversation.keyForPage");
  if (scope.kind === "mcp") return words.say("conversation.keyForMcp", { tenant: scope.channel.tenant });
  const { channel, search, outlet, tag } = scope;
  const query = new URLSearchParams({
    channel,
    ...(search !== undefined && { q: search }),
    ...(outlet !== undefined && { outlet }),
    ...(tag !== undefined && { tag }),
    key: secret,
  });
  return words.say("conversation.keyForFeed", { path: `/feed.rss?${query.toString()}` });
}

function list(ask: Ask, all: readonly AccessKey[]) {
  if (all.length === 0) return say(ask, sentence("conversation.noKeys"));
  return answerOf(ask, ask.words.say("conversation.keysAre", { count: all.length }), [
    textSection(ask.words.say("conversation.keysAre", { count: all.length }), ...all.map((key) => lineOf(ask, key))),
  ]);
}

function lineOf({ words }: Ask, { name, role, scope, lastUsed }: AccessKey): Line {
  const used =
    lastUsed === undefined
      ? [words.say("conversation.keyUnused")]
      : words.parts("conversation.keyUsed", { at: { kind: "time", at: lastUsed, style: "relative" } as const });
  return line(
    { kind: "text", text: name, style: "strong" },
    `: ${words.say(`conversation.role.${role}`)}, ${opensWhat(scope, words)}, `,
    ...used,
    " · ",
    { kind: "command", line: `keys revoke ${name}`, group: "settings" },
  );
}

/** What a key opens, in words. */
export function opensWhat(scope: AccessKey["scope"], words: Ask["words"]): string {
  if (scope.kind !== "feed") return words.say(`conversation.keyOpens.${scope.kind}`);
  const { channel, search, outlet, tag } = scope;
  if (tag !== undefined) return words.say("conversation.keyOpens.tag", { channel, tag });
  if (search !== undefined) return words.say("conversation.keyOpens.search", { channel, search });
  if (outlet !== undefined) return words.say("conversation.keyOpens.outlet", { channel, outlet });
  return words.say("conversation.keyOpens.feed", { channel });
}
