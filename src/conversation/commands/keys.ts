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
  },
  rights: "admin",
  group: "settings",
  async handle(ask, { what, name = "", role = "reader", opens = "page" }) {
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
    const scope = opens === "feed" ? { kind: opens, channel: place.channel.channel } : { kind: opens };
    const secret = await makeKey(ports, place.tenant, { name: wanted, role: ROLES[role], scope });
    const told = ask.words.say("conversation.keyMade", { name: wanted });
    return answerOf(ask, told, [
      textSection(undefined, told, line({ kind: "text", text: secret, style: "strong" }), howTo(ask, scope, secret)),
    ]);
  },
});

/** Where the secret goes. */
function howTo({ words }: Ask, scope: AccessKey["scope"], secret: string): string {
  if (scope.kind === "page") return words.say("conversation.keyForPage");
  if (scope.kind === "mcp") return words.say("conversation.keyForMcp");
  const query = new URLSearchParams({ channel: scope.channel, key: secret });
  return words.say("conversation.keyForFeed", { path: `/feed.rss?${query.toString()}` });
}

function list(ask: Ask, all: readonly AccessKey[]) {
  if (all.length === 0) return say(ask, sentence("conversation.noKeys"));
  return answerOf(ask, ask.words.say("conversation.keysAre", { count: all.length }), [
    textSection(ask.words.say("conversation.keysAre", { count: all.length }), ...all.map((key) => lineOf(ask, key))),
  ]);
}

function lineOf({ words }: Ask, { name, role, scope, lastUsed }: AccessKey): Line {
  const opens =
    scope.kind === "feed"
      ? words.say("conversation.keyOpens.feed", { channel: scope.channel })
      : words.say(`conversation.keyOpens.${scope.kind}`);
  const used =
    lastUsed === undefined
      ? [words.say("conversation.keyUnused")]
      : words.parts("conversation.keyUsed", { at: { kind: "time", at: lastUsed, style: "relative" } as const });
  return line(
    { kind: "text", text: name, style: "strong" },
    `: ${words.say(`conversation.role.${role}`)}, ${opens}, `,
    ...used,
    " · ",
    { kind: "command", line: `keys revoke ${name}`, group: "settings" },
  );
}
