// Simulated judges that err: which standing questions they would close, and how rightly.
import type { Claim } from "../../src/core/domain.ts";
import { judgedBy, looksAgain, MOST_JUDGED, type WatchTraits } from "../../src/extract/watched.ts";
import { seeded } from "./others.ts";
import type { Labelled } from "./questions.ts";

const JUDGE_RIGHT = 0.9;

export interface Tried {
  question: Labelled;
  story: string;
  /** Whether any later article holds an answering sentence. */
  answered: boolean;
  claims: readonly Claim[];
  traits: WatchTraits | undefined;
  rights: boolean[];
}

export interface Judged extends Tried {
  chance: number;
  fold: number;
}

/** Errs on a passage at each look anew, or, so often, says of it what it said before. */
interface Judge {
  right: number;
  alike: number;
  looks: number;
}

/** Whether the passage that closes the question once a judge has looked answers it; undefined where none closes it. */
function byJudge(next: () => number, { right, alike, looks: most }: Judge): (row: Judged) => boolean | undefined {
  return ({ chance, claims, rights, traits }) => {
    if (!traits) return undefined;
    const found = { claims: [...claims], chance, sure: false };
    const looks: boolean[][] = [];
    while (looks.length < most && looksAgain(found, looks)) {
      const said = rights.slice(0, MOST_JUDGED).map((answers, place) => {
        const [again, errs] = [next() < alike, next() >= right];
        return (again ? looks[0]?.[place] : undefined) ?? answers !== errs;
      });
      looks.push(said);
    }
    const judged = judgedBy(found, looks);
    return judged?.sure ? rights[claims.findIndex((claim) => claim === judged.claims[0])] : undefined;
  };
}

/** Judges that err on other passages each: one of them alone may be lucky by several hundredths. */
const JUDGES = 100;

/** Their mean, and of the share of right closings where eight of ten of them stand. */
export function byJudges(name: string, rows: readonly Judged[], seed: number, kind: Omit<Judge, "right">): string[] {
  const answered = rows.filter((one) => one.answered).length;
  const all = Array.from({ length: JUDGES }, (_, more) => {
    const judge = byJudge(seeded(seed + more), { right: JUDGE_RIGHT, ...kind });
    const closed = rows.flatMap((one) => {
      const right = judge(one);
      return right === undefined ? [] : [{ one, right }];
    });
    const right = closed.filter((entry) => entry.right).length;
    return { closed: closed.length, right, never: closed.filter(({ one }) => !one.answered).length };
  });
  const sum = (value: (judge: (typeof all)[number]) => number): number => all.reduce((n, judge) => n + value(judge), 0);
  const shares = all.map(({ right, closed }) => right / Math.max(1, closed)).toSorted((a, b) => a - b);
  const at = (share: number): string => (shares[Math.floor(JUDGES * share)] ?? 0).toFixed(2);
  return [
    `a judge right on ${JUDGE_RIGHT}, ${name}, mean of ${JUDGES}`,
    `${(sum(({ right }) => right) / sum(({ closed }) => closed)).toFixed(3)} (${at(0.1)} to ${at(0.9)})`,
    (sum(({ right }) => right) / JUDGES / answered).toFixed(3),
    (sum(({ never }) => never) / JUDGES / (rows.length - answered)).toFixed(3),
  ];
}
