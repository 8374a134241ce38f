// The posts of a channel as a JSON Feed 1.1, so that a feed reader can follow the digests.
import { apart, plain, type LogEntry } from "../../src/platform/index.ts";
import { sourceTypeOf } from "./marks.ts";
import { summaryOf } from "./place.ts";
import { renderMessage } from "./render.ts";
import { channelPath, postPath, type View } from "./view.ts";

/** `origin` is where the page was reached, for example `http://127.0.0.1:8787`: a reader's addresses must be whole. */
export function jsonFeed(entries: LogEntry[], channel: string, origin: string, view: View): object {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: `Footnote: ${channel}`,
    home_page_url: origin + channelPath(channel),
    feed_url: `${origin}/feed.json?channel=${encodeURIComponent(channel)}`,
    items: entries.flatMap((entry) => {
      if (!("message" in entry.body)) return [];
      const { message } = entry.body;
      const headline = message.sections.find((section) => section.kind === "headline");
      return {
        id: origin + postPath(entry.id),
        url: origin + postPath(entry.id),
        title: apart(headline?.text ?? summaryOf(entry)),
        summary: message.summary && apart(message.summary),
        language: message.language,
        content_html: deadText(renderMessage(message, entry.id, { ...view, base: origin }).toString()),
        content_text: apart(plain(message)),
        _footnote: {
          written_by: message.madeBy ?? "extract",
          ...(sourceTypeOf(message) && { digital_source_type: sourceTypeOf(message) }),
        },
        date_published: entry.at.toISOString(),
        ...(entry.editedAt ? { date_modified: entry.editedAt.toISOString() } : {}),
      };
    }),
  };
}

/** What stands between tags, dead: readers of feeds link what reads like an address, in HTML too. */
const deadText = (html: string): string => html.replace(/(?<=>)[^<>]+/g, apart);
