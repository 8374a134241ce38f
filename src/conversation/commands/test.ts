// test: a feed is fetched once, what was read is shown, and nothing changes.
import { BotError } from "../../core/errors.ts";
import { shownAddress } from "../../core/secret-address.ts";
import { line, message, textSection } from "../../platform/index.ts";
import { itemLine, linkTo } from "../feed-lines.ts";
import { command } from "./command.ts";

export const test = command({
  name: "test",
  aliases: ["feeds test"],
  example: "test https://example.org/feed.xml",
  options: { address: { required: true } },
  group: "feeds",
  async handle({ ports }, options, progress) {
    progress.status("Fetching");
    const [first, ...others] = await ports.discover(options.address);
    if (!first) throw new BotError("internal", "No feed was found, and nobody said so.");
    const feed = await ports.sampleFeed(first.url);
    const more =
      others.length > 0 ? [`${others.length} more: ${others.map((entry) => shownAddress(entry.url)).join(", ")}`] : [];
    return message(`${feed.title}: ${feed.items.length} items`, [
      textSection(
        `${feed.title || "(no title)"}: ${feed.items.length} items`,
        line("Read from ", linkTo(first.url), ` as ${first.kind}.`),
        ...feed.items.slice(0, 3).map(itemLine),
        ...more,
      ),
    ]);
  },
});
