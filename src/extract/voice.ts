// Whose view a sentence is: what of it is speech, who reports it by which verb, and what in it judges.
import { outsideQuotes, quotations } from "../language/quoted.ts";
import { voiceFor } from "../language/voice.ts";
import type { Features } from "./features.ts";
import type { Passage } from "./passages.ts";

/** A quotation of this many words is speech; fewer are a borrowed phrase. */
const SPEECH_WORDS = 6;
const MOST = 3;
const MARK = /["”“»«]/u;
const OPEN = /["“„«][^"“”„«»]*$/u;

const flag = (holds: boolean): number => (holds ? 1 : 0);

/** Marks of the sentence's voice, for the model that tells fact, opinion and inference; none in languages without lists. */
export function voiceOf(passage: Passage): Features {
  const voice = voiceFor(passage.article.language);
  if (!voice) return new Map();
  const { speech, own } = parted(passage);
  const count = (pattern: RegExp, text: string): number => Math.min(MOST, text.match(pattern)?.length ?? 0);
  const spoken = speech.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const said = count(voice.said, own) > 0;
  const judging = count(voice.judging, own);
  const plain = !said && judging === 0 && spoken < SPEECH_WORDS;
  return new Map([
    ["voice said", flag(said)],
    ["voice judging", judging],
    ["voice judges", flag(judging > 0)],
    ["voice many", count(voice.many, own)],
    ["voice views", count(voice.views, own)],
    ["voice plain", flag(plain)],
    ["voice plain figures", flag(plain && /\d/u.test(own))],
    ["voice speech", Math.log(1 + spoken)],
    ["voice speech long", flag(spoken >= SPEECH_WORDS)],
    ["voice speech short", flag(spoken > 0 && spoken < SPEECH_WORDS)],
    ["voice speech said", flag(spoken >= SPEECH_WORDS && said)],
    ["voice speech figures", flag(/\d/u.test(speech))],
    ...voice.judged.flatMap(([what, words]): [string, number][] => {
      const outside = count(words, own);
      return [
        [`voice speech ${what}`, count(words, speech)],
        [`voice own ${what}`, outside],
        [`voice reported ${what}`, said && spoken < SPEECH_WORDS ? outside : 0],
        [`voice plain ${what}`, plain ? outside : 0],
        [`voice judged ${what}`, judging > 0 ? outside : 0],
      ];
    }),
  ]);
}

/** What of the sentence is somebody's speech, an earlier sentence's open quotation included, and what is the reporter's. */
function parted({ text, insideQuote }: Passage): { speech: string; own: string } {
  const closes = insideQuote ? text.search(MARK) : -1;
  const head = insideQuote ? (closes < 0 ? text : text.slice(0, closes)) : "";
  const rest = text.slice(head.length + (closes < 0 ? 0 : 1));
  const outside = outsideQuotes(rest);
  const open = OPEN.exec(outside)?.[0] ?? "";
  return {
    speech: [head, ...quotations(rest), open].join(" "),
    own: outside.slice(0, outside.length - open.length),
  };
}
