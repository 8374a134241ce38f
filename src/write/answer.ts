// Answers and deeper commentary by a model, each claim checked before anybody sees it.
import { claimsOf, numbered } from "../core/analysis.ts";
import type { Analysis, Claim, Turn } from "../core/domain.ts";
import type { Analyst, Answer, Commentary, DeeperRequest, GenerateRequest, Question } from "../core/ports.ts";
import { primaryTag } from "../language/languages.ts";
import { fenced, newFence, neutralise } from "./fence.ts";
import { languageName, languageOf, translateClaims } from "./translate.ts";
import { byModel, NothingToWrite, sourceTokens } from "./analysis.ts";
import { bringsNothing } from "./guard.ts";
import { readPartial } from "./partial.ts";
import { inspect, type CheckContext, type Desk, type Inspection } from "./inspect.ts";
import { checkAll, judgeAll } from "./judge.ts";
import { LIMITS, limitClaim, limitClaims, SCHEMAS, type WireClaim } from "./schema.ts";
import { similar } from "./similar.ts";
import { sentence } from "../words/index.ts";
import { numberAll } from "./elsewhere.ts";
import { sourcesBlock, type NumberedSources } from "./sources.ts";

type Account = GenerateRequest<unknown>["account"];

const turnsRead = 6;
/** Characters of a written answer that are read as they come. */
const STREAMED = 30_000;
/** Drafts of one answer that are held against the rules, however many a model writes. */
const LOOKED_AT = 4 * LIMITS.answer;

/** Throws as `LanguageModel` does, and NothingToWrite when the sources hold nothing more that can be confirmed. */
export async function writeDeeper(desk: Desk, request: DeeperRequest, account: Account): Promise<Commentary> {
  const { story, analysis, point, lens } = request;
  const about = `${request.angle ?? ""} ${point?.text ?? ""}`;
  const sources = await (desk.number ?? numberAll)(story.articles, [], { maxTokens: sourceTokens, about });
  const language = languageOf(sources.articles, lens.language);
  const fence = newFence(desk.random);
  const published = publishedLines(analysis, point);
  const reader = [lens.audience ?? "general readers", ...lens.questions].map(neutralise);
  const prompt = desk.prompts.render(
    "deeper",
    {
      sources: sourcesBlock(sources, fence),
      published: fenced("published", published.join("\n"), fence),
      reader: fenced("reader", reader.join("\n"), fence),
      angle: request.angle ?? "background",
      focus: point ? markedFocus : "",
      language: languageName(language),
    },
    JSON.stringify([sources.body, published, reader, request.angle, point?.text, language]),
  );
  const { value, provider, model } = await desk.model.generate({ prompt, schema: SCHEMAS.commentary, account });
  const drafts = limitClaims(value.claims, LIMITS.commentary);
  const { inspections: checked, read } = await checkAll(desk, drafts, { sources, language, account });
  if (desk.strict && !read) throw new NothingToWrite(sentence("post.becauseUnread"));
  const claims: Claim[] = [];
  const known = claimsOf(analysis);
  for (const { claim } of checked) {
    if (claim && ![...known, ...claims].some((other) => similar(other.text, claim.text))) claims.push(claim);
  }
  const open = openQuestions(value.open, sources);
  if (claims.length === 0 && open.length === 0) throw new NothingToWrite(sentence("post.becauseNothingMore"));
  const spoken = await inLanguage(desk, claims, language, lens.language, account);
  return { claims: spoken, open, writtenBy: byModel({ provider, model }, prompt.id, read) };
}

/** Questions the sources leave open carry no citation, so they may bring no fact either. */
function openQuestions(questions: string[], sources: NumberedSources): string[] {
  const material = sources.body;
  return questions
    .slice(0, 4 * LIMITS.open)
    .map((question) => neutralise(question))
    .filter((question) => question.endsWith("?") && question.length <= 140 && bringsNothing(question, material))
    .slice(0, LIMITS.open);
}

/**
 * Throws as `LanguageModel` does while nothing was shown yet; after that, what was shown is the answer, once a second reader has
 * seen it: what fails is mended once and read again, then what is refused is no part of it and what is doubted is labelled. `onClaim` gets each claim as soon as it is written
 * and the rules let it through, unless it must first be translated, or read (`strict`).
 */
export async function writeAnswer(
  desk: Desk & { fallback: Analyst },
  question: Question,
  account: Account,
  onClaim: ((claim: Claim) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { point, lens } = question;
  const turns = question.turns.slice(-turnsRead);
  const about = [question.text, point?.text ?? "", ...turns.slice(-2).map((turn) => turn.text)].join(" ");
  const { sources, elsewhere } = await sourcesFor(desk, question, about);
  const language = languageOf(sources.articles, lens.language);
  const prompt = renderFollowup(desk, question, sources, turns, elsewhere, language);

  // Not as it is written: it must first be translated, or read.
  const isHeldBack = desk.strict || primaryTag(lens.language) !== primaryTag(language);
  const context: CheckContext = { sources, language, account };
  const drafts = draftReader(desk, context, isHeldBack ? undefined : onClaim);
  const onText = (soFar: string) => {
    // What is longer than any answer is read at its end, once: every part of it would be read again with each that comes.
    if (soFar.length > STREAMED) return;
    const { elements, before } = readPartial(soFar, "answer");
    if (before["answerable"] === "yes" || before["answerable"] === "partly") drafts.take(elements);
  };
  const generated = await desk.model
    .generate({ prompt, schema: SCHEMAS.answer, account, ...(onClaim && { onText }), ...(signal && { signal }) })
    .catch(async (error: unknown) => {
      await drafts.looked();
      if (drafts.claims() === 0 || signal?.aborted) throw error;
      return undefined;
    });
  const value = generated?.value;
  if (value && value.answerable !== "no") drafts.take(value.answer);
  await drafts.looked();
  const { inspections, read } = await judgeAll(desk, drafts.seen, context);
  if (desk.strict && !read) throw new NothingToWrite(sentence("post.becauseUnread"));
  const claims = distinct(inspections.flatMap(({ claim }) => (claim ? [claim] : [])));
  const writtenBy = byModel(generated ?? { provider: "", model: "a model (interrupted)" }, prompt.id, read);
  if (claims.length === 0)
    return { claims, complete: "no", covers: await coversOf(desk.fallback, question, account), writtenBy };
  const complete = value?.answerable === "yes" && inspections.every(({ claim }) => claim) ? "yes" : "partly";
  const spoken = await inLanguage(desk, claims, language, lens.language, account);
  if (isHeldBack) for (const claim of spoken) onClaim?.(claim);
  return { claims: spoken, complete, covers: [], writtenBy };
}

/** The story's own articles and the parts of others that are about the question; and how many those are. */
async function sourcesFor(
  { number = numberAll }: Pick<Desk, "number">,
  { story: { articles }, elsewhere }: Question,
  about: string,
): Promise<{ sources: NumberedSources; elsewhere: number }> {
  const sources = await number(articles, elsewhere, { maxTokens: sourceTokens, about });
  return { sources, elsewhere: sources.articles.length - articles.length };
}

function renderFollowup(
  desk: Desk,
  question: Question,
  sources: NumberedSources,
  turns: Turn[],
  elsewhere: number,
  language: string,
) {
  const fence = newFence(desk.random);
  const published = publishedLines(question.analysis, question.point);
  const talk = turns.map((turn) => `${turn.role === "bot" ? "bot" : "reader"}: ${neutralise(turn.text).slice(0, 500)}`);
  const asked = neutralise(question.text).slice(0, 1_000);
  const own = sources.articles.length - elsewhere;
  const focus = [
    question.point ? markedFocus : "",
    elsewhere > 0
      ? `Sources from S${own + 1} on belong to other stories: use them only where the first ${own} do not answer.`
      : "",
  ];
  return desk.prompts.render(
    "followup",
    {
      sources: sourcesBlock(sources, fence),
      published: fenced("published", published.join("\n"), fence),
      conversation: talk.length > 0 ? fenced("conversation", talk.join("\n"), fence) : "",
      question: fenced("question", asked, fence),
      focus: focus.filter(Boolean).join("\n"),
      language: languageName(language),
    },
    JSON.stringify([sources.body, published, talk, asked, focus, language]),
  );
}

/** Holds drafts against the rules as they come; each is looked at once, and one that repeats an earlier one is passed over. */
function draftReader(desk: Desk, context: CheckContext, onClaim: ((claim: Claim) => void) | undefined) {
  const seen: Inspection[] = [];
  const open = () => seen.filter((one) => one.open);
  const taken = new Set<string>();
  /** One after the other, as they were written. */
  let looking = Promise.resolve();
  async function look(wire: WireClaim): Promise<void> {
    if (open().length >= LIMITS.answer) return;
    const inspection = await inspect(desk, wire, context);
    if (inspection.open && open().some((other) => similar(other.wire.text, inspection.wire.text))) return;
    seen.push(inspection);
    if (inspection.claim) onClaim?.(inspection.claim);
  }
  return {
    seen,
    /** How many the rules leave to a second reader. */
    claims: () => open().length,
    take(drafts: unknown[]): void {
      for (const draft of drafts) {
        if (taken.size >= LOOKED_AT) return;
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

/** Without those that repeat an earlier one. */
const distinct = (claims: Claim[]): Claim[] =>
  claims.filter((claim, at) => !claims.slice(0, at).some((earlier) => similar(earlier.text, claim.text)));

async function inLanguage(desk: Desk, claims: Claim[], from: string, to: string, account: Account): Promise<Claim[]> {
  if (primaryTag(from) === primaryTag(to)) return claims;
  const translated = await translateClaims(desk, claims, { from, to }, account).catch(() => undefined);
  return translated?.claims ?? claims;
}

async function coversOf(fallback: Analyst, question: Question, account: Account): Promise<string[]> {
  const { covers } = await fallback.answer(question, account);
  return covers.length > 0 ? covers : [question.analysis.headline.text];
}

const markedFocus = "The reader asks about the published sentence that starts with *.";

/** What readers already know, under the numbers they call it by; the sentence asked about is marked. */
function publishedLines(analysis: Analysis, point: Claim | undefined): string[] {
  const claims = claimsOf(analysis);
  const known = !point || claims.some((claim) => claim.text === point.text);
  const numbers = new Map(numbered(analysis).map(({ number, claim }) => [claim, number]));
  return (known ? claims : [...claims, point]).map((claim) => {
    const number = numbers.get(claim);
    const mark = point?.text === claim.text ? "* " : "";
    return `${mark}${number === undefined ? "-" : `${number}.`} ${neutralise(claim.text)}`;
  });
}
