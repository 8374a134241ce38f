// Asks the model, in one small call, which passages answer a question that somebody left standing.
import { type BotError, asBotError } from "../core/errors.ts";
import type { AnswersIt } from "../core/ports.ts";
import { fenced, newFence, neutralise } from "./fence.ts";
import type { SameStoryOptions } from "./same-story.ts";
import { SCHEMAS } from "./schema.ts";

/** Characters of a question, and of a passage: two sentences, and what may stand around them. */
const QUESTION = 300;
const PASSAGE = 1_500;

export function createAnswersIt({ model, prompts, random, level, onFailure }: SameStoryOptions): AnswersIt {
  return async (question, passages, account, signal) => {
    try {
      if (passages.length === 0 || (level && (await level(account.tenant)) !== "full")) return [];
      const asked = neutralise(question.slice(0, QUESTION));
      const lines = passages.map(
        ({ source, text }, at) => `${at + 1}: ${neutralise(source)} | ${neutralise(text.slice(0, PASSAGE))}`,
      );
      const shown = lines.join("\n");
      const prompt = prompts.render(
        "answers",
        {
          question: fenced("question", asked, newFence(random)),
          passages: fenced("passages", shown, newFence(random)),
        },
        JSON.stringify([asked, shown]),
      );
      const { value, partial } = await model.generate({ prompt, schema: SCHEMAS.answers, account, signal });
      if (partial) return [];
      return passages.map((_, at) => {
        const said = value.answers.filter(({ n }) => n === at + 1);
        // Two answers to one question are none, and so is none.
        return said.length === 1 ? said[0]?.answers : undefined;
      });
    } catch (error) {
      const fault: BotError = asBotError(error);
      onFailure?.(fault);
      return [];
    }
  };
}
