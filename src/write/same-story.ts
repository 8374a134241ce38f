// Asks the model, in one small call, which pairs of reports tell one story.
import { type BotError, asBotError } from "../core/errors.ts";
import type { LanguageModel, SameStory } from "../core/ports.ts";
import { fenced, newFence, neutralise } from "./fence.ts";
import type { Prompts } from "./prompts.ts";
import { SCHEMAS } from "./schema.ts";

export interface SameStoryOptions {
  model: LanguageModel;
  prompts: Prompts;
  random: () => number;
  /** How much a tenant's budget still pays for; absent: everything. */
  level?: (tenant: string) => Promise<"full" | "extract" | "headline">;
  /** Told of every failure; nobody else hears of one. */
  onFailure?: (error: BotError) => void;
}

/** Characters of a title, and of what follows it: about 100 tokens a report. */
const TITLE = 200;
const OPENING = 300;

export function createSameStory(options: SameStoryOptions): SameStory {
  const { model, prompts, random, level, onFailure } = options;
  return async (pairs, account, signal) => {
    try {
      if (level && (await level(account.tenant)) !== "full") return [];
      const lines = pairs.map(({ a, b }, at) => `${at + 1} A: ${line(a)}\n${at + 1} B: ${line(b)}`).join("\n");
      const prompt = prompts.render("same-story", { pairs: fenced("pairs", lines, newFence(random)) }, lines);
      const { value } = await model.generate({ prompt, schema: SCHEMAS.pairs, account, signal });
      return pairs.map((_, at) => {
        const said = new Set(value.pairs.filter(({ n }) => n === at + 1).map(({ same }) => same));
        // Two answers to one question are none.
        return said.size === 1 ? [...said][0] : undefined;
      });
    } catch (error) {
      onFailure?.(asBotError(error));
      return [];
    }
  };
}

const line = ({ title, text }: { title: string; text: string }): string =>
  `${neutralise(title.slice(0, TITLE))} | ${neutralise(text.slice(0, OPENING))}`;
