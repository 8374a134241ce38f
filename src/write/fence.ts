// Makes strangers' text safe to stand in a prompt, between marks that nobody can guess.
import type { Story } from "../core/domain.ts";
import { hexHash } from "../core/hash.ts";
import { cleanText } from "../language/clean.ts";

const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

/** Eight characters for one call; `random` gives 0 <= n < 1. */
export const newFence = (random: () => number): string =>
  Array.from({ length: 8 }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");

const secrets = new WeakMap<() => number, string>();

/**
 * The fence of one story, the same in every call while the process runs: a server then knows the block again that it has read
 * before. Made of a secret, so that nobody who is quoted in it can guess it.
 */
export function storyFence(random: () => number, { id, articles }: Pick<Story, "id" | "articles">): string {
  const secret = secrets.get(random) ?? newFence(random) + newFence(random);
  secrets.set(random, secret);
  const digits = hexHash(JSON.stringify([secret, id, articles[0]?.id]));
  let at = 0;
  return newFence(() => Number.parseInt(digits.slice(at, (at += 4)), 16) / 0x1_00_00);
}

/** The body between marks that carry the fence, on lines of their own. */
export const fenced = (name: string, body: string, fence: string): string =>
  `<<${name}:${fence}>>\n${body}\n<</${name}:${fence}>>`;

/** Names that mark a speaker or a tool in chat templates. */
const roleTag =
  /<(?=\/?(?:system|user|assistant|human|think|thinking|tool|tool_call|function|function_call|im_start|im_end|s)\b)/gi;

/**
 * One line of a stranger's text, safe to stand in a fence: nothing unseen, no line ends, and a space inside whatever looks like
 * a fence or a chat template's token. Only signs are parted, never words, so quotes of it can still be found in the original.
 */
export function neutralise(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, " ")
    .replace(/<(?=[<|｜])/g, "< ")
    .replace(/[|｜>](?=>)/g, (sign) => `${sign} `)
    .replace(/\[(?=\/?(?:INST|SYS|TOOL_CALLS?|AVAILABLE_TOOLS)\])/gi, "[ ")
    .replace(roleTag, "< ")
    .trim();
}
