// A sentence made to stand alone: joining words are cut, and square brackets say who and when.
import { checksFor } from "../language/checks.ts";
import { fold } from "../language/fold.ts";
import type { MendingWords } from "../language/language.ts";
import { languageFor, perLanguage } from "../language/languages.ts";
import { splitWords } from "../language/phrases.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { readText } from "../language/reading.ts";
import { stampBefore } from "../language/stamps.ts";
import { dated } from "./dated.ts";
import type { Passage } from "./passages.ts";

/** Where a report was written, and for whom: "OSLO, Norway (AP) —", "NEW DELHI:", "Hong Kong (CNN Business)", "Köln/Bonn (dpa) -". */
const DATELINE =
  /^(?:(?:\p{Lu}[\p{Lu}.’'/ -]{1,30}\p{Lu}\.?(?:, \p{Lu}[\p{L}. ]{1,20})?(?: ?\([\p{L}/ .]{2,25}\))?|\p{Lu}[\p{L}.’'/ -]{1,30}(?:, \p{Lu}[\p{L}. ]{1,20})? \([\p{L}/ .]{2,25}\)|\([\p{L}/ .]{2,25}\)) ?(?:[-–—―:]{1,2} ?|(?<=\))(?=\p{Lu}))|\(\p{L}[\p{L}/]{1,11}\) (?=\p{Lu}))/u;

/** Mends the sentences of one article. */
export interface Mender {
  /** Whether a name can be put for the pronoun that the sentence speaks of. */
  names(passage: Passage): boolean;
  /** The passage, or unbroken slices of it with words in square brackets. */
  mend(passage: Passage): string;
}

/** `article` are all sentences of one article, in order. */
export function mender(article: readonly Passage[]): Mender {
  const named = naming(article);
  const stamped = isStamped(article);
  return {
    names: (passage) => named(passage) !== passage.text,
    mend: (passage) => {
      const told = dated(named(passage), passage);
      return opened(stamped ? told.slice(stampBefore(told)) : told, passage);
    },
  };
}

/** Fewer times of day before sentences are no habit: "20:00 Central beat Orlec" may be a score. */
const STAMPED = 2;

/** Whether times stand before the sentences of an article, as on pages that are kept while something happens. */
const isStamped = (article: readonly Passage[]): boolean =>
  article.filter(({ text }) => stampBefore(text) > 0).length >= (article[0]?.article.genre === "live" ? 1 : STAMPED);

/** The text without its dateline, and without an opening word that only joins it to the sentence before. */
function opened(text: string, { article }: Passage): string {
  const line = DATELINE.exec(text)?.[0] ?? "";
  const rest = text.slice(line.length);
  const forms = formsOf(article.language);
  const joint = forms?.joint.exec(rest)?.[0] ?? "";
  const own = rest.slice(joint.length);
  if (joint === "" || /^[\p{Lu}\d“„«"[]/u.test(own)) return own;
  if (forms?.opens.test(own) === false) return rest;
  return `[${own.charAt(0).toUpperCase()}]${own.slice(1)}`;
}

/** Puts a name for the pronoun that a sentence speaks of, where exactly one person is named in the article so far. */
function naming(article: readonly Passage[]): (passage: Passage) => string {
  let people: { at: number; last: string; name: string }[] | undefined;
  return (passage) => {
    const pronoun = pronounOf(passage);
    if (!pronoun) return passage.text;
    people ??= peopleIn(article);
    const at = article.findIndex(({ index }) => index === passage.index);
    const before = people.filter((one) => one.at < at);
    const [one] = before;
    const same = before.every(({ last }) => last === one?.last);
    // Somebody who stands in the sentence itself, or not in the one before, may be another.
    const near = before.some((other) => other.at === at - 1) && !people.some((other) => other.at === at);
    if (!one || !same || !near || mayBeAnother(article.slice(Math.max(0, at - BACK), at + 1), pronoun))
      return passage.text;
    return `${passage.text.slice(0, pronoun.start)}[${one.name}]${passage.text.slice(pronoun.end)}`;
  };
}

/** Sentences before a pronoun in which whom it stands for is told. */
const BACK = 3;

/** Whether somebody without a name ("the driver", "her brother"), or of the other gender, stands in the last one of these or before. */
function mayBeAnother(sentences: readonly Passage[], { start, end }: { start: number; end: number }): boolean {
  const last = sentences.at(-1);
  const forms = last && formsOf(last.article.language);
  if (!last || !forms) return true;
  const pronoun = last.text.slice(start, end);
  const gender = forms.genders.find((each) => each.test(pronoun));
  const own = sentences.map(({ text }) => outsideQuotes(text));
  if (own.some((text) => forms.genders.some((each) => each !== gender && each.test(text)))) return true;
  return own.slice(0, -1).some((text) => forms.others.test(text.replace(forms.apposition, "")));
}

/** The pronoun that is the sentence's own subject: "He said", "On Friday, she left", "…," he said. */
function pronounOf({ text, article }: Passage): { start: number; end: number } | undefined {
  const forms = formsOf(article.language);
  const found = forms?.subject.exec(text) ?? forms?.speaker.exec(text);
  if (!found?.groups) return undefined;
  const { pronoun = "" } = found.groups;
  const end = found.index + found[0].length;
  return { start: end - pronoun.length, end };
}

/** Where people are named in an article, who goes by a full name there and by the last part of it alone. */
function peopleIn(article: readonly Passage[]): { at: number; last: string; name: string }[] {
  const names = article.flatMap((passage, at) =>
    readText(fold(passage.text).text, checksFor(passage.article.language)).names.map((name) => ({ at, ...name })),
  );
  const alone = new Set(names.filter(({ parts }) => parts.length === 1).map(({ parts }) => parts[0]));
  const full = new Map<string, string>();
  for (const { parts, raw, acronym } of names) {
    const last = parts.at(-1) ?? "";
    if (parts.length < 2 || parts.length > 3 || acronym || !alone.has(last) || full.has(last)) continue;
    full.set(last, raw);
  }
  return names.flatMap(({ at, parts }) => {
    const last = parts.at(-1) ?? "";
    const name = full.get(last);
    return name === undefined ? [] : [{ at, last, name }];
  });
}

interface Forms {
  joint: RegExp;
  opens: RegExp;
  subject: RegExp;
  speaker: RegExp;
  genders: readonly RegExp[];
  others: RegExp;
  /** Who somebody is, behind the name: "Ada Holm, the driver, left". */
  apposition: RegExp;
}

/** Matches nothing. */
const NEVER = "(?!)";
const made = perLanguage(({ mending }): Forms | undefined => mending && formsFrom(mending));

function formsFrom({
  joining,
  behindJoining,
  subjects = NEVER,
  saying = NEVER,
  genders = [],
  beforeOthers = NEVER,
  others = "",
  otherEndings = NEVER,
}: MendingWords): Forms {
  return {
    joint: new RegExp(`^(?:${joining}) `, "iu"),
    opens: behindJoining === undefined ? /^/u : new RegExp(`^(?:${behindJoining})(?!\\p{L})`, "u"),
    subject: new RegExp(`^(?:(?:${joining}) |\\p{Lu}[^"“”,]{1,40}, )?(?<pronoun>${subjects})(?= )`, "iu"),
    genders: genders.map((words) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu")),
    others: new RegExp(
      `(?<!\\p{L})${beforeOthers} (?:\\p{Ll}[\\p{Ll}-]{0,20} ){0,2}(?:\\p{Ll}{0,12}(?:${splitWords(others).join("|")})|\\p{Ll}{1,20}(?:${otherEndings}))(?![\\p{L}-]|['’]s|,? (?:of (?:the )?\\p{L}+, )?\\p{Lu})`,
      "u",
    ),
    apposition: /, (?<=\p{Lu}\p{L}{1,20}, )(?:\d+, )?(?:the|an?|its|their) [^,.]{1,80}(?=[,.])/gu,
    speaker: new RegExp(`[,?!]["”] (?<pronoun>${subjects})(?= (?:${saying})\\b)`, "iu"),
  };
}

function formsOf(tag: string): Forms | undefined {
  const language = languageFor(tag);
  return language && made(language);
}
