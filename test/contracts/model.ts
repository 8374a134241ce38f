// What every language model does, whatever stands behind it: one suite, one call for each implementation, the fake too.
import { describe, expect, it, onTestFinished } from "vitest";
import type { LanguageModel } from "../../src/core/ports.ts";
import { good, request } from "../support/model-setup.ts";

/** What is behind the model does, each time it is asked; the last one goes on. */
export type Behaviour = { says: object } | "refuses" | "breaks off";

export interface TestModel {
  name: string;
  open(behaviours: Behaviour[]): Promise<{ model: LanguageModel; close(): Promise<unknown> }>;
}

const NOT_ASKED_FOR = { title: "Pier closes", score: "three" };

export function modelContract({ name, open }: TestModel): void {
  describe(`the language model: ${name}`, () => {
    const opened = async (...behaviours: Behaviour[]): Promise<LanguageModel> => {
      const { model, close } = await open(behaviours);
      onTestFinished(async () => void (await close()));
      return model;
    };

    it("gives what was asked for, and says who wrote it and what it took", async () => {
      const model = await opened({ says: good });
      const generation = await model.generate(request());
      expect(generation).toMatchObject({ value: good, cached: false });
      expect(generation.provider).not.toBe("");
      expect(generation.model).not.toBe("");
      expect(generation.usage.tokensIn).toBeGreaterThan(0);
    });

    it("shows the text as it grows, and in the end all of it", async () => {
      const model = await opened({ says: good });
      const seen: string[] = [];
      await model.generate(request({ onText: (soFar) => void seen.push(soFar) }));
      expect(seen.every((text, n) => n === 0 || text.startsWith(seen[n - 1] ?? ""))).toBe(true);
      expect(JSON.parse(seen.at(-1) ?? "")).toEqual(good);
    });

    it.each<[string, Behaviour, string]>([
      ["refuses", "refuses", "model_refused"],
      ["answers in another shape", { says: NOT_ASKED_FOR }, "model_invalid_output"],
      ["breaks off in the middle", "breaks off", "model_unavailable"],
    ])("fails by its code when what is behind it %s", async (_how, behaviour, code) => {
      const model = await opened(behaviour);
      await expect(model.generate(request())).rejects.toMatchObject({ name: "BotError", code });
    });

    it("leaves with whoever asked, for the reason that was given", async () => {
      const model = await opened({ says: good });
      const reason = new Error("the reader left");
      await expect(model.generate(request({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    });
  });
}
