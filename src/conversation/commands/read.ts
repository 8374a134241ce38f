// read: any page is fetched and analysed for whoever asks, with a receipt behind every claim.
import type { Article, Tenant } from "../../core/domain.ts";
import { BotError, asBotError } from "../../core/errors.ts";
import { depthOf } from "../../core/lens.ts";
import { composePost } from "../../digest/screen.ts";
import { analyseOnce, byId } from "../../jobs/outgoing.ts";
import { sentence } from "../../words/index.ts";
import { checkTyped } from "../address-typed.ts";
import type { ConversationPorts } from "../ports.ts";
import { command } from "./command.ts";

export const read = command({
  name: "read",
  aliases: ["analyse", "analyze", "summarise", "summarize"],
  example: "read https://example.org/story",
  options: { address: { required: true } },
  visibility: "channel",
  group: "reading",
  async handle({ ports, place, subscription, words }, options, progress) {
    checkTyped(options.address, "read");
    progress.status(words.say("conversation.fetchingPage"));
    const article = await readOrFollow(ports, place.tenant, options.address);
    const story = article.storyId && (await ports.store.stories.get(place.tenant, article.storyId));
    if (!story) throw new BotError("internal", "A page was read into no story.");
    progress.status(words.say("conversation.readingSentences", { count: article.sentences.length }));
    const lens = subscription?.lens ?? ports.defaults.lens;
    const stored = await analyseOnce(ports, story, lens, place);
    return {
      message: composePost(
        {
          storyId: story.id,
          analysis: stored.analysis,
          articles: byId(story.articles),
          voice: ports.voice !== undefined,
        },
        // Whoever asks for a page wants more than its headline.
        depthOf(lens),
        words,
      ),
      about: { storyId: story.id, analysisId: stored.id },
    };
  },
});

/** An address that holds no article may be that of a feed, or of a site that has one: then it can be followed. */
async function readOrFollow(ports: ConversationPorts, tenant: Tenant, address: string): Promise<Article> {
  try {
    return await ports.readPage(tenant, address);
  } catch (error) {
    const known = asBotError(error);
    if (known.code === "internal" || known.retryable) throw error;
    const [feed] = await ports.discover(address).catch(() => []);
    if (!feed) throw error;
    throw new BotError("not_an_article", sentence("conversation.isFeed", { feed: feed.title || address }), {
      hint: sentence("conversation.isFeedHint", { address }),
    });
  }
}
