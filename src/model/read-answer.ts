// What a finished answer holds: the value asked for, or what is wrong with it.
import { BotError } from "../core/errors.ts";
import type { GenerateRequest } from "../core/ports.ts";
import type { CallResult } from "./call.ts";
import { findObject } from "./json.ts";
import { sentence } from "../words/index.ts";

export type Spoilt = "truncated" | "empty" | "invalid";

type ReadAnswer<T> = { kind: "ok"; value: T } | { kind: "broken" } | { kind: Spoilt; issues: string[] };

/** The answer's value, or what is wrong with it. A whole object that fits is good, whatever the finish reason says. */
export function readAnswer<T>(
  answer: CallResult & { kind: "text" },
  schema: GenerateRequest<T>["schema"],
): ReadAnswer<T> {
  const object = findObject(answer.text);
  const parsed = object && schema.safeParse(object);
  if (parsed?.success) return { kind: "ok", value: parsed.data };
  if (answer.finish === "length") return { kind: "truncated", issues: [] };
  if (answer.finish === undefined && !object) return { kind: "broken" };
  if (answer.text.trim() === "") return { kind: "empty", issues: [] };
  if (!parsed) return { kind: "invalid", issues: ["it is not one whole JSON object"] };
  return {
    kind: "invalid",
    issues: parsed.error.issues.map((issue) => `${issue.path.join(".") || "the object"}: ${issue.message}`),
  };
}

export function spoilt(kind: Spoilt, server: string, issues: string[]): BotError {
  if (kind === "truncated") return new BotError("model_truncated", sentence("model.cutTwice", { server }));
  const said =
    kind === "empty"
      ? sentence("model.emptyTwice", { server })
      : sentence("model.wrongTwice", { server, issues: issues.slice(0, 3).join("; ") });
  return new BotError("model_invalid_output", said);
}
