// The analyst that writes with a model, and lets the extract write when the model fails.
import type { Analysis, WrittenBy } from "../core/domain.ts";
import { asBotError, type BotError, type ErrorCode } from "../core/errors.ts";
import type { Analyst } from "../core/ports.ts";
import { writeAnswer } from "./answer.ts";
import { writeDeeper } from "./deeper.ts";
import { similar } from "./similar.ts";
import { NothingToWrite, writeDigest } from "./analysis.ts";
import { type Wording, sentence } from "../words/index.ts";
import type { Desk } from "./inspect.ts";
import { createWait, type Patience } from "./patience.ts";

export interface ModelAnalystOptions extends Desk {
  /** Writes without a model; also the source of everything deterministic: origins, disagreements, picture. */
  fallback: Analyst;
  /** How much a tenant's budget still pays for; absent: everything. */
  level?: (tenant: string) => Promise<"full" | "extract" | "headline">;
  /** How long a story waits for its analysis; absent: as long as it takes. */
  patience?: Patience;
  /** Told of every failure that a reader does not see. */
  onFallback?: (error: BotError) => void;
}

const reasons: Partial<Record<ErrorCode, Wording>> = {
  budget_exhausted: sentence("post.becauseBudget"),
  model_unavailable: sentence("post.becauseNoAnswer"),
  model_refused: sentence("post.becauseDeclined"),
  model_truncated: sentence("post.becauseUnfinished"),
  model_invalid_output: sentence("post.becauseUnusable"),
};
const budgetLow = sentence("post.becauseBudgetLow");
const stillWriting = sentence("post.becauseStillWriting");

/** The story has waited long enough; the model goes on. */
class StillWriting extends Error {}

export function createModelAnalyst(options: ModelAnalystOptions): Analyst {
  const { fallback } = options;
  const wait = createWait(options.patience);

  async function orExtract<T extends { writtenBy: WrittenBy }>(
    tenant: string,
    byModel: () => Promise<T>,
    verbatim: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const level = (await options.level?.(tenant)) ?? "full";
    const done = level === "full" ? await tried(byModel, signal) : { because: budgetLow, pending: false };
    if ("writtenBy" in done) return done;
    const { because, pending } = done;
    const writtenBy = { kind: "extract" as const, because, ...(pending && { pending: true as const }) };
    return { ...(await verbatim()), writtenBy };
  }

  /** What the model wrote, or why it wrote nothing. */
  async function tried<T extends object>(
    byModel: () => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T | { because: Wording; pending: boolean }> {
    try {
      return await byModel();
    } catch (error) {
      if (signal?.aborted) throw error;
      if (error instanceof StillWriting) return { because: stillWriting, pending: true };
      if (error instanceof NothingToWrite) return error;
      const known = asBotError(error);
      options.onFallback?.(known);
      return { because: reasons[known.code] ?? sentence("post.becauseFailed"), pending: false };
    }
  }

  return {
    analyse: (story, origins, lens, account) =>
      orExtract(
        account.tenant,
        async () => {
          const written = await wait(story, () => writeDigest(options, story, origins, lens, account));
          if (written === "late") throw new StillWriting();
          return written;
        },
        async () => {
          const analysis = await fallback.analyse(story, origins, lens, account);
          return (await options.level?.(account.tenant)) === "headline" ? headlineOnly(analysis) : analysis;
        },
      ),
    async deeper(request, account, onClaim, signal) {
      // What the post had no room for comes first: it is written, checked and paid for.
      const { angle, point, analysis } = request;
      const more = angle === undefined && point === undefined ? (analysis.more ?? []) : [];
      for (const claim of more) onClaim?.(claim);
      const { claims, ...rest } = await orExtract(
        account.tenant,
        async () => {
          // Which angles there are is read from the sources, whoever writes.
          const [written, read] = await Promise.all([
            writeDeeper(options, request, account, onClaim, signal),
            fallback.deeper(request, account).catch(() => undefined),
          ]);
          return read?.angles ? { ...written, angles: read.angles } : written;
        },
        () => fallback.deeper(request, account),
        signal,
      );
      const others = claims.filter((claim) => !more.some((told) => similar(told.text, claim.text)));
      return { ...rest, claims: [...more, ...others] };
    },
    answer: (question, account, onClaim, signal) =>
      orExtract(
        account.tenant,
        () => writeAnswer(options, question, account, onClaim, signal),
        () => fallback.answer(question, account, onClaim, signal),
        signal,
      ),
  };
}

const headlineOnly = (analysis: Analysis): Analysis => ({
  ...analysis,
  lead: undefined,
  happened: [],
  why: [],
  points: [],
  conclusion: undefined,
});
