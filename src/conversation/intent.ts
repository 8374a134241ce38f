// What somebody wants who writes in a thread: a receipt, a point, an answer, or silence.

export type Intent =
  | { kind: "stop" }
  | { kind: "source"; number: number | undefined }
  | { kind: "point"; number: number; text: string }
  | { kind: "question"; text: string };

const QUESTION_WORDS =
  /^(who|whom|whose|what|when|where|why|how|which|is|are|was|were|will|would|can|could|do|does|did|has|have|had|should|any|tell me|explain|show|wer|was|wann|wo|warum|wieso|wie|welche[rs]?|ist|sind|hat|gibt|qui|que|quoi|quand|où|pourquoi|comment|quel(le)?s?|est-ce|quién|qué|cuándo|dónde|por qué|cómo|cuál)\b/iu;

/** Reads a turn; undefined when it asks nothing, as thanks and talk among people do. Pure. */
export function intentOf(said: string): Intent | undefined {
  const text = said.trim();
  if (text === "") return undefined;
  if (/^(please )?(stop|unfollow|quiet)[.!]?$/i.test(text)) return { kind: "stop" };
  const source =
    /^(?:(?:the )?(?:source|sources|receipt|receipts)(?: (?:for|of|on))?)\s*(?:point\s*|#)?(\d{1,2})?\s*[?.!]*$/i.exec(
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
