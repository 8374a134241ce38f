// `footnote article`: the readable text of pages, one JSON line per file or address.
import { asBotError } from "../core/errors.ts";
import type { Extractor, GuardedFetch } from "../core/ports.ts";
import { loadPage } from "./pages.ts";

/**
 * Writes one line per input, in order: `{file, title, byline, published, language, genre, text}`, or `{file, error: {code, message, hint}}`.
 * What a page does not say is null. Inputs are files (`.gz` is unpacked) or http(s) addresses. Exit code 0 when all could be
 * read, else 1.
 */
export async function articleCommand(
  inputs: string[],
  deps: { fetch: GuardedFetch; extractor: Extractor },
  write: (line: string) => void,
): Promise<number> {
  let exitCode = 0;
  for (const file of inputs) {
    try {
      const page = await loadPage(file, deps.fetch);
      const { title, byline, published, language, genre, text } = await deps.extractor.extract(page.body, page);
      write(
        JSON.stringify({
          file,
          title,
          byline: byline ?? null,
          published: published?.toISOString() ?? null,
          language,
          genre: genre ?? null,
          text,
        }),
      );
    } catch (error) {
      const { code, message, hint } = asBotError(error);
      write(JSON.stringify({ file, error: { code, message, hint: hint ?? null } }));
      exitCode = 1;
    }
  }
  return exitCode;
}
