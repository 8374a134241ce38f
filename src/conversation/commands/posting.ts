// posting: what posts do besides being read: forum tags, a thread with each, announcements passed on.
import type { Posting } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { plainPosting } from "../../core/posting.ts";
import type { Message, Obstacle, PostKinds } from "../../platform/index.ts";
import { type Said, sentence } from "../../words/index.ts";
import { isNever, isTakenBack, occasionFrom, occasionSentences } from "../occasion.ts";
import type { Ask } from "../ports.ts";
import { say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { type Given, command } from "./command.ts";

const options = {
  tag: { shape: "flag", runs: true },
  for: { shape: "flag", runs: true },
  feed: { shape: "flag", runs: true, completes: "feed" },
  thread: { shape: "flag", choices: ["on", "off"] },
  crosspost: { shape: "flag", choices: ["on", "off"] },
} as const;

/** As many as a post of Discord's may bear. */
const MOST_TAGS = 5;

export const posting = command({
  name: "posting",
  example: "posting tag:Security for:leak,breach",
  options,
  shows: true,
  rights: "admin",
  group: "settings",
  async handle(ask, given) {
    if (Object.keys(given).length === 0) return shown(ask, ask.subscription?.posting ?? plainPosting);
    const { posts } = ask.here ?? {};
    if (!posts) {
      throw new BotError("not_allowed", sentence("conversation.postingNotHere"), {
        hint: sentence("conversation.postingNotHereHint"),
      });
    }
    const { thread, crosspost } = given;
    if (thread === "on") inTheWay(posts.thread);
    if (crosspost === "on") inTheWay(posts.crosspost);
    const subscription = await ensureSubscription(ask);
    const before = subscription.posting;
    const changed: Posting = {
      ...before,
      tags: await tagsAfter(ask, posts, given, before.tags),
      thread: thread === undefined ? before.thread : thread === "on",
      crosspost: crosspost === undefined ? before.crosspost : crosspost === "on",
    };
    await ask.ports.store.subscriptions.update(subscription.id, { posting: changed });
    return shown(ask, changed);
  },
});

function inTheWay(obstacle: Obstacle | undefined): void {
  if (obstacle) throw new BotError("not_allowed", obstacle.said, { hint: obstacle.hint });
}

async function tagsAfter(
  ask: Ask,
  posts: PostKinds,
  given: Given<typeof options>,
  before: Posting["tags"],
): Promise<Posting["tags"]> {
  const back = isTakenBack(given);
  if (given.tag === undefined) {
    if (back) return [];
    if (given.for === undefined && given.feed === undefined) return before;
    throw unclear(sentence("conversation.whichTag"));
  }
  const wanted = given.tag.toLowerCase();
  const same = ({ tag }: { tag: string }) => tag.toLowerCase() === wanted;
  const rest = before.filter((rule) => !same(rule));
  if (back) return rest;
  const tag = posts.tags.find((each) => same({ tag: each }));
  if (tag === undefined) throw noTag(given.tag, posts.tags);
  const when = await occasionFrom(ask, given, before.find(same)?.when);
  if (!when) throw unclear(sentence("conversation.tagWhen"));
  if (isNever(when)) return rest;
  if (rest.length < MOST_TAGS) return [...rest, { tag, when }];
  throw unclear(sentence("conversation.tagMost", { most: MOST_TAGS }));
}

const unclear = (said: Said): BotError => new BotError("usage", said, { hint: sentence("conversation.postingHow") });

const noTag = (tag: string, tags: readonly string[]): BotError =>
  tags.length === 0
    ? new BotError("not_found", sentence("conversation.noTags"), { hint: sentence("conversation.noTagsHint") })
    : new BotError("not_found", sentence("conversation.noTag", { tag }), {
        hint: sentence("conversation.tagsAre", { tags: tags.join(", ") }),
      });

async function shown(ask: Ask, { tags, thread, crosspost }: Posting): Promise<Message> {
  const occasions = await occasionSentences(
    ask,
    tags.map(({ when }) => when),
  );
  const lines: Said[] = [
    ...tags.map(({ tag }, at) => sentence("settings.postingTag", { tag, when: occasions[at] ?? "" })),
    ...(thread ? [sentence("settings.postingThread")] : []),
    ...(crosspost ? [sentence("settings.postingCrosspost")] : []),
  ];
  return lines.length > 0
    ? say(ask, ...lines)
    : say(ask, sentence("settings.noPosting"), sentence("conversation.postingHow"));
}
