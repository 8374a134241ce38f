// The extractor's child process: reads pages sent over IPC, answers each, and knows nothing else. See extract.ts.
import { asBotError } from "../errors.ts";
import { extractPage } from "./extract-page.ts";
import type { ChildAnswer, ChildJob } from "./extract.ts";

process.on("message", (job: ChildJob) => {
  let answer: ChildAnswer;
  try {
    answer = { id: job.id, article: extractPage(job.html, job.page) };
  } catch (error) {
    const { code, message, hint } = asBotError(error);
    answer = { id: job.id, error: { code: code === "internal" ? "extract_failed" : code, message, hint } };
  }
  process.send?.(answer);
});

// The parent is gone: nobody is left to answer.
process.on("disconnect", () => process.exit(0));
process.send?.({ id: 0 });
