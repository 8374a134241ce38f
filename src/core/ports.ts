// What the stages are given: the effects they need, as types.
// Implemented in net/, model/, stories/, extract/ and write/.
import type { z } from "zod";
import type { Said } from "../words/index.ts";
import type {
  Analysis,
  Article,
  ArticleText,
  Citation,
  Claim,
  Correction,
  Lens,
  Origin,
  Story,
  TitleCorrection,
  Turn,
} from "./domain.ts";

/**
 * The only way out for an address that a person or a feed supplied. Refuses private addresses, other schemes and ports;
 * follows redirects itself, each hop checked. Throws BotError (`address_refused`, `fetch_timeout`, ...); a status of 400
 * and above is an answer, not an error.
 */
export type GuardedFetch = (url: string, request?: FetchRequest) => Promise<FetchAnswer>;

export interface FetchRequest {
  /** Sent as the body of a POST; where it leads elsewhere, that is the answer: nothing is sent to a place nobody named. */
  post?: string;
  headers?: Record<string, string>;
  /** Cap on the decoded body, in bytes. */
  maxBytes?: number;
  /** Deadline for everything, body included, in milliseconds. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** A connection of its own, closed behind the answer: for who comes back in minutes at the soonest, so that nothing waits for them. */
  alone?: boolean;
}

export interface FetchAnswer {
  status: number;
  /** The address that answered, after redirects. */
  url: string;
  /** Every redirect followed, in order. */
  hops: { status: number; from: string; to: string }[];
  /** Names in lower case, values as sent. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Page to readable text, in a child process that can be killed. */
export interface Extractor {
  /** Throws BotError `not_an_article` or `extract_failed`. */
  extract(html: Uint8Array, page: { url: string; contentType: string | undefined }): Promise<ArticleText>;
  close(): Promise<void>;
}

export interface RenderedPrompt {
  /** Name and content hash: `analyse@3f2a9c1d`. */
  id: string;
  /** Constant per prompt version: role, task, rules. */
  system: string;
  /** Sources first, then the task. */
  user: string;
  tier: "fast" | "deep";
  maxOutputTokens: number;
  /** What the prompt says without what differs on every call (fences): equal keys may share a stored completion. */
  key?: string;
}

export interface Usage {
  tokensIn: number;
  tokensCached: number;
  tokensOut: number;
  /** US dollars; undefined when no price is known. */
  cost: number | undefined;
}

export interface Generation<T> {
  value: T;
  usage: Usage;
  provider: string;
  model: string;
  /** True when a stored completion was used: nothing was spent. */
  cached: boolean;
  /** It broke off: this is what of it was whole, the rest empty. */
  partial?: true;
  /** It was written beforehand, for the bundled sample. */
  recorded?: true;
}

export interface GenerateRequest<T> {
  prompt: RenderedPrompt;
  schema: z.ZodType<T>;
  /** Who pays: budget and ledger are kept under it. */
  account: { tenant: string; storyId: string | undefined; channel: string | undefined };
  /** Called with the raw text so far, where the provider streams. */
  onText?: (soFar: string) => void;
  /** It finishes what an earlier request began, and goes before what is only beginning. */
  goesOn?: true;
  signal?: AbortSignal;
}

/** Throws BotError `model_unavailable`, `model_refused`, `model_truncated`, `model_invalid_output` or `budget_exhausted`. */
export interface LanguageModel {
  generate<T>(request: GenerateRequest<T>): Promise<Generation<T>>;
}

/** The angles of deeper commentary, as people type them. */
export const ANGLES = [
  "background",
  "who is involved",
  "what to do now",
  "second-order effects",
  "opposing case",
  "timeline",
  "technical detail",
  "explain simply",
  "check the claims",
] as const;
export type Angle = (typeof ANGLES)[number];

export interface DeeperRequest {
  story: Story;
  analysis: Analysis;
  angle: Angle | undefined;
  /** The claim of the analysis it is about; undefined: the whole story. */
  point: Claim | undefined;
  lens: Lens;
}

export interface Commentary {
  claims: Claim[];
  /** What the sources leave open, without claims of its own; may be empty. */
  open: Said[];
  /** Other angles that the sources hold something for, most first; absent where nobody looked. */
  angles?: Angle[];
  writtenBy: Analysis["writtenBy"];
}

export interface Question {
  text: string;
  /** The articles that may answer: the story's own first, then (in `elsewhere`) those of other stories held. */
  story: Story;
  elsewhere: Article[];
  /** Ids of those of other stories that come nearest to the question in meaning, where somebody could tell. */
  near?: string[];
  analysis: Analysis;
  /** The claim the question is about ("why 3?"). */
  point: Claim | undefined;
  /** Earlier turns of the thread, oldest first. */
  turns: Turn[];
  lens: Lens;
}

export interface Answer {
  /** Empty: the sources do not say. */
  claims: Claim[];
  complete: "yes" | "partly" | "no";
  /** What of the question the sources do not answer, in a few words; it claims nothing itself. */
  missing?: string;
  /** What the sources do cover, as titles of stories, for when they do not answer. */
  covers: string[];
  writtenBy: Analysis["writtenBy"];
}

/** Writes from a story's articles, and only from them. One implementation needs no model, the other falls back to it. */
export interface Analyst {
  analyse(story: Story, origins: Origin[], lens: Lens, account: GenerateRequest<unknown>["account"]): Promise<Analysis>;
  /** `onClaim`, here and below, is called with each claim as soon as it is verified, in order. */
  deeper(
    request: DeeperRequest,
    account: GenerateRequest<unknown>["account"],
    onClaim?: (claim: Claim) => void,
    signal?: AbortSignal,
  ): Promise<Commentary>;
  answer(
    question: Question,
    account: GenerateRequest<unknown>["account"],
    onClaim?: (claim: Claim) => void,
    signal?: AbortSignal,
  ): Promise<Answer>;
}

/** What articles make of a claim: whether one bears it out, in which respects the nearest differs, and its passages. */
export interface CheckedClaim {
  verdict: "supported" | "soft" | "unsupported";
  differs: Respect[];
  citations: Citation[];
}

/** In which respects a claim and what it rests on may differ. */
export type Respect =
  | "quote"
  | "citation"
  | "number"
  | "date"
  | "name"
  | "attribution"
  | "addition"
  | "binding"
  | "polarity"
  | "support";

export type CheckClaim = (claim: string, articles: readonly Article[]) => Promise<CheckedClaim>;

/** What later reports bring to a story that was told. */
export interface Changes {
  corrected: Correction[];
  /** Titles that were told as headlines. */
  titles: TitleCorrection[];
  facts: Claim[];
}

/** Reads later reports against those that an analysis was made of, in a child process that can be killed. */
export type ReadChanges = (before: Analysis, held: readonly Article[], fresh: readonly Article[]) => Promise<Changes>;

/**
 * Texts as vectors of length 1, which point the same way where texts mean the same; undefined where nobody could tell. A server that
 * fails is no error here: then words alone decide.
 */
export type Embed = (
  texts: readonly string[],
  account: GenerateRequest<unknown>["account"],
) => Promise<Float32Array[] | undefined>;

/** What says which story a report tells: its title, and how its text opens. */
type Report = Pick<Article, "title" | "text">;

/**
 * Whether two reports tell one story, for several pairs in one question; undefined where nobody could say. A failing model is no
 * error here: then nothing is said of any pair.
 */
export type SameStory = (
  pairs: { a: Report; b: Report }[],
  account: GenerateRequest<unknown>["account"],
  signal: AbortSignal,
) => Promise<(boolean | undefined)[]>;

/** Whether passages answer a question, in order; undefined where nobody could say. A failing model is no error here. */
export type AnswersIt = (
  question: string,
  passages: readonly { source: string; text: string }[],
  account: GenerateRequest<unknown>["account"],
  signal: AbortSignal,
) => Promise<(boolean | undefined)[]>;

/** What is counted, and by which labels. Numbers for those who operate the bot; never a name, an address or a text. */
export interface Counts {
  /** Looks at feeds. `not_modified`: the server said so (304); `unchanged`: it sent the same bytes again. */
  polls: { outcome: "items" | "not_modified" | "unchanged" | "failed" | "gone" };
  /** Decoded bytes that feeds sent. */
  poll_bytes: Record<never, string>;
  /** Feed documents parsed; one that did not change is not. */
  feed_parses: { outcome: "ok" | "failed" };
  /** Items in the feeds that were parsed. */
  items_seen: Record<never, string>;
  /** Of these, what was stored; the rest was held already, as it is. */
  items: { outcome: "baseline" | "new" | "changed" };
  /** Items read into articles, and what became of their pages. `unneeded`: the feed gave the text; `held`: read before. */
  item_reads: { page: "unneeded" | "held" | "fetched" | "failed" };
  /** Pages given to the extractor. */
  extractions: { outcome: "ok" | "not_an_article" | "failed" };
  /** Articles put into stories; `merged` are stories that became one. */
  clusterings: { outcome: "new" | "joined" | "corrected" | "merged" };
  /** Stories weighed for subscriptions. */
  choices: { verdict: "kept" | "dropped" | "waits" | "failed" };
  /** What an analyst was asked for. */
  writings: { kind: "analysis" | "deeper" | "answer"; by: "model" | "extract" | "nobody" };
  model_calls: { provider: string; model: string; prompt: string; outcome: string };
  model_tokens: { provider: string; model: string; kind: "in" | "cached" | "out" };
  /** US dollars, of calls whose price is known. */
  model_cost_dollars: { provider: string; model: string };
  /** Stored completions that were looked for. */
  model_cache: { outcome: "hit" | "miss" };
  /** Messages given to a platform. */
  posts: { platform: string; outcome: string };
  edits: { platform: string; outcome: string };
  commands: { platform: string; command: string };
  /** Runs of queued work. */
  jobs: { name: string; outcome: "done" | "failed" };
}
/** Told by a stage what it did. Cheap, and never throws. */
export type Count = <N extends keyof Counts>(what: N, labels: Counts[N], by?: number) => void;
