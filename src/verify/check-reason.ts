// Whether the reason that a claim gives is one that its passage gives.
import type { Language } from "../language/language.ts";
import { reasonCuesFor } from "../language/reasons.ts";
import type { Evidence } from "./evidence.ts";
import { hard, type Issue } from "./issue.ts";
import type { ReadClaim } from "./recite.ts";

/** Sentences around the cited ones in which a writer says why. */
const NEIGHBOURS = { before: 1, after: 1 };

/**
 * A claim told as a fact that says why, where the cited sentences and their neighbours say why of nothing: the link is the claim's
 * own, however true both halves are. An inference is told as one, and may reason.
 */
export function checkReason({ reading, kind }: ReadClaim, evidence: Evidence, language: Language): Issue[] {
  if (evidence.isForeign) return [];
  const words = reasonCuesFor(language);
  const said = kind === "fact" ? words?.gives.exec(reading.text)?.[0] : undefined;
  const isGiven = (): boolean =>
    evidence.all.some(({ source, span }) => words?.cues.test(source.reading(source.around(span, NEIGHBOURS)).text));
  return said === undefined || isGiven()
    ? []
    : [hard("addition", `the cited passage gives no reason, the claim does ("${said}")`)];
}
