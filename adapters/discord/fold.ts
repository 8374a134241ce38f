// Makes a Message fit one post: points and lines give way, and are counted.
// The last points go first, then the last lines; how many went is told to the reader. Pure.
import type { Section } from "../../src/platform/index.ts";

/** Which entries of a section may go, last first; the first one always stays. */
function shorten(section: Section): Section | undefined {
  switch (section.kind) {
    case "points":
      return section.points.length > 1 ? { ...section, points: section.points.slice(0, -1) } : undefined;
    case "text":
    case "context":
      return section.lines.length > 1 ? { ...section, lines: section.lines.slice(0, -1) } : undefined;
    default:
      return undefined;
  }
}

/** Kinds in the order they give way. Small print says how a post was made, so it goes last. */
const ORDER: readonly Section["kind"][] = [
  "points",
  "receipt",
  "disagreement",
  "text",
  "divider",
  "picture",
  "context",
];

/**
 * Sections such that `fits(sections, folded)` holds, where `folded` is how many points, lines or sections were taken
 * out. The headline and the section after it are the last to stand.
 */
export function fold(
  sections: Section[],
  fits: (sections: Section[], folded: number) => boolean,
): { sections: Section[]; folded: number } {
  let kept = sections;
  let folded = 0;
  while (!fits(kept, folded) && (kept.length > 1 || (kept[0] && shorten(kept[0])))) {
    kept = giveWay(kept);
    folded += 1;
  }
  return { sections: kept, folded };
}

function giveWay(sections: Section[]): Section[] {
  for (const kind of ORDER) {
    // From the end, so that what is left of a numbered list has no gaps.
    const last = sections.findLastIndex((section) => section.kind === kind);
    const section = sections[last];
    const shorter = section && shorten(section);
    if (shorter) return sections.with(last, shorter);
    const only = sections.findIndex((section) => section.kind === kind) === last;
    // The only points section keeps its first point as long as lines of text can go.
    const keeps = kind === "points" && only && sections.some((section) => section.kind === "text");
    if (last > 1 && !keeps) return sections.toSpliced(last, 1);
  }
  return sections.length > 1 ? sections.slice(0, -1) : sections.map((section) => shorten(section) ?? section);
}
