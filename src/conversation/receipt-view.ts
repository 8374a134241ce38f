// An article with the passage of a receipt marked in it, for whoever may read it.
import type { Tenant } from "../core/domain.ts";
import type { ReceiptView } from "../platform/index.ts";
import type { Store } from "../store/index.ts";

/** Undefined for an article of another tenant, and for a passage that is not in it. */
export async function receiptView(
  { articles }: Store,
  tenant: Tenant,
  articleId: string,
  start: number,
  end: number,
): Promise<ReceiptView | undefined> {
  const article = await articles.get(tenant, articleId);
  if (!article || !(start >= 0 && start < end && end <= article.text.length)) return undefined;
  const { title, source, url, published, text } = article;
  const correctedBy = await articles.correctedBy(tenant, articleId);
  return { articleId, title, source, url, published, text, start, end, correctedBy };
}
