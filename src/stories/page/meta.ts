// What a page says about itself: dates, author, site, picture, structured article body.
import { DAY } from "../../core/time.ts";
import { isObject } from "../../core/values.ts";
import type { Picture } from "../../core/domain.ts";
import { authorOf, short } from "./author.ts";
import type { Document, Element } from "./tree.ts";
import { elementsIn, following, isElement, textLineOf } from "./walk.ts";

export interface PageMeta {
  /** Headlines offered by structured data and meta tags, best first. */
  titles: string[];
  byline: string | undefined;
  published: Date | undefined;
  siteName: string | undefined;
  canonicalUrl: string | undefined;
  language: string | undefined;
  picture: Picture | undefined;
  /** Article text of the structured data; may say what the page does not. */
  body: string | undefined;
  /** It says of itself that it is one. */
  isArticle: boolean;
  /** And that it is for subscribers. */
  isForSubscribers: boolean;
  /** Selectors of the parts that are. */
  locked: string[];
  /** The schema.org types of what the page is about. */
  types: string[];
  /** What the page calls its section and its kind. */
  labels: string[];
}

type Json = Record<string, unknown>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$/;

/** Reads the head and structured data. Must run before scripts are removed. */
export function metaOf(document: Document, pageUrl: string, now: Date): PageMeta {
  const tags = metaTags(document);
  const entities = structured(document);
  const data = entities.find(isArticle) ?? {};
  const first = (...names: string[]): string | undefined => names.map((name) => tags.get(name)).find(Boolean);
  return {
    titles: [text(data["headline"]), first("og:title", "twitter:title", "dc.title", "title")].filter(
      (title) => title !== undefined,
    ),
    byline:
      personNames(data["author"]) ??
      authorOf(first("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")) ??
      visibleAuthor(document),
    published:
      firstDate(
        [
          text(data["datePublished"]),
          first(
            "article:published_time",
            "og:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
          ),
        ],
        now,
      ) ?? firstDate([...dateElements(document), text(data["dateCreated"])], now),
    siteName: short(first("og:site_name", "application-name")) ?? short(personNames(data["publisher"])),
    canonicalUrl: absolute(
      firstOf(document, (tag) => tag.localName === "link" && isRelated(tag, "canonical"))?.getAttribute("href") ??
        first("og:url"),
      pageUrl,
    ),
    language: languageTag(
      document.documentElement.getAttribute("lang") ??
        document.documentElement.getAttribute("xml:lang") ??
        first("og:locale", "content-language"),
    ),
    picture: pictureOf(
      data,
      first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"),
      first("og:image:alt", "twitter:image:alt"),
      pageUrl,
    ),
    body: text(data["articleBody"]),
    isArticle: entities.some(isArticle) || tags.get("og:type") === "article",
    isForSubscribers: isForSubscribers(entities, tags),
    locked: entities.flatMap((entry) => list(entry["hasPart"])).flatMap(lockedPart),
    types: [...entities.flatMap(typesOf), ...(entities.some(isArticle) ? [] : markedTypes(document))],
    labels: labelsOf(data, tags),
  };
}

function labelsOf(data: Json, tags: ReadonlyMap<string, string>): string[] {
  const told = [data["articleSection"], data["genre"]].flatMap(list).filter((label) => typeof label === "string");
  return [...told, ...LABEL_TAGS.flatMap((name) => tags.get(name)?.split(/[,;:]\s*/) ?? [])];
}

/** Where a page names its section and its kind. */
const LABEL_TAGS = [
  "article:section",
  "og:article:section",
  "article.type",
  "og:type",
  "genre",
  "sailthru.tags",
  "content_type",
  "prism.section",
];

function metaTags(document: Document): Map<string, string> {
  const tags = new Map<string, string>();
  for (const tag of document.getElementsByTagName("meta")) {
    const name =
      tag.getAttribute("property") ??
      tag.getAttribute("name") ??
      tag.getAttribute("itemprop") ??
      tag.getAttribute("http-equiv");
    const content = tag.getAttribute("content")?.trim();
    for (const part of (name ?? "").toLowerCase().split(/\s+/))
      if (part && content && !tags.has(part)) tags.set(part, content);
  }
  return tags;
}

/** Everything that the page's structured data tells of, a list of types each. */
function structured(document: Document): Json[] {
  return document.getElementsByTagName("script").flatMap((script) => {
    const source = script.textContent.replace(/^\s*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, "");
    // Raw line breaks inside strings are the usual fault.
    return entries(parsed(source) ?? parsed(source.replace(/[\r\n\t]+/g, " ")));
  });
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

const typesOf = (entry: Json): string[] => list(entry["@type"]).filter((type) => typeof type === "string");

const isArticle = (entry: Json): boolean => typesOf(entry).some((type) => ARTICLE_TYPE.test(type));

const isForSubscribers = (entities: readonly Json[], tags: ReadonlyMap<string, string>): boolean =>
  [...entities.map((entry) => entry["isAccessibleForFree"]), tags.get("isaccessibleforfree")].some(isLocked) ||
  (tags.get("article:content_tier") ?? tags.get("og:article:content_tier")) === "locked";

/** Written as a boolean, as a text, or as a type: "False", "http://schema.org/False". */
const isLocked = (isFree: unknown): boolean =>
  isFree === false || /^(?:https?:\/\/schema\.org\/)?false$/i.test(text(isFree) ?? "");

function lockedPart(part: unknown): string[] {
  if (!isObject(part) || !isLocked(part["isAccessibleForFree"])) return [];
  return list(part["cssSelector"]).flatMap((selector) => text(selector) ?? []);
}

/** The types of articles and recipes that the page's own markup names. */
function markedTypes(document: Document): string[] {
  return elementsIn(document.documentElement, (element) => element.hasAttribute("itemtype"))
    .map((element) => element.getAttribute("itemtype")?.replace(/^.*[/#]/, "") ?? "")
    .filter((type) => ARTICLE_TYPE.test(type) || type === "Recipe");
}

function entries(value: unknown, depth = 0): Json[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => entries(entry, depth + 1));
  if (!isObject(value)) return [];
  return [value, ...entries(value["@graph"], depth + 1), ...entries(value["mainEntity"], depth + 1)];
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string | undefined {
  const found = list(value)[0];
  return typeof found === "string" && found.trim() !== "" ? found.trim() : undefined;
}

function personNames(value: unknown): string | undefined {
  const names = list(value).flatMap((entry) => {
    const name = isObject(entry) ? text(entry["name"]) : typeof entry === "string" ? entry : undefined;
    return authorOf(name) ?? [];
  });
  return names.length === 0 ? undefined : short([...new Set(names)].join(", "));
}

function visibleAuthor(document: Document): string | undefined {
  for (const fits of [
    (element: Element) => isRelated(element, "author"),
    (element: Element) => isProperty(element, "name") && isInside(element, (outer) => isProperty(outer, "author")),
    (element: Element) => isProperty(element, "author"),
    (element: Element) => isOfClass(element, "byline"),
    (element: Element) => isOfClass(element, "author"),
  ]) {
    const name = authorOf(textLineOf(firstOf(document, fits)));
    if (name) return name;
  }
  return undefined;
}

function dateElements(document: Document): (string | undefined)[] {
  const times = document.getElementsByTagName("time");
  const dated = times.filter((time) => time.hasAttribute("datetime"));
  return [
    firstOf(document, (element) => isProperty(element, "datePublished")),
    times.find((time) => time.hasAttribute("pubdate")),
    dated.find((time) => isInside(time, ({ localName }) => localName === "article")),
    dated[0],
  ].map(
    (element) =>
      element && (element.getAttribute("datetime") ?? element.getAttribute("content") ?? textLineOf(element)),
  );
}

function firstOf({ documentElement: root }: Document, fits: (element: Element) => boolean): Element | undefined {
  for (let node = following(root, root); node; node = following(node, root))
    if (isElement(node) && fits(node)) return node;
  return undefined;
}

function isRelated(element: Element, how: string): boolean {
  return element.getAttribute("rel")?.toLowerCase() === how;
}

function isProperty(element: Element, name: string): boolean {
  return element.getAttribute("itemprop") === name;
}

function isOfClass(element: Element, name: string): boolean {
  return element.className.includes(name) && element.className.split(/\s+/).includes(name);
}

function isInside(element: Element, fits: (outer: Element) => boolean): boolean {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) if (fits(outer)) return true;
  return false;
}

/** The first value that is a date of the web's own time, a day or two ahead at most. A date without a zone is read as UTC. */
function firstDate(values: (string | undefined)[], now: Date): Date | undefined {
  for (const value of values) {
    if (!value || !/\d{4}/.test(value)) continue;
    const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
    const iso = (compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : value).replace(
      /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)/,
      "$1T$2",
    );
    const zoned = /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(iso) ? `${iso}Z` : iso;
    const date = new Date(zoned);
    if (date.getTime() > Date.UTC(1990, 0) && date.getTime() < now.getTime() + 2 * DAY) return date;
  }
  return undefined;
}

function pictureOf(
  data: Json,
  tagged: string | undefined,
  alt: string | undefined,
  pageUrl: string,
): Picture | undefined {
  const image = list(data["image"])[0];
  const record = isObject(image) ? image : {};
  const url =
    absolute(text(record["url"]) ?? text(record["contentUrl"]) ?? text(image) ?? tagged, pageUrl) ??
    absolute(tagged, pageUrl);
  if (!url) return undefined;
  const credit = short(
    text(record["creditText"]) ?? personNames(record["copyrightHolder"]) ?? personNames(record["author"]),
  );
  return { url, alt: text(record["caption"]) ?? text(record["description"]) ?? alt, credit };
}

/** The address, made absolute; undefined unless it is http(s). */
export function absolute(address: string | undefined, base: string): string | undefined {
  if (!address || !URL.canParse(address.trim(), base)) return undefined;
  const url = new URL(address.trim(), base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function languageTag(value: string | undefined): string | undefined {
  return /^[a-z]{2,3}(?=[-_]|$)/.exec(value?.trim().toLowerCase() ?? "")?.[0];
}
