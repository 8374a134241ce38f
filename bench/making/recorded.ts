// Lays down the requests that nothing is recorded for, and takes up their answers.
//   node bench/making/recorded.ts FOLDER [story...]
// FOLDER/<story>.<prompt>.<digits>.request.txt is what a model is asked. Its answer, as JSON, is what then stands beside it as
// ....answer.json, from whoever writes it; the next run takes it into sample/recorded/ and lays down what is asked after it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readArticles, writeDates } from "../../sample/articles.ts";
import { createRecordedModel, shownIn } from "../../src/app/recorded.ts";
import { createFit, readRecordings, recordingFile, type Recording } from "../../src/app/recordings.ts";
import type { GenerateRequest, LanguageModel } from "../../src/core/ports.ts";
import { hexHash } from "../../src/core/hash.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { lensOf, singleOrigins } from "../../test/support/articles.ts";
import { sampleStory } from "../../test/support/sample.ts";
import { recordedTasks } from "./recorded-tasks.ts";

const [folder = "", ...wanted] = process.argv.slice(2);
if (folder === "") throw new Error("usage: node bench/making/recorded.ts FOLDER [story...]");
mkdirSync(folder, { recursive: true });

// Any day will do on which no date of the articles looks like another.
const startedAt = new Date("2031-03-11T09:00:00Z");
const prompts = loadPrompts();
const fit = createFit(prompts);
const recordings = readRecordings();
const account = { tenant: "sample", storyId: undefined, channel: undefined };
const say = (line: string) => process.stdout.write(`${line}\n`);

const sources = new Map(
  [...Map.groupBy(readArticles(startedAt), ({ story }) => story)].map(
    ([story, articles]) => [story, articles] as const,
  ),
);
/** Days of the articles as they are written there; what is written out longest first. */
function undated(story: string, text: string): string {
  const raw = readArticles(startedAt, (text) => text).filter((one) => one.story === story);
  const marks = new Set(
    raw.flatMap((one) => [one.title, ...one.paragraphs].join(" ").match(/\{[a-z]+[+-]?\d*\}/g) ?? []),
  );
  return [...marks]
    .map((mark) => [writeDates(mark, startedAt), mark] as const)
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((all, [day, mark]) => all.replace(new RegExp(`(?<![\\d{+-])${day}\\b`, "g"), mark), text);
}

/** `S2.3` as the recordings say it. */
function unnumbered(story: string, user: string, text: string): string {
  const files = shownIn(user, sources.get(story) ?? [])?.files;
  return text.replace(/"S(\d+)\.(\d+)"/g, (whole, n: string, at: string) => {
    const file = files?.get(n);
    return file ? `"${file}:${at}"` : whole;
  });
}

let missing = 0;

/** What is recorded, else what stands beside a request, else nothing: then the request is laid down. */
function asking(story: string, task: { angle?: string; questions?: string[] }, recorded: LanguageModel): LanguageModel {
  return {
    async generate<T>(request: GenerateRequest<T>) {
      try {
        const known = await recorded.generate(request);
        if (!known.partial) return known;
        throw new Error("not all of it is recorded");
      } catch {
        const { id, system, user, key = "" } = request.prompt;
        const name = `${folder}/${story}.${id.replace(/@.*/s, "")}.${hexHash(JSON.stringify([id, key])).slice(0, 6)}`;
        if (!existsSync(`${name}.answer.json`)) {
          missing += 1;
          writeFileSync(`${name}.request.txt`, `${system}\n\n${user}\n`);
          say(`no answer yet: ${name}.request.txt`);
          throw new Error("not answered");
        }
        const text = readFileSync(`${name}.answer.json`, "utf8");
        const value = request.schema.parse(JSON.parse(text));
        take(story, id.replace(/@.*/s, ""), task, user, undated(story, unnumbered(story, user, text)));
        return {
          value,
          usage: { tokensIn: 0, tokensCached: 0, tokensOut: 0, cost: 0 },
          provider: "",
          model: "",
          cached: true,
        };
      }
    },
  };
}

const empty = (): Recording => ({ analyses: [], deeper: [], answers: [], verdicts: [], mends: [] });

function take(
  story: string,
  prompt: string,
  task: { angle?: string; questions?: string[] },
  user: string,
  text: string,
) {
  const into = recordings.get(story) ?? empty();
  recordings.set(story, into);
  const answer = JSON.parse(text);
  const cited = [...new Set([...text.matchAll(/"([\w.-]+):\d+"/g)].map(([, file = ""]) => file))].toSorted();
  const claims = [...user.matchAll(/^(\d+): (.*) \((?:fact|opinion|inference)[;)]/gm)];
  const claimAt = (n: number) => undated(story, claims.find(([, at]) => Number(at) === n)?.[2] ?? "");
  if (prompt === "analyse") {
    const reads = [...(shownIn(user, sources.get(story) ?? [])?.files.values() ?? [])].toSorted();
    into.analyses = [{ reads, fits: fit(prompt, story, reads), answer }];
  } else if (prompt === "deeper" && task.angle) {
    const one = { angle: task.angle, reads: cited, fits: fit(prompt, story, cited), answer };
    into.deeper = [...into.deeper.filter(({ angle }) => angle !== task.angle), one];
  } else if (prompt === "followup" && task.questions) {
    const { questions } = task;
    const one = { questions, reads: cited, fits: fit(prompt, story, cited), answer };
    into.answers = [...into.answers.filter((other) => other.questions[0] !== questions[0]), one];
  } else if (prompt === "judge") {
    for (const { n, ...verdict } of answer.verdicts) {
      const claim = claimAt(n);
      into.verdicts = [
        ...into.verdicts.filter((other) => other.claim !== claim),
        { claim, fits: fit(prompt, story), ...verdict },
      ];
    }
  } else if (prompt === "repair") {
    for (const { n, claim: fixed } of answer.fixed) {
      const claim = claimAt(n);
      into.mends = [...into.mends.filter((other) => other.claim !== claim), { claim, fits: fit(prompt, story), fixed }];
    }
  }
  writeFileSync(recordingFile(story), `${JSON.stringify(into, null, 1)}\n`);
}

for (const [story, { angles, questions }] of Object.entries(recordedTasks)) {
  if (wanted.length > 0 && !wanted.includes(story)) continue;
  const analystFor = (task: { angle?: string; questions?: string[] }) =>
    createModelAnalyst({
      model: asking(story, task, createRecordedModel(prompts, startedAt)),
      prompts,
      verify: verifyClaim,
      strict: false,
      random: Math.random,
      fallback: createExtractAnalyst(),
    });
  const { first, last } = sampleStory(story, startedAt);
  const analysis = await analystFor({}).analyse(first, singleOrigins(first), lensOf(), account);
  say(`${story}: analysis by ${analysis.writtenBy.kind}`);
  for (const angle of angles) {
    const given = await analystFor({ angle }).deeper(
      { story: last, analysis, angle, point: undefined, lens: lensOf() },
      account,
    );
    say(`${story}: ${angle}: ${given.claims.length} by ${given.writtenBy.kind}`);
  }
  for (const [text, ...others] of questions) {
    const question = { text, story: last, elsewhere: [], analysis, point: undefined, turns: [], lens: lensOf() };
    const given = await analystFor({ questions: [text, ...others] }).answer(question, account);
    say(`${story}: ${text}: ${given.claims.length} by ${given.writtenBy.kind}`);
  }
}
say(missing === 0 ? "nothing is missing" : `${missing} requests wait for an answer in ${folder}`);
