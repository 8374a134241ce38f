// What a child can be asked for, and what is said when none survives it.
import type { Analysis, ArticleText, Lens, Origin } from "../core/domain.ts";
import type { Answer, Changes, CheckedClaim, Commentary, DeeperRequest, Question } from "../core/ports.ts";
import type { AskedOfPast, StoryOnce, PastStory } from "../digest/look.ts";
import type { Replay, Replayed } from "../digest/replay.ts";
import type { OpmlRead } from "../feeds/opml.ts";
import type { ParseOptions } from "../feeds/parse.ts";
import type { PageLinks, ReadFeed } from "../feeds/read.ts";
import type { DraftClaim, Verdict } from "../verify/verify.ts";
import type { AskedNumbering } from "../write/elsewhere.ts";
import type { NumberedSources } from "../write/sources.ts";
import type { Sent, SentStory } from "./analyst.ts";
import type { Task } from "./pool.ts";
import { sentence } from "../words/index.ts";

export type AnalystWork =
  | { kind: "analyse"; story: SentStory; origins: Origin[]; lens: Lens }
  | { kind: "deeper"; request: Omit<DeeperRequest, "story"> & { story: SentStory } }
  | { kind: "answer"; question: Omit<Question, "story" | "elsewhere"> & { story: SentStory; elsewhere: Sent[] } };

/** What else is done with a story's texts: for a model's claims, and for later reports. */
export type DeskWork =
  | { kind: "number"; articles: Sent[]; elsewhere: Sent[]; options: AskedNumbering }
  | { kind: "verify"; claims: DraftClaim[]; sources: Sent[]; language: string }
  | { kind: "check"; claim: string; articles: Sent[] }
  | { kind: "changes"; before: Analysis; held: Sent[]; fresh: Sent[] };

/** Stored stories, looked at and replayed. */
export type PastWork =
  | { kind: "look"; stories: readonly StoryOnce[]; asked: AskedOfPast }
  | { kind: "replay"; given: Replay };

export type Work =
  | AnalystWork
  | PastWork
  | DeskWork
  | { kind: "ready" }
  | { kind: "links"; bytes: Uint8Array; from: { url: string; contentType: string | undefined } }
  | { kind: "opml"; text: string }
  | { kind: "page"; bytes: Uint8Array; from: { url: string; contentType: string | undefined }; now: Date }
  | { kind: "feed"; bytes: Uint8Array; from: ParseOptions };

/** What a child answers to each kind of work. */
export interface Answers {
  ready: undefined;
  page: ArticleText;
  feed: ReadFeed;
  links: PageLinks;
  opml: OpmlRead;
  analyse: Analysis;
  deeper: Commentary;
  answer: Answer;
  number: NumberedSources;
  verify: Verdict[];
  check: CheckedClaim;
  changes: Changes;
  look: PastStory[];
  replay: Replayed;
}

/** Gives work of these kinds to a child. */
export type Run<Kind extends keyof Answers> = <One extends Kind>(
  work: Extract<Work, { kind: One }>,
) => Promise<Answers[One]>;

const ANALYSIS: Task = {
  code: "analysis_beyond_limits",
  beyondLimits: sentence("errors.analysisBeyondLimits"),
  closed: sentence("errors.analysisClosed"),
  unstarted: sentence("errors.analysisUnstarted"),
  advice: undefined,
};

const PAST: Task = { ...ANALYSIS, beyondLimits: sentence("errors.pastBeyondLimits") };

const PAGE: Task = {
  code: "extract_failed",
  beyondLimits: sentence("errors.pageBeyondLimits"),
  closed: sentence("errors.pageReaderClosed"),
  unstarted: sentence("errors.pageReaderUnstarted"),
  advice: undefined,
};

export const TASKS: Record<Work["kind"], Task> = {
  ready: ANALYSIS,
  analyse: ANALYSIS,
  deeper: ANALYSIS,
  answer: ANALYSIS,
  number: ANALYSIS,
  verify: ANALYSIS,
  check: ANALYSIS,
  changes: ANALYSIS,
  look: PAST,
  replay: PAST,
  page: PAGE,
  links: PAGE,
  opml: { ...PAGE, code: "opml_malformed", beyondLimits: sentence("errors.opmlBeyondLimits") },
  feed: {
    code: "feed_malformed",
    beyondLimits: sentence("errors.feedBeyondLimits"),
    closed: sentence("errors.feedReaderClosed"),
    unstarted: sentence("errors.feedReaderUnstarted"),
    advice: sentence("errors.publisherRepairs"),
  },
};
