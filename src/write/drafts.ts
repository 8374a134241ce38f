// A model's claims as they come, and what answers and commentary share around them.
import { claimsOf, numbered } from "../core/analysis.ts";
import type { Analysis, Claim } from "../core/domain.ts";
import type { GenerateRequest } from "../core/ports.ts";
import { primaryTag } from "../language/languages.ts";
import { neutralise } from "./fence.ts";
import { bringsNothing } from "./guard.ts";
import { inspect, type CheckContext, type Desk, type Inspection } from "./inspect.ts";
import { limitClaim, SCHEMAS, type WireClaim } from "./schema.ts";
import { similar } from "./similar.ts";
import { translateClaims } from "./translate.ts";

/** Characters of a text that are read as they come. */
export const STREAMED = 30_000;
/** Drafts that are held against the rules for each that may be published, however many a model writes. */
const LOOKED_AT = 4;

/** Holds drafts against the rules as they come; each is looked at once, and one that repeats an earlier or a known one is passed over. */
export function draftReader(
  desk: Desk,
  context: CheckContext,
  { most, known = [], onClaim }: { most: number; known?: Claim[]; onClaim: ((claim: Claim) => void) | undefined },
) {
  const seen: Inspection[] = [];
  const open = () => seen.filter((one) => one.open);
  const taken = new Set<string>();
  /** One after the other, as they were written. */
  let looking = Promise.resolve();
  async function look(draft: WireClaim): Promise<void> {
    if (open().length >= most) return;
    const inspection = await inspect(desk, draft, context);
    const { text } = inspection.wire;
    if (known.some((other) => similar(other.text, text))) return;
    if (inspection.open && open().some((other) => similar(other.wire.text, text))) return;
    seen.push(inspection);
    if (inspection.claim) onClaim?.(inspection.claim);
  }
  return {
    seen,
    /** How many the rules leave to a second reader. */
    claims: () => open().length,
    take(drafts: unknown[]): void {
      for (const draft of drafts) {
        if (taken.size >= LOOKED_AT * most) return;
        const parsed = SCHEMAS.answer.shape.answer.element.safeParse(draft);
        const wire: WireClaim | undefined = parsed.success ? limitClaim(parsed.data) : undefined;
        if (!wire || taken.has(wire.text)) continue;
        taken.add(wire.text);
        looking = looking.then(() => look(wire));
        // Who waits for `looked` hears of it.
        looking.catch(() => {});
      }
    },
    /** Resolves when all that were taken have been looked at. */
    looked: () => looking,
  };
}

export async function inLanguage(
  desk: Desk,
  claims: Claim[],
  from: string,
  to: string,
  account: GenerateRequest<unknown>["account"],
): Promise<Claim[]> {
  if (primaryTag(from) === primaryTag(to)) return claims;
  const translated = await translateClaims(desk, claims, { from, to }, account).catch(() => undefined);
  return translated?.claims ?? claims;
}

export const markedFocus = "The reader asks about the published sentence that starts with *.";

/** What readers already know, under the numbers they call it by; the sentence asked about is marked. */
export function publishedLines(analysis: Analysis, point: Claim | undefined): string[] {
  const claims = [...claimsOf(analysis), ...(analysis.more ?? [])];
  const known = !point || claims.some((claim) => claim.text === point.text);
  const numbers = new Map(numbered(analysis).map(({ number, claim }) => [claim, number]));
  return (known ? claims : [...claims, point]).map((claim) => {
    const number = numbers.get(claim);
    const mark = point?.text === claim.text ? "* " : "";
    return `${mark}${number === undefined ? "-" : `${number}.`} ${neutralise(claim.text)}`;
  });
}

/** A short text that carries no citation, so that it may bring no fact either; undefined where it does, or is too long. */
export function withoutFacts(said: string, material: string): string | undefined {
  const text = neutralise(said);
  return text !== "" && text.length <= 140 && bringsNothing(text, material) ? text : undefined;
}
