// test: a feed is fetched once, what was read is shown, and nothing changes.
import { BotError } from "../../core/errors.ts";
import { shownAddress } from "../../core/secret-address.ts";
import { line, textSection } from "../../platform/index.ts";
import { checkTyped } from "../address-typed.ts";
import { itemLine, linkTo } from "../feed-lines.ts";
import { list } from "../listed.ts";
import { answerOf } from "../say.ts";
import { command } from "./command.ts";

export const test = command({
  name: "test",
  aliases: ["feeds test"],
  example: "test https://example.org/feed.xml",
  options: { address: { required: true } },
  group: "feeds",
  async handle(ask, options, progress) {
    const { ports, words } = ask;
    checkTyped(options.address, "test");
    progress.status(words.say("conversation.fetching"));
    const [first, ...others] = await ports.discover(options.address);
    if (!first) throw new BotError("internal", "No feed was found, and nobody said so.");
    const { title, items } = await ports.sampleFeed(first.url);
    const addresses = others.map((entry) => shownAddress(entry.url)).join(", ");
    const count = items.length;
    const newest = await list(ask, first.url, title || first.title, items);
    return answerOf(ask, words.say("conversation.items", { feed: title, count }), [
      textSection(
        words.say("conversation.items", { feed: title || words.say("conversation.noTitle"), count }),
        line(...words.parts("conversation.readFrom", { address: linkTo(first.url), kind: first.kind })),
        ...newest.map((item) => itemLine(ask, item)),
        ...(others.length > 0 ? [words.say("conversation.moreFeeds", { count: others.length, addresses })] : []),
      ),
    ]);
  },
});
