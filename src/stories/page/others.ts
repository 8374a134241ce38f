// Takes out what a page shows of other articles: teasers, lists behind a heading, the next story.
import { LAST_HEADING } from "./prose.ts";
import { otherPosts } from "./own-post.ts";
import type { Element } from "./tree.ts";
import { elementsIn, textLineOf } from "./walk.ts";

/** A teaser is no longer, in letters. */
const TEASER = 400;
/** Letters of paragraphs that the page must still hold without them, or else they are what it is about. */
const ENOUGH = 200;
const LONGEST_HEADING = 60;
const HEADINGS = "h2,h3,h4,h5,h6";

/** `url` is the page's own: teasers lead to other pages of its site. `title` is what it is called. */
export function removeOthers(body: Element, url: string, title: string): void {
  for (const post of otherPosts(body, url, title)) post.remove();
  removeNextArticles(body);
  const boxes = [...listsOfOthers(body), ...teasers(body, url)];
  const outer = boxes.filter((box) => !boxes.some((other) => other !== box && other.contains(box)));
  const left = lettersOf(body) - outer.reduce((sum, box) => sum + lettersOf(box), 0);
  if (left >= ENOUGH) for (const box of outer) box.remove();
}

const lettersOf = (element: Element): number =>
  element.getElementsByTagName("p").reduce((sum, paragraph) => sum + textLineOf(paragraph).length, 0);

/** Where one of several articles holds the page's one main heading, those after it are other stories. */
function removeNextArticles(body: Element): void {
  const [heading, ...more] = body.getElementsByTagName("h1");
  const articles = body.getElementsByTagName("article");
  if (!heading || more.length > 0) return;
  const own = articles.findIndex((article) => article.contains(heading));
  const main = articles[own];
  if (!main) return;
  for (const article of articles.slice(own + 1)) {
    if (!main.contains(article) && article.querySelectorAll(HEADINGS).length > 0) article.remove();
  }
}

/** Boxes whose first heading says that others follow: "More reviews", "Comments". */
function listsOfOthers(body: Element): Element[] {
  return body.querySelectorAll(HEADINGS).flatMap((heading) => {
    const said = textLineOf(heading);
    if (said.length > LONGEST_HEADING || !LAST_HEADING.test(said)) return [];
    const box = boxBegunBy(heading);
    return box && box !== body && box.querySelectorAll("h1,main").length === 0 ? [box] : [];
  });
}

/** The largest element that begins with this heading. */
function boxBegunBy(heading: Element): Element | undefined {
  let box = heading;
  const said = textLineOf(heading);
  for (let up = box.parentElement; up && textLineOf(up).startsWith(said); up = up.parentElement) box = up;
  return box === heading ? undefined : box;
}

/** Small boxes in a row, each a heading that leads to another page of the site, and hardly more. */
function teasers(body: Element, url: string): Element[] {
  const boxes = body.querySelectorAll(HEADINGS).flatMap((heading) => {
    if (!leadsElsewhere(heading, url)) return [];
    let box = heading;
    for (let up = box.parentElement; up && up !== body && isTeaser(up); up = up.parentElement) box = up;
    return box === heading ? [] : [box];
  });
  return [...Map.groupBy(boxes, (box) => box.parentElement).values()].filter((row) => row.length > 1).flat();
}

const isTeaser = (box: Element): boolean =>
  box.querySelectorAll(HEADINGS).length === 1 &&
  box.getElementsByTagName("p").length <= 1 &&
  textLineOf(box).length <= TEASER;

function leadsElsewhere(heading: Element, url: string): boolean {
  const [inside] = elementsIn(heading, ({ localName }) => localName === "a");
  const link = inside ?? (heading.parentElement?.localName === "a" ? heading.parentElement : undefined);
  const to = URL.parse(link?.getAttribute("href") ?? "#", url);
  const here = URL.parse(url);
  return to !== null && here !== null && to.host === here.host && to.pathname !== here.pathname;
}
