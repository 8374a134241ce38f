// A seeded fuzzer of every expression: each of its tokens, 10 to 100,000 times; counts steps.
// Run: node bench/fuzz.ts [--seed 7] [--most 100000] [--file src/feeds]
import { expressionsOf, readEveryLanguage } from "../test/house/expressions/collect.ts";
import { compile, type Program } from "../test/house/expressions/program.ts";
import { countSteps } from "../test/house/expressions/steps.ts";
import { adapters, filesUnder, sources } from "../test/house/read.ts";
import { option, print } from "./figures.ts";

const seed = Number(option("seed") ?? 7);
const most = Number(option("most") ?? 100_000);
const only = option("file") ?? "";
/** Twice the text may take twice the steps, give or take a quarter. */
const LINEAR = 2.5;
/** Above so many steps a character it is given up: a text of this length would take minutes. */
const COSTLY = 2_000;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
let state = seed;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Characters that the expression tells apart, alone and in short runs; a run is told by what is written out in its source. */
function tokensOf(program: Program, source: string): number[][] {
  const symbols = program.alphabet.map((_, n) => [n]);
  const numberOf = (character: string) => program.alphabet.indexOf(character);
  const written = [...source.matchAll(/[a-z]{2,}|[^\\\w\s()[\]{}?*+|^$.]{2,}/gi)]
    .map(([run]) => Array.from(run.toLowerCase(), numberOf).filter((n) => n >= 0))
    .filter((run) => run.length > 1)
    .slice(0, 20);
  const pairs = Array.from({ length: 12 }, () => [...pick(symbols), ...pick(symbols)]);
  return [...symbols, ...written, ...pairs];
}

interface Worst {
  growth: number;
  perCharacter: number;
  token: string;
  times: number;
}

function fuzzed(program: Program, source: string): Worst {
  const worst: Worst = { growth: 0, perCharacter: 0, token: "", times: 0 };
  const tokens = tokensOf(program, source);
  for (const token of tokens) {
    const [before, after] = [pick([[], pick(tokens)]), pick([[], pick(tokens)])];
    let last: number | undefined;
    for (let times = 10; times * token.length <= most; times = times < 100 ? 100 : times * 2) {
      const text = [...before, ...Array.from({ length: times }, () => token).flat(), ...after];
      const steps = countSteps(program, text, text.length * COSTLY);
      const growth = last !== undefined && times > 200 ? steps / Math.max(last, text.length / 2) : 0;
      last = steps;
      const perCharacter = steps / text.length;
      // What is cheap is not slow, however it grows there.
      if (perCharacter > 20 && growth > worst.growth) worst.growth = growth;
      if (perCharacter > worst.perCharacter)
        Object.assign(worst, { perCharacter, times, token: token.map((n) => program.alphabet[n]).join("") });
      if (perCharacter >= COSTLY) break;
      // Linear so far, and cheap: longer ones tell nothing new but for one last, long look.
      const late = Math.floor(most / token.length / 4);
      if (times <= 1_000 || growth >= 2.1 || times >= late) continue;
      [times, last] = [late, undefined];
    }
  }
  return worst;
}

const all = (await expressionsOf([...sources, ...adapters, ...filesUnder("sample")], readEveryLanguage)).filter(
  ({ file }) => file.startsWith(only),
);
print(`seed ${seed}; ${all.length} expressions, each token 10 to ${most.toLocaleString("en")} times`);
let slow = 0;
let highest: Worst & { where: string } = { growth: 0, perCharacter: 0, token: "", times: 0, where: "" };
for (const one of all) {
  const worst = fuzzed(compile(one), one.source);
  const where = `${one.file}:${one.line}`;
  if (worst.perCharacter > highest.perCharacter) highest = { ...worst, where };
  if (worst.growth <= LINEAR && worst.perCharacter < COSTLY) continue;
  slow += 1;
  print(
    `${where} /${one.source.slice(0, 60)}/ on ${JSON.stringify(worst.token)} × ${worst.times}: ×${worst.growth.toFixed(1)} a doubling, ${worst.perCharacter.toFixed(0)} steps a character`,
  );
}
print(`${slow} of ${all.length} take more than ×${LINEAR} the steps for twice the text.`);
print(
  `The dearest of all: ${highest.where}, ${highest.perCharacter.toFixed(0)} steps a character on ${JSON.stringify(highest.token)} × ${highest.times}.`,
);
