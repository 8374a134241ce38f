// Stories that mean harm are read in a child: the main thread goes on, and what no child survives is named.
import { afterAll, describe, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import type { BotError } from "../../src/core/errors.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { storyOf } from "../../src/cli/given-articles.ts";
import { changesOf } from "../../src/extract/changes.ts";
import { origins } from "../../src/stories/origins.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { numberAll } from "../../src/write/elsewhere.ts";

const readers = createReaders();
const hasty = createReaders({ analysisMs: 1 });
afterAll(() => Promise.all([readers.close(), hasty.close()]));

const account = { tenant: "t", storyId: undefined, channel: undefined };
const lens = defaultLens("en");
const told = (text: string) =>
  storyOf(
    [
      { id: "a", source: "Harbour Post", title: "Pier to close", text },
      { id: "b", source: "Gazette", title: "Pier closes", text: "The old pier closes in March, the mayor said." },
    ],
    new Date("2026-11-24T08:00:00Z"),
  );
const PROSE =
  "The council voted on Tuesday to close the old pier. Engineers had warned of it for years, the mayor said.";

describe("a story of strangers' texts", () => {
  it("is analysed and answered in a child as it is here", async () => {
    const story = told(PROSE);
    const here = createExtractAnalyst();
    const analysis = await here.analyse(story, origins(story.articles), lens, account);
    expect(await readers.analyst.analyse(story, origins(story.articles), lens, account)).toEqual(analysis);
    const request = { story, analysis, angle: undefined, point: undefined, lens };
    expect(await readers.analyst.deeper(request, account)).toEqual(await here.deeper(request, account));
    const question = { text: "When?", story, elsewhere: story.articles, analysis, point: undefined, turns: [], lens };
    const claims: unknown[] = [];
    const answer = await readers.analyst.answer(question, account, (claim) => claims.push(claim));
    expect(answer).toEqual(await here.answer(question, account));
    expect(claims).toEqual(answer.claims);
  });

  it("is numbered, held against claims and compared with later reports in a child as it is here", async () => {
    const { articles } = told(PROSE);
    const options = { maxTokens: 6_000, about: "When does the pier close?" };
    const elsewhere = told("The pier closes in May, a paper wrote.").articles.map((each) => ({
      ...each,
      id: `e${each.id}`,
    }));
    const sources = await readers.desk.number(articles, elsewhere, options);
    expect(sources).toEqual(numberAll(articles, elsewhere, options));
    for (const text of ["The council voted to close the old pier.", "The council sold the pier."]) {
      const claim = { text, kind: "fact" as const, cites: [{ sid: "S1.1", quote: "" }] };
      expect(await readers.desk.verify(claim, sources.articles, { language: "en" })).toEqual(
        verifyClaim(claim, sources.articles, { language: "en" }),
      );
    }
    const before = await createExtractAnalyst().analyse(told(PROSE), origins(articles), lens, account);
    const fresh = told(PROSE.replace("Tuesday", "Monday")).articles.map((each) => ({
      ...each,
      id: `n${each.id}`,
      replaces: each.id,
    }));
    const changes = changesOf(before, articles, fresh);
    expect(changes.corrected).toHaveLength(1);
    expect(await readers.desk.changes(before, articles, fresh)).toEqual(changes);
  });

  it("that takes longer than allowed is ended, and not tried again", async () => {
    const story = told(PROSE);
    const asked = async () => {
      const refused = hasty.analyst.analyse(story, [], lens, account);
      const { code, retryable } = await refused.then(
        () => expect.unreachable(),
        (error: BotError) => error,
      );
      return { code, retryable };
    };
    // A machine with much else to do may need more than one try before there is a child to end.
    await expect.poll(asked).toEqual({ code: "analysis_beyond_limits", retryable: false });
  });
});
