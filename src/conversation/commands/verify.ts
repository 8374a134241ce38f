// verify: a claim against the articles held here, and the passages that come nearest to it.
import { byId } from "../../jobs/outgoing.ts";
import { Footnotes } from "../../digest/footnotes.ts";
import { line, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { recallArticles } from "../recall.ts";
import { answerOf, say } from "../say.ts";
import { command } from "./command.ts";

/** Articles that a claim is held against, by its words. */
const MOST_HELD = 8;

export const verify = command({
  name: "verify",
  example: "verify the bridge opens on Monday",
  options: { claim: { required: true, shape: "rest" } },
  group: "reading",
  async handle(ask, { claim }) {
    const { words, ports } = ask;
    const articles = await recallArticles(ask, { text: claim }, MOST_HELD);
    if (articles.length === 0) return say(ask, sentence("verify.nothingHeld"), sentence("conversation.searchOther"));
    const { verdict, differs, citations } = await ports.checkClaim(claim, articles);
    const notes = new Footnotes(byId(articles), words);
    const told = words.say(`verify.${verdict}`);
    const what = differs.map((kind) => words.say(`verify.kind.${kind}`)).join(", ");
    const passages = citations.map((citation) =>
      notes.line({
        text: citation.passage.replaceAll(/\s+/g, " "),
        kind: undefined,
        citations: [citation],
        doubts: [],
      }),
    );
    const message = answerOf(ask, told, [
      textSection(undefined, told, ...(what === "" ? [] : [line(words.say("verify.differs", { what }))])),
      ...(passages.length === 0 ? [] : [textSection(words.say("verify.nearest"), ...passages)]),
    ]);
    return { ...message, verdict };
  },
});
