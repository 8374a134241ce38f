// Has a second reader say of each claim whether its lines bear it out.
import { hexHash } from "../core/hash.ts";
import { z } from "zod";
import { fenced, newFence, neutralise } from "./fence.ts";
import type { CheckContext, Desk, Inspection } from "./inspect.ts";
import { linesFor } from "./lines.ts";
import { SCHEMAS } from "./schema.ts";
import type { NumberedSources } from "./sources.ts";

const reading = z.object({
  verdict: z.enum(["supported", "doubtful", "unsupported"]),
  /** The words of the claim at fault. */
  words: z.string(),
});
export type SecondReading = z.infer<typeof reading>;

/** Claims in one call: more, and readers skim. */
const BATCH = 10;
const AROUND = { before: 3, after: 1 };
const WORDS_MAX = 120;

/** What a second reader says of each, in order; undefined where nobody read it. A failing model is no error here. */
export async function secondReadings(
  desk: Desk,
  claims: Inspection[],
  context: CheckContext,
): Promise<(SecondReading | undefined)[]> {
  const judge = desk.prompts.all.get("judge")?.id ?? "";
  const keys = claims.map((claim) => keyOf(claim, judge, context));
  const known = await Promise.all(keys.map(async (key) => parsed(await desk.verdicts?.get(key))));
  const open = byPlace(
    claims.flatMap((claim, i) => (known[i] ? [] : [{ claim, i }])),
    context,
  );
  const batches = Array.from({ length: Math.ceil(open.length / BATCH) }, (_, n) =>
    open.slice(n * BATCH, (n + 1) * BATCH),
  );
  await Promise.all(
    batches.map(async (batch) => {
      const said = await readBatch(
        desk,
        batch.map(({ claim }) => claim),
        context,
      ).catch(() => undefined);
      for (const [at, { i }] of batch.entries()) {
        known[i] = said?.[at];
        if (said?.[at]) await desk.verdicts?.set(keys[i] ?? "", JSON.stringify(said[at]));
      }
    }),
  );
  return known;
}

/** Where several calls are needed, claims on the same lines are read together: these are sent once. */
function byPlace<T extends { claim: Inspection }>(open: T[], { sources }: CheckContext): T[] {
  if (open.length <= BATCH) return open;
  const placed = open.map((one) => ({ one, at: idsOf(one.claim, sources)[0] ?? "" }));
  return placed.toSorted((a, b) => a.at.localeCompare(b.at, "en", { numeric: true })).map(({ one }) => one);
}

const keyOf = ({ wire, citations }: Inspection, judge: string, { language, account }: CheckContext): string =>
  `${account.tenant}|${hexHash(
    JSON.stringify([
      judge,
      language,
      wire.kind,
      wire.text,
      citations.map(({ articleId, passage }) => [articleId, passage]),
    ]),
  )}`;

function parsed(kept: string | undefined): SecondReading | undefined {
  if (kept === undefined) return undefined;
  const read = reading.safeParse(JSON.parse(kept));
  return read.success ? read.data : undefined;
}

async function readBatch(
  desk: Desk,
  claims: Inspection[],
  { sources, account }: CheckContext,
): Promise<(SecondReading | undefined)[]> {
  const cited = claims.map((claim) => idsOf(claim, sources));
  const lines = linesFor(cited, sources, AROUND);
  const shown = new Set(lines.map((line) => line.slice(0, line.indexOf(" "))));
  const heads = sources.articles.flatMap(({ source, title }, i) =>
    lines.some((line) => line.startsWith(`S${i + 1}.`))
      ? [`S${i + 1} = ${neutralise(source)} | ${neutralise(title)}`]
      : [],
  );
  const asked = claims.map(({ wire, hints }, i) =>
    [
      `${i + 1}: ${neutralise(wire.text)} (${wire.kind}; cites ${cited[i]?.join(", ")})`,
      ...hints.slice(0, 3).map((hint) => `   hint: ${neutralise(hint)}`),
    ].join("\n"),
  );
  const fence = newFence(desk.random);
  const prompt = desk.prompts.render(
    "judge",
    {
      sources: fenced("src", [...heads, ...lines].join("\n"), fence),
      claims: fenced("claims", asked.join("\n"), fence),
    },
    JSON.stringify([heads, lines, asked]),
  );
  const { value, partial } = await desk.model.generate({ prompt, schema: SCHEMAS.verdicts, account, goesOn: true });
  return claims.map((_, i) => {
    const of = value.verdicts.filter(({ n }) => n === i + 1);
    const [one] = of;
    // The reading broke off before it.
    if (!one && partial) return undefined;
    // Left out, answered twice, or confirmed by no line that was shown: not supported.
    if (!one || of.length > 1) return { verdict: "unsupported", words: "" };
    const rests = one.sids.some((sid) => shown.has(sid.trim()));
    const words = neutralise(one.words).slice(0, WORDS_MAX);
    return one.verdict === "supported" && !rests
      ? { verdict: "unsupported", words: "" }
      : { verdict: one.verdict, words };
  });
}

/** The ids of the lines that a claim's passages touch. */
function idsOf({ citations }: Inspection, { articles }: NumberedSources): string[] {
  const ids = citations.flatMap(({ articleId, start, end }) => {
    const at = articles.findIndex(({ id }) => id === articleId);
    const touched = articles[at]?.sentences.filter((sentence) => sentence.start < end && sentence.end > start) ?? [];
    return touched.map(({ n }) => `S${at + 1}.${n}`);
  });
  return [...new Set(ids)];
}
