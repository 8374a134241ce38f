// What is posted of a standing question: the passage that answers it or may, with its buttons.
import type { Claim } from "../core/domain.ts";
import { type Message, line, message } from "../platform/index.ts";
import { type Words, sentence } from "../words/index.ts";
import { actionId } from "./compose.ts";
import { type ArticlesById, Footnotes } from "./footnotes.ts";

export interface WatchPost {
  watchId: string;
  question: string;
  claims: readonly Claim[];
  articles: ArticlesById;
  /** It closed itself; else people say whether this answers it. */
  sure: boolean;
}

export function composeWatch({ watchId, question, claims, articles, sure }: WatchPost, words: Words): Message {
  const notes = new Footnotes(articles, words);
  const lines = claims.map((claim) => notes.line(claim));
  const title = words.tell(sentence(sure ? "watch.answered" : "watch.maybe", { question }));
  const close = { id: actionId("unwatch", watchId), label: words.say("button.closeWatch"), kind: "primary" as const };
  const keep = {
    id: actionId("rewatch", watchId),
    label: words.say("button.keepWatching"),
    kind: "secondary" as const,
  };
  return message(
    title,
    [
      { kind: "text", title, lines },
      { kind: "context", lines: [line(words.say(sure ? "watch.closedItself" : "watch.staysOpen"))] },
    ],
    { actions: sure ? [keep] : [close, keep], language: words.language, madeBy: "extract" },
  );
}
