// The last look at a claim: addresses, mentions, markup and source ids have no place in it.
import { skeleton } from "../language/addresses.ts";
import { cleanText } from "../language/clean.ts";

const address = /[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.|\b(?:javascript|data|mailto|tel):\S/i;
const platformMention = /<[@#!]|<\/?[a-z]|@(?:everyone|here|channel|all)\b|<t:\d/i;
const markup = /\[[^[\]]*\]\(|!\[|```|<\|/;
const handle = /(?<![\p{L}\p{N}])[@#][\p{L}_][\p{L}\p{N}_.-]*/gu;
const domainLike = /(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?![\p{L}\p{N}])/gu;

/** A model's sentence without emphasis marks, list marks and the ids of the lines it cites. */
export function tidy(text: string): string {
  return cleanText(text)
    .replace(/(?<!\s)\s*[([](?:S\d+\.\d+[,;\s]*)+[)\]]/g, "")
    .replace(/\*\*|__|`/g, "")
    .replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Why a text must not be published; undefined when it may. Names that look like addresses ("Node.js", "Booking.com") and handles
 * are let through only where the cited passages hold them.
 */
export function unpublishable(text: string, passages: string): string | undefined {
  // As it is written, and as it is read: in whatever letters, marks and dots.
  const read = skeleton(text);
  if (address.test(text) || address.test(read)) return "it holds an address";
  if (platformMention.test(text) || platformMention.test(read)) return "it tries to mention or format";
  if (markup.test(text)) return "it holds markup";
  if (/⟦|⟧|\bS\d+\.\d+\b/.test(text)) return "it speaks of the prompt's own marks";
  const held = skeleton(passages);
  for (const [found] of [...read.matchAll(handle), ...read.matchAll(domainLike)]) {
    if (!held.includes(found)) return `its passages do not hold ${JSON.stringify(found)}`;
  }
  return undefined;
}

/**
 * Whether a short text that carries no citation (a question left open) brings nothing of its own: no address, and every number
 * and capitalised word beyond the first stands in `material`.
 */
export function bringsNothing(text: string, material: string): boolean {
  if (unpublishable(text, material) !== undefined) return false;
  const held = new Set(material.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  return words.every(([word], i) => {
    const telling = /\p{N}/u.test(word) || /^\p{Lu}{2,}$/u.test(word) || (i > 0 && /^\p{Lu}/u.test(word));
    return !telling || held.has(word.toLowerCase());
  });
}
