// The search: its speed in both homes, and how often an answer found among others is right.
// Run: node bench/search.ts [--quality] [--embedded 20000] [--server 100000] [--seed 7]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer } from "../src/core/ports.ts";
import type { Article } from "../src/core/domain.ts";
import { systemClock } from "../src/core/clock.ts";
import { answerFrom } from "../src/extract/answer.ts";
import { claimOf, readPassages, type Passage } from "../src/extract/passages.ts";
import { readQuestion } from "../src/extract/asked.ts";
import { defaultLens } from "../src/digest/defaults.ts";
import type { Home } from "../src/store/database.ts";
import { addToSearch } from "../src/store/search.ts";
import { bestStories } from "../src/conversation/recall.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { serverMissing } from "../test/support/homes.ts";
import { freshDatabase } from "../test/support/server.ts";
import { article, channel } from "../test/support/news.ts";
import { feedOf, subscribe } from "../test/contracts/store/scene.ts";
import { median, option, print, table } from "./figures.ts";
import { otherTexts } from "./quality/others.ts";
import { analysisOf, labelledQuestions, scoreOf, type Labelled } from "./quality/questions.ts";

const SEED = Number(option("seed") ?? 7);
const QUALITY = option("quality") !== undefined;
const sizes = {
  embedded: Number(option("embedded") ?? (QUALITY ? 10_000 : 20_000)),
  server: Number(option("server") ?? (QUALITY ? 0 : 100_000)),
};
/** As `answer` recalls: for a question without a story, and beside the story of a thread. */
const RECALLED = Number(option("recalled") ?? 12);
const BESIDE = Number(option("beside") ?? 4);

const questions = labelledQuestions().filter(({ set }) => set === "editing");
const stories = [...new Set(questions.map(({ story }) => story))];
const own = stories.flatMap(({ articles }) => articles);

const part = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** A store that holds the labelled stories among others; how long writing took. */
async function fill(home: Home, count: number) {
  const now = () => systemClock.now();
  const store = await openStore({ home, redisUrl: undefined, now, onError: (error) => print(String(error)) });
  const feed = await feedOf(store, "https://bench.example/feed");
  const channelOf = await subscribe(store, channel.channel);
  await store.subscriptions.link(channelOf.id, feed.id);
  const others = otherTexts(
    own.map(({ text }) => text),
    count,
    SEED,
  ).map(({ title, text }, at) => ({ ...article(`other-${at}`, ""), title, text }));
  const all: Article[] = others.flatMap((each, at) => [
    each,
    ...(at % 200 === 0 ? [own[at / 200]].flatMap((one) => one ?? []) : []),
  ]);
  const missing = own.filter((one) => !all.includes(one));
  const given = new Map<string, Article>();
  const saves: number[] = [];
  const begun = performance.now();
  for (const each of [...all, ...missing]) {
    const started = performance.now();
    const id = await store.db
      .transaction()
      .execute((trx) =>
        store.articles.save(
          trx,
          { ...each, itemId: undefined, feedId: feed.id, contentHash: each.id, replaces: undefined },
          now(),
        ),
      );
    saves.push(performance.now() - started);
    given.set(id, each);
  }
  const seconds = (performance.now() - begun) / 1000;
  // The labelled stories are stories there too; of the others nobody knows which belong together.
  for (const [id, each] of given) {
    const story = stories.findIndex(({ articles }) => articles.includes(each));
    if (story >= 0)
      await store.db.transaction().execute((trx) => store.clustering.place(trx, id, `story-${story}`, now()));
  }
  // What of it is the index: the same entries for the same texts, again.
  const adds: number[] = [];
  const sample = [...given].slice(-1_000);
  let used = 0;
  for (const [id, each] of sample) {
    await store.db.deleteFrom("search_entries").where("article_id", "=", id).execute();
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    await addToSearch(store.db, { of: "article_id", id, title: each.title, text: each.text, feedId: feed.id }, now());
    adds.push(performance.now() - started);
    const { user, system } = process.cpuUsage(cpu);
    used += (user + system) / 1000;
  }
  return { store, feedId: feed.id, given, saves, adds, addCpu: used / sample.length, seconds };
}

type Filled = Awaited<ReturnType<typeof fill>>;
type Given = Pick<Answer, "claims" | "complete">;

const recalled = async ({ store, feedId }: Filled, text: string, most = RECALLED): Promise<Article[]> => {
  const searcher = { tenant: channel.tenant, channel, feedIds: [feedId], pages: false };
  const found = await store.search.find(searcher, { text, in: "articles" }, most);
  return store.articles.named(
    channel.tenant,
    found.map(({ id }) => id),
  );
};

const nothing = (question: Labelled) => ({
  ...analysisOf(question),
  headline: { text: "", articleId: "", citations: [] },
  lead: undefined,
  happened: [],
  why: [],
  points: [],
  conclusion: undefined,
  disagreements: [],
});

async function amongOthers(filled: Filled, question: Labelled): Promise<Given> {
  const found = await recalled(filled, question.text);
  const best = bestStories(found);
  const stories = await Promise.all(best.map((id) => filled.store.stories.get(channel.tenant, id)));
  const alone = found.filter(({ id }) => best.includes(id));
  const articles = [...stories.flatMap((each) => each?.articles ?? []), ...alone];
  const elsewhere = found.filter(({ id, storyId }) => !best.includes(storyId ?? id));
  const story = { id: "archive", articles, firstSeenAt: new Date(0), lastSeenAt: new Date(0) };
  const lens = defaultLens(question.language);
  return answerFrom({
    text: question.text,
    story,
    elsewhere,
    analysis: nothing(question),
    point: undefined,
    turns: [],
    lens,
  });
}

/** As in its thread: what the story does not hold is looked for among all others. */
async function inThread(filled: Filled, question: Labelled): Promise<Given> {
  const { story, text, language } = question;
  const own = new Set(story.articles.map((each) => each.text));
  const elsewhere = (await recalled(filled, text, BESIDE)).filter((each) => !own.has(each.text));
  const analysis = analysisOf(question);
  return answerFrom({ text, story, elsewhere, analysis, point: undefined, turns: [], lens: defaultLens(language) });
}

function within({ story, text, language, ...rest }: Labelled): Given {
  const analysis = analysisOf({ story, text, language, ...rest });
  return answerFrom({ text, story, elsewhere: [], analysis, point: undefined, turns: [], lens: defaultLens(language) });
}

/** BM25 as in Robertson and Zaragoza 2009, over every sentence there is. */
function bm25(articles: readonly Article[]): (text: string) => Given {
  const passages: Passage[] = [];
  for (let at = 0; at < articles.length; at += 500) passages.push(...readPassages(articles.slice(at, at + 500)));
  const holders = new Map<string, [at: number, count: number][]>();
  for (const [at, { terms }] of passages.entries()) {
    for (const [term, all] of Map.groupBy(terms, (each) => each)) {
      const known = holders.get(term);
      if (known) known.push([at, all.length]);
      else holders.set(term, [[at, all.length]]);
    }
  }
  const average = passages.reduce((sum, { terms }) => sum + terms.length, 0) / passages.length;
  return (text) => {
    const scores = new Map<number, number>();
    for (const term of readQuestion(text).terms) {
      const places = holders.get(term) ?? [];
      const rarity = Math.log(1 + (passages.length - places.length + 0.5) / (places.length + 0.5));
      for (const [at, count] of places) {
        const length = passages[at]!.terms.length;
        scores.set(
          at,
          (scores.get(at) ?? 0) + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average)),
        );
      }
    }
    const best = [...scores].toSorted((a, b) => b[1] - a[1]).slice(0, 3);
    return { complete: "partly", claims: best.map(([at]) => claimOf(passages[at]!)) };
  };
}

function row(name: string, answers: Given[]): string[] {
  const { of } = scoreOf(questions, answers);
  const all = of.single.all + of.multi.all;
  const among = of.single.among + of.multi.among;
  return [
    name,
    `${of.single.among}/${of.single.all}`,
    `${of.multi.among}/${of.multi.all}`,
    `${of.false.among}/${of.false.all}`,
    (among / all).toFixed(3),
    ((among + of.false.among) / (all + of.false.all)).toFixed(3),
    `${of.single.first}`,
  ];
}

async function quality(filled: Filled): Promise<void> {
  const [found, threaded]: [Given[], Given[]] = [[], []];
  let held = 0;
  for (const question of questions) {
    const articles = await recalled(filled, question.text);
    const texts = new Set(question.story.articles.map(({ text }) => text));
    if (articles.some(({ text }) => texts.has(text))) held += 1;
    found.push(await amongOthers(filled, question));
    threaded.push(await inThread(filled, question));
  }
  const plain = bm25([...filled.given.values()]);
  print(`The story's own article is among the ${RECALLED} found for ${held} of ${questions.length} questions.`);
  table(
    ["right passage among three", "one sentence", "several", "false premise", "first two", "all three", "first"],
    [
      row("within the story", questions.map(within)),
      row(`in its thread, ${filled.given.size} others beside`, threaded),
      row(
        `BM25 among ${filled.given.size}`,
        questions.map(({ text }) => plain(text)),
      ),
      row(`asked without a story, among ${filled.given.size}`, found),
    ],
  );
}

const EXTRA = ["trump", "president obama", "said", "border wall mexico immigration", "election", "jobs economy tax"];

async function speed(name: string, filled: Filled): Promise<string[]> {
  const times: number[] = [];
  const searcher = { tenant: channel.tenant, channel, feedIds: [filled.feedId], pages: false };
  for (const text of [...questions.map((question) => question.text), ...EXTRA, ...EXTRA]) {
    const started = performance.now();
    await filled.store.search.find(searcher, { text }, 60);
    times.push(performance.now() - started);
  }
  const show = (value: number): string => value.toFixed(1);
  return [
    name,
    `${filled.given.size}`,
    show(median(times)),
    show(part(times, 0.95)),
    show(Math.max(...times)),
    show(median(filled.saves)),
    show(median(filled.adds)),
    show(filled.adds.reduce((a, b) => a + b, 0) / filled.adds.length),
    show(part(filled.adds, 0.99)),
    show(filled.addCpu),
  ];
}

async function measured(name: string, home: Home, count: number): Promise<string[]> {
  const filled = await fill(home, count);
  try {
    print(`${name}: ${filled.given.size} articles written in ${filled.seconds.toFixed(0)} s, seed ${SEED}`);
    if (QUALITY) await quality(filled);
    return await speed(name, filled);
  } finally {
    await (filled.store as Store).close();
  }
}

const rows: string[][] = [];
if (questions.length === 0) print("The labelled questions are not here: nothing is measured.");
else {
  if (sizes.embedded > 0) {
    const folder = await mkdtemp(join(tmpdir(), "footnote-search-"));
    rows.push(await measured("embedded", { kind: "embedded", folder }, sizes.embedded));
    await rm(folder, { recursive: true });
  }
  if (sizes.server > 0 && serverMissing) print("No Postgres answers: the server's row is left out.");
  else if (sizes.server > 0) {
    const database = await freshDatabase();
    rows.push(await measured("Postgres server", { kind: "server", url: database.url }, sizes.server));
    await database.drop();
  }
  table(
    [
      "home",
      "articles",
      "search ms: median",
      "p95",
      "most",
      "an article is written in",
      "of that the index: median",
      "mean",
      "p99",
      "mean, processor of this process",
    ],
    rows,
  );
}
