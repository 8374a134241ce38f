// The catalogue by language: which languages the bot speaks, and how much of each.
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

export type Key = keyof typeof en;

/** What a reader of posts sees: the part that every language must hold. */
export type PostWords = Pick<typeof en, Extract<Key, `post.${string}` | `button.${string}`>>;

/** By primary language tag. */
export const catalogue: Readonly<Record<string, Readonly<Partial<Record<Key, string>>>>> = { en, de, fr, es };

/** Primary tags of the languages the bot speaks, the whole of it or posts and buttons. */
export const languages: readonly string[] = Object.keys(catalogue);
