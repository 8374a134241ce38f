// Asks the writer once to make failing claims true to their lines.
import { contentStems } from "../language/words.ts";
import { fenced, newFence, neutralise } from "./fence.ts";
import { inspect, type CheckContext, type Desk, type Inspection } from "./inspect.ts";
import { linesFor } from "./lines.ts";
import { limitClaim, SCHEMAS, type WireClaim } from "./schema.ts";
import { lineAt, type NumberedSources } from "./sources.ts";
import { languageName } from "./translate.ts";

/** One call for all that failed: each mended claim looked at again by the rules, or given up. */
export async function mend(
  desk: Desk,
  failing: Inspection[],
  context: CheckContext,
): Promise<Map<Inspection, Inspection>> {
  const fence = newFence(desk.random);
  const lines = linesFor(
    failing.map(({ wire }) => idsFor(wire, context.sources)),
    context.sources,
    around,
  );
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
  const { value } = await desk.model.generate({
    prompt,
    schema: SCHEMAS.repair,
    account: context.account,
    goesOn: true,
  });
  const mended = new Map<Inspection, Inspection>();
  for (const { n, claim } of value.fixed) {
    const before = failing[n - 1];
    if (!before || mended.has(before)) continue;
    const draft = claim && limitClaim(claim);
    const after = draft
      ? await inspect(desk, { ...draft, label: before.wire.label }, context)
      : { ...before, claim: undefined, issues: [], open: false, reason: `dropped: ${before.reason}` };
    mended.set(before, after);
  }
  return mended;
}

const around = { before: 2, after: 2 };

/** The ids that a claim cites; for one that cites nothing real, those of the lines that share most words with it. */
function idsFor({ cites, text }: WireClaim, sources: NumberedSources): string[] {
  const real = cites.map(({ sid }) => sid).filter((sid) => lineAt(sources, sid) !== undefined);
  return real.length > 0 ? real : closest(text, sources);
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
