// The analysis written by a model: one call a story, every claim checked, gaps filled from sources.
import type { Analysis, Claim, Lens, Origin, Story, WrittenBy } from "../core/domain.ts";
import type { Analyst, GenerateRequest } from "../core/ports.ts";
import { primaryTag } from "../language/languages.ts";
import { storyFence } from "./fence.ts";
import { languageName, languageOf, translateAnalysis } from "./translate.ts";
import { throughLens } from "./lens.ts";
import type { Desk, Inspection } from "./inspect.ts";
import { checkAll } from "./judge.ts";
import { LIMITS, limitClaim, limitClaims, SCHEMAS, type WireClaim, type WireDigest } from "./schema.ts";
import { similar } from "./similar.ts";
import { isOrder } from "../extract/orders.ts";
import { numberAll } from "./elsewhere.ts";
import { sourcesBlock } from "./sources.ts";
import { type Wording, sentence } from "../words/index.ts";

export const sourceTokens = 6_000;
/** Less than this, in characters, has nothing to condense. */
const leastText = 280;
const leastPoints = 3;

/** A story no model is needed for. */
export class NothingToWrite extends Error {
  /** Why, for people. */
  readonly because: Wording;
  /** Later there may be something. */
  readonly pending: boolean;

  constructor(because: Wording, { pending = false } = {}) {
    super(because.key);
    this.because = because;
    this.pending = pending;
  }
}

/** Throws BotError as `LanguageModel` does, and NothingToWrite. */
export async function writeDigest(
  desk: Desk & { fallback: Analyst },
  story: Story,
  origins: Origin[],
  lens: Lens,
  account: GenerateRequest<unknown>["account"],
): Promise<Analysis> {
  const sources = await (desk.number ?? numberAll)(story.articles, [], { maxTokens: sourceTokens });
  const room = [...sources.lines.values()].reduce((sum, line) => sum + line.text.length, 0);
  if (room < leastText) throw new NothingToWrite(sentence("post.becauseShort"));
  const language = languageOf(sources.articles, lens.language);
  const prompt = desk.prompts.render(
    "analyse",
    { sources: sourcesBlock(sources, storyFence(desk.random, story)), language: languageName(language) },
    JSON.stringify([sources.body, language]),
  );
  // No part of the lens is in the prompt: every lens shares this one call.
  const generation = await desk.model.generate({ prompt, schema: SCHEMAS.digest, account });
  const drafts = draftsOf(generation.value);
  const { inspections, read } = await checkAll(
    desk,
    drafts.map(({ wire }) => wire),
    { sources, language, account },
  );
  if (inspections.every(({ claim }) => !claim)) throw new NothingToWrite(sentence("post.becauseUnconfirmed"));
  if (desk.strict && !read) throw new NothingToWrite(sentence("post.becauseUnread"));
  const verbatim = await desk.fallback.analyse(story, origins, { ...lens, length: "long", points: true }, account);
  const analysis = assemble(
    drafts.map(({ slot }) => slot),
    inspections,
    verbatim,
  );
  const seen = throughLens({ ...analysis, language, writtenBy: byModel(generation, prompt.id, read) }, lens);
  if (primaryTag(lens.language) === primaryTag(language)) return seen;
  return translateAnalysis(desk, seen, lens.language, account).catch(() => seen);
}

/** Who wrote it, and whether a second reader saw it. */
export const byModel = (
  { provider, model, recorded }: { provider: string; model: string; recorded?: true },
  prompt: string,
  read: boolean,
): WrittenBy => ({
  kind: "model",
  provider,
  model,
  prompt,
  ...(!read && { unread: true }),
  ...(recorded && { recorded }),
});

type Slot = keyof WireDigest;

function draftsOf(digest: WireDigest): { slot: Slot; wire: WireClaim }[] {
  const one = (slot: Slot, wire: WireClaim | null) => {
    const draft = wire && limitClaim(wire);
    return draft ? [{ slot, wire: draft }] : [];
  };
  const many = (slot: "happened" | "why" | "points") =>
    limitClaims(digest[slot], LIMITS[slot]).map((wire) => ({ slot, wire }));
  return [
    ...one("headline", digest.headline),
    ...one("lead", digest.lead),
    ...many("happened"),
    ...many("why"),
    ...many("points"),
    ...one("conclusion", digest.conclusion),
  ];
}

/** Confirmed claims in their slots, none said twice; what is missing is taken from the verbatim analysis. */
function assemble(slots: Slot[], inspections: Inspection[], verbatim: Analysis): Analysis {
  const dropped: Analysis["dropped"] = [];
  const said: string[] = [];
  const chosen = new Map<Slot, Claim[]>();
  for (const [i, { claim, wire, reason }] of inspections.entries()) {
    const slot = slots[i] ?? "points";
    if (!claim) dropped.push({ text: wire.text, reason });
    // The headline may say what the lead says.
    else if (slot !== "headline" && said.some((text) => similar(text, claim.text))) {
      dropped.push({ text: claim.text, reason: "another sentence says it" });
    } else {
      if (slot !== "headline") said.push(claim.text);
      chosen.set(slot, [...(chosen.get(slot) ?? []), claim]);
    }
  }
  const take = (slot: Slot) => chosen.get(slot) ?? [];
  const lead = take("lead")[0] ?? verbatim.lead;
  const points = take("points");
  for (const claim of [...verbatim.points, ...verbatim.happened]) {
    if (points.length >= leastPoints) break;
    if (![...said, lead?.text ?? ""].some((text) => similar(text, claim.text))) {
      points.push(claim);
      said.push(claim.text);
    }
  }
  return {
    ...verbatim,
    headline:
      headlineFrom(take("headline")[0]) ?? ownTitle(verbatim.headline) ?? headlineFrom(lead) ?? verbatim.headline,
    lead,
    happened: take("happened"),
    why: take("why"),
    points,
    conclusion: take("conclusion")[0],
    dropped: [...dropped, ...verbatim.dropped],
  };
}

/** A title may be an order to machines, too. */
const ownTitle = (headline: Analysis["headline"]) => (isOrder(headline.text) ? undefined : headline);

/** A headline is plain fact without a doubt, or it is an article's own. */
function headlineFrom(claim: Claim | undefined): Analysis["headline"] | undefined {
  const articleId = claim?.citations[0]?.articleId;
  if (!claim || articleId === undefined || claim.kind !== "fact" || claim.doubts.length > 0 || claim.text.length > 140)
    return undefined;
  return { text: claim.text.replace(/\.$/, ""), articleId, citations: claim.citations };
}
