// Measures what becomes of labelled claims: by rules alone, and with a judge simulated from the labels.
// node bench/quality/claims.ts [--seed 1] [--seeds 20]
import { random } from "../../test/verify/cases.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { option, print, table } from "../figures.ts";
import { labelledClaims, type Labelled } from "./material.ts";

/** One run of a simulated judge is a matter of luck: bars are held against the mean. */
const SEEDS = 20;

type Fate = "clean" | "labelled" | "refused";

const byRules = ({ draft, sources }: Labelled): Fate => {
  const { verdict } = verifyClaim(draft, sources);
  return verdict === "supported" ? "clean" : verdict === "soft" ? "labelled" : "refused";
};

/** Right with probability .9, else one of the two others: it tries the plumbing, and says nothing of any model. */
function simulatedJudge(seed: number): (claim: Labelled, rules: Fate) => Fate {
  const next = random(seed);
  const right = { faithful: "clean", borderline: "labelled", unfaithful: "refused" } as const;
  const all = ["clean", "labelled", "refused"] as const;
  return ({ label }, rules) => {
    if (rules === "refused") return rules;
    const truth = right[label];
    if (next() < 0.9) return truth;
    return all.filter((fate) => fate !== truth)[next() < 0.5 ? 0 : 1] ?? truth;
  };
}

/** What rules refuse or the judge does not confirm is mended once and read again: a mended claim of a true one is taken for true. */
function mended(claims: Labelled[], fates: Fate[], seed: number): Fate[] {
  const judge = simulatedJudge(seed);
  return claims.map((claim, i) => {
    const before = fates[i] ?? "refused";
    if (before === "clean") return before;
    const after = judge(claim, "clean");
    // A doubt that nothing mends stays labelled.
    return after === "refused" && before === "labelled" ? "labelled" : after;
  });
}

const share = (part: number, of: number): string => (of === 0 ? "-" : (part / of).toFixed(3).replace(/^0/, ""));

interface Measured {
  name: string;
  /** The claims' fates, once for each seed. */
  runs: Fate[][];
}

function summary(claims: Labelled[], rows: Measured[]): void {
  const head = ["", "faithful clean", "refused", "unfaithful caught", "refused", "balanced accuracy"];
  table(
    head,
    rows.map(({ name, runs }) => {
      const of = (label: string, fate: Fate): number =>
        runs.flatMap((fates) => claims.filter((claim, i) => claim.label === label && fates[i] === fate)).length;
      const [faithful, unfaithful] = ["faithful", "unfaithful"].map(
        (label) => runs.length * claims.filter((claim) => claim.label === label).length,
      ) as [number, number];
      const [clean, caught] = [of("faithful", "clean"), unfaithful - of("unfaithful", "clean")];
      const balanced = (clean / faithful + caught / unfaithful) / 2;
      return [
        name,
        share(clean, faithful),
        share(of("faithful", "refused"), faithful),
        share(caught, unfaithful),
        share(of("unfaithful", "refused"), unfaithful),
        share(balanced, 1),
      ];
    }),
  );
}

function byError(claims: Labelled[], rows: Measured[]): void {
  const errors = [...new Set(claims.flatMap(({ label, error }) => (label === "unfaithful" && error ? [error] : [])))];
  table(
    ["caught, by what is wrong", "n", ...rows.map(({ name }) => name)],
    errors.toSorted().map((error) => {
      const at = claims.flatMap((claim, i) => (claim.label === "unfaithful" && claim.error === error ? [i] : []));
      const caught = rows.map(({ runs }) =>
        share(runs.flatMap((fates) => at.filter((i) => fates[i] !== "clean")).length, runs.length * at.length),
      );
      return [error, String(at.length), ...caught];
    }),
  );
}

const claims = labelledClaims();
if (claims) {
  const seed = Number(option("seed") ?? 1);
  const seeds = Array.from({ length: Number(option("seeds") ?? SEEDS) }, (_, i) => seed + i);
  const rules = claims.map(byRules);
  const read = seeds.map((one) => {
    const judge = simulatedJudge(one);
    return claims.map((claim, i) => judge(claim, rules[i] ?? "clean"));
  });
  const rows: Measured[] = [
    { name: "rules alone", runs: [rules] },
    { name: "with a judge right on .9", runs: read },
    { name: "and one mending", runs: read.map((fates, i) => mended(claims, fates, (seeds[i] ?? seed) + SEEDS)) },
  ];
  const counts = ["faithful", "borderline", "unfaithful"].map(
    (label) => `${claims.filter((claim) => claim.label === label).length} ${label}`,
  );
  print(
    `claims as models write them, labelled (${counts.join(", ")}); the judge is simulated from the labels, means over the seeds ${seed} to ${seeds.at(-1)}\n`,
  );
  summary(claims, rows);
  byError(claims, rows);
} else print("claims: skipped, no shared corpus");
