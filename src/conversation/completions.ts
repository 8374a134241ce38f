// What may be typed next: commands, angles, this channel's feeds, the stories told here.
import { ANGLES } from "../core/ports.ts";
import type { Completion, OptionSpec } from "../platform/index.ts";
import { feedsOf } from "./channel-feeds.ts";
import type { Ask } from "./ports.ts";
import { latestHere } from "./subject.ts";

const MOST_STORIES = 25;

export async function completions(ask: Ask, kind: NonNullable<OptionSpec["completes"]>): Promise<Completion[]> {
  switch (kind) {
    case "command":
      return ask.commands.map(({ name }) => ({ value: name, label: name }));
    case "angle":
      return ANGLES.map((angle) => ({ value: angle, label: ask.words.say(`angles.${angle}`) }));
    case "feed":
      return (await feedsOf(ask)).map(({ title }) => ({ value: title, label: title }));
    case "story":
      return (await latestHere(ask, MOST_STORIES)).map(({ storyId, headline }) => ({
        value: storyId,
        label: headline,
      }));
  }
}
