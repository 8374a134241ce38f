// What somebody wants who writes in a thread: a receipt, a point, an angle, an answer, or silence.
import { ANGLES, type Angle } from "../core/ports.ts";
import { everyPattern } from "../language/languages.ts";
import { languages, wordsIn } from "../words/index.ts";
import { ENDS_ASKING, GREETING, POLITE, POLITE_END, QUESTION_WORDS, THANKS, wholeTurn } from "./meant.ts";

export type Intent =
  | { kind: "stop" | "help" | "thanks" | "greeting" }
  | { kind: "source"; number: number | undefined }
  | { kind: "point"; number: number; text: string }
  | { kind: "points"; numbers: number[] }
  | { kind: "angle"; angle: Angle | undefined; number: number | undefined }
  | { kind: "question"; text: string };

const STOP = wholeTurn(everyPattern(({ questions }) => questions?.stop));
const POINT = new RegExp(
  `^(?:(?<asked>${everyPattern(({ questions }) => questions?.ofPoint)})\\s+)?(?:(?<point>${everyPattern(({ questions }) => questions?.point)})\\s*)?(?<number>\\d{1,2})\\s*[?.!]*$`,
  "iu",
);
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
  const plain = text.replace(POLITE, "").replace(POLITE_END, "");
  if (STOP.test(plain)) return { kind: "stop" };
  if (HELP.test(text)) return { kind: "help" };
  if (GREETING.test(text)) return { kind: "greeting" };
  if (THANKS.test(text) || THANKS.test(plain)) return { kind: "thanks" };
  return sourceIn(plain) ?? pointsIn(plain) ?? angleIn(plain) ?? questionIn(text);
}

function sourceIn(text: string): Intent | undefined {
  const source =
    /^(?:the )?(?:sources?|receipts?)(?: (?:for|of|on))?\s*(?:(?:point\s*|#)?(\d{1,2})\s*|(?:point|#)\s*)?[?.!]*$/i.exec(
      text,
    );
  return source ? { kind: "source", number: source[1] ? Number(source[1]) : undefined } : undefined;
}

function pointsIn(text: string): Intent | undefined {
  const { asked, point, number } = POINT.exec(text)?.groups ?? {};
  if (number !== undefined && (asked ?? point ?? (/^\d{1,2}$|\?/.test(text) ? text : undefined)) !== undefined)
    return { kind: "point", number: Number(number), text };
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
