// The order in which documents are clustered: by time, within a minute by what they share.
import { MINUTE } from "../core/time.ts";
import { contentStems } from "../language/words.ts";
import type { StoryDoc } from "./report.ts";

/** No more of a long text is looked at than its beginning, in characters. */
const TEXT_CHARS = 1_600;

/**
 * The order in which documents are to be assigned: by time, and within a minute those first that share most words with the rest
 * of it, for a story that begins at its middle is found by its edges. Whatever the order they were given in, within a minute, the
 * result is the same. A document without a time keeps its place.
 */
export function inOrder<Doc extends Pick<StoryDoc, "title" | "text" | "source" | "url" | "published">>(
  docs: readonly Doc[],
): Doc[] {
  let latest = 0;
  const timed = docs.map((doc) => ({ doc, at: (latest = doc.published?.getTime() ?? latest) }));
  const minutes: { minute: number | undefined; docs: Doc[] }[] = [];
  for (const { doc, at } of timed.toSorted((one, other) => one.at - other.at)) {
    const minute = doc.published && Math.floor(at / MINUTE);
    const last = minutes.at(-1);
    if (last && minute !== undefined && last.minute === minute) last.docs.push(doc);
    else minutes.push({ minute, docs: [doc] });
  }
  return minutes.flatMap(({ docs: together }) => (together.length === 1 ? together : mostSharedFirst(together)));
}

function mostSharedFirst<Doc extends Pick<StoryDoc, "title" | "text" | "source" | "url">>(docs: Doc[]): Doc[] {
  const read = docs.map((doc) => ({
    doc,
    own: new Set(contentStems(`${doc.title} ${doc.text.slice(0, TEXT_CHARS)}`)),
  }));
  const holders = new Map<string, number>();
  for (const { own } of read) for (const term of own) holders.set(term, (holders.get(term) ?? 0) + 1);
  const entries = read.map(({ doc, own }) => {
    let shared = 0;
    for (const term of own) shared += (holders.get(term) ?? 1) - 1;
    return {
      doc,
      shared: shared / Math.sqrt(own.size || 1),
      name: `${doc.title}\n${doc.source}\n${doc.url}\n${doc.text}`,
    };
  });
  return entries
    .toSorted((one, other) => other.shared - one.shared || (one.name < other.name ? -1 : 1))
    .map(({ doc }) => doc);
}
