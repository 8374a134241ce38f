// read: any page is fetched and analysed for whoever asks, with a receipt behind every claim.
import { BotError } from "../../core/errors.ts";
import { depthOf } from "../../core/lens.ts";
import { composePost } from "../../digest/screen.ts";
import { analyseOnce, byId } from "../../jobs/outgoing.ts";
import { command } from "./command.ts";

export const read = command({
  name: "read",
  aliases: ["analyse"],
  example: "read https://example.org/story",
  options: { address: { required: true } },
  visibility: "channel",
  group: "reading",
  async handle({ ports, place, subscription, words }, options, progress) {
    progress.status(words.say("conversation.fetchingPage"));
    const article = await ports.readPage(place.tenant, options.address);
    const story = article.storyId && (await ports.store.stories.get(place.tenant, article.storyId));
    if (!story) throw new BotError("internal", "A page was read into no story.");
    progress.status(words.say("conversation.readingSentences", { count: article.sentences.length }));
    const lens = subscription?.lens ?? ports.defaults.lens;
    const stored = await analyseOnce(ports, story, lens, place);
    return {
      message: composePost(
        { storyId: story.id, analysis: stored.analysis, articles: byId(story.articles) },
        // Whoever asks for a page wants more than its headline.
        depthOf(lens),
        words,
      ),
      about: { storyId: story.id, analysisId: stored.id },
    };
  },
});
