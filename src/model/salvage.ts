// What an answer that broke off holds already: its whole parts, closed where it was cut. Pure.
import { isObject } from "../core/values.ts";
import { withoutThinking } from "./json.ts";

/**
 * The object of a text that stops in the middle: whole values of its top level and whole elements of a list there, the missing
 * keys filled with nothing as the schema allows. Undefined when nothing of it is whole.
 */
export function salvage(text: string, schema: Record<string, unknown>): Record<string, unknown> | undefined {
  const said = withoutThinking(text);
  const whole = closed(said.slice(Math.max(0, said.indexOf("{"))));
  if (!whole || !Object.values(whole).some((value) => (Array.isArray(value) ? value.length > 0 : isObject(value))))
    return undefined;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  for (const [key, property] of Object.entries(properties)) {
    const empty = emptyOf(property);
    if (whole[key] === undefined && empty !== undefined) whole[key] = empty;
  }
  return whole;
}

function emptyOf(property: unknown): [] | null | undefined {
  if (!isObject(property)) return undefined;
  if (property["type"] === "array") return [];
  const kinds = property["anyOf"];
  return Array.isArray(kinds) && kinds.some((kind) => isObject(kind) && kind["type"] === "null") ? null : undefined;
}

/** The text up to the last place where a value of the top level, or an element of a list there, is whole. */
function closed(text: string): Record<string, unknown> | undefined {
  const open: string[] = [];
  let cut = 0;
  let closing = "";
  let quoted = false;
  const mark = (at: number) => {
    if (open.length !== 1 && !(open.length === 2 && open[1] === "]")) return;
    cut = at;
    closing = open.toReversed().join("");
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "{" || c === "[") open.push(c === "{" ? "}" : "]");
    else if (c === ",") mark(i);
    else if (c === "}" || c === "]") {
      open.pop();
      mark(i + 1);
    }
  }
  try {
    const value: unknown = JSON.parse(text.slice(0, cut) + closing);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
