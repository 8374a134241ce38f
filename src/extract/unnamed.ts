// Whom a sentence speaks of without a name: "The trio were released", "The woman recalled".
import type { Article } from "../core/domain.ts";
import { checksFor } from "../language/checks.ts";
import { cuesFor } from "../language/cues.ts";
import { fold } from "../language/fold.ts";
import { readText } from "../language/reading.ts";
import { stem, words } from "../language/words.ts";
import type { Passage } from "./passages.ts";

/** Who a report is about is named this early, in characters. */
const NAMED_WITHIN = 3000;

/**
 * Whether it opens with people whom another sentence names. The title resolves it where it has the same word ("Trio held …") or the
 * name of somebody whom the report names in full.
 */
export function isOfUnnamed({ text, article }: Pick<Passage, "text" | "article">): boolean {
  const found = cuesFor(article.language)?.unnamed.exec(text);
  // Whom a speaker means the speech tells.
  if (!found || /^["“„«]/u.test(text)) return false;
  // Who it is stands between its first word and its verb; "man" is a stop word in German.
  const who = new Set(words(found[0]).slice(1, -1).map(stem));
  return who.isDisjointFrom(new Set(words(article.title).map(stem))) && !titleNames(article);
}

const known = new WeakMap<Article, boolean>();

function titleNames(article: Article): boolean {
  const read = known.get(article);
  if (read !== undefined) return read;
  const title = new Set(words(article.title));
  const { names } = readText(fold(article.text.slice(0, NAMED_WITHIN)).text, checksFor(article.language));
  const is = names.some(({ parts, acronym }) => parts.length > 1 && !acronym && title.has(parts.at(-1) ?? ""));
  known.set(article, is);
  return is;
}
