// A second reader against the labelled claims: asked through MODEL_* settings, or replayed.
//   node bench/eval.ts --judge --record out.json [--stories 29ffd053,87609973]   (MODEL_* settings; every story when none is named)
//   node bench/eval.ts --judge bench/recordings/judge-reader.json
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Article } from "../src/core/domain.ts";
import { claimsIn } from "../src/app/recorded.ts";
import { BotError } from "../src/core/errors.ts";
import type { GenerateRequest, LanguageModel } from "../src/core/ports.ts";
import { verifyClaim, type Source } from "../src/verify/verify.ts";
import { neutralise } from "../src/write/fence.ts";
import { tidy } from "../src/write/guard.ts";
import { inspect, type Inspection } from "../src/write/inspect.ts";
import { loadPrompts } from "../src/write/prompts.ts";
import { SCHEMAS } from "../src/write/schema.ts";
import { secondReadings } from "../src/write/second-reader.ts";
import { numberSources } from "../src/write/sources.ts";
import { estimateTokens } from "../src/write/tokens.ts";
import { table } from "./figures.ts";
import { labelledClaims, type Labelled } from "./quality/material.ts";
import { call, noting, type RecordedCall } from "./recording.ts";

/** A call with the ids of the claims that it was asked about, in the order of their numbers. */
const reading = call.extend({ claims: z.array(z.string()) });
type Reading = z.infer<typeof reading>;

const recording = z.strictObject({
  madeBy: z.string(),
  stories: z.array(z.strictObject({ id: z.string(), calls: z.array(reading) })),
});

const { verdicts } = SCHEMAS;

type Fate = "clean" | "doubted" | "refused" | "unread";
const FATES = { supported: "clean", doubtful: "doubted", unsupported: "refused" } as const;

const asArticle = (source: Source, story: string): Article => ({
  ...source,
  source: source.source ?? "",
  language: "en",
  url: "",
  itemId: undefined,
  feedId: undefined,
  byline: undefined,
  picture: undefined,
  siteName: undefined,
  canonicalUrl: undefined,
  storyId: story,
  replaces: undefined,
  seenAt: new Date(0),
});

/** Ids of the numbered claims of a prompt; a claim that is none of these has no id. */
const idsIn = (user: string, claims: Labelled[]): string[] =>
  claimsIn(user).map(
    ({ said }) => claims.find(({ draft }) => said.startsWith(`${neutralise(tidy(draft.text))} (`))?.id ?? "",
  );

/** The same model, with the tokens of each prompt noted in `sizes`. */
const sized = (model: LanguageModel, sizes: number[]): LanguageModel => ({
  generate(request) {
    sizes.push(estimateTokens(request.prompt.system) + estimateTokens(request.prompt.user));
    return model.generate(request);
  },
});

/** The same model, with what it says of which claims noted in `readings`. */
const notingReadings = (model: LanguageModel, claims: Labelled[], readings: Reading[]): LanguageModel => ({
  async generate(request) {
    const calls: RecordedCall[] = [];
    const generation = await noting(model, calls).generate(request);
    const ids = idsIn(request.prompt.user, claims);
    readings.push(...calls.map((one) => ({ ...withoutWords(one), claims: ids })));
    return generation;
  },
});

/**
 * Says of each claim what was recorded of it: which claims stand in one call depends on the rules, and these change. Of what was never
 * asked it says nothing.
 */
export const replayReadings = (calls: Reading[], claims: Labelled[]): LanguageModel => ({
  async generate<T>(request: GenerateRequest<T>) {
    const ids = idsIn(request.prompt.user, claims);
    const verdicts = ids.flatMap((id, i) => (readingOf(id, calls) ?? []).map((said) => ({ ...said, n: i + 1 })));
    const [{ provider, model } = { provider: "", model: "" }] = calls;
    if (verdicts.length === 0) throw new BotError("model_unavailable", "Nothing is recorded of these claims.");
    const value = request.schema.parse({ verdicts });
    const usage = { tokensIn: 0, tokensCached: 0, tokensOut: 0, cost: 0 };
    return { value, usage, provider, model, cached: true, partial: true as const };
  },
});

/** What was said of one claim; a claim that was asked about and left out is not supported. */
function readingOf(id: string, calls: Reading[]): z.infer<typeof verdicts>["verdicts"] | undefined {
  const found = calls.find(({ claims }) => claims.includes(id));
  if (!found) return undefined;
  const said = verdicts.parse(found.reply).verdicts.filter(({ n }) => n === found.claims.indexOf(id) + 1);
  return said.length > 0 ? said : [{ n: 0, sids: [], verdict: "unsupported", fault: "left out", words: "" }];
}

/** What becomes of the claims of one story when `model` reads them after the rules. */
async function readStory(model: LanguageModel, claims: Labelled[]): Promise<Fate[]> {
  const [first] = claims;
  if (!first) return [];
  const sources = numberSources(
    first.sources.map((source) => asArticle(source, first.story)),
    { maxTokens: 50_000 },
  );
  const place = (sid: string): string => {
    const named = first.sources[Number(sid.slice(1)) - 1];
    return `S${sources.articles.findIndex(({ id }) => id === named?.id) + 1}`;
  };
  const desk = { model, verify: verifyClaim, prompts: loadPrompts(), strict: false, random: () => 0.4 };
  const context = { sources, language: "en", account: { tenant: "eval", storyId: first.story, channel: undefined } };
  const inspected: Inspection[] = [];
  for (const { draft } of claims) {
    const cites = draft.cites.map(({ sid, quote }) => ({ sid: place(sid), quote }));
    inspected.push(await inspect(desk, { ...draft, cites }, context));
  }
  const open = inspected.filter((one) => one.open);
  const readings = await secondReadings(desk, open, context);
  return inspected.map((one): Fate => {
    if (!one.open) return "refused";
    const reading = readings[open.indexOf(one)];
    return reading ? FATES[reading.verdict] : "unread";
  });
}

function print(claims: Labelled[], fates: Fate[]): void {
  const share = (label: string, fits: (fate: Fate) => boolean): string => {
    const of = claims.flatMap((claim, i) => (claim.label === label ? [fates[i] ?? "unread"] : []));
    return `${of.filter(fits).length} of ${of.length} (${(of.filter(fits).length / of.length).toFixed(3)})`;
  };
  table(
    ["", "clean", "doubted", "refused", "unread"],
    ["faithful", "borderline", "unfaithful"].map((label) => [
      label,
      ...(["clean", "doubted", "refused", "unread"] as const).map((fate) => share(label, (one) => one === fate)),
    ]),
  );
  const missed = claims.flatMap(({ label, error }, i) =>
    label === "unfaithful" && fates[i] === "clean" ? [error] : [],
  );
  process.stdout.write(`unfaithful ones passed clean, by what is wrong: ${missed.join(", ") || "none"}\n`);
}

/** Reads the labelled claims with `model` and keeps what it said, or replays what another said. */
export async function judgeClaims(given: {
  replay?: string;
  model?: LanguageModel;
  madeBy?: string;
  record?: string;
  stories?: string;
}) {
  const all = labelledClaims();
  if (!all) return void process.stdout.write("judge: skipped, no shared corpus\n");
  const kept = given.replay ? recording.parse(JSON.parse(readFileSync(given.replay, "utf8"))) : undefined;
  const wanted = kept?.stories.map(({ id }) => id) ?? given.stories?.split(",") ?? [];
  const ids = [...new Set(all.map(({ story }) => story))];
  const chosen = ids.filter((id) => wanted.length === 0 || wanted.some((one) => id.startsWith(one)));
  const stories: z.infer<typeof recording>["stories"] = [];
  const [claims, fates, sizes]: [Labelled[], Fate[], number[]] = [[], [], []];
  for (const id of chosen) {
    const own = all.filter(({ story }) => story === id);
    const calls: Reading[] = [];
    const model = kept
      ? replayReadings(kept.stories.find((story) => story.id === id)?.calls ?? [], own)
      : given.model && notingReadings(given.model, own, calls);
    if (!model) return void process.stdout.write("judge: name a recording, or give MODEL_* settings and --record\n");
    fates.push(...(await readStory(sized(model, sizes), own)));
    claims.push(...own);
    stories.push({ id, calls });
  }
  const madeBy = kept?.madeBy ?? given.madeBy ?? "";
  const each = Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
  process.stdout.write(`${chosen.length} stories, ${claims.length} claims, read by ${madeBy}\n`);
  process.stdout.write(`${sizes.length} calls, their prompts of about ${each} tokens each\n\n`);
  print(claims, fates);
  if (given.record) writeFileSync(given.record, `${JSON.stringify({ madeBy, stories }, null, 1)}\n`);
}

/** The corpus's words stay with the corpus. */
function withoutWords(one: RecordedCall): RecordedCall {
  const reply = z.object({ verdicts: z.array(z.looseObject({ words: z.string() })) }).parse(one.reply);
  return { ...one, reply: { verdicts: reply.verdicts.map((verdict) => ({ ...verdict, words: "" })) } };
}
