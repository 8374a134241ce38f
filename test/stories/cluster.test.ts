// Telling stories apart: on labelled news, and rule by rule.
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { StoryIndex } from "../../src/stories/cluster.ts";
import type { StoryDoc } from "../../src/stories/report.ts";
import { inOrder } from "../../src/stories/in-order.ts";
import { shared } from "../support/shared.ts";
import { APART } from "./cases/apart.ts";
import { TOGETHER } from "./cases/together.ts";
import { among, joined } from "./pairs.ts";
import { bcubed, type LabelledDoc, readBasil, readUci } from "../support/story-sets.ts";

const uci = shared("corpus/stories/uci-headlines.dev.jsonl");
const generic = shared("cases/files/generic-titles.jsonl");
const basil = shared("corpus/stories/basil.dev.jsonl");

/** Each document's story. */
function storiesOf(docs: LabelledDoc[]): Map<string, string> {
  const index = new StoryIndex();
  const first = new Map(inOrder(docs).map((doc) => [doc.id, index.assign(doc).story]));
  return new Map(Array.from(first, ([id, story]) => [id, index.root(story)]));
}

const cluster = (docs: LabelledDoc[]) => bcubed(docs, storiesOf(docs));

describe.skipIf(!uci || !basil)("on labelled news", () => {
  test("headlines of two days fall into their stories", () => {
    const { precision, f1 } = cluster(readUci(readFileSync(uci!, "utf8")));
    expect(f1).toBeGreaterThanOrEqual(0.895);
    expect(precision).toBeGreaterThanOrEqual(0.92);
  });

  test("three outlets' reports of one event fall together, and apart from all others", () => {
    expect(cluster(readBasil(readFileSync(basil!, "utf8"))).f1).toBeGreaterThanOrEqual(0.995);
  });

  test("hardly a tenth of the new stories nearly joined another, and of those more than a third belong to it", () => {
    const docs = [uci, basil].map((file, at) => (at === 0 ? readUci : readBasil)(readFileSync(file!, "utf8")));
    const begun = docs.flatMap((set) => {
      const index = new StoryIndex();
      const labels = new Map(set.map(({ id, label }) => [id, label]));
      return inOrder(set).flatMap((doc) => {
        const { story, near } = index.assign(doc);
        return story === doc.id ? [{ near, isSame: near && labels.get(near.story) === doc.label }] : [];
      });
    });
    const near = begun.filter((entry) => entry.near);
    expect(near.length / begun.length).toBeLessThan(0.1);
    expect(near.filter(({ isSame }) => isSame).length).toBeGreaterThan(near.length / 3);
  });

  test("it does not matter that some feeds give no more than headlines", () => {
    const docs = readBasil(readFileSync(basil!, "utf8")).map((doc, at) => (at % 3 === 0 ? { ...doc, text: "" } : doc));
    expect(cluster(docs).f1).toBeGreaterThanOrEqual(0.95);
  });

  test("the order of arrival within a minute changes nothing", () => {
    const minute = (doc: LabelledDoc): number => Math.floor(doc.published!.getTime() / 60_000);
    const docs = readUci(readFileSync(uci!, "utf8")).map((doc) => ({
      ...doc,
      published: new Date(minute(doc) * 60_000),
    }));
    const turned = docs.toReversed().toSorted((one, other) => minute(one) - minute(other));
    expect(turned.map(({ id }) => id)).not.toEqual(docs.map(({ id }) => id));
    const [straight, other] = [storiesOf(docs), storiesOf(turned)];
    expect(docs.filter(({ id }) => straight.get(id) !== other.get(id))).toEqual([]);
  });
});

describe("two reports", () => {
  test.each(APART)("that share a $by tell of two events: $pair.0.title, $pair.1.title", ({ pair }) => {
    expect(joined(pair)).toBe(false);
  });

  test.each(TOGETHER)("tell of one event: $title, and another", (...pair) => {
    expect(joined(pair)).toBe(true);
  });

  test("are as far apart among many others", () => {
    const pairs = [...APART.map(({ pair }) => pair), ...TOGETHER];
    const same = among(pairs);
    expect(same.slice(0, APART.length).filter(Boolean).length).toBeLessThanOrEqual(1);
    expect(same.slice(APART.length).filter(Boolean).length).toBe(TOGETHER.length);
  });

  test.skipIf(!generic)("whose titles hold no event, or a version number alone, are two stories", () => {
    const docs = readFileSync(generic!, "utf8").trim().split("\n");
    const index = new StoryIndex();
    const stories = docs.map((line) => {
      const item = JSON.parse(line) as StoryDoc & { published: string };
      return index.assign({ ...item, published: new Date(item.published) }).story;
    });
    expect(new Set(stories).size).toBe(docs.length);
  });
});

describe("a story", () => {
  let index: StoryIndex;
  let count = 0;
  beforeEach(() => {
    index = new StoryIndex();
    count = 0;
  });

  function doc(title: string, fields: Partial<StoryDoc> = {}): StoryDoc {
    count += 1;
    const published = new Date(Date.UTC(2026, 10, 24, 0, count));
    return { id: `d${count}`, title, text: "", source: `s${count}`, url: undefined, published, ...fields };
  }
  const tell = (title: string, fields: Partial<StoryDoc> = {}): string => index.assign(doc(title, fields)).story;

  test("is named after its first document, and says what joined the next", () => {
    expect(index.assign(doc("Port Ellery council closes grain pier"))).toEqual({
      story: "d1",
      score: 1,
      because: [],
      absorbed: [],
    });
    const next = index.assign(doc("Grain pier closes after Port Ellery vote"));
    expect(next.story).toBe("d1");
    expect(next.because).toEqual(expect.arrayContaining(["grain", "pier", "ellery"]));
    expect(next.score).toBeGreaterThan(0.2);
  });

  test("that nearly joined another names it, with the words they share, and is none the less a story of its own", () => {
    const own = Array.from({ length: 29 }, (_, at) => `word${at}x`);
    tell(own.join(" "));
    const near = (shared: number) =>
      doc([...own.slice(0, shared), ...own.slice(shared).map((word) => `${word}y`)].join(" "));
    expect(new StoryIndex().assign(near(8)).near).toBeUndefined();
    expect(index.fit(near(8))).toBeUndefined();
    const { story, because, near: other } = index.assign(near(8));
    expect([story, because]).toEqual([`d${count}`, []]);
    expect(other).toEqual({ story: "d1", because: expect.arrayContaining(own.slice(0, 8)) });
    expect(index.assign(near(4)).near).toBeUndefined();
  });

  test("takes in the same text under another headline", () => {
    const text = "The harbour council voted to close the old grain pier after engineers found cracks in thirty piles.";
    tell("Council votes on pier", { text });
    expect(tell("What you need to know today", { text })).toBe("d1");
  });

  test("leaves alone what shares but a word", () => {
    tell("Google unveils wearable kit for developers");
    tell("Football club fires its manager after defeat");
    expect(tell("Google fined by European regulators over adverts")).toBe("d3");
  });

  test("does not swallow its successor a week later", () => {
    tell("Patch Tuesday fixes forty holes in Windows", { published: new Date("2026-11-10T18:00:00Z") });
    expect(tell("Patch Tuesday fixes fifty holes in Windows", { published: new Date("2026-12-08T18:00:00Z") })).toBe(
      "d2",
    );
  });

  test("is no series: the next part of a source's own column begins another", () => {
    tell("Morning briefing: markets and weather", { source: "Paper" });
    expect(tell("Morning briefing: strikes and floods", { source: "Paper" })).toBe("d2");
  });

  test("absorbs another when a document shows that they are one", () => {
    tell("Volcano erupts on Iceland peninsula overnight");
    tell("Grindavik residents flee as lava reaches first houses");
    const bridge = index.assign(
      doc("Volcano erupts on Iceland peninsula: Grindavik residents flee as lava reaches houses"),
    );
    const next = index.assign(doc("Iceland volcano: Grindavik residents flee lava"));
    const absorbed = [...bridge.absorbed, ...next.absorbed];
    expect(absorbed).toEqual(["d2"]);
    expect(index.root("d2")).toBe("d1");
    expect(next.story).toBe("d1");
  });

  test("goes on after a restart", () => {
    const first = doc("Port Ellery council closes grain pier");
    const { story } = index.assign(first);
    index = new StoryIndex();
    index.restore(first, story);
    expect(tell("Grain pier closes after Port Ellery vote")).toBe(story);
  });

  test("is forgotten when nothing can join it any more", () => {
    tell("Port Ellery council closes grain pier");
    index.expire(new Date("2026-11-26T00:00:00Z"));
    expect(index.size).toBe(1);
    index.expire(new Date("2026-11-28T00:00:00Z"));
    expect(index.size).toBe(0);
    expect(tell("Grain pier closes after Port Ellery vote")).toBe("d2");
  });

  test("takes in a report that began one by itself, once another shows that both tell of one event", () => {
    tell("Ferry strikes pier at Aldmouth");
    tell("Tidewater Line loses its licence for the islands");
    const { story, absorbed } = index.assign(doc("Tidewater ferry strikes Aldmouth pier, captain questioned"));
    expect([story, absorbed]).toEqual(["d1", []]);
    expect(index.assign(doc("Aldmouth ferry: Tidewater captain questioned over islands licence")).absorbed).toEqual([
      "d2",
    ]);
  });

  test("ends, though a report a day tells of its subject", () => {
    const stories = Array.from({ length: 21 }, (_, day) =>
      tell("Aldmouth pier inquiry hears harbour pilots", { published: new Date(Date.UTC(2026, 10, 1 + day)) }),
    );
    expect(new Set(stories.slice(0, 5)).size).toBe(1);
    expect(new Set(stories).size).toBe(3);
  });

  test("of a document without a date is where the others of its time are", () => {
    tell("Port Ellery council closes grain pier");
    expect(tell("Grain pier closes after Port Ellery vote", { published: undefined })).toBe("d1");
  });

  test("is told from documents without a single word of content", () => {
    expect([tell("The"), tell(""), tell("!!!")]).toEqual(["d1", "d2", "d3"]);
  });
});
