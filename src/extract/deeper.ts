// Deeper commentary without a model: sentences of the sources, from one angle, not told before.
import { claimsOf } from "../core/analysis.ts";
import type { Citation, Claim } from "../core/domain.ts";
import { depthOf } from "../core/lens.ts";
import { ANGLES, type Angle, type Commentary, type DeeperRequest } from "../core/ports.ts";
import { speaksTo } from "./angles.ts";
import { pickPassages, repeats, toClaims } from "./choose.ts";
import { claimOf, placeOf, readPassages, type Passage } from "./passages.ts";
import { rank, type Ranked } from "./rank.ts";
import { unfit } from "./standing.ts";
import { cosine } from "./vectors.ts";
import { type Wording, sentence } from "../words/index.ts";
import { timeOf } from "./when.ts";

const COUNTS = { short: 3, normal: 5, long: 8 } as const;
/** A sentence that adds to a point is this close to its passages, or stands beside one. */
const ABOUT_POINT = 0.12;
const ALONE_REPORTED = 3;

/** Three to eight claims that the analysis does not hold, and what the sources leave open. */
export function deeperFrom(request: DeeperRequest): Commentary {
  const { story, analysis, angle, point, lens } = request;
  const all = readPassages(story.articles, analysis.origins);
  const ranked = rank(
    all,
    all.filter((passage) => unfit(passage) === undefined),
  );
  const told = placesOf(claimsOf(analysis));
  const most = COUNTS[depthOf(lens)];
  const subject = point && all.filter((passage) => placesOf([point]).has(placeOf(passage)));
  const fresh = ranked.filter((passage) => !told.has(placeOf(passage)) && !restates(passage, all, told));
  const angles = othersThan(angle, fresh, subject, isSeveral(all));
  if (angle === "check the claims")
    return { ...checked(point ? [point] : claimsOf(analysis), all, ranked, most), angles };
  const chosen = ranked.filter((passage) => told.has(placeOf(passage)));
  const open = fresh
    .map((passage) => ({ ...passage, score: worthOf(passage, angle, subject) }))
    .filter(({ score }) => score > 0);
  const taken = pickPassages(open, most, chosen, undefined, 1);
  const ordered = angle === "timeline" ? inOrderOfTime(taken) : taken;
  return {
    claims: [...toClaims(ordered).values()],
    open:
      taken.length > 0
        ? []
        : [
            sentence(
              angle && !all.some((passage) => speaksTo(angle, passage) > 0)
                ? `angles.missing.${angle}`
                : "angles.noMore",
            ),
          ],
    angles,
    writtenBy: { kind: "extract" },
  };
}

/** The other angles that what is not told yet has something to say to, the richest first. */
function othersThan(
  angle: Angle | undefined,
  fresh: readonly Ranked[],
  subject: Passage[] | undefined,
  several: boolean,
): Angle[] {
  const weight = (other: Exclude<Angle, "check the claims">): number =>
    fresh
      .map((passage) => worthOf(passage, other, subject))
      .toSorted((a, b) => b - a)
      .slice(0, COUNTS.short)
      .reduce((sum, worth) => sum + worth, 0);
  const spoken = ANGLES.filter((other) => other !== "check the claims")
    .filter((other) => other !== angle)
    .map((other) => ({ other, weight: weight(other) }))
    .filter((each) => each.weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  const check = several && angle !== "check the claims" ? (["check the claims"] as const) : [];
  return [...spoken.map(({ other }) => other), ...check];
}

/** Only a second origin can say something to a claim. */
const isSeveral = (all: readonly Passage[]): boolean => new Set(all.map(({ origin }) => origin)).size > 1;

/** Rank, weighed by what the sentence has to say to the angle and to the point; 0 when nothing. */
function worthOf(
  passage: Ranked,
  angle: Exclude<DeeperRequest["angle"], "check the claims">,
  subject: Passage[] | undefined,
): number {
  const toAngle = angle ? speaksTo(angle, passage) : 1;
  if (!subject) return toAngle * (0.3 + 0.7 * passage.score);
  const near = subject.reduce(
    (closest, about) => Math.max(closest, cosine(about.vector, passage.vector), beside(about, passage) ? 0.3 : 0),
    0,
  );
  return near < ABOUT_POINT ? 0 : toAngle * near * (0.5 + 0.5 * passage.score);
}

function beside(a: Passage, b: Passage): boolean {
  return (
    a.article.id === b.article.id && a.sentence.paragraph === b.sentence.paragraph && Math.abs(a.index - b.index) === 1
  );
}

/** Whether a told passage says the same, whichever outlet told it. */
function restates(passage: Passage, all: readonly Passage[], told: ReadonlySet<string>): boolean {
  return all.some((other) => told.has(placeOf(other)) && repeats(passage, other));
}

function inOrderOfTime(passages: readonly Ranked[]): Ranked[] {
  const time = ({ text, article }: Ranked): number => timeOf(text, article) ?? Infinity;
  return passages.toSorted((a, b) => time(a) - time(b));
}

/** For each claim, what other origins say to it; claims that only one origin makes are named. */
function checked(
  claims: readonly Claim[],
  all: readonly Passage[],
  ranked: readonly Ranked[],
  most: number,
): Commentary {
  const places = placesOf(claims);
  const said: Ranked[] = [];
  const alone: Wording[] = [];
  for (const claim of claims) {
    const cited = placesOf([claim]);
    const own = all.filter((passage) => cited.has(placeOf(passage)));
    const origins = new Set(own.map(({ origin }) => origin));
    const supports = ranked
      .filter(
        (other) =>
          !places.has(placeOf(other)) && !origins.has(other.origin) && own.some((passage) => repeats(passage, other)),
      )
      .filter((other) => said.every((earlier) => placeOf(earlier) !== placeOf(other)));
    said.push(...supports.slice(0, 1));
    if (supports.length === 0 && origins.size === 1) {
      const [only] = own;
      if (only) alone.push(sentence("angles.onlyReports", { source: only.article.source, claim: claim.text }));
    }
  }
  return {
    claims: said.slice(0, most).map((passage) => claimOf(passage)),
    open: isSeveral(all)
      ? said.length + alone.length === 0
        ? []
        : alone.slice(0, ALONE_REPORTED)
      : [sentence("angles.missing.check the claims")],
    writtenBy: { kind: "extract" },
  };
}

function placesOf(claims: readonly Claim[]): Set<string> {
  return new Set(claims.flatMap(({ citations }: { citations: Citation[] }) => citations).map(placeOf));
}
