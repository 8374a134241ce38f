// How old somebody is, and where two outlets disagree on it.
import type { Disagreement } from "../../core/domain.ts";
import { splitWords } from "../../language/phrases.ts";
import type { NumberItem } from "../../language/numbers.ts";
import { sentence } from "../../words/index.ts";
import { around, common, ofOutlet, sides, type Statement } from "./statement.ts";

interface Age {
  number: NumberItem;
  /** The last word of the name it stands behind. */
  surname: string | undefined;
  /** Stems of the words near by: "driver", "girl". */
  near: ReadonlySet<string>;
  /** Who it is, where that tells him from her. */
  sex: number | undefined;
}

/** Older people are called so in other ways. */
const OLDEST = 115;
/** Words this far from an age say whose it is. */
const NEAR = 7;

export function ages(statement: Statement, all: readonly Statement[]): Age[] {
  const { said, lists } = statement;
  return said.numbers.flatMap((number): Age[] => {
    const { start, end, value } = number;
    if (number.kind !== "num" || value < 2 || value > OLDEST) return [];
    const [before, after] = [said.text.slice(0, start), said.text.slice(end)];
    // ", 45," stands behind a name, perhaps with a place: "Samuel Carter of Alton, 45, and".
    // "One of": only a number in digits stands for an age by itself.
    const name =
      /^\d{1,3}$/.test(number.raw) &&
      /^(?:,|\)|\.$| ?\()/u.test(after) &&
      said.names.findLast((each) => each.end < start && /^,? \(?$/u.test(said.text.slice(each.end, start)));
    const isAge = lists.aged.test(before) || lists.old.test(after);
    if (!isAge && !name) return [];
    // "He was 79": whoever the sentence before tells of.
    const leading = lists.pronoun.test(said.text) ? previous(statement, all) : undefined;
    const named = name || leading?.said.names.findLast(({ parts }) => parts.length > 1);
    const person = named ? personOf(named) : undefined;
    const own = said.words.filter((word) => Math.abs(word.start - start) < 60);
    return [
      {
        number,
        surname: person?.at(-1),
        near: around(number, statement, NEAR).union(leading?.subject ?? new Set()),
        sex: own.flatMap(({ plain }) => lists.sexes.get(plain) ?? [])[0],
      },
    ];
  });
}

function previous({ passage }: Statement, all: readonly Statement[]): Statement | undefined {
  return all.find(({ passage: { article, index } }) => article === passage.article && index === passage.index - 1);
}

/** The words of a name before "of Alton". */
export function personOf({ raw, parts }: { raw: string; parts: readonly string[] }): readonly string[] {
  const [person = ""] = raw.split(/ of (?=\p{Lu})/u);
  return parts.slice(0, splitWords(person).length);
}

export function agesDiffer(a: Statement, b: Statement, all: readonly Statement[]): Disagreement | undefined {
  if (a.said.numbers.length === 0 || b.said.numbers.length === 0) return undefined;
  const shared = common(a, b);
  for (const mine of ages(a, all)) {
    for (const theirs of ages(b, all)) {
      if (mine.number.value === theirs.number.value || !samePerson(mine, theirs, a, shared.count)) continue;
      const given = (outlet: Statement, { number }: Age): boolean =>
        ofOutlet(outlet, all).some((other) => ages(other, all).some((age) => age.number.value === number.value));
      if (given(b, mine) || given(a, theirs)) continue;
      const who = a.said.words.find(
        ({ stem }) => mine.near.has(stem) && theirs.near.has(stem) && a.lists.person.test(stem),
      );
      return {
        about: sentence("post.aboutAge", { who: who?.text ?? mine.surname ?? "" }),
        kind: "age",
        sides: sides(a, mine.number.raw, b, theirs.number.raw),
      };
    }
  }
  return undefined;
}

function samePerson(mine: Age, theirs: Age, { lists }: Statement, shared: number): boolean {
  if (mine.sex !== undefined && theirs.sex !== undefined && mine.sex !== theirs.sex) return false;
  if (mine.surname !== undefined && theirs.surname !== undefined) return mine.surname === theirs.surname;
  const both = [...mine.near.intersection(theirs.near)];
  return (shared >= 2 && both.some((stem) => lists.person.test(stem))) || both.length >= 3;
}
