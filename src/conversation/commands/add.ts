// add: watches a feed, or the feed of a site; says what it holds, and posts nothing old.
import { BotError } from "../../core/errors.ts";
import { secretIn } from "../../core/secret-address.ts";
import { actionId } from "../../digest/compose.ts";
import { packAsked, packNames, readPack } from "../../feeds/packs.ts";
import { sentence as told } from "../../words/index.ts";
import { type Action, type Message, line, link, message, text, textSection } from "../../platform/index.ts";
import { keepFeed } from "../channel-feeds.ts";
import { healthSentence, itemLine } from "../feed-lines.ts";
import { hasSample } from "../own-sample.ts";
import { watchAll } from "../many-feeds.ts";
import type { Ask, FoundFeed, Progress } from "../ports.ts";
import { say, sentence } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { command } from "./command.ts";

export const add = command({
  name: "add",
  aliases: ["subscribe", "feeds add"],
  example: "add https://example.org",
  options: { address: { required: true }, private: { choices: ["private"] } },
  rights: "member*",
  group: "feeds",
  async handle(ask, options, progress) {
    const pack = packAsked(options.address);
    if (pack !== undefined) return addPack(ask, pack, progress);
    progress.status("Looking for feeds");
    const found = await ask.ports.discover(options.address);
    const [first, another] = found;
    if (!first || another) return chooseFeed(found);
    return addFeed(ask, first, options.private !== undefined);
  },
});

/** A list of well-known feeds by its name; all lists for an empty one. Throws BotError `not_found` with what there is. */
async function addPack(ask: Ask, name: string, progress: Progress): Promise<Message> {
  const { words } = ask;
  if (name === "") {
    const packs = packNames.map((each) => {
      const feeds = readPack(each) ?? [];
      return words.say("packs.one", { name: each, title: feeds[0]?.folder ?? each, count: feeds.length });
    });
    return say(ask, words.say("packs.all", { count: packNames.length }), ...packs);
  }
  const feeds = readPack(name);
  if (feeds) return watchAll(ask, feeds, progress);
  throw new BotError("not_found", told("packs.none", { name }), {
    hint: told("packs.names", { names: packNames.join(", ") }),
  });
}

function chooseFeed(found: FoundFeed[]): Message {
  return message("Several feeds", [
    textSection(
      `There are ${found.length} feeds. Add the one you want by its address:`,
      ...found.map((feed) =>
        secretIn(feed.url)
          ? `${feed.title || feed.kind}: its address is a secret; copy it from the page.`
          : line(`${feed.title || feed.kind}: `, link(`add ${feed.url}`, feed.url)),
      ),
    ),
  ]);
}

async function addFeed(ask: Ask, found: FoundFeed, isPrivate: boolean): Promise<Message> {
  const { ports } = ask;
  const subscription = await ensureSubscription(ask);
  const feed = await keepFeed(ask, found, isPrivate);
  const fresh = await ports.store.subscriptions.link(subscription.id, feed.id);
  if (!fresh) return say(ask, `This channel watches ${feed.title} already. It is ${healthSentence(feed)}`);
  const preview = await ports.sampleFeed(found.url);
  const newest = preview.items.slice(0, 3);
  const sampleOn = hasSample(ask) && (await ports.sample.isOn());
  const latest: Action[] =
    newest.length > 0
      ? [{ id: actionId("latest", feed.id), label: `Send the latest ${newest.length}`, kind: "primary" }]
      : [];
  return message(
    `Watching ${feed.title}`,
    [
      textSection(
        undefined,
        line(
          "Now watching ",
          text(preview.title || feed.title, "strong"),
          `. What it holds today (${preview.items.length} items) counts as read: only what is new from now on is posted here.`,
        ),
      ),
      ...(newest.length > 0 ? [textSection("Its newest items", ...newest.map(itemLine))] : []),
      ...(sampleOn
        ? [textSection(undefined, sentence(ask, 'The sample newsroom is still on; "sample off" leaves it behind.'))]
        : []),
    ],
    { actions: [...latest, { id: actionId("unfollow", feed.id), label: "Undo", kind: "secondary" }] },
  );
}
