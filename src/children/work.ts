// What a child can be asked for, and what is said when none survives it.
import type { ParseOptions } from "../feeds/parse.ts";
import type { Task } from "./pool.ts";
import { sentence } from "../words/index.ts";

export type Work =
  | { kind: "page"; bytes: Uint8Array; from: { url: string; contentType: string | undefined }; now: Date }
  | { kind: "feed"; bytes: Uint8Array; from: ParseOptions };

export const TASKS: Record<Work["kind"], Task> = {
  page: {
    code: "extract_failed",
    beyondLimits: sentence("errors.pageBeyondLimits"),
    closed: sentence("errors.pageReaderClosed"),
    unstarted: sentence("errors.pageReaderUnstarted"),
    advice: undefined,
  },
  feed: {
    code: "feed_malformed",
    beyondLimits: sentence("errors.feedBeyondLimits"),
    closed: sentence("errors.feedReaderClosed"),
    unstarted: sentence("errors.feedReaderUnstarted"),
    advice: sentence("errors.publisherRepairs"),
  },
};
