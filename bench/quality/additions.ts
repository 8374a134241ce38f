// Measures which clauses added to true sentences pass the rules, and what catching them costs.
// node bench/quality/additions.ts [--seed 1]
import { additions, type Addition } from "../../test/verify/additions.ts";
import { ADDED } from "../../src/verify/addition.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { option, print, table } from "../figures.ts";
import { labelledClaims } from "./material.ts";

const seed = Number(option("seed") ?? 1);
const made = additions(400, seed);
const share = (part: number, of: number): string => (of === 0 ? "-" : (part / of).toFixed(3).replace(/^0/, ""));
const passes = ({ claim, sentence, source }: Addition, added = ADDED): boolean =>
  verifyClaim({ text: claim, kind: "fact", cites: [{ sid: "S1", quote: sentence }] }, [source], { added }).verdict ===
  "supported";

print(`400 clauses added to true sentences of made-up stories, seed ${seed}: published clean by rules alone\n`);
const kinds = ["cause", "deed", "request", "token"] as const;
const passed = new Set(made.filter((one) => passes(one)));
const groups: [string, (one: Addition) => boolean][] = [
  ["in words of its own", ({ own }) => !own],
  ["in the story's words", ({ own }) => own],
  ["all", () => true],
];
table(
  ["", ...kinds, "all"],
  groups.map(([name, fits]) => {
    const cell = (kind?: string): string => {
      const of = made.filter((one) => fits(one) && (kind === undefined || one.kind === kind));
      return share(of.filter((one) => passed.has(one)).length, of.length);
    };
    return [name, ...kinds.map((kind) => cell(kind)), cell()];
  }),
);

// What is asked of the clause, from nothing to everything, and what each step costs faithful claims that passed without the rule.
const never = {
  behind: { clause: -1, rest: 2 },
  strange: { clause: -1, rest: 2 },
  loose: false,
  whole: { near: 0, story: 0 },
};
const faithful = labelledClaims()
  ?.filter(({ label }) => label === "faithful")
  .filter(({ draft, sources }) => verifyClaim(draft, sources, { added: never }).verdict === "supported");
print(
  `the curve (shares of the clause's words held near / of the words before it; in use: ${ADDED.behind.clause} / ${ADDED.behind.rest})\n`,
);
table(
  ["at most / at least", "additions clean", "faithful claims lost"],
  [
    { clause: 0, rest: 0 },
    { clause: 0.34, rest: 0.5 },
    { clause: 0.34, rest: 0.7 },
    { clause: 0.5, rest: 0.5 },
    { clause: 0.5, rest: 0.7 },
    { clause: 0.5, rest: 0.8 },
    { clause: 0.67, rest: 0.7 },
  ].map((behind) => {
    const added = { ...ADDED, behind };
    const lost = faithful?.filter(
      ({ draft, sources }) => verifyClaim(draft, sources, { added }).verdict !== "supported",
    );
    return [
      `${behind.clause} / ${behind.rest}`,
      share(made.filter((one) => passes(one, added)).length, made.length),
      lost && faithful ? share(lost.length, faithful.length) : "no shared corpus",
    ];
  }),
);
