// Of several posts that a page shows in a row, finds those that its address does not name.
import type { Element } from "./tree.ts";
import { elementsIn, following, isElement, textLineOf } from "./walk.ts";

const HEADINGS = "h1,h2,h3,h4";
/** A page shows no more posts, and an article has no more sections, that are worth comparing. */
const MOST_ROWS = 500;

/** The posts beside the page's own, where it is clear which one that is; `url` is the page's, `title` what it is called. */
export function otherPosts(body: Element, url: string, title: string): Element[] {
  const page = URL.parse(url);
  if (!page) return [];
  return rowsOf(body).flatMap((row) => {
    const own = ownOf(row, page, title);
    return own === undefined ? [] : row.filter((post) => post !== own);
  });
}

/** Elements of one shape side by side, each with a heading near its beginning. */
function rowsOf(body: Element): Element[][] {
  const posts = new Set<Element>();
  for (const heading of body.querySelectorAll(HEADINGS).slice(0, MOST_ROWS)) {
    let up = heading.parentElement;
    for (let level = 0; up && up !== body && level < DEEPEST && isBegunBy(up, heading); level += 1) {
      posts.add(up);
      up = up.parentElement;
    }
  }
  const rows = Map.groupBy(posts, (post) => post.parentElement);
  return [...rows.values()].flatMap((row) => [...Map.groupBy(row, shapeOf).values()]).filter((row) => row.length > 1);
}

/** Elements between a post and its heading. */
const DEEPEST = 5;
/** Before a post's heading stands at most its date. */
const LONGEST_DATE = 40;

function isBegunBy(post: Element, heading: Element): boolean {
  let letters = 0;
  for (let node = following(post, post); node && node !== heading; node = following(node, post)) {
    if (!isElement(node)) letters += node.textContent.trim().length;
    if (letters > LONGEST_DATE) return false;
  }
  return true;
}

const shapeOf = ({ localName, className }: Element): string => `${localName}.${className.trim().split(/\s+/)[0] ?? ""}`;

/** The one that the address names: by its anchor; by a link to this page where the others lead elsewhere; or by its title. */
function ownOf(row: readonly Element[], page: URL, title: string): Element | undefined {
  const anchor = safeDecode(page.hash.slice(1));
  const anchored = anchor === "" ? [] : row.filter((post) => isNamed(post, anchor));
  if (anchored.length === 1) return anchored[0];
  const leads = row.map((post) => ({ post, to: placeOf(post, page) }));
  const here = leads.filter(({ to }) => to === "here");
  const others = leads.filter(({ to }) => to === "elsewhere");
  if (here.length === 1 && here.length + others.length === row.length) return here[0]?.post;
  const [titled, ...more] = row.filter((post) => isTitled(post, title));
  if (!titled || more.length > 0 || others.some(({ post }) => post === titled)) return undefined;
  return row.every((post) => post === titled || others.some((other) => other.post === post)) ? titled : undefined;
}

const isNamed = (post: Element, anchor: string): boolean =>
  post.id === anchor ||
  elementsIn(post, (element) => element.id === anchor || element.getAttribute("name") === anchor).some((element) =>
    /^(?:h[1-6]|a)$/.test(element.localName),
  );

const isTitled = (post: Element, title: string): boolean => {
  const heading = textLineOf(post.querySelectorAll(HEADINGS)[0]).toLowerCase();
  return heading.length > 2 && title.toLowerCase().startsWith(heading);
};

/** Whether a post is told in full on this page, or on another of the site: its heading says so, or the one link that ends it. */
function placeOf(post: Element, page: URL): "here" | "elsewhere" | undefined {
  const heading = post.querySelectorAll(HEADINGS)[0];
  const inside = heading && elementsIn(heading, ({ localName }) => localName === "a")[0];
  const around = heading?.parentElement?.localName === "a" ? heading.parentElement : undefined;
  const links = elementsIn(post, ({ localName }) => localName === "a");
  const last = links.at(-1);
  const closing = last && textLineOf(post).endsWith(textLineOf(last)) ? last : undefined;
  const link = inside ?? around ?? closing;
  const to = URL.parse(link?.getAttribute("href") ?? "", page.href);
  if (!link?.getAttribute("href") || !to || to.host !== page.host) return undefined;
  return to.pathname.replace(/\/$/, "") === page.pathname.replace(/\/$/, "") ? "here" : "elsewhere";
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
