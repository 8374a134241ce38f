// A claim against articles, each for itself: what bears it out has to stand in one place.
import type { Article } from "../core/domain.ts";
import type { CheckedClaim } from "../core/ports.ts";
import { verifyText } from "./verify-text.ts";

const ORDER = { supported: 0, soft: 1, unsupported: 2 };

/** By the article that bears most of it out. Pure; a few milliseconds an article. */
export function checkAgainst(claim: string, articles: readonly Article[]): CheckedClaim {
  const found = articles.map((article) => verifyText(claim, [article]));
  const [best] = found.toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.issues.length - b.issues.length);
  if (!best) return { verdict: "unsupported", differs: [], citations: [] };
  const { verdict, issues, citations } = best;
  return { verdict, differs: [...new Set(issues.map(({ kind }) => kind))], citations };
}
