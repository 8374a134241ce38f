// What somebody wants who writes in a thread: a receipt, a point, an angle, an answer, or silence.
import { ANGLES, type Angle } from "../core/ports.ts";
import { everyPattern } from "../language/languages.ts";
import { languages, wordsIn } from "../words/index.ts";
import { ENDS_ASKING, GREETING, QUESTION_WORDS, THANKS, wholeTurn } from "./meant.ts";

export type Intent =
  | { kind: "stop" | "help" | "thanks" | "greeting" }
  | { kind: "source"; number: number | undefined }
  | { kind: "point"; number: number; text: string }
  | { kind: "points"; numbers: number[] }
  | { kind: "angle"; angle: Angle | undefined; number: number | undefined }
  | { kind: "question"; text: string };

const HELP = wholeTurn(everyPattern(({ questions }) => questions?.help));
/** Angles by the names they are shown under in any language, and by their own. */
const ANGLE_OF = new Map(
  ANGLES.flatMap((angle) =>
    [angle, ...languages.map((language) => wordsIn(language).say(`angles.${angle}`))].map((name) => [
      name.toLowerCase(),
      angle,
    ]),
  ),
);
const ANGLE = new RegExp(
  `^(?:(?:go )?deeper(?:[:,]? |$))?(?:(?:point |#)?(\\d{1,2})(?: |$))?(${[...ANGLE_OF.keys()].join("|")})?(?: (?:on |of |for )?(?:point |#)?(\\d{1,2}))?$`,
  "iu",
);

/** Reads a turn; undefined when it asks nothing, as talk among people does. Pure. */
export function intentOf(said: string): Intent | undefined {
  const text = said.trim();
  if (text === "") return undefined;
  if (/^(please )?(stop|unfollow|quiet)[.!]?$/i.test(text)) return { kind: "stop" };
  if (HELP.test(text)) return { kind: "help" };
  if (GREETING.test(text)) return { kind: "greeting" };
  if (THANKS.test(text)) return { kind: "thanks" };
  return sourceIn(text) ?? pointsIn(text) ?? angleIn(text) ?? questionIn(text);
}

function sourceIn(text: string): Intent | undefined {
  const source =
    /^(?:the )?(?:sources?|receipts?)(?: (?:for|of|on))?\s*(?:(?:point\s*|#)?(\d{1,2})\s*|(?:point|#)\s*)?[?.!]*$/i.exec(
      text,
    );
  return source ? { kind: "source", number: source[1] ? Number(source[1]) : undefined } : undefined;
}

function pointsIn(text: string): Intent | undefined {
  const point =
    /^(?:(why|how|explain|more on|more about|deeper|what about)\s+)?(?:point\s*|number\s*|#)?(\d{1,2})\s*[?.!]*$/i.exec(
      text,
    );
  if (point && (point[1] || /[?#]|point|^\d{1,2}$/i.test(text)))
    return { kind: "point", number: Number(point[2]), text };
  const several = /^(?:points? )?#?(\d{1,2}(?:(?:, ?| and | und | ?& ?|, and )#?\d{1,2}){1,4}) ?[?.!]*$/i.exec(
    text,
  )?.[1];
  return several ? { kind: "points", numbers: [...several.matchAll(/\d+/g)].map(Number) } : undefined;
}

function angleIn(text: string): Intent | undefined {
  const [said, before, name, after] = ANGLE.exec(text.replace(/[?.!]$/, "").replace(/\s+/g, " ")) ?? [];
  const number = before ?? after;
  if (!said || (name === undefined && !/deeper/i.test(said))) return undefined;
  return {
    kind: "angle",
    angle: name === undefined ? undefined : ANGLE_OF.get(name.toLowerCase()),
    number: number === undefined ? undefined : Number(number),
  };
}

const questionIn = (text: string): Intent | undefined =>
  ENDS_ASKING.test(text) || QUESTION_WORDS.test(text) ? { kind: "question", text } : undefined;
