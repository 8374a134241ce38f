// What somebody wants who writes in a thread: a receipt, a point, an answer, or silence.
import { everyPattern } from "../language/languages.ts";
import { opening } from "../language/phrases.ts";

export type Intent =
  | { kind: "stop" }
  | { kind: "source"; number: number | undefined }
  | { kind: "point"; number: number; text: string }
  | { kind: "question"; text: string };

const QUESTION_WORDS = opening(everyPattern(({ questions }) => questions?.openers));

/** Reads a turn; undefined when it asks nothing, as thanks and talk among people do. Pure. */
export function intentOf(said: string): Intent | undefined {
  const text = said.trim();
  if (text === "") return undefined;
  if (/^(please )?(stop|unfollow|quiet)[.!]?$/i.test(text)) return { kind: "stop" };
  const source =
    /^(?:the )?(?:sources?|receipts?)(?: (?:for|of|on))?\s*(?:(?:point\s*|#)?(\d{1,2})\s*|(?:point|#)\s*)?[?.!]*$/i.exec(
      text,
    );
  if (source) return { kind: "source", number: source[1] ? Number(source[1]) : undefined };
  const point =
    /^(?:(why|how|explain|more on|more about|deeper|what about)\s+)?(?:point\s*|number\s*|#)?(\d{1,2})\s*[?.!]*$/i.exec(
      text,
    );
  if (point && (point[1] || /[?#]|point|^\d{1,2}$/i.test(text)))
    return { kind: "point", number: Number(point[2]), text };
  if (/[?？؟]\s*$/.test(text) || QUESTION_WORDS.test(text)) return { kind: "question", text };
  return undefined;
}
