// The places of an expression that read a character, which may follow which, and the loops among them.
import type { Members, Program } from "./program.ts";

const MOST_PATHS = 5_000;

/** One way on: the characters that it reads, as bits, and the place it leads to. Two ways to the same place stand twice. */
export interface Edge {
  reads: bigint;
  to: number;
}

export interface Graph {
  /** The ways on from each place. Place 0 is the search: it reads on, or enters the expression. */
  edges: Edge[][];
  /** The places that read the first character of a text. */
  first: number[];
}

/** What may stand before a place (undefined: nothing, the text begins there) and what it may read. */
interface Around {
  before: bigint | undefined;
  next: bigint;
}

interface Way extends Around {
  pc: number;
}

/** What an expression reads from `root` on, looking ahead included; `backward` where it looks behind. */
export function graphOf(program: Program, root: number, backward: boolean): Graph {
  const { code, alphabet, words, multiline, lineEnds, sticky } = program;
  const bitsOf = (members: Members) => members.reduce((bits, one, n) => (one ? bits | (1n << BigInt(n)) : bits), 0n);
  const all = (1n << BigInt(alphabet.length)) - 1n;
  const [word, lineEnd] = [bitsOf(words), bitsOf(lineEnds)];

  /** What is left of `around` behind an instruction that reads nothing, or only looks. */
  const past = (pc: number, { before, next }: Around): Around[] => {
    const step = code[pc]!;
    if (backward) return [{ before, next }];
    const behind = (set: bigint) => (before === undefined ? undefined : before & set);
    if (step.op === "edge") {
      if (step.kind === "end") return multiline ? [{ before, next: next & lineEnd }] : [];
      if (step.kind === "start") {
        if (before === undefined) return [{ before, next }];
        return multiline ? [{ before: before & lineEnd, next }] : [];
      }
      const within = step.kind === "within";
      const outer = { before: behind(all & ~word), next: next & (within ? ~word : word) };
      return before === undefined ? [outer] : [outer, { before: before & word, next: next & (within ? word : ~word) }];
    }
    if (step.op === "look" && step.one) {
      const set = bitsOf(step.one);
      const kept = step.negative ? all & ~set : set;
      return [step.backward ? { before: behind(kept), next } : { before, next: next & kept }];
    }
    return [{ before, next }];
  };

  /** The places reached from `from` without reading, once for each way there (twice where there are more). */
  const reached = (from: number, before: bigint | undefined): Way[] => {
    const ways: Way[] = [];
    const path = new Set<number>();
    let paths = 0;
    const walk = (pc: number, around: Around): void => {
      if (around.before === 0n || around.next === 0n || path.has(pc) || (paths += 1) > MOST_PATHS) return;
      const step = code[pc]!;
      if (step.op === "match") return;
      if (step.op === "char") {
        const way = { pc, before: around.before, next: around.next & bitsOf(step.set) };
        const same = ways.filter((one) => one.pc === pc && one.before === way.before && one.next === way.next);
        if (way.next !== 0n && same.length < 2) ways.push(way);
        return;
      }
      path.add(pc);
      if (step.op === "split") for (const to of [step.first, step.second]) walk(to, around);
      else if (step.op === "jump") walk(step.to, around);
      else {
        if (step.op === "look" && !step.one && !step.backward) walk(pc + 1, around);
        for (const left of past(pc, around)) walk(step.op === "look" ? step.after : pc + 1, left);
      }
      path.delete(pc);
    };
    walk(from, { before, next: all });
    return ways;
  };

  const places: { pc: number; reads: bigint }[] = [{ pc: -1, reads: all }];
  const numbers = new Map<string, number>();
  const numberOf = ({ pc, next }: Way): number => {
    const key = `${pc} ${next}`;
    const number = numbers.get(key) ?? places.push({ pc, reads: next }) - 1;
    numbers.set(key, number);
    return number;
  };
  const edgesTo = (ways: Way[], reads: bigint): Edge[] =>
    ways.map((way) => ({ reads: reads & (way.before ?? 0n), to: numberOf(way) })).filter((edge) => edge.reads !== 0n);

  const first = reached(root, undefined).map(numberOf);
  const entered = edgesTo(reached(root, all), all);
  const edges: Edge[][] = [[]];
  for (let place = 1; place < places.length; place += 1) {
    const { pc, reads } = places[place]!;
    edges.push(edgesTo(reached(pc + 1, all), reads));
  }
  // The search reads a character and is at the expression's first places, and at each it may go on instead.
  edges[0] = sticky && !backward ? [] : [{ reads: all, to: 0 }, ...entered];
  return { edges, first };
}

export interface Loop {
  members: Set<number>;
  /** Every turn passes one of them. */
  heads: Set<number>;
}

/** The strongly connected places (Tarjan's algorithm). */
export function loopsOf({ edges }: Graph): Loop[] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const onPath = new Set<number>();
  const heads = new Set<number>();
  const loops: Loop[] = [];
  for (const root of edges.keys()) {
    if (index.has(root)) continue;
    const work: { place: number; edge: number }[] = [];
    const enter = (place: number) => {
      index.set(place, index.size);
      low.set(place, index.get(place)!);
      open.push(place);
      isOpen.add(place);
      onPath.add(place);
      work.push({ place, edge: 0 });
    };
    enter(root);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { place } = top;
      const to = edges[place]![top.edge]?.to;
      top.edge += 1;
      if (to === undefined) {
        work.pop();
        onPath.delete(place);
        const above = work.at(-1)?.place;
        if (above !== undefined) low.set(above, Math.min(low.get(above)!, low.get(place)!));
        if (low.get(place) !== index.get(place)) continue;
        const members = new Set(open.splice(open.indexOf(place)));
        for (const member of members) isOpen.delete(member);
        const ours = members.intersection(heads);
        if (ours.size > 0) loops.push({ members, heads: ours });
      } else if (index.has(to)) {
        if (onPath.has(to)) heads.add(to);
        if (isOpen.has(to)) low.set(place, Math.min(low.get(place)!, index.get(to)!));
      } else enter(to);
    }
  }
  return loops;
}
