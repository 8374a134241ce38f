// Judges titles before anything is read: many in one small call, for the interests given.
import type { GenerateRequest, LanguageModel } from "../core/ports.ts";
import { fenced, newFence, neutralise } from "./fence.ts";
import type { Prompts } from "./prompts.ts";
import { SCHEMAS, TOPICS } from "./schema.ts";

export interface TriageItem {
  title: string;
  summary: string;
}

export interface TriageVerdict {
  /** 0 to 10. */
  score: number;
  topic: (typeof TOPICS)[number];
  ad: boolean;
  opinion: boolean;
}

/** Items in one call: about 100 tokens each. */
const batch = 20;
const openingLength = 400;

/** One verdict per item, in order; undefined where the model gave none or failed. Never throws for a failing model. */
export async function triage(
  desk: { model: LanguageModel; prompts: Prompts; random: () => number },
  items: TriageItem[],
  interests: string[],
  account: GenerateRequest<unknown>["account"],
): Promise<(TriageVerdict | undefined)[]> {
  const verdicts: (TriageVerdict | undefined)[] = [];
  const wanted = interests.map(neutralise).join("\n");
  for (let at = 0; at < items.length; at += batch) {
    const some = items.slice(at, at + batch);
    const lines = some
      .map(
        ({ title, summary }, i) =>
          `${i + 1} ${neutralise(title).slice(0, 200)} | ${neutralise(summary).slice(0, openingLength)}`,
      )
      .join("\n");
    const fence = newFence(desk.random);
    const prompt = desk.prompts.render(
      "triage",
      { interests: fenced("interests", wanted, fence), items: fenced("items", lines, fence) },
      JSON.stringify([wanted, lines]),
    );
    const generated = await desk.model.generate({ prompt, schema: SCHEMAS.triage, account }).catch(() => undefined);
    const byNumber = new Map(
      generated?.value.items.map(({ n, score, ...verdict }) => [
        n,
        { score: Math.max(0, Math.min(10, score)), ...verdict },
      ]),
    );
    verdicts.push(...some.map((_, i) => byNumber.get(i + 1)));
  }
  return verdicts;
}
