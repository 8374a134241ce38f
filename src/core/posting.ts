// What posts do besides being read, where nobody asked for anything.
import type { Posting } from "./domain.ts";

export const plainPosting: Posting = { pings: [], pingsADay: 5, tags: [], thread: false, crosspost: false };
