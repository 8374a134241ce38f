// watches: the questions that stand open in this channel, and how to end them.
import { listWatches } from "../watch-lines.ts";
import { command } from "./command.ts";

export const watches = command({
  name: "watches",
  aliases: ["watching", "watch list", "list watches"],
  example: "watches",
  group: "reading",
  handle: listWatches,
});
