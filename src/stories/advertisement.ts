// Is this article paid for? Only what the page itself says counts: guessing would silence real news.
import type { Article } from "../core/domain.ts";

const MARK =
  /\b(advertorial|advertisement feature|sponsored (?:content|post|article|by)|paid (?:post|content|partnership|for by)|partner content|promoted by|in association with|anzeige|publireportage|contenu sponsorisé|publicidad)\b/i;

/** True when the title, the by-line, or the first or last lines of the text carry a label that law or custom asks of paid content. */
export function isAdvertisement(article: Pick<Article, "title" | "byline" | "text">): boolean {
  const edges = [article.title, article.byline ?? "", article.text.slice(0, 160), article.text.slice(-200)];
  return edges.some((edge) => MARK.test(edge)) || /^\s*(ad|anzeige|advertisement)\s*[:|–-]/i.test(article.title);
}
