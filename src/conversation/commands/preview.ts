// preview: what the last seven days would have brought here, before anything is turned on.
import { composeStory } from "../../digest/compose.ts";
import { analyseOnce, byId } from "../../jobs/outgoing.ts";
import { textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { replay } from "../replay.ts";
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
    const mutes = await ports.store.mutes.of(subscription.channel, ports.clock.now());
    const onEach = (number: number, all: number) =>
      progress.status(words.say("conversation.replaying", { number, count: all }));
    const reach = { days: DAYS, most: MOST_STORIES, onEach };
    const { count, wanted, dropped } = await replay(ask, subscription, mutes, reach);
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
