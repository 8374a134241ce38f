// Sparse tf-idf vectors of unit length, and the few sums that the extractive analysis makes with them.

/** Weight by term. Length 1, or empty. */
export type Vector = ReadonlyMap<string, number>;

/** Inverse document frequency by term, `ln(1 + N / df)`; documents are lists of terms. Unknown terms weigh as the rarest. */
export function inverseFrequencies(documents: readonly (readonly string[])[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of documents) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => Math.log(1 + documents.length / (counts.get(term) ?? 1));
}

/** tf-idf of a list of terms, with logarithmic tf. */
export function vectorOf(terms: readonly string[], weightOf: (term: string) => number): Vector {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const vector = new Map<string, number>();
  for (const [term, count] of counts) vector.set(term, (1 + Math.log(count)) * weightOf(term));
  return unit(vector);
}

/** Cosine of two unit vectors, 0..1. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** For a vector, its cosine with every one of `vectors` that shares a term with it, by index: an inverted index, built once. */
export function likenessTo(vectors: readonly Vector[]): (vector: Vector) => Map<number, number> {
  const postings = new Map<string, [at: number, weight: number][]>();
  for (const [at, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const list = postings.get(term);
      if (list) list.push([at, weight]);
      else postings.set(term, [[at, weight]]);
    }
  }
  return (vector) => {
    const found = new Map<number, number>();
    for (const [term, weight] of vector) {
      for (const [at, other] of postings.get(term) ?? []) found.set(at, (found.get(at) ?? 0) + weight * other);
    }
    return found;
  };
}

/** The direction that many vectors share, as a unit vector. */
export function centroid(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return unit(sum);
}

/** The vector without some of its terms, again of length 1. */
export function without(vector: Vector, terms: ReadonlySet<string>): Vector {
  return unit(new Map([...vector].filter(([term]) => !terms.has(term))));
}

/** Numbers scaled so that the largest is 1; all zero stays all zero. */
export function scaled(values: readonly number[]): number[] {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  return largest > 0 ? values.map((value) => value / largest) : values.map(() => 0);
}

function unit(vector: Map<string, number>): Vector {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  const length = Math.sqrt(squares);
  if (length > 0) for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}
