// From a model's drafts to claims: checked, mended once at most, dropped or labelled.
import type { Article, Citation, Claim } from "../core/domain.ts";
import type { GenerateRequest, LanguageModel } from "../core/ports.ts";
import { primaryTag } from "../language/languages.ts";
import { contentStems, isStopword, stem, words } from "../language/words.ts";
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
  const strange = strangeWords(wire, citations, context);
  if (strange) telling.push(strange.text);
  // One doubt can be told to a reader; two are none of their business.
  const published = verdict !== "unsupported" && !strange?.hard && telling.length <= (desk.strict ? 0 : 1);
  const claim = published ? { text: wire.text, kind: wire.kind, citations, doubts: telling } : undefined;
  return { wire, claim, issues: telling, reason: telling.join("; ") || verdict };
}

/** A passage that reaches over a blanked order is no slice of the stored text. */
const isStored = ({ articleId, passage, start, end }: Citation, { stored }: NumberedSources): boolean =>
  stored.find(({ id }) => id === articleId)?.text.slice(start, end) === passage;

const asksSomething = (text: string): string | undefined =>
  /[?？؟]["'”’)]*$/u.test(text) ? "a question is no claim" : undefined;

/**
 * Least shares of a claim's content words that stand around its passages: below the first it speaks of something else, below the
 * second a fact says more than its passage. Of sentences that people found supported (QAGS, CNN/DM part), with the best passage
 * of the article as their citation, 0 of 271 fall below the first and 2 below the second; of unsupported ones 3 and 9 %.
 */
const related = 1 / 3;
const covered = 0.6;

/** What the cited passages, their neighbours and the title do not speak of. Names and numbers are the verifier's business. */
function strangeWords({ text, kind }: WireClaim, citations: Citation[], { sources, language }: CheckContext) {
  const near = citations.map((citation) => {
    const article = sources.articles.find(({ id }) => id === citation.articleId);
    // Across languages words say nothing.
    if (!article || ![primaryTag(language), "und"].includes(primaryTag(article.language))) return undefined;
    const at = article.sentences.findIndex(({ n }) => n === citation.sentence);
    const around = article.sentences.slice(Math.max(0, at - 1), at + 2);
    return [article.title, citation.passage, ...around.map(({ start, end }) => article.text.slice(start, end))].join(
      " ",
    );
  });
  if (near.length === 0 || near.includes(undefined)) return undefined;
  const held = new Set(contentStems(near.join(" ")));
  const said = [...new Set(words(text))].filter((word) => !isStopword(word));
  const strange = said.filter((word) => !held.has(stem(word)));
  const share = said.length === 0 ? 0 : 1 - strange.length / said.length;
  if (share < related) return { hard: true, text: "the cited passage speaks of something else" };
  if (share < covered && kind === "fact")
    return { hard: false, text: `the cited passage does not speak of ${strange.join(", ")}` };
  return undefined;
}

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
