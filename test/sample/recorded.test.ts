// What a model wrote beforehand about the sample's stories fits what is asked of it today.
import { describe, expect, it } from "vitest";
import { readArticles } from "../../sample/articles.ts";
import { createRecordedModel } from "../../src/app/recorded.ts";
import { createFit, readRecordings, type Recording } from "../../src/app/recordings.ts";
import { createSampleAnalyst } from "../../src/app/sample-analyst.ts";
import { claimsOf } from "../../src/core/analysis.ts";
import { ANGLES } from "../../src/core/ports.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { loadPrompts, type Prompts } from "../../src/write/prompts.ts";
import { SCHEMAS } from "../../src/write/schema.ts";
import { english } from "../../src/words/index.ts";
import { lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { becauseOf } from "../support/because.ts";
import { sampleStory } from "../support/sample.ts";

const account = { tenant: "web:site", storyId: "story", channel: undefined };
const recordings = readRecordings();
const prompts = loadPrompts();

/** The reports that come out together, as seen from a day. */
const storyAt = (name: string, startedAt: Date) => sampleStory(name, startedAt).first;

const analystAt = (startedAt: Date) =>
  createSampleAnalyst({ fallback: createExtractAnalyst(), strict: false, startedAt, tools: undefined });

async function analysed(name: string, startedAt: Date) {
  const story = storyAt(name, startedAt);
  const analyst = analystAt(startedAt);
  return { analyst, analysis: await analyst.analyse(story, singleOrigins(story), lensOf(), account) };
}

/** What of a recording does not fit what is asked. */
function misfits(story: string, recording: Recording, asked: Prompts): string[] {
  const fit = createFit(asked);
  const wrong = (prompt: string, list: { fits: string; reads?: string[] }[]) =>
    list.filter(({ fits, reads }) => fits !== fit(prompt, story, reads)).map(() => `${story}: ${prompt}`);
  return [
    ...wrong("analyse", recording.analyses),
    ...wrong("deeper", recording.deeper),
    ...wrong("followup", recording.answers),
    ...wrong("judge", recording.verdicts),
    ...wrong("repair", recording.mends),
  ];
}

/** The same prompts, one of them with other words. */
const changed = (name: string): Prompts => ({
  ...prompts,
  all: new Map([...prompts.all].map(([key, prompt]) => [key, key === name ? { ...prompt, id: `${key}@0` } : prompt])),
});

describe("the recordings", () => {
  it("are there for every story that is told, two ways deeper and some questions each", () => {
    const told = readArticles(new Date()).filter(({ at, kind }) => at >= 0 && kind === "news");
    expect([...recordings.keys()].toSorted()).toEqual([...new Set(told.map(({ story }) => story))].toSorted());
    for (const { analyses, deeper, answers } of recordings.values()) {
      expect([analyses.length, deeper.length]).toEqual([1, 2]);
      expect(answers.length).toBeGreaterThanOrEqual(2);
    }
  });

  it("fit the prompts and the articles of today; what does not is made again with bench/making/recorded.ts", () => {
    expect([...recordings].flatMap(([story, recording]) => misfits(story, recording, prompts))).toEqual([]);
  });

  it.each(["analyse", "deeper", "followup", "judge", "repair"])("fit no longer once %s is asked otherwise", (name) => {
    const found = [...recordings].flatMap(([story, recording]) => misfits(story, recording, changed(name)));
    expect(new Set(found.map((entry) => entry.split(": ")[1]))).toEqual(new Set([name]));
  });

  it.each([...recordings.keys()])("tell %s on any day, each claim read twice", async (name) => {
    for (const moment of ["2026-11-24T23:59:55Z", "2028-02-27T10:00:00Z"]) {
      const { analysis } = await analysed(name, new Date(moment));
      expect(analysis.writtenBy).toMatchObject({ kind: "model", recorded: true });
      expect(analysis.writtenBy).not.toHaveProperty("unread");
      expect(analysis.points.length).toBeGreaterThanOrEqual(3);
      expect(JSON.stringify(analysis)).not.toMatch(/\{(?:date|year|weekday)/);
      expect(analysis.dropped.filter(({ reason }) => /in no line|addressed to machines/.test(reason))).toEqual([]);
    }
  });

  it.each([...recordings])(
    "answer of %s what they were asked, and say where nothing is recorded",
    async (name, held) => {
      const { analyst, analysis } = await analysed(name, new Date("2026-11-24T12:00:00Z"));
      const whole = sampleStory(name, new Date("2026-11-24T12:00:00Z")).last;
      const ask = (text: string) =>
        analyst.answer(
          { text, story: whole, elsewhere: [], analysis, point: undefined, turns: [], lens: lensOf() },
          account,
        );
      for (const { questions } of held.answers)
        for (const text of questions)
          expect(await ask(text.toUpperCase())).toMatchObject({ writtenBy: { kind: "model", recorded: true } });
      for (const { angle } of held.deeper) {
        const named = ANGLES.find((one) => one === angle);
        const request = { story: whole, analysis, angle: named, point: undefined, lens: lensOf() };
        expect(await analyst.deeper(request, account)).toMatchObject({ writtenBy: { kind: "model", recorded: true } });
      }
      const { writtenBy } = await ask("Who will win the cup?");
      expect(writtenBy.kind === "extract" && english.tell(writtenBy.because ?? "")).toBe(
        "nothing was written beforehand for this",
      );
    },
  );
});

describe("the analyst of the sample", () => {
  it("leaves every other story to the extract, as where there is no sample", async () => {
    const startedAt = new Date("2026-11-24T12:00:00Z");
    const story = storyAt("ferry-collision", startedAt);
    const other = storyOf(...story.articles.map((article) => ({ ...article, domain: "gazette.example" })));
    const analysis = await analystAt(startedAt).analyse(other, singleOrigins(other), lensOf(), account);
    expect(analysis.writtenBy).toEqual({ kind: "extract" });
  });

  it("tells a story whose other reports are late from those that are there", async () => {
    const startedAt = new Date("2026-11-24T12:00:00Z");
    const [first, second] = storyAt("clinic-breach", startedAt).articles;
    const story = storyOf(...[first, second].filter((article) => article !== undefined));
    const analysis = await analystAt(startedAt).analyse(story, singleOrigins(story), lensOf(), account);
    expect(analysis.writtenBy).toMatchObject({ recorded: true });
    expect(new Set(claimsOf(analysis).flatMap(({ citations }) => citations.map(({ articleId }) => articleId)))).toEqual(
      new Set(["lockkeeper", "signal-and-stack"]),
    );
  });

  it.each([
    ["as much as rests on the reports that are there", "folio-laptop", "estmark-ledger", undefined],
    [
      "an extract for now, where that is too little",
      "ferry-collision",
      "northbank-radio",
      "its main report has not come yet",
    ],
  ])("tells without the main report %s", async (_, name, alone, because) => {
    const startedAt = new Date("2026-11-24T12:00:00Z");
    const story = storyOf(...storyAt(name, startedAt).articles.filter(({ id }) => id === alone));
    const { writtenBy, lead } = await analystAt(startedAt).analyse(story, singleOrigins(story), lensOf(), account);
    expect(lead).toBeDefined();
    expect(writtenBy).toMatchObject(because === undefined ? { recorded: true } : { kind: "extract", pending: true });
    expect(becauseOf(writtenBy)?.split(";")[0]).toBe(because);
  });

  it("tells nothing of a story whose articles say something else", async () => {
    const model = createRecordedModel(prompts, new Date("2026-11-24T12:00:00Z"));
    const story = storyAt("ferry-collision", new Date("2027-03-05T12:00:00Z"));
    const analyst = createSampleAnalyst({
      fallback: createExtractAnalyst(),
      strict: false,
      startedAt: new Date("2027-03-05T12:00:00Z"),
      tools: undefined,
    });
    const told = (...articles: typeof story.articles) =>
      analyst.analyse(storyOf(...articles), singleOrigins(storyOf(...articles)), lensOf(), account);
    const corrected = story.articles.map((article) => ({ ...article, title: `${article.title}, it says` }));
    expect((await told(...corrected)).writtenBy.kind).toBe("extract");
    const prompt = prompts.render("analyse", {
      sources: "<<src:A>>\nS1 = Foreign | Title\n<</src:A>>",
      language: "English",
    });
    await expect(model.generate({ prompt, schema: SCHEMAS.digest, account })).rejects.toThrow(
      "post.becauseNotRecorded",
    );
  });
});
