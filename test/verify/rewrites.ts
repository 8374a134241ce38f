// Rewrites of real sentences that say the same, and must be let pass.
import { type Edit, NOT_NAMES, replaceOnce } from "./edits.ts";

function lowerFirst(text: string): string {
  return /^(?:The|A|An|In|On|At|After|Before|He|She|They|It|His|Her|Their|This|That|These|When|While|If|As|But|For|But|By|With)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const TO_WORDS: Record<string, string> = {
  "2": "two",
  "3": "three",
  "4": "four",
  "5": "five",
  "6": "six",
  "7": "seven",
  "8": "eight",
  "9": "nine",
  "10": "ten",
  "20": "twenty",
  "24": "two dozen",
};

/** Rewrites that say the same, and the share of them that may be doubted. */
export const REWRITTEN: Record<string, { ceiling: number; edit: Edit }> = {
  unchanged: { ceiling: 0.005, edit: ({ sentence }) => sentence },
  reordered: {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      if (/["“”]/.test(sentence)) return undefined;
      const lead =
        /^((?:On|In|At|After|Before|During|Since|As|When|While|If|Although|Despite|Under|By|For|With) [^,]{4,60}), (.{25,})\.$/.exec(
          sentence,
        );
      if (lead) return `${upperFirst(lead[2] ?? "")} ${lowerFirst(lead[1] ?? "")}.`;
      const tail =
        /^([^,]{25,}),? ((?:on|after|before|during|since|when|while|because|despite|although) [^,]{8,70})\.$/.exec(
          sentence,
        );
      if (tail) return `${upperFirst(tail[2] ?? "")}, ${lowerFirst(tail[1] ?? "")}.`;
      const said = /^(\p{Lu}[^,“"]{3,40}?) (said|told reporters|added)(?: that)? ([^,].{25,})\.$/u.exec(sentence);
      return said ? `${upperFirst(said[3] ?? "")}, ${said[1] ?? ""} ${said[2] ?? ""}.` : undefined;
    },
  },
  reformatted: {
    ceiling: 0.02,
    edit: ({ sentence, pick }) => {
      const forms: [RegExp, (...parts: string[]) => string][] = [
        [/(\d+(?:\.\d+)?) percent\b/, (_, n = "") => `${n}%`],
        [/(\d+(?:\.\d+)?)%/, (_, n = "") => `${n} per cent`],
        [
          /\$(\d+(?:\.\d+)?) (million|billion|trillion)/,
          (_, n = "", scale = "") => `$${n}${{ million: "m", billion: "bn", trillion: "tn" }[scale] ?? ""}`,
        ],
        [/(?<![\d,.$])(\d{1,3}),(\d{3})(?![,\d]|\.\d)/, (_, a = "", b = "") => `${a}${b}`],
        [/(?<![\d,.$])([1-9]\d{0,2}),(\d{3})(?![,\d]|\.\d)/, (_, a = "", b = "") => `${a} ${b}`],
        [
          /\b(January|February|March|April|June|July|August|September|October|November|December) (\d{1,2})\b(?!,? ?\d)/,
          (_, month = "", day = "") => `${day} ${month}`,
        ],
        [
          /\b(two|three|four|five|six|seven|eight|nine|ten|twenty)\b(?!-)/,
          (word) => Object.entries(TO_WORDS).find(([, name]) => name === word)?.[0] ?? "",
        ],
        [
          /(?<![\w,.$:/-]|No\. |Rs )(?<!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. |(?:January|February|March|April|May|June|July|August|September|October|November|December) )(2|3|4|5|6|7|8|9|10|20|24)(?![\d:/-]|[,.]\d| (?:percent|million|billion)|%)(?= \p{Ll})/u,
          (_, n = "") => TO_WORDS[n] ?? "",
        ],
      ];
      const form = pick(forms.filter(([pattern]) => pattern.test(sentence)));
      const done = form && sentence.replace(form[0], form[1]);
      return done === sentence ? undefined : done;
    },
  },
  "clause dropped": {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      if (/["“”]/.test(sentence)) return undefined;
      const dropped = sentence
        .replace(/,? (?:which|who|whose|where) [^,.]{8,80}(?:,(?= )|(?=\.$))/, "")
        .replace(/ \([^)]{3,60}\)/, "");
      if (dropped !== sentence) return dropped;
      const lead = /^(?:On|In|At|After|During|Since|When|While|Although|Despite) [^,]{4,60}, (.{25,})$/.exec(
        sentence,
      )?.[1];
      if (lead) return upperFirst(lead);
      const tail =
        /^(.{30,}), (?:according to|after|while|as|adding|saying|including|although|and|but) [^,]{8,90}\.$/.exec(
          sentence,
        )?.[1];
      return tail && `${tail}.`;
    },
  },
  acronym: {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      const found =
        /(?<![\p{L}."“-] ?)(?:\p{Lu}\p{Ll}{2,} ){2,3}\p{Lu}\p{Ll}{3,}(?![\p{L}'’-]| \p{Lu})|United States|United Kingdom|European Union|United Nations/u.exec(
          sentence,
        );
      // People are not called by their initials.
      if (
        !found ||
        found.index === 0 ||
        NOT_NAMES.test(found[0]) ||
        /Secretary|Counsel|Leader|Attorney|Vice|Whip|Speaker|Rep|Actor|Actress/.test(found[0])
      )
        return undefined;
      return replaceOnce(
        sentence,
        found.index,
        found[0],
        found[0]
          .split(" ")
          .map((word) => word.charAt(0))
          .join(""),
      );
    },
  },
  contraction: {
    ceiling: 0.02,
    edit: ({ sentence }) => {
      const done = sentence
        .replace(/\b(did|does|do|is|are|was|were|has|have|had|would|could|should) not\b/, "$1n't")
        .replace(/\b(did|does|do|is|are|was|were|has|have|had|would|could|should)n[’']t\b/, (raw, verb: string) =>
          sentence.includes(raw) ? `${verb} not` : raw,
        );
      return done === sentence ? undefined : done;
    },
  },
};
