// preview: what the last seven days would have brought here, before anything is turned on.
import type { Story, Subscription } from "../../core/domain.ts";
import { DAY } from "../../core/time.ts";
import { chooseStories } from "../../digest/choose.ts";
import { composeStory } from "../../digest/compose.ts";
import { analyseOnce, byId } from "../../jobs/outgoing.ts";
import { textSection } from "../../platform/index.ts";
import { origins } from "../../stories/origins.ts";
import { sentence } from "../../words/index.ts";
import type { Ask, Progress } from "../ports.ts";
import { answerOf, say } from "../say.ts";
import { command } from "./command.ts";

const DAYS = 7;
const MOST_STORIES = 500;

export const preview = command({
  name: "preview",
  example: "preview",
  group: "reading",
  async handle(ask, _options, progress) {
    const { ports, subscription, words } = ask;
    if (!subscription) return say(ask, sentence("conversation.noFeedsYet"), sentence("conversation.beginWithAddress"));
    const { count, wanted, dropped } = await replay(ask, subscription, progress);
    const summary = words.say("conversation.lastDays", { count, wanted: wanted.length });
    const reasons = [...dropped].map(([reason, stories]) =>
      words.say("conversation.leftOutBecause", { count: stories, reason }),
    );
    const opening = textSection(words.say("conversation.preview"), summary, ...reasons);
    const latest = wanted.at(-1);
    if (!latest) return answerOf(ask, summary, [opening]);
    const { analysis } = await analyseOnce(ports, latest, subscription.lens, subscription);
    return answerOf(ask, summary, [
      opening,
      textSection(undefined, words.say("conversation.latestLooksLike")),
      ...composeStory({ storyId: latest.id, analysis, articles: byId(latest.articles) }, words).sections,
    ]);
  },
});

/** Chooses among the stories of the last days as telling would; what is left out is counted by its reason. */
async function replay({ ports: { store, clock }, words }: Ask, subscription: Subscription, progress: Progress) {
  const now = clock.now();
  const { tenant, feedIds, channel, filters } = subscription;
  const ids = await store.stories.ofFeeds(tenant, feedIds, new Date(now.getTime() - DAYS * DAY), MOST_STORIES);
  const mutes = await store.mutes.of(channel, now);
  const wanted: Story[] = [];
  const dropped = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    progress.status(words.say("conversation.replaying", { number: index + 1, count: ids.length }));
    const story = await store.stories.get(tenant, id);
    if (!story) continue;
    const choice = chooseStories(story, origins(story.articles).length, filters, mutes);
    if (choice.wanted) wanted.push(story);
    else {
      const reason = words.tell(choice.reason);
      dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    }
  }
  return { count: ids.length, wanted, dropped };
}
