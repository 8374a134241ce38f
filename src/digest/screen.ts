// A story in one screen: what a post shows of it where it stands between other people's. Pure.
// What does not fit is a press away; whole sentences stay, and none is cut.
import { claimsOf, numbered } from "../core/analysis.ts";
import type { Analysis, Claim, Lens } from "../core/domain.ts";
import { type Action, type Line, type Message, type Section, clip, line, textSection } from "../platform/index.ts";
import type { Words } from "../words/index.ts";
import { type StoryPost, actionId, composeStory, counts, updated, storyActions, urlOf, writtenBy } from "./compose.ts";
import { Footnotes } from "./footnotes.ts";
import { headingOf, kindOfAll } from "./kind.ts";
import { COLUMNS, type Size, admit, isRoom, minus, sizeOf, sum } from "./room.ts";

/** How much a post may show, and how many points of it. */
export interface Room extends Size {
  points: number;
  /** A headline alone: no lead, no points, nothing of a disagreement. */
  bare?: true;
}

export const ROOMS: Record<Lens["length"], Room> = {
  headline: { characters: 500, lines: 6, points: 0, bare: true },
  short: { characters: 600, lines: 10, points: 3 },
  normal: { characters: 900, lines: 14, points: 5 },
  long: { characters: 2000, lines: 30, points: 12 },
};
/** So many points are worth more than the lead, and than both sides of a disagreement. */
const LEAST_POINTS = 3;
/** Marks behind one claim; Receipts shows all that it rests on. */
const MOST_MARKS = 3;
const LONGEST_TITLE = 250;
const LONGEST_NAME = 30;
/** More never fit on a line. */
const MOST_NAMES = 10;
/** What is said about a disagreement beyond this is left to the press. */
const LONGEST_ROW = 2 * COLUMNS;

/** One story as a post: all of it, and how much of that one screen shows. */
export const composePost = (post: StoryPost, length: Lens["length"], words: Words): Message => ({
  ...composeStory(post, words),
  screen: composeScreen(post, ROOMS[length], words),
});

/** What the frame around the points gives up so that they fit. */
interface Frame {
  lead: boolean;
  /** Both sides of a disagreement, else how many there are; undefined: nothing of it. */
  sides: boolean | undefined;
  /** All that a correction says, else that there was one. */
  extra: boolean;
  /** One mark behind a claim, outlets' names where room is left, and no more points than the least. */
  terse?: true;
}

/** From the fullest to the barest. */
const FRAMES: readonly Frame[] = [
  { lead: true, sides: true, extra: true },
  { lead: false, sides: true, extra: true },
  { lead: false, sides: false, extra: true },
  { lead: false, sides: false, extra: false },
];

/** Only where the others hold too few points: a mark that is left out stands in Receipts still. */
const TERSE: Frame = { lead: false, sides: false, extra: false, terse: true };

/** A correction is said even there. */
const BARE: readonly Frame[] = [
  { lead: false, sides: undefined, extra: true },
  { lead: false, sides: undefined, extra: false },
];

/** What `room` shows of a story: sections and buttons. */
export function composeScreen(post: StoryPost, room: Room, words: Words): NonNullable<Message["screen"]> {
  const { analysis } = post;
  const all = numbered(analysis);
  const most = Math.min(room.points, all.length);
  const least = Math.min(LEAST_POINTS, most);
  const fill = (frame: Frame): Try => {
    const points = all.map((point) => ({ ...point, size: sizeOfClaim(post, point.claim, point.number, frame, words) }));
    const left = minus(room, sizeAround(post, frame, words));
    return { frame, left, points: admit(points, left, least, frame.terse ? least : most) };
  };
  // The first points rather than others, and others rather than fewer; for equal ones the fuller frame.
  const worth = ({ left, points: held }: Try): number => {
    if (!isRoom(left)) return -1;
    const inOrder = held.slice(0, LEAST_POINTS).filter(({ number }, index) => number === all[index]?.number).length;
    return Math.min(LEAST_POINTS, held.length) * (LEAST_POINTS + 1) + inOrder;
  };
  const full = (room.bare ? BARE : FRAMES).map(fill).reduce((one, other) => (worth(other) > worth(one) ? other : one));
  const terse = full.points.length < least ? fill(TERSE) : full;
  const best = terse.points.length > full.points.length ? terse : full;
  // What happened, where it fits beside all the points.
  const happened = sum(analysis.happened.map((claim) => sizeOfClaim(post, claim, undefined, best.frame, words)));
  const left = best.points.reduce((rest, { size }) => minus(rest, size), best.left);
  const isRoomy = !room.bare && !best.frame.terse && best.points.length === all.length && isRoom(minus(left, happened));
  const shown: Shown = {
    frame: best.frame,
    points: best.points,
    happened: isRoomy ? analysis.happened : [],
    width: best.frame.terse ? Math.min(COLUMNS, counts(analysis, words).length + left.characters) : COLUMNS,
  };
  const said = (shown.frame.lead && analysis.lead ? 1 : 0) + shown.happened.length + shown.points.length;
  const isAll = said === claimsOf(analysis).length && analysis.disagreements.length === 0;
  return {
    sections: draw(post, shown, words),
    actions: screenActions(post, isAll ? undefined : all.length, words),
  };
}

interface Point {
  number: number;
  claim: Claim;
}

interface Try {
  frame: Frame;
  left: Size;
  points: (Point & { size: Size })[];
}

interface Shown {
  frame: Frame;
  points: readonly Point[];
  happened: readonly Claim[];
  /** The room for outlets' names. */
  width: number;
}

/** The sections of a screen. Footnotes count from the first that is shown, so the outlets' names stand in their order. */
function draw(post: StoryPost, shown: Shown, words: Words): Section[] {
  const { analysis, articles, updatedAt } = post;
  const notes = new Footnotes(articles, words);
  const story = drawStory(post, shown, notes, words);
  return [
    ...story,
    { kind: "context", lines: [line(outlets(post, notes, shown.width, words))] },
    { kind: "context", lines: [line(writtenBy(analysis, words), ...updated(updatedAt, words))] },
  ];
}

function drawStory(
  { analysis, articles, extra = [] }: StoryPost,
  shown: Shown,
  notes: Footnotes,
  words: Words,
): Section[] {
  const { frame, points, happened } = shown;
  const brief = (claim: Claim): Line => notes.brief(claim, marksIn(frame));
  const kind = kindOfAll(analysis, articles, words);
  const lead = frame.lead && analysis.lead ? [analysis.lead] : [];
  const sections: (Section | undefined)[] = [
    {
      kind: "headline",
      text: clip(headingOf(analysis, articles, words), LONGEST_TITLE),
      url: urlOf(analysis, articles),
      bare: true,
    },
    kind === undefined ? undefined : textSection(undefined, clip(kind, COLUMNS)),
    lead.length + happened.length > 0 ? textSection(undefined, ...[...lead, ...happened].map(brief)) : undefined,
    points.length > 0
      ? {
          kind: "points",
          title: undefined,
          points: points.map(({ number, claim }) => ({ number, line: brief(claim) })),
        }
      : undefined,
    frame.sides === undefined ? undefined : disagreement(analysis, notes, frame.sides, words),
    ...extra.map((section) => (frame.extra ? section : titleOf(section))),
  ];
  return sections.filter((section) => section !== undefined);
}

const titleOf = (section: Section): Section | undefined =>
  section.kind === "text" && section.title !== undefined ? textSection(undefined, section.title) : undefined;

/** "Sources disagree on the number of dead: 12 [1], 14 [2]"; where that is long, or is not wanted, how many they are. */
function disagreement(
  { disagreements }: Analysis,
  notes: Footnotes,
  sides: boolean,
  words: Words,
): Section | undefined {
  const [first, ...more] = disagreements;
  if (!first) return undefined;
  const count = textSection(undefined, words.say("post.disagreeCount", { count: disagreements.length }));
  if (!sides) return count;
  const told = textSection(
    undefined,
    line(
      `${words.say("post.disagree", { about: words.tell(first.about) })}: `,
      ...first.sides.flatMap((side, index) => [
        `${index > 0 ? ", " : ""}${side.value} `,
        { kind: "footnote" as const, footnote: notes.of(side.citation), bare: true as const },
      ]),
      ...(more.length > 0 ? [` ${words.say("post.andMore", { count: more.length })}`] : []),
    ),
  );
  return sizeOf([told]).characters <= LONGEST_ROW ? told : count;
}

/** "4 reports, 3 origins: Harbour Courier, Northbank Radio and 2 more", on one line; those with a footnote first. */
function outlets({ analysis, articles }: StoryPost, notes: Footnotes, width: number, words: Words): string {
  const all = new Set([...notes.cited(), ...analysis.reportedBy].flatMap((id) => articles.get(id)?.source ?? []));
  const names = [...all].slice(0, MOST_NAMES).map((name) => clip(name, LONGEST_NAME));
  const number = counts(analysis, words);
  const told = (count: number): string =>
    count < all.size
      ? words.say("post.outletsMore", {
          counts: number,
          names: names.slice(0, count).join(", "),
          more: all.size - count,
        })
      : words.say("post.outlets", { counts: number, names: words.list(names) });
  if (names.length === 0) return number;
  const fitting = names.map((_, index) => told(index + 1)).findLast(({ length }) => length <= width);
  return fitting ?? (width < COLUMNS ? number : told(1));
}

/** "Read all" first, where anything is left to read; what is seldom pressed goes into the menu. */
function screenActions(post: StoryPost, points: number | undefined, words: Words): Action[] {
  const { storyId } = post;
  const all: Action[] =
    points === undefined
      ? []
      : [{ id: actionId("all", storyId), label: words.say("button.readAll", { count: points }), kind: "secondary" }];
  return [
    ...all,
    ...storyActions(post, words).map((action) =>
      action.id === actionId("mute", storyId) ? { ...action, kind: "menu" as const } : action,
    ),
  ];
}

const marksIn = ({ terse }: Frame): number => (terse ? 1 : MOST_MARKS);

/** Numbers as long as they get: two digits in the longest of screens, one where three points have a mark each. */
const longNotes = ({ articles }: StoryPost, { terse }: Frame, words: Words): Footnotes =>
  new Footnotes(articles, words, terse ? 0 : 10);

/** All but the points and what happened, as large as it can get with them. */
function sizeAround(post: StoryPost, frame: Frame, words: Words): Size {
  const { analysis, updatedAt } = post;
  const story = drawStory(post, { frame, points: [], happened: [], width: 0 }, longNotes(post, frame, words), words);
  const small = line(writtenBy(analysis, words), ...updated(updatedAt, words));
  const around = sizeOf([...story, { kind: "context", lines: [small] }]);
  return sum([around, { characters: frame.terse ? counts(analysis, words).length : COLUMNS, lines: 1 }]);
}

function sizeOfClaim(post: StoryPost, claim: Claim, number: number | undefined, frame: Frame, words: Words): Size {
  const said = longNotes(post, frame, words).brief(claim, marksIn(frame));
  return sizeOf([
    number === undefined
      ? textSection(undefined, said)
      : { kind: "points", title: undefined, points: [{ number, line: said }] },
  ]);
}
