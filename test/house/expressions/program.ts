// A regular expression as the program that a backtracking engine runs, over the few characters that it tells apart.
import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** A bound above this is as good as none: it is not worth counting to. */
const MANY = 400;
const MAX_LENGTH = 50_000;
const WORD = String.raw`\w`;
const LINE_END = String.raw`[\n\r\u2028\u2029]`;

/** Of each character of the program's alphabet, by its number there, whether it belongs to a set: 1 or 0. */
export type Members = Uint8Array;

/** A look around that is satisfied by one character (or by the text's edge) has the set of those in `one`. */
export type Instruction =
  | { op: "char"; set: Members; backward: boolean }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { op: "edge"; kind: "start" | "end" | "word" | "within" }
  | { op: "look"; negative: boolean; backward: boolean; after: number; one: Members | undefined }
  | { op: "save"; slot: number }
  | { op: "reference"; group: number; backward: boolean }
  | { op: "mark"; slot: number }
  | { op: "moved"; slot: number }
  | { op: "match" };

export interface Program {
  code: Instruction[];
  /** One of each kind of character that the expression tells apart. */
  alphabet: string[];
  words: Members;
  lineEnds: Members;
  multiline: boolean;
  sticky: boolean;
  global: boolean;
  slots: number;
  /** The largest bound of a repetition. */
  bound: number;
}

type Atom = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

/** `many` is the bound above which a repetition counts as endless. */
export function compile({ source, flags }: Pick<RegExp, "source" | "flags">, many = MANY): Program {
  const unicode = /[uv]/.test(flags);
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes("u"),
    unicodeSets: flags.includes("v"),
  });
  const atomFlags = flags.replace(/[^iuvs]/g, "");
  const tests = new Map<string, RegExp>();
  const testOf = (raw: string) => {
    const test = tests.get(raw) ?? new RegExp(`^(?:${raw})$`, atomFlags);
    tests.set(raw, test);
    return test;
  };
  for (const atom of atomsOf(pattern)) testOf(atom.raw);
  for (const raw of [WORD, LINE_END]) testOf(raw);

  const kinds = new Map<string, string>();
  for (const symbol of candidates(pattern, unicode)) {
    const kind = Array.from(tests.values(), (test) => (test.test(symbol) ? "1" : "0")).join("");
    if (!kinds.has(kind)) kinds.set(kind, symbol);
  }
  const alphabet = [...kinds.values()];
  const setOf = (raw: string): Members => Uint8Array.from(alphabet, (symbol) => (testOf(raw).test(symbol) ? 1 : 0));

  const code: Instruction[] = [];
  const groups = new Map<AST.CapturingGroup, number>();
  let slots = 0;
  let bound = 0;
  const emit = <T extends Instruction>(instruction: T): T => {
    if (code.push(instruction) > MAX_LENGTH) throw new Error("The expression is too large to be tried.");
    return instruction;
  };

  const alternatives = (all: AST.Alternative[], backward: boolean): void => {
    const exits: { to: number }[] = [];
    for (const [index, alternative] of all.entries()) {
      const last = index === all.length - 1;
      const split = last ? undefined : emit({ op: "split", first: code.length + 1, second: 0 });
      for (const element of backward ? alternative.elements.toReversed() : alternative.elements)
        node(element, backward);
      if (!last) exits.push(emit({ op: "jump", to: 0 }));
      if (split) split.second = code.length;
    }
    for (const exit of exits) exit.to = code.length;
  };

  const optional = (
    element: AST.Quantifier,
    backward: boolean,
    loop: boolean,
    turns: number,
  ): { first: number; second: number } => {
    const at = code.length;
    const split = emit({ op: "split", first: 0, second: 0 });
    const slot = canBeEmpty(element.element) ? slots++ : undefined;
    if (slot !== undefined) emit({ op: "mark", slot });
    for (let n = 0; n < turns; n += 1) node(element.element, backward);
    if (slot !== undefined) emit({ op: "moved", slot });
    if (loop) emit({ op: "jump", to: at });
    split[element.greedy ? "first" : "second"] = at + 1;
    return split;
  };

  const quantifier = (element: AST.Quantifier, backward: boolean): void => {
    for (let n = 0; n < Math.min(element.min, MANY); n += 1) node(element.element, backward);
    const endless = element.max > many;
    // A part that may read nothing is skipped in any turn of a counted repetition; in an endless one it ends the turns.
    const turns = endless && element.max !== Infinity && canBeEmpty(element.element) ? 2 : 1;
    if (!endless) bound = Math.max(bound, element.max);
    const splits: { first: number; second: number }[] = [];
    for (let n = endless ? 1 : Math.min(element.max, MANY) - element.min; n > 0; n -= 1)
      splits.push(optional(element, backward, endless, turns));
    for (const split of splits) split[element.greedy ? "second" : "first"] = code.length;
  };

  const look = (element: AST.LookaroundAssertion): void => {
    const backward = element.kind === "lookbehind";
    const atoms = element.alternatives.flatMap(({ elements: [first, ...others] }) =>
      first && others.length === 0 ? [first] : [undefined],
    );
    const one = atoms.every((atom) => atom !== undefined && (isAtom(atom) || isEdge(atom)))
      ? alphabet.map((_, n) => Number(atoms.some((atom) => atom && isAtom(atom) && setOf(atom.raw)[n])))
      : undefined;
    const step = emit({ op: "look", negative: element.negate, backward, after: 0, one: one && Uint8Array.from(one) });
    alternatives(element.alternatives, backward);
    emit({ op: "match" });
    step.after = code.length;
  };

  const node = (element: AST.Element, backward: boolean): void => {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
      case "ExpressionCharacterClass":
        emit({ op: "char", set: setOf(element.raw), backward });
        return;
      case "Group":
        if (element.modifiers) throw new Error("Modifiers are not known here.");
        alternatives(element.alternatives, backward);
        return;
      case "CapturingGroup": {
        const slot = slots;
        slots += 2;
        groups.set(element, slot);
        emit({ op: "save", slot: backward ? slot + 1 : slot });
        alternatives(element.alternatives, backward);
        emit({ op: "save", slot: backward ? slot : slot + 1 });
        return;
      }
      case "Quantifier":
        quantifier(element, backward);
        return;
      case "Backreference": {
        const group = [element.resolved].flat()[0]!;
        emit({ op: "reference", group: groups.get(group) ?? -1, backward });
        return;
      }
      case "Assertion":
        if (element.kind === "lookahead" || element.kind === "lookbehind") look(element);
        else if (element.kind === "word") emit({ op: "edge", kind: element.negate ? "within" : "word" });
        else emit({ op: "edge", kind: element.kind });
    }
  };

  alternatives(pattern.alternatives, false);
  emit({ op: "match" });
  return {
    code,
    alphabet,
    words: setOf(WORD),
    lineEnds: setOf(LINE_END),
    multiline: flags.includes("m"),
    sticky: flags.includes("y"),
    global: flags.includes("g"),
    slots,
    bound,
  };
}

function isAtom(element: AST.Element): element is Atom {
  return ["Character", "CharacterSet", "CharacterClass", "ExpressionCharacterClass"].includes(element.type);
}

function isEdge(element: AST.Element): boolean {
  return element.type === "Assertion" && (element.kind === "start" || element.kind === "end");
}

function* atomsOf(node: AST.Pattern | AST.Alternative | AST.Element): Generator<Atom> {
  switch (node.type) {
    case "Alternative":
      for (const element of node.elements) yield* atomsOf(element);
      return;
    case "Quantifier":
      yield* atomsOf(node.element);
      return;
    case "Backreference":
      return;
    default:
      if (node.type !== "Pattern" && isAtom(node)) yield node;
      else if ("alternatives" in node) for (const alternative of node.alternatives) yield* atomsOf(alternative);
  }
}

/** Letters, digits, marks, spaces and signs of many kinds, and every character that the expression names. */
function candidates(pattern: AST.Pattern, unicode: boolean): Set<string> {
  const others =
    "éÉßſK\u0130аЯ忽の한אع٣ªʰ\u0301\u00a0\u2003\u2028\u200b\u200d\ufe0f\ufeff\ud800“”‘’«»„…—–·€©½£。、！？：；（）「」";
  const points = new Set<number>([...Array.from({ length: 128 }, (_, code) => code), ...codes(others)]);
  if (unicode) for (const code of codes("\u{1f4f0}\u{1f3fb}\u{1d400}\u{20000}")) points.add(code);
  for (const atom of atomsOf(pattern)) for (const code of codes(atom.raw)) points.add(code);
  // What is named in a class, by escape or by range, and what is just beside it.
  for (const [, hex] of pattern.raw.matchAll(/\\(?:u\{?|x)([0-9a-f]{2,6})/gi)) points.add(Number.parseInt(hex!, 16));
  for (const code of Array.from(points)) if (code > 127) for (const near of [code - 1, code + 1]) points.add(near);
  const limit = unicode ? 0x10_ffff : 0xffff;
  return new Set([...points].filter((code) => code >= 0 && code <= limit).map((code) => String.fromCodePoint(code)));
}

function codes(text: string): number[] {
  return Array.from(text, (symbol) => symbol.codePointAt(0)!);
}

function canBeEmpty(element: AST.Element): boolean {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return element.alternatives.some((alternative) => alternative.elements.every(canBeEmpty));
    case "Quantifier":
      return element.min === 0 || canBeEmpty(element.element);
    case "Assertion":
    case "Backreference":
      return true;
    default:
      return false;
  }
}
