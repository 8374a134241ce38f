// Deeper commentary by a model: from one angle, shown claim by claim, without what was told before.
import { claimsOf } from "../core/analysis.ts";
import type { Claim } from "../core/domain.ts";
import type { Commentary, DeeperRequest, GenerateRequest } from "../core/ports.ts";
import { primaryTag } from "../language/languages.ts";
import { byModel, NothingToWrite, sourceTokens } from "./analysis.ts";
import { draftReader, STREAMED, inLanguage, markedFocus, publishedLines, withoutFacts } from "./drafts.ts";
import { numberAll } from "./elsewhere.ts";
import { fenced, neutralise, storyFence } from "./fence.ts";
import type { CheckContext, Desk } from "./inspect.ts";
import { judgeAll } from "./judge.ts";
import { readPartial } from "./partial.ts";
import { LIMITS, SCHEMAS } from "./schema.ts";
import { similar } from "./similar.ts";
import { sourcesBlock, type NumberedSources } from "./sources.ts";
import { languageName, languageOf } from "./translate.ts";
import { sentence } from "../words/index.ts";

/**
 * Throws as `LanguageModel` does, and NothingToWrite when the sources hold nothing more that can be confirmed. `onClaim` gets each
 * claim as soon as the rules let it through, unless it must first be translated, or read (`strict`).
 */
export async function writeDeeper(
  desk: Desk,
  request: DeeperRequest,
  account: GenerateRequest<unknown>["account"],
  onClaim?: (claim: Claim) => void,
  signal?: AbortSignal,
): Promise<Commentary> {
  const { story, analysis, lens } = request;
  const about = `${request.angle ?? ""} ${request.point?.text ?? ""}`;
  const sources = await (desk.number ?? numberAll)(story.articles, [], { maxTokens: sourceTokens, about });
  const language = languageOf(sources.articles, lens.language);
  const prompt = renderDeeper(desk, request, sources, language);
  const translates = primaryTag(lens.language) !== primaryTag(language);
  const context: CheckContext = { sources, language, account };
  const known = [...claimsOf(analysis), ...(analysis.more ?? [])];
  const hidden = translates || desk.strict;
  const drafts = draftReader(desk, context, {
    most: LIMITS.commentary,
    known,
    onClaim: hidden ? undefined : onClaim,
  });
  const onText = (soFar: string) => {
    if (soFar.length <= STREAMED) drafts.take(readPartial(soFar, "claims").elements);
  };
  const generation = await desk.model.generate({
    prompt,
    schema: SCHEMAS.commentary,
    account,
    ...(onClaim && { onText }),
    ...(signal && { signal }),
  });
  const { value } = generation;
  drafts.take(value.claims);
  await drafts.looked();
  const { inspections, read } = await judgeAll(desk, drafts.seen, context);
  if (desk.strict && !read) throw new NothingToWrite(sentence("post.becauseUnread"));
  const claims: Claim[] = [];
  for (const { claim } of inspections) {
    if (claim && ![...known, ...claims].some((other) => similar(other.text, claim.text))) claims.push(claim);
  }
  // Questions the sources leave open carry no citation, so they may bring no fact either.
  const open = value.open
    .flatMap((question) => withoutFacts(question, sources.body) ?? [])
    .filter((question) => question.endsWith("?"))
    .slice(0, LIMITS.open);
  if (claims.length === 0 && open.length === 0) throw new NothingToWrite(sentence("post.becauseNothingMore"));
  const spoken = await inLanguage(desk, claims, language, lens.language, account);
  if (hidden) for (const claim of spoken) onClaim?.(claim);
  return { claims: spoken, open, writtenBy: byModel(generation, prompt.id, read) };
}

function renderDeeper(desk: Desk, request: DeeperRequest, sources: NumberedSources, language: string) {
  const { analysis, point, lens, angle } = request;
  const fence = storyFence(desk.random, request.story);
  const published = publishedLines(analysis, point);
  const reader = [lens.audience ?? "general readers", ...lens.questions].map(neutralise);
  return desk.prompts.render(
    "deeper",
    {
      sources: sourcesBlock(sources, fence),
      published: fenced("published", published.join("\n"), fence),
      reader: fenced("reader", reader.join("\n"), fence),
      angle: angle ?? "background",
      focus: point ? markedFocus : "",
      language: languageName(language),
    },
    JSON.stringify([sources.body, published, reader, angle, point?.text, language]),
  );
}
