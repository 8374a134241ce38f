// Pages named on the command line: files, packed or not, and addresses.
import { basename } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { systemClock } from "../core/clock.ts";
import type { Article } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import type { GuardedFetch } from "../core/ports.ts";
import { domainOf, toArticle } from "../stories/article.ts";
import { readInput } from "./input.ts";
import type { Tools } from "./tools.ts";
import { sentence } from "../words/index.ts";

const MAX_BYTES = 3_000_000;
const NO_ADDRESS = "https://page.invalid/";

export interface Page {
  body: Uint8Array;
  url: string;
  contentType: string | undefined;
}

/** A page's bytes from a file (unpacked where it is gzip; `-` is standard input) or an address. Throws BotError `file_unreadable`, `http_status`, or the fetch's own. */
export async function loadPage(input: string, fetch: GuardedFetch): Promise<Page> {
  if (/^https?:\/\//i.test(input)) {
    const answer = await fetch(input, { maxBytes: MAX_BYTES });
    if (answer.status >= 400)
      throw new BotError("http_status", sentence("cli.inputAnswered", { input, status: String(answer.status) }), {
        hint: sentence("errors.siteStatusHint"),
      });
    return { body: answer.body, url: answer.url, contentType: answer.headers["content-type"] };
  }
  const bytes = await readInput(input);
  // The page's own address is not known: links and pictures stay relative to a name that cannot exist.
  return { body: await unpack(input, bytes), url: NO_ADDRESS, contentType: undefined };
}

async function unpack(file: string, bytes: Buffer): Promise<Buffer> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked && !file.endsWith(".gz")) return bytes;
  // One byte more than the extractor takes, so that it says itself that the page is too large.
  return promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES + 1 }).catch((cause: unknown) => {
    throw new BotError("file_unreadable", sentence("cli.notGzip", { file, most: String(MAX_BYTES / 1_000_000) }), {
      hint: sentence("cli.unpack"),
      cause,
    });
  });
}

/** Each input as an Article, in order; what cannot be read keeps its error. A file stands for an outlet of its own. */
export async function readPages(
  inputs: string[],
  { fetch, extractor }: Tools,
): Promise<({ file: string } & ({ article: Article } | { error: unknown }))[]> {
  const pages: ({ file: string } & ({ article: Article } | { error: unknown }))[] = [];
  for (const [index, file] of inputs.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`reading ${index + 1} of ${inputs.length}: ${file}\n`);
    try {
      const page = await loadPage(file, fetch);
      const text = await extractor.extract(page.body, page);
      const url = page.url === NO_ADDRESS ? (text.canonicalUrl ?? file) : page.url;
      const ids = {
        id: `a${index + 1}`,
        itemId: undefined,
        feedId: undefined,
        url,
        storyId: undefined,
        replaces: undefined,
        seenAt: systemClock.now(),
      };
      const article = toArticle(text, { ...ids, source: text.siteName ?? domainOf(url) });
      // Files without an address must not look like one publisher's.
      pages.push({
        file,
        article: article.domain ? article : { ...article, domain: file, source: text.siteName ?? basename(file) },
      });
    } catch (error) {
      pages.push({ file, error });
    }
  }
  return pages;
}
