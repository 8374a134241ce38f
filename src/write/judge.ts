// From a model's drafts to claims: checked, mended once at most, dropped or labelled.
import type { Article, Citation, Claim } from "../core/domain.ts";
import type { GenerateRequest, LanguageModel } from "../core/ports.ts";
import { contentStems } from "../language/words.ts";
import { fenced, newFence, neutralise } from "./fence.ts";
import { languageName } from "./translate.ts";
import { tidy, unpublishable } from "./guard.ts";
import type { Prompts } from "./prompts.ts";
import { limitClaim, SCHEMAS, type WireClaim } from "./schema.ts";
import { lineAt, type NumberedSources } from "./sources.ts";

/** The part of the verifier used here; see verify/. */
export type Verify = (
  claim: WireClaim,
  sources: Article[],
  options: { language: string },
) => {
  verdict: "supported" | "soft" | "unsupported";
  issues: { kind: string; hard: boolean; text: string }[];
  hints: { kind: string; text: string }[];
  citations: Citation[];
};

export interface Desk {
  model: LanguageModel;
  verify: Verify;
  prompts: Prompts;
  /** Drop what is not fully confirmed instead of labelling it. */
  strict: boolean;
  random: () => number;
}

export interface CheckContext {
  sources: NumberedSources;
  /** BCP 47, of the drafts. */
  language: string;
  account: GenerateRequest<unknown>["account"];
}

export interface Inspection {
  wire: WireClaim;
  /** As it may be published, doubts included; undefined when it may not. */
  claim: Claim | undefined;
  /** What a second try could mend. */
  issues: string[];
  /** Why it is not published. */
  reason: string;
}

/** Checks one draft against the passages it cites. Pure but for `verify`. */
export function inspect(desk: Pick<Desk, "verify" | "strict">, draft: WireClaim, context: CheckContext): Inspection {
  const wire = { ...draft, text: tidy(draft.text) };
  const { verdict, issues, hints, citations } = desk.verify(wire, context.sources.articles, {
    language: context.language,
  });
  const refusal =
    asksSomething(wire.text) ?? unpublishable(wire.text, citations.map(({ passage }) => passage).join("\n"));
  if (refusal) return { wire, claim: undefined, issues: [], reason: refusal };
  if (!citations.every((citation) => isStored(citation, context.sources))) {
    return { wire, claim: undefined, issues: [], reason: "it rests on text that is addressed to machines" };
  }
  // A quote that was not found is gone from the citations; it matters only when nothing else carries the claim.
  const telling = [...issues, ...hints.filter(({ kind }) => kind !== "quote")].map(({ text }) => text);
  // One doubt can be told to a reader; two are none of their business.
  const published = verdict !== "unsupported" && telling.length <= (desk.strict ? 0 : 1);
  const claim = published ? { text: wire.text, kind: wire.kind, citations, doubts: telling } : undefined;
  return { wire, claim, issues: telling, reason: telling.join("; ") || verdict };
}

/** A passage that reaches over a blanked order is no slice of the stored text. */
const isStored = ({ articleId, passage, start, end }: Citation, { stored }: NumberedSources): boolean =>
  stored.find(({ id }) => id === articleId)?.text.slice(start, end) === passage;

const asksSomething = (text: string): string | undefined =>
  /[?？؟]["'”’)]*$/u.test(text) ? "a question is no claim" : undefined;

/** Checks all drafts, in their order; what fails goes into one repair call together, then is dropped or labelled. */
export async function checkAll(desk: Desk, drafts: WireClaim[], context: CheckContext): Promise<Inspection[]> {
  const first = drafts.map((draft) => inspect(desk, draft, context));
  const failing = first.filter(({ issues }) => issues.length > 0);
  if (failing.length === 0) return first;
  const mended = await repair(desk, failing, context).catch(() => new Map<Inspection, Inspection>());
  return first.map((inspection) => mended.get(inspection) ?? inspection);
}

async function repair(desk: Desk, failing: Inspection[], context: CheckContext): Promise<Map<Inspection, Inspection>> {
  const fence = newFence(desk.random);
  const lines = linesFor(failing, context.sources);
  const claims = failing.map(({ wire, issues }, i) =>
    [
      `${i + 1}: ${neutralise(wire.text)} (${wire.kind})`,
      ...wire.cites.map(({ sid, quote }) => `   cited ${sid}: ${neutralise(quote)}`),
      ...issues.slice(0, 6).map((issue) => `   problem: ${neutralise(issue)}`),
    ].join("\n"),
  );
  const prompt = desk.prompts.render(
    "repair",
    {
      sources: fenced("src", lines.join("\n"), fence),
      claims: fenced("claims", claims.join("\n"), fence),
      language: languageName(context.language),
    },
    JSON.stringify([lines, claims, context.language]),
  );
  const { value } = await desk.model.generate({ prompt, schema: SCHEMAS.repair, account: context.account });
  const mended = new Map<Inspection, Inspection>();
  for (const { n, claim } of value.fixed) {
    const before = failing[n - 1];
    if (!before || mended.has(before)) continue;
    const draft = claim && limitClaim(claim);
    const after = draft
      ? inspect(desk, draft, context)
      : { ...before, claim: undefined, reason: `dropped: ${before.reason}` };
    // A repair may only make it better: a labelled claim is not lost to a worse second try.
    mended.set(before, after.claim || !draft ? after : { ...before, reason: before.reason });
  }
  return mended;
}

const around = 2;

/** The cited lines and their neighbours; for claims that cite nothing real, the lines that share most words with them. */
function linesFor(failing: Inspection[], sources: NumberedSources): string[] {
  const wanted = new Set<string>();
  for (const { wire } of failing) {
    const real = wire.cites.filter(({ sid }) => lineAt(sources, sid) !== undefined);
    const ids = real.length > 0 ? real.map(({ sid }) => sid) : closest(wire.text, sources);
    for (const sid of ids) {
      const [, source, n] = /^S(\d+)\.(\d+)$/.exec(sid) ?? [];
      for (let near = Number(n) - around; near <= Number(n) + around; near++) wanted.add(`S${source}.${near}`);
    }
  }
  return [...wanted]
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .flatMap((sid) => {
      const line = lineAt(sources, sid);
      return line === undefined ? [] : [`${sid} ${line}`];
    });
}

function closest(text: string, sources: NumberedSources): string[] {
  const wanted = new Set(contentStems(text));
  return [...sources.lines.values()]
    .map(({ sid, text: line }) => ({ sid, common: contentStems(line).filter((word) => wanted.has(word)).length }))
    .filter(({ common }) => common > 0)
    .toSorted((a, b) => b.common - a.common)
    .slice(0, 2)
    .map(({ sid }) => sid);
}
