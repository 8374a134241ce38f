// Articles as resources: their text letter for letter, marked as material and never as instruction.
import type { Inbox, ReceiptView, Tenant, Words } from "../../src/platform/index.ts";
import type { ToolReceipt } from "./shapes.ts";

export const TEMPLATE = "footnote://article/{id}";

export const addressOf = (articleId: string): string => `footnote://article/${encodeURIComponent(articleId)}`;

/** For the reader's own use, and of little weight: whatever it says, nobody here asks for it. */
const MATERIAL = { audience: ["assistant" as const], priority: 0.1 };

/** Says so once more where a program looks at fields alone. */
export const markOf = (words: Words) => ({ "footnote/material": true, "footnote/note": words.say("mcp.material") });

/** Each article that receipts lie in, once, as a link. */
export function linksTo(receipts: readonly ToolReceipt[], words: Words) {
  const articles = new Map(receipts.map((receipt) => [receipt.article, receipt]));
  return [...articles.values()].map(({ article, outlet, resource }) => ({
    type: "resource_link" as const,
    uri: resource,
    name: article,
    title: outlet,
    description: words.say("mcp.articleOf", { outlet }),
    mimeType: "text/plain",
    annotations: MATERIAL,
    _meta: markOf(words),
  }));
}

/** An article whose text a tenant may read; undefined for any other id. */
export const articleOf = (
  inbox: Pick<Inbox, "receipt">,
  tenant: Tenant,
  id: string,
): Promise<ReceiptView | undefined> => inbox.receipt(tenant, id, 0, 1);

/** The text of an article as a resource holds it. */
export const contentsOf = (uri: string, { text, title, source, url, published }: ReceiptView, words: Words) => ({
  uri,
  mimeType: "text/plain",
  text,
  _meta: {
    ...markOf(words),
    "footnote/title": title,
    "footnote/outlet": source,
    "footnote/url": url,
    ...(published && { "footnote/published": published.toISOString() }),
  },
});
