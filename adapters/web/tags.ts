// Tags of feeds: links to what bears one, and the form that sets them.
import type { LogQuery, Overview, Words } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { hidden } from "./press.ts";
import { tagPath } from "./view.ts";

type Feed = Pick<Overview["feeds"][number], "id" | "title" | "tags">;

/** Every tag of a channel's feeds once, in order. */
export const tagsIn = ({ feeds }: { feeds: readonly Feed[] }, { language }: Words): string[] =>
  [...new Set(feeds.flatMap(({ tags = [] }) => tags))].toSorted((a, b) => a.localeCompare(b, language));

/** What posts of feeds with a tag are about; undefined where no feed has it. */
export function aboutTag({ feeds }: Overview, tag: string | undefined): LogQuery["about"] {
  const bearing = feeds.filter(({ tags = [] }) => tag !== undefined && tags.includes(tag)).map(({ id }) => id);
  return bearing.length > 0 ? { feeds: bearing } : undefined;
}

export const tagLinks = (tags: readonly string[], channel: string): Html =>
  html`${tags.map((tag, index) => html`${index > 0 && ", "}<a href="${tagPath(tag, channel)}" dir="auto">${tag}</a>`)}`;

/** Links to each tag of a channel; nothing where there are none. */
export function tagList(overview: Overview, channel: string, words: Words): Html {
  const tags = tagsIn(overview, words);
  return tags.length === 0 ? html`` : html`<p class="tags">${words.say("page.tags")}: ${tagLinks(tags, channel)}</p>`;
}

/** The tags of one feed, to be changed. */
export function tagForm({ id, title, tags = [] }: Feed, channel: string, words: Words): Html {
  const now = tags.join(", ");
  return html`<form method="post" action="/run" class="quick">
    ${hidden({ from: "manage", channel, command: "tag", "o.feed": id, "was.as": now })}
    <label for="tags-${id}">${words.say("page.tagsOf", { feed: title })}</label>
    <input id="tags-${id}" name="o.as" value="${now}" autocomplete="off" />
    <button type="submit" class="secondary">${words.say("page.tagSet")}</button>
  </form>`;
}
