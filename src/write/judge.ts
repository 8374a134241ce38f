// From a model's drafts to claims: rules first, then a second reader, one mending, and what is left.
import type { Claim } from "../core/domain.ts";
import { type CheckContext, type Desk, inspect, type Inspection } from "./inspect.ts";
import { mend } from "./mend.ts";
import type { WireClaim } from "./schema.ts";
import { secondReadings, type SecondReading } from "./second-reader.ts";

export interface Judged {
  inspections: Inspection[];
  /** Whether a second reader saw everything that is published. */
  read: boolean;
}

/**
 * Checks all drafts, in their order. What a second reader confirms is clean; what rules or reader fault is mended once together and
 * read again. Then a doubt is labelled, and what is refused is dropped. The reader never overrules a hard rule.
 */
export const checkAll = async (desk: Desk, drafts: WireClaim[], context: CheckContext): Promise<Judged> =>
  judgeAll(desk, await Promise.all(drafts.map((draft) => inspect(desk, draft, context))), context);

/** The same for drafts that the rules have seen already, as they came. */
export async function judgeAll(desk: Desk, first: Inspection[], context: CheckContext): Promise<Judged> {
  const judged = await judge(desk, first, context);
  const failing = judged.filter(({ issues }) => issues.length > 0);
  const mended =
    failing.length === 0
      ? new Map<Inspection, Inspection>()
      : await mend(desk, failing, context).catch(() => new Map());
  const again = [...mended.keys()];
  const reread = await judge(
    desk,
    again.map((before) => mended.get(before) ?? before),
    context,
  );
  const final = judged.map((before) => better(before, reread[again.indexOf(before)]));
  return { inspections: final, read: final.every(({ claim, unread }) => !claim || !unread) };
}

/** A mended claim takes the place of the first one, unless it is lost and the first may still be labelled. */
function better(before: Inspection, after: Inspection | undefined): Inspection {
  if (!after) return before;
  if (after.claim || after.reason.startsWith("dropped")) return after;
  return before.claim ? before : { ...before, reason: before.reason };
}

async function judge(desk: Desk, inspections: Inspection[], context: CheckContext): Promise<Inspection[]> {
  const open = inspections.filter((inspection) => inspection.open);
  const readings = open.length === 0 ? [] : await secondReadings(desk, open, context);
  return inspections.map((inspection) => {
    const at = open.indexOf(inspection);
    return at < 0 ? inspection : afterReading(inspection, readings[at], desk.strict);
  });
}

function afterReading(inspection: Inspection, reading: SecondReading | undefined, strict: boolean): Inspection {
  if (!reading) return { ...inspection, unread: true };
  const { wire, citations } = inspection;
  const claim: Claim = { text: wire.text, kind: wire.kind, citations, doubts: [] };
  const label = inspection.claim?.label;
  if (reading.verdict === "supported")
    return { ...inspection, claim: { ...claim, ...(label && { label }) }, issues: [] };
  const fault = reading.words === "" ? "a second reader doubts it" : `a second reader doubts "${reading.words}"`;
  if (reading.verdict === "doubtful")
    return { ...inspection, claim: strict ? undefined : { ...claim, doubts: [fault] }, issues: [fault], reason: fault };
  const reason =
    reading.words === "" ? "a second reader finds it in no line" : `a second reader does not find "${reading.words}"`;
  // Refused by its words, it may be mended; refused as a whole, it is gone.
  return { ...inspection, claim: undefined, issues: reading.words === "" ? [] : [reason], reason };
}
