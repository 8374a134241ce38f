// The child process: reads the pages and feeds sent to it, answers each, knows nothing else.
import { asBotError } from "../core/errors.ts";
import { linksOf } from "../feeds/discover.ts";
import { readOpml } from "../feeds/opml.ts";
import { readFeed } from "../feeds/read.ts";
import { extractPage } from "../stories/extract-page.ts";
import type { ChildAnswer, Job } from "./pool.ts";
import { TASKS, type Work } from "./work.ts";

/** What not every child needs: the analyst's weights are large, and who reads pages alone does not load them. */
const PARTS = {
  desk: () => import("./desk.ts"),
  past: () => import("./past.ts"),
  analyst: () => import("./analyst.ts"),
};

/** Whoever takes the place of another is told what that one had. */
const loaded = new Set<string>(process.argv.slice(2));

async function answerTo({ id, work }: Job<Work>): Promise<ChildAnswer> {
  try {
    const value = await done(work);
    return { id, value, loaded: [...loaded] };
  } catch (error) {
    const { code, said, advice } = asBotError(error);
    return {
      id,
      loaded: [...loaded],
      error: { code: code === "internal" && "bytes" in work ? TASKS[work.kind].code : code, said, advice },
    };
  }
}

async function done(work: Work): Promise<unknown> {
  switch (work.kind) {
    case "page":
      return extractPage(work.bytes, work.from, work.now);
    case "feed":
      return readFeed(work.bytes, work.from);
    case "ready":
      loaded.add("analyst");
      return (await PARTS.analyst()).warmUp();
    case "links":
      return linksOf(work.bytes, work.from);
    case "opml":
      return readOpml(work.text);
    case "number":
    case "verify":
    case "check":
    case "changes":
      loaded.add("desk");
      return (await PARTS.desk()).deskWork(work);
    case "look":
    case "replay":
      loaded.add("past");
      return (await PARTS.past()).pastWork(work);
    default:
      loaded.add("analyst");
      return (await PARTS.analyst()).analystWork(work);
  }
}

process.on("message", async (job: Job<Work>) => process.send?.(await answerTo(job)));

// The parent is gone: nobody is left to answer.
process.on("disconnect", () => process.exit(0));
for (const [part, load] of Object.entries(PARTS)) if (loaded.has(part)) await load();
if (loaded.has("analyst")) await (await PARTS.analyst()).warmUp();
process.send?.({ id: 0 });
