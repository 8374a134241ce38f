// Learns the models of the post from the labelled stories, and writes them to models/post.json.
import { writeFileSync } from "node:fs";
import { featuresOf, type Features } from "../../src/extract/features.ts";
import type { LinearModel } from "../../src/extract/model.ts";
import { LEAST_ALIKE, pairFeatures } from "../../src/extract/same.ts";
import { cosine } from "../../src/extract/vectors.ts";
import { withRules, type Weights } from "../../src/extract/weigh.ts";
import { placeName } from "./corpus.ts";
import { labelledStories, ownStories, type Labelled, type LabelledStory } from "./labelled.ts";
import { ridge, type Row, type Settings } from "./ridge.ts";

/** What tells of worth alone; whether a sentence stands, leads or judges it told worse. */
const OF_WORTH = ["title names", "title named"];

/** Chosen by cross-validation over stories; there is nothing random in it, and so no seed. */
const SETTINGS = {
  post: { penalty: 300, words: 0.15, rows: 20, stories: 8, within: true },
  page: { penalty: 300, words: 0.15, rows: 20, stories: 8, within: true },
  lead: { penalty: 300, words: 0.3, rows: 20, stories: 8, without: OF_WORTH },
  kind: { penalty: 300, words: 0.3, rows: 15, stories: 8, without: OF_WORTH },
  same: { penalty: 20, words: 1, rows: 5, stories: 3 },
} satisfies Record<keyof Weights, Settings>;
/** Leads are learned from openings. */
const LEAD_WITHIN = 3;

interface Seen extends Labelled {
  features: Features;
  story: string;
}

const flag = (holds: boolean): number => (holds ? 1 : 0);

/** Our own labels were given by other readers, whose taste is not quite theirs: of worth they count less, of kinds and leads nothing. */
const OWN_COUNTS = 0.3;

/** The models that these stories teach, and beside them our own. */
export function learn(stories: readonly LabelledStory[], own: readonly LabelledStory[]): Weights {
  const seen = stories.map(seenOf);
  const ours = own.map(seenOf);
  const rows = seen.flatMap(({ rows: all }) => all);
  const worths = rows.map((one) => rowOf(one, wantedOf(one)));
  const leads = seen.flatMap(({ story, rows: all }) => {
    const wanted = new Set(story.told.leads.map((place) => placeName(...place)));
    return all
      .filter(({ passage }) => passage.index < LEAD_WITHIN)
      .map((one) => rowOf(one, [flag(one.labels.some(({ doc, n }) => wanted.has(placeName(doc, n))))]));
  });
  const posts = [...worths, ...ours.flatMap(({ rows: all }) => all.map(ownWorth))];
  return {
    post: besideWorth(
      fitted(posts, SETTINGS.post),
      // Whether a sentence stands alone is asked of each by itself.
      fitted(posts, { ...SETTINGS.post, within: false, without: OF_WORTH }),
    ),
    // Our own stories are told by three outlets each, and teach nothing of single pages.
    page: fitted(
      worths.map((row) => ({ ...row, answers: row.answers.slice(0, 1) })),
      SETTINGS.page,
    ),
    lead: fitted(leads, SETTINGS.lead),
    kind: fitted(rows.filter(({ labels }) => labels.length === 1).map(kindRow), SETTINGS.kind),
    same: fitted(
      [...seen, ...ours].filter(({ story }) => story.told.same).flatMap(({ story, rows: all }) => pairs(story, all)),
      SETTINGS.same,
    ),
  };
}

const seenOf = (story: LabelledStory) => ({ story, rows: seenIn(story) });

function seenIn({ told, rows }: LabelledStory): Seen[] {
  const features = featuresOf(rows.map(({ passage }) => passage));
  return rows
    .map((row, at) => ({ ...row, features: features[at] ?? new Map(), story: told.story }))
    .filter(({ labels }) => labels.length > 0);
}

const rowOf = ({ features, story }: Seen, answers: number[]): Row => ({ features, answers, story });

const ownWorth = (one: Seen): Row => ({ ...rowOf(one, wantedOf(one)), counts: OWN_COUNTS });

/** Worth, stands alone, tells an event. */
function wantedOf({ labels }: Seen): number[] {
  const stands = labels[0]!.alone >= 1 && !labels.some(({ misleads, role }) => misleads || role === "furniture");
  return [Math.max(...labels.map(({ weight }) => weight)) / 3, flag(stands), flag(labels[0]!.role === "event")];
}

function kindRow({ features, story, labels, passage }: Seen): Row {
  const kind = labels[0]!.kind;
  const answers = (["fact", "opinion", "inference"] as const).map((one) => flag(one === kind));
  return { features: withRules(features, passage), answers, story };
}

/** Every two sentences of a story that are alike at all: do they tell one fact? */
function pairs({ told }: LabelledStory, rows: readonly Seen[]): Row[] {
  const groups = new Map(
    (told.same ?? []).flatMap((group, at) => group.map((place) => [placeName(...place), at] as const)),
  );
  const groupOf = ({ labels }: Seen): number | undefined => groups.get(placeName(labels[0]!.doc, labels[0]!.n));
  return rows.flatMap((one, at) =>
    rows
      .slice(0, at)
      .filter(({ passage }) => cosine(passage.vector, one.passage.vector) >= LEAST_ALIKE)
      .map((other): Row => {
        const group = groupOf(one);
        const answers = [flag(group !== undefined && group === groupOf(other))];
        return { features: pairFeatures(other.passage, one.passage), answers, story: one.story };
      }),
  );
}

/** The first answer of the one model with the others of the other, which may know fewer features. */
function besideWorth(worth: LinearModel, rest: LinearModel): LinearModel {
  const others = new Map(rest.features.map(([name, , , ...weights]) => [name, weights]));
  const none = rest.base.slice(1).map(() => 0);
  return {
    base: [worth.base[0] ?? 0, ...rest.base.slice(1)],
    features: worth.features.map(([name, mean, weight = 0]) => [name, mean, weight, ...(others.get(name) ?? none)]),
  };
}

/** A model as it is kept: four significant digits do. */
function fitted(rows: readonly Row[], settings: Settings): LinearModel {
  const { base, features } = ridge(rows, settings);
  const short = (value: number): number => Number(value.toPrecision(4));
  return {
    base: base.map(short),
    features: features.map(({ name, mean, weights }) => [name, short(mean), ...weights.map(short)]),
  };
}

if (import.meta.main) {
  const weights = learn(labelledStories(), ownStories());
  const models = Object.entries(weights).map(([name, { base, features }]: [string, LinearModel]) => {
    const lines = features.map((feature) => `      ${JSON.stringify(feature)}`).join(",\n");
    return `  ${JSON.stringify(name)}: {\n    "base": ${JSON.stringify(base)},\n    "features": [\n${lines}\n    ]\n  }`;
  });
  writeFileSync(new URL("../../models/post.json", import.meta.url), `{\n${models.join(",\n")}\n}\n`);
}
