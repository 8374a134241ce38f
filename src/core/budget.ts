// How far the day's money for models reaches.

/** How much of the work the budget still pays for. `extract`: no model; `headline`: headline and reports only. */
export type BudgetLevel = "full" | "extract" | "headline";

/**
 * Above nine tenths of the day's budget the model rests and posts are extracts; once the budget is spent, only headlines go
 * out, so that the channel sees that something is off.
 */
export function budgetLevel(spent: number, budget: number | undefined): BudgetLevel {
  if (budget === undefined || spent < budget * 0.9) return "full";
  return spent < budget ? "extract" : "headline";
}
