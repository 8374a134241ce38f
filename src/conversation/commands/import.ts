// import: every feed of an OPML file is watched in this channel.
import { readOpml } from "../../feeds/opml.ts";
import { watchAll } from "../many-feeds.ts";
import { command } from "./command.ts";

export const importOpml = command({
  name: "import",
  example: "import https://example.org/feeds.opml",
  options: { opml: { required: true, shape: "rest" } },
  rights: "admin",
  group: "feeds",
  async handle(ask, { opml }, progress) {
    const text = opml.trimStart().startsWith("<") ? opml : await ask.ports.fetchText(opml);
    const { readOpml: read = async (given) => readOpml(given) } = ask.ports;
    return watchAll(ask, await read(text), progress);
  },
});
