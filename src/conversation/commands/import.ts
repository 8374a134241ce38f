// import: every feed of an OPML file is watched in this channel.
import { asBotError } from "../../core/errors.ts";
import { shownAddress } from "../../core/secret-address.ts";
import { readOpml } from "../../feeds/opml.ts";
import { keepFeed } from "../channel-feeds.ts";
import { say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { command } from "./command.ts";

export const importOpml = command({
  name: "import",
  example: "import https://example.org/feeds.opml",
  options: { opml: { required: true, shape: "rest" } },
  rights: "admin",
  group: "feeds",
  async handle(ask, options, progress) {
    const { ports } = ask;
    const given = options.opml;
    const outlines = readOpml(given.trimStart().startsWith("<") ? given : await ports.fetchText(given));
    const subscription = await ensureSubscription(ask);
    const refused: string[] = [];
    let added = 0;
    for (const [index, outline] of outlines.entries()) {
      progress.status(`Adding feed ${index + 1} of ${outlines.length}`);
      try {
        const feed = await keepFeed(ask, outline, false);
        if (await ports.store.subscriptions.link(subscription.id, feed.id)) added += 1;
      } catch (error) {
        refused.push(`${shownAddress(outline.url)}: ${asBotError(error).message}`);
      }
    }
    const known = outlines.length - added - refused.length;
    return say(
      ask,
      `${added} feed${added === 1 ? "" : "s"} added${known > 0 ? `, ${known} watched already` : ""}. Nothing old is posted.`,
      ...refused.map((entry) => `Refused: ${entry}`),
    );
  },
});
