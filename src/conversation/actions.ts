// Buttons and menu entries: what each verb of an action id does, and who may press it.
import type { Subscription } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { ANGLES } from "../core/ports.ts";
import { composeAll, composeStory } from "../digest/compose.ts";
import type { CommandSpec, Line, Message } from "../platform/index.ts";
import { type Wording, sentence } from "../words/index.ts";
import { accountOf } from "./account.ts";
import { deeper } from "./answer.ts";
import { gone, pressedSubject } from "./button-subject.ts";
import { leftOf } from "./channel-feeds.ts";
import { listen } from "./listen.ts";
import { setBudget } from "./commands/budget.ts";
import { removeChannel } from "./commands/channels.ts";
import { muteStory } from "./commands/mute.ts";
import { untag } from "./commands/tag.ts";
import { takeDown } from "./commands/takedown.ts";
import { endWatch, keepWatching } from "./commands/unwatch.ts";
import { personMark } from "./privacy.ts";
import { explainLink } from "./commands/why.ts";
import { listedOf } from "./listed.ts";
import { hasSample } from "./own-sample.ts";
import { standsAt } from "./opened.ts";
import type { Ask, Handler } from "./ports.ts";
import { receipts, sources } from "./receipts.ts";
import { origins } from "../stories/origins.ts";
import { lineOf, say } from "./say.ts";
import type { Subject } from "./subject.ts";
import { hearAgain, muteAgain } from "./unmuting.ts";
import { unvoted, voted } from "./votes.ts";

interface ActionSpec {
  rights: CommandSpec["rights"];
  visibility: "private" | "thread";
  /** Is given what the button is about. */
  handle: Handler<string>;
}

/** By verb. A subject is looked for in the store of the one who presses: knowing an id gives no right to it. */
export const actions: Record<string, ActionSpec> = {
  deeper: {
    rights: "guest",
    visibility: "thread",
    handle: async (ask, id, progress) =>
      deeper(ask, progress, { subject: await pressedSubject(ask, id), angle: undefined, point: undefined }),
  },
  angle: {
    rights: "guest",
    visibility: "thread",
    async handle(ask, chosen, progress) {
      const [, place, id = ""] = /^(\d)\.(.+)$/s.exec(chosen) ?? [];
      const angle = ANGLES[Number(place)];
      if (!angle) throw gone();
      return deeper(ask, progress, { subject: await pressedSubject(ask, id), angle, point: undefined });
    },
  },
  all: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, id) => ({
      ...composeAll(await pressedSubject(ask, id), ask.words),
      rest: await restOf(ask, id),
    }),
  },
  extract: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, id) => extractOf(ask, await pressedSubject(ask, id)),
  },
  listen: { rights: "guest", visibility: "private", handle: (ask, id, { status }) => listen(ask, id, status) },
  receipts: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, id) => ({
      ...receipts(ask, await pressedSubject(ask, id), undefined),
      rest: await restOf(ask, id),
    }),
  },
  sources: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, id) => sources(ask, await pressedSubject(ask, id)),
  },
  mute: { rights: "member", visibility: "private", handle: (ask, id) => muteStory(ask, id, undefined) },
  unmute: {
    rights: "member",
    visibility: "private",
    async handle(ask, id) {
      const { store, clock } = ask.ports;
      const mute = (await store.mutes.of(ask.place.channel, clock.now())).find((one) => one.id === id);
      if (!mute) return say(ask, sentence("conversation.notMutedAnyMore"));
      return hearAgain(ask, [mute], [sentence("conversation.unmuted")]);
    },
  },
  remute: { rights: "member", visibility: "private", handle: muteAgain },
  why: {
    rights: "guest",
    visibility: "private",
    async handle(ask, id) {
      const [article] = (await pressedSubject(ask, id)).story.articles;
      if (!article) throw gone();
      return explainLink(ask, article.url);
    },
  },
  mistake: {
    rights: "guest",
    visibility: "private",
    handle: (ask, id) => thanks(ask, id, "mistake", sentence("conversation.thanksMistake")),
  },
  good: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, id) => voted(ask, await pressedSubject(ask, id), 1),
  },
  bad: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, id) => voted(ask, await pressedSubject(ask, id), -1),
  },
  unvote: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, id) => unvoted(ask, id),
  },
  latest: {
    rights: "member*",
    visibility: "private",
    async handle(ask, feedId) {
      const { subscription } = ask;
      if (!subscription?.feedIds.includes(feedId)) throw gone();
      return sendLatest(ask, feedId, subscription);
    },
  },
  untag: { rights: "member*", visibility: "private", handle: untag },
  unwatch: { rights: "member", visibility: "private", handle: endWatch },
  rewatch: { rights: "member", visibility: "private", handle: keepWatching },
  join: {
    rights: "member",
    visibility: "private",
    async handle(ask) {
      if (!ask.here?.mend) throw gone();
      await ask.here.mend();
      return say(ask, sentence("conversation.joined"));
    },
  },
  unfollow: {
    rights: "member*",
    visibility: "private",
    async handle(ask, feedId) {
      const { subscription } = ask;
      if (!subscription?.feedIds.includes(feedId)) throw gone();
      await ask.ports.store.subscriptions.unlink(subscription, feedId);
      await leftOf(ask).put(feedId, true);
      return say(ask, sentence("conversation.unfollowed"));
    },
  },
  erase: {
    rights: "guest",
    visibility: "private",
    async handle(ask, id) {
      // The button is worth nothing in another's hands.
      if (id !== personMark(ask)) throw gone();
      await ask.ports.forget({ tenant: ask.place.tenant, person: ask.person.id });
      return say(ask, sentence("conversation.forgotPerson"));
    },
  },
  forget: {
    rights: "admin",
    visibility: "private",
    async handle(ask, what) {
      const { channel, tenant } = ask.place;
      if (what !== "channel" && what !== "workspace") throw gone();
      await ask.ports.forget(what === "channel" ? { channel } : { tenant });
      return say(ask, sentence(what === "channel" ? "conversation.forgotChannel" : "conversation.forgotWorkspace"));
    },
  },
  takedown: { rights: "admin", visibility: "private", handle: takeDown },
  budget: { rights: "admin", visibility: "private", handle: setBudget },
  unchannel: { rights: "admin", visibility: "private", handle: removeChannel },
  takeaway: {
    rights: "admin",
    visibility: "private",
    async handle(ask) {
      if (!hasSample(ask)) throw gone();
      const count = await ask.ports.store.samplePosts.takeAway(ask.place.channel);
      return say(ask, sentence("conversation.sampleTaken", { count }));
    },
  },
  follow: {
    rights: "member*",
    visibility: "private",
    async handle(ask, feedId) {
      const { place, subscription } = ask;
      const { store } = ask.ports;
      const left = leftOf(ask);
      const feed = await store.feeds.openTo(place.tenant, feedId);
      if (!feed || !subscription || !(await left.get(feed.id))) throw gone();
      await store.subscriptions.link(subscription.id, feed.id);
      await left.delete(feed.id);
      return say(ask, sentence("conversation.followed", { feed: feed.title }));
    },
  },
};

/** Where to find what no message has room for. */
const restOf = async (ask: Ask, id: string): Promise<Line> =>
  (await standsAt(ask, id)) ?? lineOf(ask, ask.words.say("conversation.restByNumber"));

/** The same story in the words of its sources, to be held beside what a model made of it. */
async function extractOf(ask: Ask, { story, articles }: Subject): Promise<Message> {
  const { extract } = ask.ports;
  if (!extract) throw gone();
  const lens = ask.subscription?.lens ?? ask.ports.defaults.lens;
  const analysis = await extract.analyse(story, origins(story.articles), lens, accountOf(ask, story.id));
  return { ...composeStory({ storyId: story.id, analysis, articles }, ask.words), actions: [] };
}

/** Those that were listed; where none were, the newest that are held. */
async function sendLatest(ask: Ask, feedId: string, subscription: Subscription): Promise<Message> {
  const { store } = ask.ports;
  const feed = await store.feeds.get(feedId);
  const listed = feed && (await listedOf(ask, feed.url));
  const held = listed
    ? await Promise.all(listed.items.map(({ keys }) => store.items.byKeys(feedId, keys)))
    : await store.items.latest(feedId);
  const items = held.filter((item) => item !== undefined);
  let asked = 0;
  for (const item of items) if (await askedFor(ask, item.id, subscription)) asked += 1;
  if (items.length === 0) return say(ask, sentence("conversation.notReadYet"));
  return say(
    ask,
    asked > 0 ? sentence("conversation.latestOnTheirWay", { count: asked }) : sentence("conversation.latestTold"),
  );
}

/** An old item is told to this channel; false where it was told already. */
async function askedFor({ ports: { store }, place }: Ask, itemId: string, { id }: Subscription): Promise<boolean> {
  const story = (await store.articles.currentOfItem(itemId))?.storyId;
  if (story !== undefined && (await store.told.get(place.tenant, id, story))) return false;
  const unread = await store.items.askFor(itemId, id);
  if (unread) await store.jobs.send("article", { itemId }, { key: itemId });
  else if (story !== undefined) await store.jobs.send("story", { storyId: story }, { key: story });
  return true;
}

async function thanks(ask: Ask, id: string, verdict: "mistake", said: Wording): Promise<Message> {
  const { story } = await pressedSubject(ask, id);
  await ask.ports.store.feedback.add(
    { tenant: ask.place.tenant, message: story.id, person: ask.person.id, verdict, text: "" },
    ask.ports.clock.now(),
  );
  return say(ask, said);
}

/** Reads `1:verb:subject`. Throws BotError `not_found` for ids of another version. */
export function readActionId(id: string): { spec: ActionSpec; subject: string } {
  const [version, verb = "", ...rest] = id.split(":");
  const spec = Object.hasOwn(actions, verb) ? actions[verb] : undefined;
  if (version !== "1" || !spec || rest.length === 0) {
    throw new BotError("not_found", sentence("conversation.buttonOld"), {
      hint: sentence("conversation.buttonOldHint"),
    });
  }
  return { spec, subject: rest.join(":") };
}
