// Is this article paid for? Only what the page itself says counts: guessing would silence real news.
import type { Article } from "../core/domain.ts";
import { everyPattern } from "../language/languages.ts";
import { anyOf } from "../language/phrases.ts";

const LABEL = anyOf(everyPattern(({ page }) => page?.paid?.labels));
const TITLE_LABEL = new RegExp(`^\\s*(?:${everyPattern(({ page }) => page?.paid?.titles)})\\s*[:|–-]`, "i");

/** True when the title, the by-line, or the first or last lines of the text carry a label that law or custom asks of paid content. */
export function isAdvertisement(article: Pick<Article, "title" | "byline" | "text">): boolean {
  const edges = [article.title, article.byline ?? "", article.text.slice(0, 160), article.text.slice(-200)];
  return edges.some((edge) => LABEL.test(edge)) || TITLE_LABEL.test(article.title);
}
