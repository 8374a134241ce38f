// Whoever takes the stories over, from what was written down of them, decides as the one before would have.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { StoryIndex } from "../../src/stories/cluster.ts";
import { inOrder } from "../../src/stories/in-order.ts";
import type { StoryDoc } from "../../src/stories/report.ts";
import { randomFrom } from "../support/random.ts";
import { shared } from "../support/shared.ts";
import { readBasil, readUci } from "../support/story-sets.ts";

const uci = shared("corpus/stories/uci-headlines.dev.jsonl");
const basil = shared("corpus/stories/basil.dev.jsonl");
const seed = Number(process.env["FOOTNOTE_SEED"] ?? Date.now() % 1_000_000);

/** What the database keeps: in one order, which story each report is of by now, and which story became part of which. */
class Written {
  readonly #steps: ({ doc: StoryDoc } | { story: string; absorbed: string })[] = [];
  readonly #storyOf = new Map<string, string>();

  place(doc: StoryDoc, story: string): void {
    this.#steps.push({ doc });
    this.#storyOf.set(doc.id, story);
  }

  join(story: string, absorbed: string): void {
    this.#steps.push({ story, absorbed });
    for (const [id, held] of this.#storyOf) if (held === absorbed) this.#storyOf.set(id, story);
  }

  read(): StoryIndex {
    const heirs = new Map(this.#steps.flatMap((step) => ("doc" in step ? [] : [[step.absorbed, step.story]])));
    const index = new StoryIndex();
    for (const step of this.#steps)
      if ("doc" in step) index.replay(step.doc, this.#storyOf.get(step.doc.id)!, heirs);
      else index.absorb(step.story, step.absorbed);
    return index;
  }

  stories(): Record<string, string> {
    return Object.fromEntries(this.#storyOf);
  }
}

/** The stories of all documents; before those at `handovers` the index is lost, and read again. */
function placed(docs: readonly StoryDoc[], handovers: ReadonlySet<number>): Record<string, string> {
  const written = new Written();
  let index = new StoryIndex();
  for (const [at, doc] of docs.entries()) {
    if (handovers.has(at)) index = written.read();
    const { story, absorbed, near } = index.assign(doc);
    written.place(doc, story);
    for (const gone of absorbed) written.join(story, gone);
    // As if a model had been asked about every third, and had said that they are one.
    if (near && at % 3 === 0) {
      const heir = index.root(near.story);
      index.absorb(heir, doc.id);
      written.join(heir, doc.id);
    }
  }
  return written.stories();
}

describe.skipIf(!uci || !basil)(`stories read again at random moments (FOOTNOTE_SEED=${seed})`, () => {
  const sets = {
    headlines: () => readUci(readFileSync(uci!, "utf8")),
    "full texts": () => readBasil(readFileSync(basil!, "utf8")),
  };
  test.each(Object.entries(sets))("are the same as those of an index that never ended: %s", (_name, read) => {
    const random = randomFrom(seed);
    const docs = inOrder(read());
    const moments = Array.from({ length: 5 }, () => Math.floor(random() * docs.length));
    expect(placed(docs, new Set(moments))).toEqual(placed(docs, new Set()));
  });
});

describe("what was decided otherwise", () => {
  const at = new Date("2026-11-24T10:00:00Z");
  const doc = (id: string, title: string): StoryDoc => ({
    id,
    title,
    text: "",
    source: id,
    url: undefined,
    published: at,
  });
  const one = doc("one", "Tidewater ferry strikes Aldmouth pier");
  const two = doc("two", "Aldmouth pier struck by Tidewater ferry");

  test("holds: a report stays in the story that it was put into", () => {
    const index = new StoryIndex();
    index.replay(one, "one", new Map());
    index.replay(two, "two", new Map());
    expect([index.size, index.root("two")]).toEqual([2, "two"]);
  });

  test("holds: stories that were never joined are not joined by being read again", () => {
    const [first, second] = [
      doc("a", "Ellery bridge closes, cracks found"),
      doc("b", "Varga dockers strike, pensions cut"),
    ];
    const both = doc("c", "Ellery bridge closes, cracks found; Varga dockers strike, pensions cut");
    const free = new StoryIndex();
    expect([first, second, both].flatMap((each) => free.assign(each).absorbed)).toEqual(["b"]);
    const bound = new StoryIndex();
    for (const each of [first, second]) bound.replay(each, each.id, new Map());
    bound.replay(both, "a", new Map());
    expect(bound.root("b")).toBe("b");
  });
});
