// `footnote feed`: feed documents in, one line of JSON each out.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ParsedFeed } from "../core/domain.ts";
import { asBotError, BotError } from "../core/errors.ts";
import { identify } from "../feeds/identify.ts";
import { MAX_BYTES, parseFeed } from "../feeds/parse.ts";
import type { GuardedFetch } from "../core/ports.ts";
import { readInput } from "./input.ts";
import { sentence } from "../words/index.ts";

/** A reader of one document wants all of it; the cap for subscriptions is lower. */
const MAX_ITEMS = 20_000;

/**
 * One line per input, in order: `{file, kind, title, link, items:[{id, title, link, published, author, summary}]}` or
 * `{file, error: {code, message, hint}}`. What a feed does not say is null; `id` is the identity of the item, the same for the same
 * item. Exit code 0 when everything could be read, else 1.
 */
export async function feedCommand(
  inputs: string[],
  fetch: GuardedFetch,
  write: (line: string) => void,
): Promise<number> {
  let exitCode = 0;
  for (const file of inputs) {
    try {
      write(JSON.stringify({ file, ...(await describe(file, fetch)) }));
    } catch (error) {
      const { code, message, hint } = asBotError(error);
      write(JSON.stringify({ file, error: { code, message, hint: hint ?? null } }));
      exitCode = 1;
    }
  }
  return exitCode;
}

async function describe(input: string, fetch: GuardedFetch) {
  const { bytes, url, contentType } = await load(input, fetch);
  const feed: ParsedFeed = await parseFeed(bytes, { url, contentType, maxItems: MAX_ITEMS });
  return {
    kind: feed.kind,
    title: feed.title,
    link: feed.link ?? null,
    items: identify(feed.items, url).map(({ key, item }) => ({
      id: key,
      title: item.title,
      link: item.link ?? null,
      published: item.published?.toISOString() ?? null,
      author: item.author ?? null,
      summary: item.summary,
    })),
  };
}

async function load(
  input: string,
  fetch: GuardedFetch,
): Promise<{ bytes: Uint8Array; url: string; contentType: string | undefined }> {
  if (/^https?:/i.test(input)) {
    const answer = await fetch(input, { maxBytes: MAX_BYTES });
    if (answer.status >= 400)
      throw new BotError("http_status", sentence("errors.siteStatus", { status: String(answer.status) }), {
        hint: sentence("cli.checkAddress"),
      });
    return { bytes: answer.body, url: answer.url, contentType: answer.headers["content-type"] };
  }
  return { bytes: await readInput(input), url: pathToFileURL(resolve(input)).href, contentType: undefined };
}
