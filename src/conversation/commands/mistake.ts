// mistake: a reader's report on a post, kept for those who run the bot.
import { BotError } from "../../core/errors.ts";
import { sentence } from "../../words/index.ts";
import { say } from "../say.ts";
import { findSubject } from "../subject.ts";
import { command } from "./command.ts";

export const mistake = command({
  name: "mistake",
  example: "mistake the bridge cost 60 million, not 40",
  options: { text: { required: true, shape: "rest" }, story: { shape: "flag", completes: "story" } },
  group: "reading",
  async handle(ask, options) {
    const subject = await findSubject(ask, options.story);
    if (!subject) {
      throw new BotError("not_found", sentence("conversation.whichPost"), {
        hint: sentence("conversation.whichPostHint"),
      });
    }
    const report = { tenant: ask.place.tenant, message: subject.story.id, person: ask.person.id, text: options.text };
    await ask.ports.store.feedback.add({ ...report, verdict: "mistake" }, ask.ports.clock.now());
    return say(ask, sentence("conversation.mistakeKept", { headline: subject.analysis.headline.text }));
  },
});
