// export: this channel's feeds as OPML, without the addresses that are a secret.
import { writeOpml } from "../../feeds/opml.ts";
import { textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { feedsOf } from "../channel-feeds.ts";
import { addressOf } from "../feed-lines.ts";
import { answerOf, say } from "../say.ts";
import { tagsOf } from "../tags.ts";
import { command } from "./command.ts";

export const exportOpml = command({
  name: "export",
  example: "export",
  group: "feeds",
  async handle(ask) {
    const watched = await feedsOf(ask);
    // The list is there for everybody in the channel: an address that is a secret stays out of it.
    const open = watched.filter((feed) => addressOf(feed) === feed.url);
    const kept = watched.length - open.length;
    const left = kept > 0 ? [sentence("conversation.leftOut", { count: kept })] : [];
    if (open.length === 0) return say(ask, sentence("conversation.nothingToExport"), ...left);
    const tags = await tagsOf(ask.ports, ask.subscription?.id);
    const { words } = ask;
    const title = words.say("conversation.exported", { count: open.length });
    const file = {
      name: "feeds.opml",
      type: "text/x-opml",
      text: await writeOpml(
        words.say("conversation.listOfFeeds"),
        open.map((feed) => ({ ...feed, tags: tags.get(feed.id) })),
      ),
    };
    return { ...answerOf(ask, title, [textSection(title, ...left.map(words.tell))]), file };
  },
});
