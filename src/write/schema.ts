// The shapes a model answers in, kept plain for small servers, and the limits applied after.
import { z } from "zod";

const cite = z.object({ sid: z.string(), quote: z.string() });

/** `cites` stands first on purpose: choose, then say. */
const claim = z.object({
  cites: z.array(cite),
  kind: z.enum(["fact", "inference", "opinion"]),
  text: z.string(),
});
export type WireClaim = z.infer<typeof claim> & { label?: string | undefined };

/** A small server may forget what can be done without. */
const point = claim.extend({ label: z.string().default("") });

/** By the name a prompt's front matter uses. */
export const SCHEMAS = {
  digest: z.object({
    headline: claim.nullable(),
    lead: claim.nullable(),
    happened: z.array(claim),
    why: z.array(point),
    points: z.array(point),
    conclusion: claim.nullable(),
  }),
  commentary: z.object({ claims: z.array(claim), open: z.array(z.string()) }),
  answer: z.object({
    answerable: z.enum(["yes", "partly", "no"]),
    answer: z.array(claim),
    missing: z.string().nullable().default(null),
  }),
  repair: z.object({ fixed: z.array(z.object({ n: z.int(), claim: claim.nullable() })) }),
  verdicts: z.object({
    verdicts: z.array(
      z.object({
        n: z.int(),
        sids: z.array(z.string()),
        verdict: z.enum(["supported", "doubtful", "unsupported"]),
        fault: z.string(),
        words: z.string(),
      }),
    ),
  }),
  translation: z.object({ lines: z.array(z.object({ n: z.int(), text: z.string() })) }),
  answers: z.object({ answers: z.array(z.object({ n: z.int(), answers: z.boolean() })) }),
  pairs: z.object({ pairs: z.array(z.object({ n: z.int(), same: z.boolean() })) }),
} as const;
export type SchemaName = keyof typeof SCHEMAS;
export type WireDigest = z.infer<(typeof SCHEMAS)["digest"]>;

/** How many entries each slot may have; what is beyond is left out, the first are kept. */
export const LIMITS = { happened: 4, why: 4, points: 7, commentary: 8, open: 3, answer: 5, cites: 3 } as const;
const textMax = 400;
const quoteMax = 600;

/** A claim within its limits; undefined when nothing of it is left. Ids are read however they were decorated: `[s2.7]`. */
export function limitClaim(wire: WireClaim): WireClaim | undefined {
  const text = wire.text.replace(/\s+/g, " ").trim();
  if (text === "" || text.length > textMax) return undefined;
  const cites = wire.cites
    .map(({ sid, quote }) => ({ sid: plainId(sid), quote: quote.trim() }))
    .filter(({ sid, quote }) => sid !== "" && quote.length <= quoteMax)
    .slice(0, LIMITS.cites);
  return { cites, kind: wire.kind, text, ...(wire.label && { label: wire.label }) };
}

const plainId = (sid: string): string => {
  const found = /s(\d+)\.(\d+)/i.exec(sid);
  return found ? `S${Number(found[1])}.${Number(found[2])}` : "";
};

/** The claims of a list within their limits, at most `max`. */
export function limitClaims(wires: WireClaim[], max: number): WireClaim[] {
  return wires
    .map(limitClaim)
    .filter((claim) => claim !== undefined)
    .slice(0, max);
}
