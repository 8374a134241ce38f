// The learned models as they are shipped.
import learned from "#models/post.json" with { type: "json" };
import type { Weights } from "./weigh.ts";

/** What `bench/quality/train.ts` learned from all labelled stories. */
// A JSON file's tuples are read as lists of anything.
export const shippedWeights = (): Weights => learned as unknown as Weights;
