// One draft of a model against the rules: published, left to a second reader, or refused.
import type { Article, Citation, Claim } from "../core/domain.ts";
import type { GenerateRequest, LanguageModel } from "../core/ports.ts";
import { tidy, unpublishable } from "./guard.ts";
import type { AskedNumbering } from "./elsewhere.ts";
import { labelOf } from "./label.ts";
import type { Prompts } from "./prompts.ts";
import type { WireClaim } from "./schema.ts";
import type { NumberedSources } from "./sources.ts";

/** The part of the verifier used here; see verify/. */
export interface Checked {
  verdict: "supported" | "soft" | "unsupported";
  issues: { kind: string; hard: boolean; text: string }[];
  hints: { kind: string; text: string }[];
  citations: Citation[];
}

/** Checks a claim, here or in a child. */
export type Verify = (
  claim: WireClaim & { asked?: string },
  sources: Article[],
  options: { language: string },
) => Checked | Promise<Checked>;

/** Numbers the sentences that a model is shown, here or in a child; see `numberAll`. */
export type NumberAll = (
  articles: Article[],
  elsewhere: Article[],
  options: AskedNumbering,
) => NumberedSources | Promise<NumberedSources>;

/** Verdicts of a second reader, kept by claim and passages. */
export interface Verdicts {
  get(key: string): Promise<string | undefined>;
  set(key: string, verdict: string): Promise<unknown>;
}

export interface Desk {
  model: LanguageModel;
  verify: Verify;
  /** Absent: in this process. */
  number?: NumberAll;
  prompts: Prompts;
  /** Drop what is not fully confirmed instead of labelling it. */
  strict: boolean;
  random: () => number;
  /** Where verdicts are kept, so that an update or another lens asks only for what is new. */
  verdicts?: Verdicts;
}

export interface CheckContext {
  sources: NumberedSources;
  /** BCP 47, of the drafts. */
  language: string;
  /** The question that they answer. */
  asked?: string;
  account: GenerateRequest<unknown>["account"];
}

export interface Inspection {
  wire: WireClaim;
  /** As it may be published, doubts included; undefined when it may not. */
  claim: Claim | undefined;
  /** Where it rests, published or not. */
  citations: Citation[];
  /** What a second try could mend. */
  issues: string[];
  /** What a second reader may want to look at. */
  hints: string[];
  /** Whether rules leave it to a second reader: nothing in it is contradicted, or stands nowhere. */
  open: boolean;
  /** Nobody read it a second time. */
  unread?: true;
  /** Why it is not published. */
  reason: string;
}

/** Checks one draft against the passages it cites. Pure but for `verify`. */
export async function inspect(
  desk: Pick<Desk, "verify" | "strict">,
  draft: WireClaim,
  context: CheckContext,
): Promise<Inspection> {
  const wire = { ...draft, text: tidy(draft.text) };
  const { language, asked } = context;
  const { verdict, issues, hints, citations } = await desk.verify(
    { ...wire, ...(asked !== undefined && { asked }) },
    context.sources.articles,
    { language },
  );
  const lost = (reason: string): Inspection => ({
    wire,
    claim: undefined,
    citations,
    issues: [],
    hints: [],
    open: false,
    reason,
  });
  const refusal =
    asksSomething(wire.text) ?? unpublishable(wire.text, citations.map(({ passage }) => passage).join("\n"));
  if (refusal) return lost(refusal);
  if (!citations.every((citation) => isStored(citation, context.sources)))
    return lost("it rests on text that is addressed to machines");
  const telling = issues.map(({ text }) => text);
  const open = verdict !== "unsupported";
  const published = verdict === "supported" || (open && !desk.strict);
  // What is doubted is not set in bold.
  const label = published && telling.length === 0 ? await labelOf(desk, wire, citations, context) : undefined;
  const { text, kind } = wire;
  const claim = published ? { text, kind, citations, doubts: telling, ...(label && { label }) } : undefined;
  const suspected = [...telling, ...hints.map(({ text }) => text)];
  return { wire, claim, citations, issues: telling, hints: suspected, open, reason: telling.join("; ") || verdict };
}

/** A passage that reaches over a blanked order is no slice of the stored text. */
const isStored = ({ articleId, passage, start, end }: Citation, { stored }: NumberedSources): boolean =>
  stored.find(({ id }) => id === articleId)?.text.slice(start, end) === passage;

const asksSomething = (text: string): string | undefined =>
  /[?？؟]["'”’)]*$/u.test(text) ? "a question is no claim" : undefined;
