// Orders and honest sentences that nothing was learned from: by another hand than those the models were made of.
import honest from "./honest.json" with { type: "json" };
import planted from "./planted.json" with { type: "json" };

export const neverLearned = { planted, honest };
