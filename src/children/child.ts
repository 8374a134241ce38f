// The child process: reads the pages and feeds sent to it, answers each, knows nothing else.
import { asBotError } from "../core/errors.ts";
import { linksOf } from "../feeds/discover.ts";
import { readOpml } from "../feeds/opml.ts";
import { readFeed } from "../feeds/read.ts";
import { extractPage } from "../stories/extract-page.ts";
import type { ChildAnswer, Job } from "./pool.ts";
import { TASKS, type Work } from "./work.ts";

async function answerTo({ id, work }: Job<Work>): Promise<ChildAnswer> {
  try {
    const value = await done(work);
    return { id, value };
  } catch (error) {
    const { code, said, advice } = asBotError(error);
    return { id, error: { code: code === "internal" && "bytes" in work ? TASKS[work.kind].code : code, said, advice } };
  }
}

async function done(work: Work): Promise<unknown> {
  switch (work.kind) {
    case "page":
      return extractPage(work.bytes, work.from, work.now);
    case "feed":
      return readFeed(work.bytes, work.from);
    case "links":
      return linksOf(work.bytes, work.from);
    case "opml":
      return readOpml(work.text);
    case "number":
    case "verify":
    case "check":
    case "changes":
      return (await import("./desk.ts")).deskWork(work);
    case "look":
    case "replay":
      return (await import("./past.ts")).pastWork(work);
    default:
      // Its weights are large: who reads pages alone does not load them.
      return (await import("./analyst.ts")).analystWork(work);
  }
}

process.on("message", async (job: Job<Work>) => process.send?.(await answerTo(job)));

// The parent is gone: nobody is left to answer.
process.on("disconnect", () => process.exit(0));
process.send?.({ id: 0 });
