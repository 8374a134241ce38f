// The language of whoever reads the page, as the browser asks for it.
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { languages, type Words, wordsIn } from "../../src/platform/index.ts";

const primary = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";

/** The words for the reader of this request; `usual` where the browser asks for no language that the bot speaks. */
export function readerWords(c: Context, usual: Words): Words {
  const asked = accepts(c, {
    header: "Accept-Language",
    supports: [...languages],
    default: usual.language,
    match: (wanted, { supports, default: otherwise }) =>
      wanted
        .filter(({ q }) => q > 0)
        .toSorted((a, b) => b.q - a.q)
        .find(({ type }) => supports.includes(primary(type)))?.type ?? otherwise,
  });
  return wordsIn(asked);
}
