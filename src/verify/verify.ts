// The claim verifier: checks a claim against the passages it cites, and lets nothing unchecked pass.
import type { Citation, ClaimKind } from "../core/domain.ts";
import { fold } from "../language/fold.ts";
import { ADDED, checkAddition } from "./addition.ts";
import { checkClaim } from "./check.ts";
import { withoutDenied } from "./denied.ts";
import { Evidence, type Cited } from "./evidence.ts";
import { checksFor, type Checks } from "../language/checks.ts";
import { hard, soft, type Issue } from "./issue.ts";
import { align } from "./quotes.ts";
import { readText } from "../language/reading.ts";
import { prepareSource, type Source } from "./source.ts";

export type { Issue } from "./issue.ts";
export type { Source } from "./source.ts";

/** A claim as a model writes it. `sid` is `S<source>.<sentence>`, both counted from 1; without the sentence the whole source is searched, without a quote the sentence is meant. */
export interface DraftClaim {
  text: string;
  kind: ClaimKind;
  cites: { sid: string; quote: string }[];
  /** The question that it answers, if it does: what that asks may be denied. */
  asked?: string;
}

export interface Verdict {
  /** `soft`: nothing contradicts it, and yet it may not be told as it stands. */
  verdict: "supported" | "soft" | "unsupported";
  /** What decides. */
  issues: Issue[];
  /** What struck the rules and decides nothing: they are often wrong about it. A judge may want to look. */
  hints: Issue[];
  /** Where the claim rests: true slices of the stored texts, those added by the verifier included. */
  citations: Citation[];
  /** Numbers that follow from two cited ones, and how: "17 = 12 + 5". */
  derived: string[];
}

export interface VerifyOptions {
  /** Language of the claim; that of the first source when not said. */
  language?: string;
  /** From when on a clause counts as added; for whoever measures other bars. */
  added?: typeof ADDED;
}

/** Characters. What is longer is refused unread, so that no claim can hold the verifier up. */
export const LONGEST_CLAIM = 2000;

/** Checks a claim against the passages it cites. Pure; a few milliseconds at most. */
export function verifyClaim(claim: DraftClaim, sources: Source[], options: VerifyOptions = {}): Verdict {
  const checks = checksFor(options.language ?? sources[0]?.language ?? "en");
  const lost: string[] = [];
  const cited = claim.cites.flatMap(({ sid, quote }) => {
    const found = locate(sid, quote, sources, checks);
    if (!found) lost.push(`"${quote}" is not in ${sid}`);
    return found ?? [];
  });
  if (cited.length === 0)
    return refused([
      ...lost.map((text) => hard("quote", text)),
      hard("citation", "no passage of the sources is cited"),
    ]);
  if (claim.text.length > LONGEST_CLAIM)
    return refused([hard("citation", `a claim is one sentence, of at most ${LONGEST_CLAIM} characters`)]);
  const held = sources.map((source) => prepareSource(source, checks));
  const evidence = new Evidence(cited, held, checks);
  const derived: string[] = [];
  const whole = readText(fold(claim.text).text, checks);
  const { reading, hints: denied } =
    claim.asked === undefined ? { reading: whole, hints: [] } : withoutDenied(whole, claim.asked, checks);
  const said = { reading, kind: claim.kind };
  const found = checkClaim(said, evidence, checks, derived);
  const added = checkAddition(said, evidence, { checks, found, bars: options.added });
  const issues = [...found.filter((issue) => issue.hard), ...added];
  const hints = [...lost.map((text) => soft("quote", text)), ...denied, ...found.filter((issue) => !issue.hard)];
  return { verdict: verdictOf(issues), issues, hints, citations: evidence.citations(), derived };
}

const refused = (issues: Issue[]): Verdict => ({
  verdict: "unsupported",
  issues,
  hints: [],
  citations: [],
  derived: [],
});

function locate(sid: string, quote: string, sources: Source[], checks: Checks): Cited | undefined {
  const [, number, sentence] = /^S(\d+)(?:\.(\d+))?$/.exec(sid.trim()) ?? [];
  const source = sources[Number(number) - 1];
  if (!source) return undefined;
  const prepared = prepareSource(source, checks);
  const named = sentence === undefined ? undefined : source.sentences[Number(sentence) - 1];
  const whole = named && { start: named.start, end: named.end };
  if (quote.trim() === "") return whole && { source: prepared, span: whole };
  const found = align(quote, prepared, sentence === undefined ? undefined : Number(sentence));
  if (!found) return undefined;
  const { start, end } = found;
  // A few words only show the place: the sentence that was named is meant.
  const isPointer = whole && start >= whole.start && end <= whole.end && quote.trim().split(/\s+/).length <= POINTER;
  return { source: prepared, span: isPointer ? whole : { start, end } };
}

/** Words of a quote that only shows where in its sentence the claim rests. */
const POINTER = 8;

export function verdictOf(issues: readonly Issue[]): Verdict["verdict"] {
  if (issues.some((issue) => issue.hard)) return "unsupported";
  return issues.length > 0 ? "soft" : "supported";
}
