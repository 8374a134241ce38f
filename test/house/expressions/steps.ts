// How many steps a backtracking engine takes over a text: the same figure on every machine.
import type { Program } from "./program.ts";

const UNSET = -1;

/**
 * The steps of one search, or of all that follow each other where the expression is used that way (`g`, `y`); `input` holds
 * numbers of the program's alphabet. Gives up above `limit`.
 */
export function countSteps(program: Program, input: readonly number[], limit: number): number {
  const { code, slots, words, lineEnds, multiline, sticky, global } = program;
  const values = Array.from({ length: slots }, () => UNSET);
  /** Where to go on after a failure: place and position, or a slot (negative) and the value it had. */
  const stack: number[] = [];
  let steps = 0;
  let end = 0;

  const isWord = (at: number): boolean => at >= 0 && at < input.length && words[input[at]!] === 1;
  const isEdge = (kind: string, at: number): boolean => {
    if (kind === "start") return at === 0 || (multiline && lineEnds[input[at - 1]!] === 1);
    if (kind === "end") return at === input.length || (multiline && lineEnds[input[at]!] === 1);
    return (isWord(at - 1) !== isWord(at)) === (kind === "word");
  };
  const set = (slot: number, value: number): void => {
    stack.push(-1 - slot, values[slot]!);
    values[slot] = value;
  };
  /** Forgets the ways not taken since `base`, but not the values that slots had. */
  const commit = (base: number): void => {
    let kept = base;
    for (let at = base; at < stack.length; at += 2) {
      if (stack[at]! >= 0) continue;
      stack[kept] = stack[at]!;
      stack[kept + 1] = stack[at + 1]!;
      kept += 2;
    }
    stack.length = kept;
  };
  /** Puts slots back until a way not taken comes up; undefined when there is none above `base`. */
  const backtrack = (base: number): [pc: number, at: number] | undefined => {
    while (stack.length > base) {
      const value = stack.pop()!;
      const place = stack.pop()!;
      if (place >= 0) return [place, value];
      values[-1 - place] = value;
    }
    return undefined;
  };
  const referred = (group: number, at: number, backward: boolean): number | undefined => {
    const [from = UNSET, to = UNSET] = group < 0 ? [] : [values[group], values[group + 1]];
    if (from === UNSET || to === UNSET || to < from) return at;
    const start = backward ? at - (to - from) : at;
    if (start < 0 || start + to - from > input.length) return undefined;
    for (let n = 0; n < to - from; n += 1) {
      steps += 1;
      if (input[from + n] !== input[start + n]) return undefined;
    }
    return backward ? start : start + to - from;
  };

  const run = (from: number, position: number): boolean => {
    const base = stack.length;
    let [pc, at] = [from, position];
    for (;;) {
      steps += 1;
      if (steps > limit) return false;
      const step = code[pc]!;
      let ok = true;
      switch (step.op) {
        case "char": {
          const index = step.backward ? at - 1 : at;
          ok = index >= 0 && index < input.length && step.set[input[index]!] === 1;
          at = step.backward ? at - 1 : at + 1;
          break;
        }
        case "split":
          stack.push(step.second, at);
          pc = step.first - 1;
          break;
        case "jump":
          pc = step.to - 1;
          break;
        case "edge":
          ok = isEdge(step.kind, at);
          break;
        case "save":
        case "mark":
          set(step.slot, at);
          break;
        case "moved":
          ok = values[step.slot] !== at;
          break;
        case "reference": {
          const next = referred(step.group, at, step.backward);
          ok = next !== undefined;
          at = next ?? at;
          break;
        }
        case "look": {
          const before = stack.length;
          const found = run(pc + 1, at);
          if (found && !step.negative) commit(before);
          else while (backtrack(before));
          ok = found !== step.negative;
          pc = step.after - 1;
          break;
        }
        case "match":
          end = at;
          return true;
      }
      if (ok) pc += 1;
      else {
        const next = backtrack(base);
        if (!next) return false;
        [pc, at] = next;
      }
    }
  };

  let start = 0;
  while (start <= input.length) {
    stack.length = 0;
    values.fill(UNSET);
    const found = run(0, start);
    if (steps > limit || (found ? !(global || sticky) : sticky)) break;
    start = found && end > start ? end : start + 1;
  }
  return steps;
}
