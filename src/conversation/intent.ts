// What somebody wants who writes in a thread: a receipt, a point, an angle, an answer, or silence.
import { ANGLES, type Angle } from "../core/ports.ts";
import { everyPattern } from "../language/languages.ts";
import { type Wording, languages, sentence, wordsIn } from "../words/index.ts";
import { inFigures } from "./figures.ts";
import { ENDS_ASKING, GREETING, POLITE, POLITE_END, QUESTION_WORDS, THANKS, wholeTurn } from "./meant.ts";

export type Intent =
  | { kind: "stop" | "mute" | "help" | "thanks" | "greeting" }
  | { kind: "vote"; value: 1 | -1 }
  | { kind: "source"; number: number | undefined }
  | { kind: "point"; number: number; text: string }
  | { kind: "points"; numbers: number[] }
  | { kind: "angle"; angle: Angle | undefined; number: number | undefined }
  | { kind: "question"; text: string };

const STOP = wholeTurn(everyPattern(({ questions }) => questions?.stop));
const MUTE = wholeTurn(everyPattern(({ questions }) => questions?.mute));
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
  `^(?:(?:go )?deeper(?:[:,]? (?:on )?|$))?(?:(?:point |#)?(\\d{1,2})(?: |$))?(${[...ANGLE_OF.keys()].join("|")})?(?: (?:on |of |for )?(?:point |#)?(\\d{1,2}))?$`,
  "iu",
);
/** Angles as people ask for them: "give me the background", "who's involved in this". */
const WISHED = ANGLES.map((angle) => {
  const shown = [...ANGLE_OF].filter(([, own]) => own === angle).map(([name]) => name);
  const names = [...shown, everyPattern(({ questions }) => questions?.angles?.[angle])].join("|");
  const [wished, article, behind] = (["wished", "article", "ofThis"] as const).map((list) =>
    everyPattern(({ questions }) => questions?.[list]),
  );
  return [wholeTurn(`(?:(?:${wished}) )?(?:(?:${article}) )?(?:${names})(?: (?:${behind}))?`), angle] as const;
});

/** What the buttons under a post are called in any language, and the thumbs themselves. */
const THUMBS: ReadonlyMap<string, 1 | -1> = new Map([
  ["👍", 1],
  ["👎", -1],
  ...languages.flatMap((language): [string, 1 | -1][] => {
    const { say } = wordsIn(language);
    return [
      [say("button.useful").toLowerCase(), 1],
      [say("button.notUseful").toLowerCase(), -1],
    ];
  }),
]);

/** Whether a story was useful, where that is all that is said: 1 or -1. */
export const thumbIn = (said: string): 1 | -1 | undefined =>
  THUMBS.get(
    said
      .trim()
      .toLowerCase()
      .replace(/(?<![.!])[.!]+$/, ""),
  );

/** Where the thumbs are. */
export const thumbsStand = (): Wording =>
  sentence("conversation.voteHow", { useful: sentence("button.useful"), notUseful: sentence("button.notUseful") });

/** Reads a turn; undefined when it asks nothing, as talk among people does. Pure. */
export function intentOf(said: string): Intent | undefined {
  const text = said.trim();
  if (text === "") return undefined;
  const plain = text.replace(POLITE, "").replace(POLITE_END, "");
  if (STOP.test(plain)) return { kind: "stop" };
  if (MUTE.test(plain)) return { kind: "mute" };
  if (HELP.test(text) || HELP.test(plain)) return { kind: "help" };
  if (GREETING.test(text)) return { kind: "greeting" };
  if (THANKS.test(text) || THANKS.test(plain)) return { kind: "thanks" };
  const numbered = inFigures(plain);
  return sourceIn(numbered) ?? pointsIn(numbered, plain) ?? angleIn(numbered) ?? wishedIn(plain) ?? questionIn(text);
}

function sourceIn(text: string): Intent | undefined {
  const source =
    /^(?:the )?(?:sources?|receipts?)(?: (?:for|of|on))?\s*(?:(?:point\s*|#)?(\d{1,2})\s*|(?:point|#)\s*)?[?.!]*$/i.exec(
      text,
    );
  return source ? { kind: "source", number: source[1] ? Number(source[1]) : undefined } : undefined;
}

/** `said`: as it was written. A number word alone may be said of anything. */
function pointsIn(text: string, said: string): Intent | undefined {
  const { asked, point, number } = POINT.exec(text)?.groups ?? {};
  if (number !== undefined && (asked ?? point ?? (/^\d{1,2}$|\?/.test(said) ? said : undefined)) !== undefined)
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

function wishedIn(text: string): Intent | undefined {
  const angle = WISHED.find(([phrases]) => phrases.test(text))?.[1];
  return angle && { kind: "angle", angle, number: undefined };
}

const questionIn = (text: string): Intent | undefined =>
  ENDS_ASKING.test(text) || QUESTION_WORDS.test(text) ? { kind: "question", text } : undefined;
