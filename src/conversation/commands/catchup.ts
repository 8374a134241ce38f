// catchup: what this channel was told lately, for the asker's eyes only.
import { DAY } from "../../core/time.ts";
import { composeDigest } from "../../digest/compose.ts";
import { sentence } from "../../words/index.ts";
import { say } from "../say.ts";
import { subjectsOf } from "../subject.ts";
import { momentSince } from "../values.ts";
import { command } from "./command.ts";

const MOST_STORIES = 100;

export const catchup = command({
  name: "catchup",
  aliases: ["catch up"],
  example: "catchup since:2d",
  options: { since: { shape: "rest" } },
  group: "reading",
  async handle(ask, options) {
    const { store, clock } = ask.ports;
    const since = options.since ? momentSince(options.since, clock.now()) : new Date(clock.now().getTime() - DAY);
    const told = (await store.told.inChannel(ask.place.channel, MOST_STORIES)).filter((entry) => entry.at >= since);
    const stories = await subjectsOf(ask, told.toReversed());
    if (stories.length === 0) return say(ask, sentence("conversation.nothingInThatTime"));
    return composeDigest(
      ask.words.say("conversation.sinceYouLeft", { count: stories.length }),
      stories,
      undefined,
      ask.words,
      ask.words.say("conversation.toGoDeeper"),
    );
  },
});
