// The JSON object in what a model said: thinking, fences and chatter around it removed. Pure.
import { endOfBlock } from "../core/balanced.ts";
import { isObject } from "../core/values.ts";

/** The text without its leading `<think>` part; empty while that part is still open. */
export function withoutThinking(text: string): string {
  const start = text.trimStart();
  // An answer that already began keeps everything: its strings may speak of such tags.
  if (start === "" || start.startsWith("{") || start.startsWith("```")) return text;
  // Some chat templates swallow the opening tag, so only the closing one is looked for.
  const closing = /<\/(think|thinking|reasoning)>/i.exec(start);
  if (closing) return start.slice(closing.index + closing[0].length);
  return "<think".startsWith(start.slice(0, 6).toLowerCase()) ? "" : text;
}

/** The first JSON object of a text; undefined when there is none whole. */
export function findObject(text: string): Record<string, unknown> | undefined {
  const said = withoutThinking(text);
  const whole = parseObject(said);
  if (whole) return whole;
  for (let at = said.indexOf("{"); at >= 0;) {
    const end = endOfBlock(said, at);
    if (end === undefined) return undefined;
    const found = parseObject(said.slice(at, end));
    if (found) return found;
    at = said.indexOf("{", end);
  }
  return undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
