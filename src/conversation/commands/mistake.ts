// mistake: a reader's report on a post, kept for those who run the bot.
import { claimsOf } from "../../core/analysis.ts";
import { BotError } from "../../core/errors.ts";
import { everyWord } from "../../language/languages.ts";
import type { Message } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { say } from "../say.ts";
import { type Subject, findSubject, latestHere, subjectOf } from "../subject.ts";
import { command } from "./command.ts";

export const mistake = command({
  name: "mistake",
  example: "mistake the bridge cost 60 million, not 40",
  options: { text: { required: true, shape: "rest" }, story: { shape: "flag", runs: true, completes: "story" } },
  group: "reading",
  async handle(ask, { text, story }) {
    const named = story !== undefined || ask.place.thread !== undefined;
    const subject = named ? await findSubject(ask, story) : await spokenOf(ask, text);
    if (!subject && !named) return whichPost(ask, text);
    if (!subject) {
      throw new BotError("not_found", sentence("conversation.whichPost"), {
        hint: sentence("conversation.whichPostNamed"),
      });
    }
    const report = { tenant: ask.place.tenant, message: subject.story.id, person: ask.person.id, text };
    await ask.ports.store.feedback.add({ ...report, verdict: "mistake" }, ask.ports.clock.now());
    const kept = sentence("conversation.mistakeKept", { headline: subject.analysis.headline.text });
    return named ? say(ask, kept) : say(ask, kept, sentence("conversation.mistakeOther"));
  },
});

const STOP_WORDS = everyWord(({ stopwords }) => stopwords);
/** Posts that are looked through for the words of a report. */
const RECENT = 30;
/** Words a report must share with a post that it may be filed under unasked. */
const LEAST_SHARED = 2;

const contentWords = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !STOP_WORDS.has(word)));

/** The one post of late that a report's words are of; undefined where there is none, or more than one. */
async function spokenOf(ask: Ask, text: string): Promise<Subject | undefined> {
  const said = contentWords(text);
  const found: { subject: Subject; shared: number }[] = [];
  for (const { storyId, analysisId } of await latestHere(ask, RECENT)) {
    const subject = await subjectOf(ask, storyId, analysisId);
    if (!subject) continue;
    const { headline } = subject.analysis;
    const told = contentWords([headline.text, ...claimsOf(subject.analysis).map((claim) => claim.text)].join(" "));
    found.push({ subject, shared: [...said].filter((word) => told.has(word)).length });
  }
  const [best, next] = found.toSorted((a, b) => b.shared - a.shared);
  return best && best.shared >= LEAST_SHARED && best.shared > (next?.shared ?? 0) ? best.subject : undefined;
}

async function whichPost(ask: Ask, text: string): Promise<Message> {
  const stories = await latestHere(ask, 4);
  if (stories.length === 0)
    return say(ask, sentence("conversation.whichPost"), sentence("conversation.whichPostNamed"));
  const bare = (value: string) => value.replaceAll(/["“”]/g, "");
  return say(
    ask,
    sentence("conversation.mistakeWhich"),
    ...stories.map(({ headline }) =>
      sentence("conversation.mistakeOf", { text: bare(text), headline: bare(headline) }),
    ),
    sentence("conversation.whichPostHint"),
  );
}
