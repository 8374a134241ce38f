// search: all that this place may read, by words: stories, posts, answers, with receipts.
import { sentence } from "../../words/index.ts";
import { recall } from "../recall.ts";
import { say } from "../say.ts";
import { feedsTagged } from "../tags.ts";
import { momentSince } from "../values.ts";
import { foundMessage } from "../found.ts";
import { command } from "./command.ts";

/** Texts that are looked at for the few stories that are shown: a story has many. */
const MOST_FOUND = 60;

export const search = command({
  name: "search",
  example: "search bridge since:30d",
  options: {
    words: { required: true, shape: "rest" },
    since: { shape: "flag" },
    from: { shape: "flag", runs: true },
    in: { shape: "flag", choices: ["articles", "posts", "answers"] },
    tag: { shape: "flag", runs: true },
  },
  group: "reading",
  async handle(ask, { words, since, from, in: kind, tag }) {
    const feeds = tag === undefined ? undefined : await feedsTagged(ask, tag);
    const found = await recall(
      ask,
      { text: words, from, in: kind, feeds, since: since ? momentSince(since, ask.ports.clock.now()) : undefined },
      MOST_FOUND,
    );
    if (found.length > 0) return foundMessage(ask, words, found);
    const narrowed = since ?? from ?? kind ?? tag;
    const hint = narrowed === undefined ? "conversation.searchOther" : "conversation.searchWider";
    return say(ask, sentence("conversation.searchNothing", { words: short(words) }), sentence(hint));
  },
});

const short = (words: string): string => (words.length > 80 ? `${words.slice(0, 79).toWellFormed()}…` : words);
