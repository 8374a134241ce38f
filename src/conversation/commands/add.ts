// add: watches a feed, or the feed of a site; says what it holds, and posts nothing old.
import { BotError } from "../../core/errors.ts";
import { MINUTE } from "../../core/time.ts";
import { secretIn } from "../../core/secret-address.ts";
import { actionId } from "../../digest/compose.ts";
import { packAsked, packNames, readPack } from "../../feeds/packs.ts";
import { type Action, type Message, line, link, text, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { checkTyped } from "../address-typed.ts";
import { keepFeed, leftOf } from "../channel-feeds.ts";
import { type FeedItem, healthOf, itemLine } from "../feed-lines.ts";
import { list } from "../listed.ts";
import { hasSample } from "../own-sample.ts";
import { watchAll } from "../many-feeds.ts";
import type { Ask, FoundFeed, Progress } from "../ports.ts";
import { answerOf, lineOf, say } from "../say.ts";
import { withObstacles } from "../standing.ts";
import { ensureSubscription } from "../subscription.ts";
import { command } from "./command.ts";

export const add = command({
  name: "add",
  aliases: ["subscribe", "follow", "feeds add"],
  example: "add https://example.org",
  options: { address: { required: true }, private: { choices: ["private"] } },
  rights: "member*",
  group: "feeds",
  async handle(ask, options, progress) {
    const pack = packAsked(options.address);
    if (pack !== undefined) return addPack(ask, pack, progress);
    checkTyped(options.address, "add");
    progress.status(ask.words.say("conversation.lookingForFeeds"));
    const found = await ask.ports.discover(options.address);
    const [first, another] = found;
    if (!first || another) return chooseFeed(ask, found);
    return addFeed(ask, first, options.private !== undefined);
  },
});

/** A list of well-known feeds by its name; all lists for an empty one. Throws BotError `not_found` with what there is. */
async function addPack(ask: Ask, name: string, progress: Progress): Promise<Message> {
  const { words } = ask;
  if (name === "") {
    const packs = packNames.map((each) => {
      const feeds = readPack(each) ?? [];
      return words.say("packs.one", { name: each, title: feeds[0]?.tags?.[0] ?? each, count: feeds.length });
    });
    return say(ask, words.say("packs.all", { count: packNames.length }), ...packs);
  }
  const feeds = readPack(name);
  if (feeds) return watchAll(ask, feeds, progress);
  throw new BotError("not_found", sentence("packs.none", { name }), {
    hint: sentence("packs.names", { names: packNames.join(", ") }),
  });
}

function chooseFeed(ask: Ask, found: FoundFeed[]): Message {
  const { words } = ask;
  return answerOf(ask, words.say("conversation.severalFeeds"), [
    textSection(
      words.say("conversation.chooseFeed", { count: found.length }),
      ...found.map(({ url, title, kind }) =>
        secretIn(url)
          ? words.say("conversation.secretFeed", { feed: title || kind })
          : line(`${title || kind}: `, link(`add ${url}`, url)),
      ),
    ),
  ]);
}

async function addFeed(ask: Ask, found: FoundFeed, isPrivate: boolean): Promise<Message> {
  const { ports } = ask;
  const subscription = await ensureSubscription(ask);
  const feed = await keepFeed(ask, found, isPrivate);
  const fresh = await ports.store.subscriptions.link(subscription.id, feed.id);
  if (!fresh) {
    const already = say(ask, sentence("conversation.watchedAlready", { feed: feed.title, health: healthOf(feed) }));
    return withObstacles(ask, already);
  }
  // Known to others already: what it holds now is old to this channel too, and is found out soon.
  await ports.store.polls.hurry([feed.id], ports.clock.now(), MINUTE);
  await leftOf(ask).delete(feed.id);
  const { title, items } = await ports.sampleFeed(found.url);
  const newest = await list(ask, feed.url, title || feed.title, items);
  const sampleOn = hasSample(ask) && (await ports.sample.isOn());
  return withObstacles(
    ask,
    nowWatching(
      ask,
      { id: feed.id, title: title || feed.title, kept: feed.title, count: items.length },
      newest,
      sampleOn,
    ),
  );
}

/** That the feed is watched, what it holds today, and how to have that too or to take it back. */
function nowWatching(
  ask: Ask,
  feed: { id: string; title: string; kept: string; count: number },
  newest: FeedItem[],
  sampleOn: boolean,
): Message {
  const { words } = ask;
  const watching = words.parts("conversation.nowWatching", { feed: text(feed.title, "strong"), count: feed.count });
  const stillOn = lineOf(ask, words.say("conversation.sampleStillOn"));
  const latest: Action[] =
    newest.length > 0
      ? [
          {
            id: actionId("latest", feed.id),
            label: words.say("button.latest", { count: newest.length }),
            kind: "primary",
          },
        ]
      : [];
  return answerOf(
    ask,
    words.say("conversation.watching", { feed: feed.kept }),
    [
      textSection(undefined, line(...watching)),
      ...(newest.length > 0
        ? [textSection(words.say("conversation.newestItems"), ...newest.map((item) => itemLine(ask, item)))]
        : []),
      ...(sampleOn ? [textSection(undefined, stillOn)] : []),
    ],
    [...latest, { id: actionId("unfollow", feed.id), label: words.say("button.undo"), kind: "secondary" }],
  );
}
