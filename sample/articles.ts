// Reads the sample's articles, and says which of them are out at a given moment.
import { readdirSync, readFileSync } from "node:fs";
import { outlets, type Outlet } from "./outlets.ts";

export interface SampleArticle {
  /** Name of its folder. */
  story: string;
  /** Name of its file there, without the ending. */
  file: string;
  outlet: Outlet;
  /** With the outlet, its identity: a file with the same slug and a later `at` is a corrected version. */
  slug: string;
  section: string;
  kind: "news" | "sponsored";
  title: string;
  author: string;
  /** Seconds after the start; negative = there before anybody looked. */
  at: number;
  paragraphs: string[];
  picture: { file: string; alt: string; credit: string } | undefined;
  /** Text that the page carries but no reader sees: an instruction aimed at machines. */
  hidden: string | undefined;
}

/** An article as it stands at some moment. */
export interface Published extends SampleArticle {
  /** When its first version came out, seconds after the start; `at` is that of this version. */
  firstAt: number;
}

// Found from the package: compiled code stands elsewhere than its files.
const folder = new URL("sample/articles/", import.meta.resolve("#package.json"));
const required = ["title", "author", "at", "section", "kind", "slug"];
const optional = ["body", "picture", "pictureAlt", "pictureCredit", "hidden"];

/** How the days in an article are written out. */
type WriteDates = (text: string, startedAt: Date) => string;

/** Every version of every article, dates in its text written out as seen from `startedAt`, earliest first. */
export function readArticles(startedAt: Date, write: WriteDates = writeDates): SampleArticle[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => readArticle(path.replaceAll("\\", "/"), (text) => write(text, startedAt)))
    .toSorted((a, b) => a.at - b.at || a.slug.localeCompare(b.slug));
}

/** What is out `seconds` after the start, newest first: of each article its latest version. */
export function publishedAt(articles: SampleArticle[], seconds: number): Published[] {
  const latest = new Map<string, Published>();
  for (const article of articles.filter(({ at }) => at <= seconds)) {
    const identity = `${article.outlet.id}/${article.slug}`;
    latest.set(identity, { ...article, firstAt: latest.get(identity)?.firstAt ?? article.at });
  }
  return [...latest.values()].toSorted((a, b) => b.firstAt - a.firstAt);
}

function readArticle(path: string, write: (text: string) => string): SampleArticle {
  const [story = "", file = ""] = path.split("/");
  const text = write(readFileSync(new URL(path, folder), "utf8"));
  const { fields, body } = readFrontMatter(text, path);
  const outlet = outlets.find(({ id }) => id === file.split(".")[0]);
  if (!outlet) throw new Error(`sample/articles/${path}: no outlet of that name`);
  const at = Number(fields["at"]);
  if (!Number.isFinite(at)) throw new Error(`sample/articles/${path}: "at" is not a number of seconds`);
  const kind = fields["kind"];
  if (kind !== "news" && kind !== "sponsored") throw new Error(`sample/articles/${path}: unknown kind: ${kind}`);
  // A wire report: several outlets print the same text under headlines of their own.
  const shared = fields["body"] && readFileSync(new URL(`${story}/${fields["body"]}`, folder), "utf8");
  return {
    story,
    file: file.replace(/\.md$/, ""),
    outlet,
    at,
    slug: fields["slug"] ?? "",
    section: fields["section"] ?? "",
    kind,
    title: fields["title"] ?? "",
    author: fields["author"] ?? "",
    paragraphs: (shared ? write(shared) : body).trim().split(/\n{2,}/),
    picture: fields["picture"]
      ? { file: fields["picture"], alt: fields["pictureAlt"] ?? "", credit: fields["pictureCredit"] ?? "" }
      : undefined,
    hidden: fields["hidden"],
  };
}

/** `name: value` lines between two `---`; a name that is unknown or missing is an error, so that typing mistakes show. */
function readFrontMatter(text: string, path: string): { fields: Record<string, string>; body: string } {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  if (head === undefined || body === undefined) throw new Error(`sample/articles/${path}: no front matter`);
  const fields: Record<string, string> = {};
  for (const line of head.split("\n")) {
    const colon = line.indexOf(": ");
    const name = line.slice(0, colon);
    if (![...required, ...optional].includes(name)) throw new Error(`sample/articles/${path}: unknown field: ${line}`);
    fields[name] = line.slice(colon + 2);
  }
  const missing = required.filter((name) => !fields[name]);
  if (missing.length > 0) throw new Error(`sample/articles/${path}: missing ${missing.join(", ")}`);
  return { fields, body };
}

const wordings: Record<string, Intl.DateTimeFormatOptions> = {
  weekday: { weekday: "long" },
  date: { day: "numeric", month: "long" },
  year: { year: "numeric" },
};

/** Writes out `{weekday-1}`, `{date+30}` (days from the start) and `{year+2}` (years), so that the sample never looks old. */
export function writeDates(text: string, startedAt: Date): string {
  return text.replace(/\{(weekday|date|year)([+-]\d+)?\}/g, (_, unit: string, offset = "0") => {
    const day = new Date(startedAt);
    if (unit === "year") day.setUTCFullYear(day.getUTCFullYear() + Number(offset));
    else day.setUTCDate(day.getUTCDate() + Number(offset));
    return day.toLocaleDateString("en-GB", { ...wordings[unit], timeZone: "UTC" });
  });
}
