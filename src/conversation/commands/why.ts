// why: why a link was, or was not, posted here; in a thread, its own story.
import { BotError, asBotError } from "../../core/errors.ts";
import { type Step, explain } from "../../digest/explain.ts";
import { type Message, line, link, text } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { canonicalLink } from "../../feeds/links.ts";
import { leftOf } from "../channel-feeds.ts";
import { listedLink } from "../listed.ts";
import { answerOf } from "../say.ts";
import { type Subject, findSubject } from "../subject.ts";
import { importanceLine } from "../votes.ts";
import { command } from "./command.ts";

export const why = command({
  name: "why",
  example: "why https://example.org/story",
  options: { link: { shape: "rest", completes: "story" } },
  group: "reading",
  async handle(ask, { link: wanted }) {
    if (wanted === undefined || /^(?:https?:|feed:)/i.test(wanted)) return explainLink(ask, wanted);
    const subject = await findSubject(ask, wanted);
    if (subject) return explainStory(ask, { subject, headline: subject.analysis.headline.text });
    throw new BotError("not_found", sentence("conversation.noStoryFor", { story: wanted }), {
      hint: sentence("conversation.nameStory"),
    });
  },
});

/** What became of a link, or of the story at hand, stage by stage. */
export const explainLink = async (ask: Ask, address: string | undefined): Promise<Message> =>
  explainStory(ask, address ? { address } : { subject: await findSubject(ask, undefined) });

async function explainStory(
  ask: Ask,
  { subject, address, headline }: { subject?: Subject | undefined; address?: string; headline?: string },
): Promise<Message> {
  const steps = await stepsOf(ask, subject?.story.id, address);
  const { words } = ask;
  const lines = steps.map(({ reason, at }) => line(words.tell(reason), " ", { kind: "time", at, style: "time" }));
  const weight = await importanceLine(ask, subject ?? address);
  const title = words.say("conversation.stageByStage");
  return answerOf(ask, words.say("conversation.why"), [
    {
      kind: "text",
      title,
      lines: [
        ...(address ? [line(link(address, address))] : []),
        ...(headline ? [line(text(headline, "strong"))] : []),
        ...lines,
        ...(weight === undefined ? [] : [line(weight)]),
      ],
    },
  ]);
}

/** Of a link in any spelling that a feed here, one that was left, or a list that was shown here has named. */
async function stepsOf(ask: Ask, storyId: string | undefined, address: string | undefined): Promise<Step[]> {
  const { ports, place, subscription } = ask;
  const { store } = ports;
  const left = (await leftOf(ask).list("")).map(({ key }) => key);
  const about = { subscription, storyId, left };
  if (address === undefined) return explain(store, place.tenant, undefined, about);
  const feedIds = [...(subscription?.feedIds ?? []), ...left];
  const spelled = (await store.items.byLink(address, feedIds)) ? address : await otherSpelling(ask, address, feedIds);
  try {
    return await explain(store, place.tenant, spelled ?? address, about);
  } catch (error) {
    const listed = await listedLink(ask, address);
    if (!listed || asBotError(error).code !== "not_found") throw error;
    return [{ stage: "poll", reason: sentence("verdict.listed", { feed: listed.feed }), at: new Date(listed.at) }];
  }
}

const MOST_ALIKE = 50;

/** The link as the feed has it, when it was typed with another scheme, without its tracking or the like. */
async function otherSpelling({ ports }: Ask, address: string, feedIds: string[]): Promise<string | undefined> {
  const wanted = canonicalLink(address);
  const last = wanted.split(/[?#]/)[0]?.split("/").at(-1) ?? "";
  const alike = await ports.store.items.linksWith(last, feedIds, MOST_ALIKE);
  return alike.find((link) => canonicalLink(link) === wanted);
}
