// The sample's stories as they are told: with the reports that come together, and with all of them.
import { readArticles, type SampleArticle } from "../../sample/articles.ts";
import type { Story } from "../../src/core/domain.ts";
import { articleOf, storyOf } from "./articles.ts";

/** Its id is the name of its file. */
const asArticle = (entry: SampleArticle, startedAt: Date) =>
  articleOf(entry.paragraphs.join("\n\n"), {
    id: entry.file,
    title: entry.title,
    source: entry.outlet.name,
    domain: entry.outlet.host,
    url: `http://${entry.outlet.host}/${entry.section}/${entry.slug}`,
    published: new Date(startedAt.getTime() + entry.at * 1000),
  });

/** What a story is first told from has come out within so many seconds. */
const TOGETHER = 15;

/** A story of the sample as seen from a day: when it is first told, and when all of it is out, of each article its last version. */
export function sampleStory(name: string, startedAt: Date): { first: Story; last: Story } {
  const all = readArticles(startedAt).filter(({ story }) => story === name);
  const first = all.filter(({ at }) => at <= (all[0]?.at ?? 0) + TOGETHER);
  const last = all.filter((one) => !all.some(({ slug, at }) => slug === one.slug && at > one.at));
  const told = (entries: SampleArticle[]) => storyOf(...entries.map((entry) => asArticle(entry, startedAt)));
  return { first: told(first), last: told(last) };
}
