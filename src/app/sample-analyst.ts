// Tells the sample's stories with what a model wrote beforehand, where none is configured.
import { outlets } from "../../sample/outlets.ts";
import type { Article } from "../core/domain.ts";
import type { Analyst } from "../core/ports.ts";
import { createModelAnalyst } from "../write/analyst.ts";
import type { NumberAll, Verify } from "../write/inspect.ts";
import { loadPrompts } from "../write/prompts.ts";
import { verifyClaim } from "../verify/verify.ts";
import { createRecordedModel } from "./recorded.ts";

export interface SampleAnalystOptions {
  fallback: Analyst;
  strict: boolean;
  /** The moment that the sample's articles are dated from; undefined: there is no sample. */
  startedAt: Date | undefined;
  tools: { number: NumberAll; verify: Verify } | undefined;
}

/** The recordings go the way of every model: rules, second reader, one mending. What none of them fits is written by the extract. */
export function createSampleAnalyst({ fallback, strict, startedAt, tools }: SampleAnalystOptions): Analyst {
  if (!startedAt) return fallback;
  const hosts = new Set(outlets.map(({ host }) => host));
  const isSample = ({ articles }: { articles: readonly Article[] }) =>
    articles.length > 0 && articles.every(({ domain }) => hosts.has(domain));
  let made: Analyst | undefined;
  /** Read when the first story is told, not while the bot starts. */
  const recorded = (): Analyst => {
    if (made) return made;
    const prompts = loadPrompts();
    const model = createRecordedModel(prompts, startedAt);
    const { verify = verifyClaim, number } = tools ?? {};
    made = createModelAnalyst({
      model,
      prompts,
      verify,
      ...(number && { number }),
      strict,
      random: Math.random,
      fallback,
    });
    return made;
  };
  const whoTells = (story: { articles: readonly Article[] }) => (isSample(story) ? recorded() : fallback);
  return {
    analyse: (story, ...rest) => whoTells(story).analyse(story, ...rest),
    deeper: (request, ...rest) => whoTells(request.story).deeper(request, ...rest),
    answer: (question, ...rest) => whoTells(question.story).answer(question, ...rest),
  };
}
