// What a child can be asked for, and what is said when none survives it.
import type { Lens, Origin } from "../core/domain.ts";
import type { DeeperRequest, Question } from "../core/ports.ts";
import type { ParseOptions } from "../feeds/parse.ts";
import type { Sent, SentStory } from "./analyst.ts";
import type { Task } from "./pool.ts";
import { sentence } from "../words/index.ts";

export type AnalystWork =
  | { kind: "analyse"; story: SentStory; origins: Origin[]; lens: Lens }
  | { kind: "deeper"; request: Omit<DeeperRequest, "story"> & { story: SentStory } }
  | { kind: "answer"; question: Omit<Question, "story" | "elsewhere"> & { story: SentStory; elsewhere: Sent[] } };

export type Work =
  | AnalystWork
  | { kind: "page"; bytes: Uint8Array; from: { url: string; contentType: string | undefined }; now: Date }
  | { kind: "feed"; bytes: Uint8Array; from: ParseOptions };

const ANALYSIS: Task = {
  code: "analysis_beyond_limits",
  beyondLimits: sentence("errors.analysisBeyondLimits"),
  closed: sentence("errors.analysisClosed"),
  unstarted: sentence("errors.analysisUnstarted"),
  advice: undefined,
};

export const TASKS: Record<Work["kind"], Task> = {
  analyse: ANALYSIS,
  deeper: ANALYSIS,
  answer: ANALYSIS,
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
