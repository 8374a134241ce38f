// import: every feed of an OPML file is watched in this channel.
import { readOpml } from "../../feeds/opml.ts";
import { watchAll } from "../many-feeds.ts";
import { command } from "./command.ts";

export const importOpml = command({
  name: "import",
  example: "import https://example.org/feeds.opml",
  options: { opml: { required: true, shape: "rest", file: true } },
  rights: "admin",
  group: "feeds",
  async handle(ask, { opml }, progress) {
    const text = /^[\s\uFEFF]*</.test(opml) ? opml : await ask.ports.fetchText(opml);
    const { readOpml: read = async (given) => readOpml(given) } = ask.ports;
    const { feeds, unread, isCut } = await read(text);
    return watchAll(ask, feeds, progress, { unread, isCut });
  },
});
