// Answers by a model, each claim checked before anybody sees it.
import type { Claim, Turn } from "../core/domain.ts";
import type { Answer, GenerateRequest, Question } from "../core/ports.ts";
import { coversOf } from "../extract/covers.ts";
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

type Account = GenerateRequest<unknown>["account"];

const turnsRead = 6;

/**
 * Throws as `LanguageModel` does while nothing was shown yet; after that, what was shown is the answer, once a second reader has
 * seen it: what fails is mended once and read again, then what is refused is no part of it and what is doubted is labelled. `onClaim` gets each claim as soon as it is written
 * and the rules let it through, unless it must first be translated, or read (`strict`).
 */
export async function writeAnswer(
  desk: Desk,
  question: Question,
  account: Account,
  onClaim: ((claim: Claim) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { lens } = question;
  const turns = question.turns.slice(-turnsRead);
  const { sources, elsewhere } = await sourcesFor(desk, question, turns);
  const language = languageOf(sources.articles, lens.language);
  const prompt = renderFollowup(desk, question, sources, turns, elsewhere, language);

  // Not as it is written: it must first be translated, or read.
  const isHeldBack = desk.strict || primaryTag(lens.language) !== primaryTag(language);
  const context: CheckContext = { sources, language, account, asked: question.text };
  const drafts = draftReader(desk, context, { most: LIMITS.answer, onClaim: isHeldBack ? undefined : onClaim });
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
  const lacking = lackingIn(value?.missing, sources, question);
  if (claims.length === 0) return { claims, complete: "no", ...lacking, covers: coversOf(question), writtenBy };
  const complete = value?.answerable === "yes" && inspections.every(({ claim }) => claim) ? "yes" : "partly";
  const spoken = await inLanguage(desk, claims, language, lens.language, account);
  if (isHeldBack) for (const claim of spoken) onClaim?.(claim);
  return { claims: spoken, complete, ...(complete === "partly" && lacking), covers: [], writtenBy };
}

/** What an answer says that it lacks, where that brings nothing of its own. */
function lackingIn(
  said: string | null | undefined,
  { body }: NumberedSources,
  { text }: Question,
): { missing?: string } {
  const missing = said ? withoutFacts(said, `${body}\n${text}`) : undefined;
  return missing === undefined ? {} : { missing };
}

/** The story's own articles and the parts of others that are about the question; and how many those are. */
async function sourcesFor(
  { number = numberAll }: Pick<Desk, "number">,
  question: Question,
  turns: Turn[],
): Promise<{ sources: NumberedSources; elsewhere: number }> {
  // What readers said, never the bot's own words: these would bring back the articles that it spoke of.
  const asked = turns.filter(({ role }) => role === "person").slice(-1);
  const about = [question.text, question.point?.text ?? "", ...asked.map((turn) => turn.text)].join(" ");
  const { articles } = question.story;
  const sources = await number(articles, question.elsewhere, {
    maxTokens: sourceTokens,
    about,
    question: question.text,
    ...(question.near && { near: question.near }),
  });
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
  const fence = storyFence(desk.random, question.story);
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

/** Without those that repeat an earlier one. */
const distinct = (claims: Claim[]): Claim[] =>
  claims.filter((claim, at) => !claims.slice(0, at).some((earlier) => similar(earlier.text, claim.text)));
