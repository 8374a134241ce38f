// Stored stories looked at, and replayed under other settings, in a child process.
import { type AskedOfPast, type StoryOnce, type PastStory, looksOf } from "../digest/look.ts";
import { type Replay, type Replayed, replay } from "../digest/replay.ts";
import type { PastWork, Run } from "./work.ts";

/** What became of stories, and what would have become of them: long work, and none of it the caller's. */
export interface PastDesk {
  look(stories: readonly StoryOnce[], asked: AskedOfPast): Promise<PastStory[]>;
  replay(given: Replay): Promise<Replayed>;
}

export const createPastInChildren = (run: Run<PastWork["kind"]>): PastDesk => ({
  look: (stories, asked) => run({ kind: "look", stories, asked }),
  replay: (given) => run({ kind: "replay", given }),
});

/** In the child. */
export const pastWork = (work: PastWork): PastStory[] | Replayed =>
  work.kind === "look" ? work.stories.map((story) => looksOf(story, work.asked)) : replay(work.given);
