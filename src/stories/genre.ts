// What kind of page a text is: by what the page says of itself, its title, shape and voice.
import { getDomainWithoutSuffix, getSubdomain } from "tldts";
import type { ArticleText, Genre } from "../core/domain.ts";
import { type GenreCues, genreCuesFor, type Narrator } from "../language/genres.ts";
import { everyPattern } from "../language/languages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { stampOf } from "../language/stamps.ts";

/** What there is to tell a page's kind by; a feed's item has no more than its text and its link. */
export interface Signs extends Pick<ArticleText, "title" | "text" | "language"> {
  url?: string | undefined;
  /** The schema.org types of what the page is about. */
  types?: readonly string[];
  /** What the page's own data calls its section and its kind. */
  labels?: readonly string[];
}

interface Sign {
  /** Types that settle it. */
  types?: RegExp;
  /** Types that stand beside articles which merely name such a thing: they count where no article is told of. */
  loneTypes?: RegExp;
  /** Its name in sections and titles is believed of a page that calls itself news. */
  named?: true;
  /** Lines that begin as its lines do, from which a page is one. */
  lines?: number;
}

/** What tells each kind, the surest first; a kind that is missing here is told by who speaks. */
const SIGNS: readonly (readonly [Genre, Sign])[] = [
  ["factcheck", { types: /^ClaimReview$/, named: true, lines: 2 }],
  ["live", { types: /^LiveBlogPosting$/, named: true }],
  ["column", { types: /^OpinionNewsArticle$/, named: true }],
  ["review", { types: /^(?:ReviewNewsArticle|(?:Critic|Media)?Review)$/, named: true, lines: 2 }],
  ["interview", { named: true }],
  ["recipe-or-howto", { types: /^(?:Recipe|HowTo)$/, named: true, lines: 2 }],
  ["list", { named: true }],
  ["other", { named: true }],
  ["analysis", { types: /^(?:Analysis|Background)NewsArticle$/ }],
  ["paper", { types: /^(?:Medical)?ScholarlyArticle$/, lines: 3 }],
  ["release", { lines: 2 }],
  ["event", { loneTypes: /^(?:[A-Z][a-z]+)?(?:Event|Festival)$/, lines: 3 }],
  [
    "product",
    { types: /^AdvertiserContentArticle$/, loneTypes: /^(?:Product(?:Group)?|Accommodation|House)$/, lines: 3 },
  ],
  ["reference", { loneTypes: /^(?:FAQPage|DefinedTerm|Dataset|APIReference)$/ }],
];

const LABELS = new Map(
  [...SIGNS.map(([genre]) => genre), "news" as const, "blog" as const].map((genre) => [
    genre,
    new RegExp(`^(?:${everyPattern(({ genres }) => genres?.labels?.[genre])})$`, "iu"),
  ]),
);

/** As much of a text as shows its shape. */
const SHAPE = 12_000;

/**
 * The kind of page, `news` where nothing speaks against it. What the page's data calls it comes first, then its sections and
 * its title, then its shape, then who speaks in it. A page that calls itself news is believed unless the sign is sure.
 */
export function genreOf(signs: Signs): Genre {
  const page = readSigns(signs);
  return byType(page) ?? byName(page) ?? byShape(page) ?? byVoice(page);
}

interface Page {
  title: string;
  lines: string[];
  /** Of the text's language, and of English, which titles everywhere borrow from. */
  cues: readonly GenreCues[];
  types: readonly string[];
  isArticle: boolean;
  /** It says itself that it is a report. */
  isNews: boolean;
  /** Sections, kinds, parts of the address, and what stands before or behind the title. */
  labels: readonly string[];
  /** The address's last part, as words. */
  slug: string;
  /** The name in the address: "pellworth" of www.pellworth.example. */
  keeper: string;
}

function readSigns({ title, text, language, url, types = [], labels = [] }: Signs): Page {
  const address = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  const parts = (address?.pathname ?? "").split("/").filter((part) => part !== "");
  const slug = spaced(parts.pop() ?? "");
  const hosts = (getSubdomain(address?.hostname ?? "") ?? "").split(".");
  const cues = new Set([genreCuesFor(language), genreCuesFor("en")]);
  return {
    title,
    lines: text.slice(0, SHAPE).split(/\n+/),
    cues: [...cues].filter((one) => one !== undefined),
    types,
    isArticle: types.some((type) => /Article$|BlogPosting$/.test(type)),
    isNews: types.some((type) => /^(?:Reportage)?NewsArticle$/.test(type)),
    labels: [...labels, ...hosts, ...parts, ...endsOf(title)].map(spaced).filter((label) => label !== ""),
    slug,
    keeper: getDomainWithoutSuffix(address?.hostname ?? "") ?? "",
  };
}

const spaced = (name: string): string => name.replace(/[\s_+-]+/g, " ").trim();

/** "Opinion: X", "X | Opinion": the short parts of a title before its first and behind its last mark. */
function endsOf(title: string): string[] {
  const [head = "", ...rest] = title.split(/[:|–—] /);
  return rest.length === 0 ? [] : [head, rest.at(-1) ?? ""].filter((part) => part.length <= 30);
}

function byType({ types, isArticle }: Page): Genre | undefined {
  const has = (pattern: RegExp | undefined): boolean =>
    pattern !== undefined && types.some((type) => pattern.test(type));
  return SIGNS.find(([, sign]) => has(sign.types) || (!isArticle && has(sign.loneTypes)))?.[0];
}

function byName(page: Page): Genre | undefined {
  const told = SIGNS.find(([genre, { named }]) => named && (isLabelled(page, genre) || isTitled(page, genre)));
  if (told) return told[0];
  if (isLabelled(page, "analysis")) return "analysis";
  if (page.isNews || isLabelled(page, "news")) return undefined;
  return SIGNS.find(([genre, { named }]) => !named && (isLabelled(page, genre) || isTitled(page, genre)))?.[0];
}

const isLabelled = ({ labels }: Page, genre: Genre): boolean =>
  labels.some((label) => LABELS.get(genre)?.test(label) ?? false);

/** Whether the title has words of this kind; a fact check often keeps them for its address. */
function isTitled({ cues, title, slug }: Page, genre: Genre): boolean {
  return cues.some(({ titles }) => {
    const words = titles.get(genre);
    return words !== undefined && (words.test(title) || (genre === "factcheck" && words.test(slug)));
  });
}

const VERSION = /^(?:v|version )?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?![\d%]).{0,40}$/i;
const CODE = /^(?:import|from|def|const|var|sudo|npm|pip|git|curl|docker|\$|#!)\s?\S.*[;:)"'\w]$/;

function byShape({ lines, cues, isNews }: Page): Genre | undefined {
  const many = (pattern: RegExp, count: number): boolean => lines.filter((line) => pattern.test(line)).length >= count;
  const stamps = lines.map(stampOf).filter((stamp) => stamp !== undefined);
  if (stamps.length >= 5 || stamps.filter(({ alone }) => alone).length >= 3) return "live";
  if (isExchange(lines)) return "interview";
  if (isNews) return undefined;
  const begun = SIGNS.find(([genre, { lines: count }]) => {
    const starts = cues.flatMap(({ openings }) => openings.get(genre) ?? []);
    return (
      count !== undefined && new Set(lines.filter((line) => starts.some((start) => start.test(line)))).size >= count
    );
  });
  if (begun) return begun[0];
  if (many(VERSION, 2)) return "release";
  // Lines of code are there to be typed.
  return many(CODE, 3) ? "recipe-or-howto" : undefined;
}

/** Questions that stand alone, each with an answer below: four of them, and a sixth of the paragraphs. */
function isExchange(lines: readonly string[]): boolean {
  const asks = (line: string): boolean => line.length < 400 && /[?？؟][^\p{L}\p{N}]{0,3}$/u.test(line);
  const asked = lines.filter((line, at) => asks(line) && at + 1 < lines.length && !asks(lines[at + 1] ?? "")).length;
  return asked >= 4 && asked * 6 >= lines.length;
}

/** From these shares of its sentences on, a page speaks of its writer, of a house, to its reader; or reports what others said. */
const SHARE: Readonly<Record<Narrator, number>> = { writer: 0.2, we: 0.25, reader: 0.3 };
const REPORTS = 0.15;
/** Of so many sentences at least. */
const FEW = 8;
/** On a page that calls itself a blog, less will do: many a report stands on one. */
const BLOG = 0.5;

/** Who speaks, where the page does not call itself news: its keeper, a person, a teacher, several; else it is a report. */
function byVoice(page: Page): Genre {
  if (page.isNews) return "news";
  if (tellsOfItself(page)) return "release";
  if (isLabelled(page, "news")) return "news";
  const told = outsideQuotes(page.lines.join("\n"))
    .split(/[.!?…]\s|\n/)
    .filter((sentence) => sentence.length > 20);
  const share = (words: RegExp | undefined): number =>
    words ? told.filter((sentence) => words.test(sentence)).length / Math.max(FEW, told.length) : 0;
  const [cues] = page.cues;
  if (share(cues?.reports) >= REPORTS) return "news";
  const isBlog = isLabelled(page, "blog") || page.types.includes("BlogPosting");
  const speaks = (voice: Narrator): boolean => share(cues?.voices.get(voice)) >= SHARE[voice] * (isBlog ? BLOG : 1);
  if (speaks("writer")) return "blog";
  if (speaks("reader")) return "recipe-or-howto";
  if (speaks("we")) return isBlog ? "release" : "column";
  return "news";
}

/** Whether title and opening name whoever keeps the page: a name has a capital, the word that it is made of has none. */
function tellsOfItself({ keeper, title, lines: [opening = ""] }: Page): boolean {
  const name = new RegExp(`(?<!\\p{L})${RegExp.escape(keeper)}(?!\\p{L})`, "iu");
  const names = (text: string): boolean => /\p{Lu}/u.test(name.exec(text)?.[0] ?? "");
  return keeper.length >= 4 && names(title) && names(opening);
}
