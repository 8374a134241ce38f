// export: this channel's feeds as OPML, without the addresses that are a secret.
import { writeOpml } from "../../feeds/opml.ts";
import { message, textSection } from "../../platform/index.ts";
import { feedsOf } from "../channel-feeds.ts";
import { addressOf } from "../feed-lines.ts";
import { say } from "../say.ts";
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
    const left = kept > 0 ? [`${kept} private feed${kept === 1 ? " is" : "s are"} left out.`] : [];
    if (open.length === 0) return say(ask, "No feeds to export here.", ...left);
    const title = `${open.length} feeds as OPML`;
    return message(title, [textSection(title, ...left, ...writeOpml("Footnote feeds", open).split("\n"))]);
  },
});
