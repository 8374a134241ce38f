// "Third story on this here since June": how often what a post says of earlier ones is right.
// Run: node bench/quality/again.ts
import { readFileSync } from "node:fs";
import { isOneMatter, matterOf } from "../../src/digest/again.ts";
import { StoryIndex } from "../../src/stories/cluster.ts";
import { shared } from "../../test/support/shared.ts";
import { type LabelledDoc, readBasil, readUci } from "../../test/support/story-sets.ts";
import { option, print, table } from "../figures.ts";

/** A story as a channel is told it: its first headline, and the thread that its reports are labelled with. */
interface ToldStory {
  headline: string;
  label: string;
}

/** Stories as items come: the clusterer parts threads into several, and each is a post of its own. */
function toldStories(docs: readonly LabelledDoc[]): ToldStory[] {
  const index = new StoryIndex();
  const first = new Map<string, LabelledDoc>();
  for (const doc of docs) {
    const { story, absorbed } = index.assign(doc);
    if (!first.has(story)) first.set(story, doc);
    for (const gone of absorbed) first.delete(gone);
  }
  return [...first.values()]
    .toSorted((a, b) => (a.published?.getTime() ?? 0) - (b.published?.getTime() ?? 0))
    .map(({ title, label }) => ({ headline: title, label }));
}

function measured(name: string, stories: readonly ToldStory[]): string[] {
  const matters = stories.map(({ headline }) => matterOf(headline));
  const counts = { posts: 0, right: 0, links: 0, rightLinks: 0, could: 0 };
  for (const [at, { headline, label }] of stories.entries()) {
    const earlier = stories.slice(0, at);
    const own = matters[at] ?? new Set();
    const linked = earlier.filter((_, place) => isOneMatter(own, matters[place] ?? new Set()));
    const right = linked.filter((other) => other.label === label);
    counts.could += Number(earlier.some((other) => other.label === label));
    counts.links += linked.length;
    counts.rightLinks += right.length;
    counts.posts += Number(linked.length > 0);
    counts.right += Number(linked.length > 0 && right.length === linked.length);
    if (option("show") !== undefined)
      for (const wrong of linked.filter((other) => other.label !== label)) print(`${headline} <> ${wrong.headline}`);
  }
  const share = (part: number, whole: number): string => (whole === 0 ? "-" : (part / whole).toFixed(3));
  return [
    name,
    `${stories.length}`,
    `${counts.could}`,
    `${counts.posts}`,
    share(counts.right, counts.posts),
    `${counts.links}`,
    share(counts.rightLinks, counts.links),
  ];
}

const folder = shared("corpus/stories");
if (!folder) print("The labelled stories are not here: nothing is measured.");
else {
  const read = (file: string): string => readFileSync(`${folder}/${file}`, "utf8");
  const uci = readUci(read("uci-headlines.dev.jsonl"));
  const basil = readBasil(read("basil.dev.jsonl"));
  table(
    [
      "stories",
      "posts",
      "with an earlier one of their thread",
      "that name earlier ones",
      "all rightly",
      "named",
      "rightly",
    ],
    [
      measured("UCI headlines, as they are parted into stories", toldStories(uci)),
      measured(
        "UCI headlines, each a post",
        uci.map(({ title, label }) => ({ headline: title, label })),
      ),
      measured(
        "BASIL, each report a post",
        basil.map(({ title, label }) => ({ headline: title, label })),
      ),
    ],
  );
}
