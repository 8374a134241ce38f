// Whether what was typed where an address belongs can be one; a bare word is none.
import { BotError } from "../core/errors.ts";
import { packNames } from "../feeds/packs.ts";
import { sentence } from "../words/index.ts";

/** A word alone: neither a dot, a path, a port nor a scheme. Hosts of one's own network may be so, and are written with "http://". */
const BARE_WORD = /^[\p{L}\p{N}_-]+$/u;

/** Throws BotError `address_invalid` for a bare word, with what may have been meant of `command`. */
export function checkTyped(typed: string, command: "add" | "read" | "test"): void {
  if (!BARE_WORD.test(typed.trim()) || typed.trim() === "localhost") return;
  const word = typed.trim().toLowerCase();
  const isPack = command === "add" && packNames.includes(word);
  const example = isPack ? `"add pack:${word}"` : `"${command} https://${word}.com"`;
  throw new BotError("address_invalid", sentence("conversation.notAddress", { typed }), {
    hint: sentence("conversation.notAddressHint", { example }),
  });
}
