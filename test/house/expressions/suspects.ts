// Words on which a backtracking engine may start over and over: where two ways through an expression read the same.
import { type Graph, graphOf, type Loop, loopsOf } from "./graph.ts";
import type { Program } from "./program.ts";

/** After `before`, each further `word` adds a way or doubles them. Characters by their number in the alphabet. */
export interface Suspect {
  before: number[];
  word: number[];
  /** Characters that the fewest of the ways open then go on with, one after the other. */
  stops: number[];
}

/** Combinations of places looked at for one pair of loops before it is taken to have no such word. */
const MOST = 200_000;
const STOPS = 3;
/** Which of several characters is taken, as more than one character may be looked at: the first, the last, each in turn. */
const PICKS = [() => 0, (count: number) => count - 1, (count: number, at: number) => at % count];
type Pick = (typeof PICKS)[number];

export function suspects(program: Program): Suspect[] {
  const found = suspectsIn(program, graphOf(program, 0, false));
  for (const [pc, step] of program.code.entries())
    if (step.op === "look" && step.backward && !step.one)
      for (const { word, stops } of suspectsIn(program, graphOf(program, pc + 1, true)))
        found.push({ before: [], word: word.toReversed(), stops });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function suspectsIn(program: Program, graph: Graph): Suspect[] {
  const loops = loopsOf(graph);
  const found: Suspect[] = [];
  for (const first of loops) {
    for (const p of first.heads) {
      const way = p === 0 ? [] : wordTo(graph, p);
      if (!way) continue;
      const reached = reach(graph, p);
      const seconds = loops.filter(({ members, heads }) => !members.has(0) && !heads.isDisjointFrom(reached));
      const words = PICKS.flatMap((pick) => [
        ...(p === 0 ? [] : [common(graph, [p, p], [p, p], [first.members, first.members], pick)]),
        ...seconds.flatMap((second) => wordsBetween(graph, p, first, second, pick)),
      ]);
      // What comes before may have to keep a loop that stands earlier from reading the words.
      for (const before of p === 0 ? [[]] : [way, ...turnsOf(program, graph, p).map((turn) => [...way, turn])])
        for (const word of words)
          if (word) found.push({ before, word, stops: stopsAfter(program, graph, before, word) });
    }
  }
  return found;
}

/** Words that lead round a loop from `p`, from there to a place of another loop, and round that one. */
function wordsBetween(graph: Graph, p: number, first: Loop, second: Loop, pick: Pick): (number[] | undefined)[] {
  const back = reachBack(graph, second);
  // The search goes on whatever comes, so that a loop's heads stand for all of it.
  if (p === 0) return Array.from(second.heads, (q) => common(graph, [0, q], [q, q], [back, second.members], pick));
  return Array.from(second.members, (q) =>
    q === p ? undefined : common(graph, [p, p, q], [p, q, q], [first.members, back, second.members], pick),
  );
}

/** The shortest word that leads from each of `start` to its place in `goal` inside `within`, along ways that differ. */
function common(
  { edges }: Graph,
  start: number[],
  goal: number[],
  within: ReadonlySet<number>[],
  pick: Pick,
): number[] | undefined {
  const size = edges.length;
  const key = (places: readonly number[], differ: boolean) =>
    places.reduce((sum, place) => sum * size + place, 0) * 2 + Number(differ);
  const target = key(goal, true);
  const alike = start.every((place) => place === start[0]) && goal.every((place) => place === goal[0]);
  const nodes = [{ places: start, differ: !alike, parent: -1, symbol: -1, depth: 0 }];
  const seen = new Set<number>();
  for (let at = 0; at < nodes.length && nodes.length < MOST; at += 1) {
    const node = nodes[at]!;
    const follow = (n: number, reads: bigint, places: number[], ways: number[]): boolean => {
      if (n < start.length) {
        return edges[node.places[n]!]!.some((edge, way) => {
          const both = reads & edge.reads;
          return both !== 0n && within[n]!.has(edge.to) && follow(n + 1, both, [...places, edge.to], [...ways, way]);
        });
      }
      const differ = node.differ || ways.some((way) => way !== ways[0]);
      const own = key(places, differ);
      if (seen.has(own)) return false;
      seen.add(own);
      nodes.push({ places, differ, parent: at, symbol: pickOf(reads, pick, node.depth), depth: node.depth + 1 });
      return own === target;
    };
    if (!follow(0, -1n, [], [])) continue;
    const word: number[] = [];
    for (let n = nodes.length - 1; n > 0; n = nodes[n]!.parent) word.unshift(nodes[n]!.symbol);
    return word;
  }
  return undefined;
}

function wordTo({ edges, first }: Graph, goal: number): number[] | undefined {
  const words = new Map(first.map((place) => [place, [] as number[]]));
  for (const [place, word] of words)
    for (const { reads, to } of edges[place]!)
      if (!words.has(to)) words.set(to, [...word, pickOf(reads, PICKS[0]!, 0)]);
  return words.get(goal);
}

/** A character of each kind on which a place stays where it is. */
function turnsOf({ alphabet }: Program, { edges }: Graph, place: number): number[] {
  const reads = edges[place]!.reduce((bits, edge) => (edge.to === place ? bits | edge.reads : bits), 0n);
  return [/\s/, /\w/, /[^\w\s]/].flatMap((kind) => {
    const symbol = alphabet.findIndex((one, n) => (reads >> BigInt(n)) & 1n && kind.test(one));
    return symbol === -1 ? [] : [symbol];
  });
}

function reach({ edges }: Graph, from: number): Set<number> {
  const reached = new Set([from]);
  for (const place of reached) for (const { to } of edges[place]!) reached.add(to);
  return reached;
}

/** The places from which a loop can be reached. */
function reachBack({ edges }: Graph, { members }: Loop): Set<number> {
  const before = Map.groupBy(
    edges.flatMap((ways, from) => ways.map(({ to }) => ({ from, to }))),
    ({ to }) => to,
  );
  const reached = new Set(members);
  for (const place of reached) for (const { from } of before.get(place) ?? []) reached.add(from);
  return reached;
}

function stopsAfter({ alphabet }: Program, { edges, first }: Graph, before: number[], word: number[]): number[] {
  const follow = (open: Set<number>, symbol: number): Set<number> => {
    const next = new Set<number>();
    for (const place of open)
      for (const { reads, to } of edges[place]!) if (to !== 0 && (reads >> BigInt(symbol)) & 1n) next.add(to);
    return next;
  };
  const search = (open: Set<number>, symbol: number) => follow(new Set([...open, 0]), symbol);
  let open = [...before, ...word, ...word, ...word].reduce(search, new Set(first));
  return Array.from({ length: STOPS }, () => {
    const left = alphabet.map((_, symbol) => follow(open, symbol).size);
    const stop = left.indexOf(Math.min(...left));
    open = follow(open, stop);
    return stop;
  });
}

function pickOf(reads: bigint, pick: Pick, at: number): number {
  const symbols = [...reads.toString(2)].toReversed().flatMap((bit, n) => (bit === "1" ? [n] : []));
  return symbols[pick(symbols.length, at)]!;
}
