// A LanguageModel that answers about the sample's stories with what was written beforehand.
import { readArticles, type SampleArticle, writeDates } from "../../sample/articles.ts";
import type { Generation, GenerateRequest, LanguageModel } from "../core/ports.ts";
import { neutralise } from "../write/fence.ts";
import { NothingToWrite } from "../write/analysis.ts";
import { markedFocus } from "../write/drafts.ts";
import type { Prompts } from "../write/prompts.ts";
import { sentence } from "../words/index.ts";
import { createFit, readRecordings, type Fit, type Recording } from "./recordings.ts";

/** What a prompt is about: its articles by their number there, all of them the sample's. */
interface Shown {
  story: string;
  /** Number in the prompt, and file of the story's folder. */
  files: ReadonlyMap<string, string>;
}

const nothing = { tokensIn: 0, tokensCached: 0, tokensOut: 0, cost: 0 };

/** Answers only what it was asked before, in these very words of prompt and articles; else NothingToWrite. */
export function createRecordedModel(prompts: Prompts, startedAt: Date): LanguageModel {
  const recordings = readRecordings();
  const articles = readArticles(startedAt);
  const fit = createFit(prompts);
  return {
    async generate<T>(request: GenerateRequest<T>): Promise<Generation<T>> {
      const name = request.prompt.id.replace(/@.*/s, "");
      const shown = shownIn(request.prompt.user, articles);
      const recording = shown && recordings.get(shown.story);
      const found = shown && recording && replies[name]?.(recording, shown, request.prompt.user, fit, startedAt);
      if (!shown || found === undefined) throw new NothingToWrite(sentence("post.becauseNotRecorded"));
      const reply = writeDates(numbered(JSON.stringify(found), shown), startedAt);
      request.onText?.(reply);
      return {
        value: request.schema.parse(JSON.parse(reply)),
        usage: nothing,
        provider: "sample",
        model: "a language model",
        cached: true,
        recorded: true,
        ...(isPart(name, reply, request.prompt.user) && { partial: true }),
      };
    },
  };
}

/** Whether a second reader said nothing of some claims: these are unread, not refused. */
const isPart = (name: string, reply: string, user: string): boolean =>
  name === "judge" && JSON.parse(reply).verdicts.length < claimsIn(user).length;

type Reply = (recording: Recording, shown: Shown, user: string, fit: Fit, startedAt: Date) => unknown;

const replies: Record<string, Reply> = {
  analyse({ analyses }, { story, files }, _user, fit) {
    const shown = [...files.values()];
    const found = analyses.find(
      ({ reads, fits }) => shown.every((file) => reads.includes(file)) && fits === fit("analyse", story, reads),
    );
    // Reports may come late: a story is told with what rests on those that are there.
    const answer = found && restingOn(found.answer, new Set(shown));
    if (!answer || answer.lead || [...answer.happened, ...answer.why, ...answer.points].length >= ENOUGH) return answer;
    throw new NothingToWrite(sentence("post.becauseToCome"), { pending: true });
  },
  deeper: ({ deeper }, shown, user, fit) =>
    isAboutOne(user)
      ? undefined
      : deeper.find((one) => user.includes(`\nAngle: ${one.angle}\n`) && holds("deeper", one, shown, fit))?.answer,
  followup({ answers }, shown, user, fit) {
    const asked = plainly(blockOf(user, "question"));
    return isAboutOne(user)
      ? undefined
      : answers.find(
          (one) => one.questions.some((text) => plainly(text) === asked) && holds("followup", one, shown, fit),
        )?.answer;
  },
  judge({ verdicts }, { story }, user, fit, startedAt) {
    const right = verdicts.filter(({ fits }) => fits === fit("judge", story));
    const found = claimsIn(user).flatMap(({ n, said }) => {
      const known = right.find(({ claim }) => said.startsWith(`${writeDates(claim, startedAt)} (`));
      return known ? [{ n, ...known }] : [];
    });
    return found.length > 0 ? { verdicts: found } : undefined;
  },
  repair({ mends }, { story }, user, fit, startedAt) {
    const right = mends.filter(({ fits }) => fits === fit("repair", story));
    const found = claimsIn(user).flatMap(({ n, said }) => {
      const known = right.find(({ claim }) => said.startsWith(`${writeDates(claim, startedAt)} (`));
      return known ? [{ n, claim: known.fixed }] : [];
    });
    return found.length > 0 ? { fixed: found } : undefined;
  },
};

/** Claims that are worth telling without the lead that was written for them. */
const ENOUGH = 4;

type Digest = Recording["analyses"][number]["answer"];

/** Without the claims that cite what is not shown. */
function restingOn(digest: Digest, shown: ReadonlySet<string>): Digest {
  const rests = ({ cites }: NonNullable<Digest["lead"]>): boolean =>
    cites.every(({ sid }) => shown.has(sid.replace(/:\d+$/, "")));
  const one = (claim: Digest["lead"]) => (claim && rests(claim) ? claim : null);
  const { headline, lead, happened, why, points, conclusion } = digest;
  return {
    headline: one(headline),
    lead: one(lead),
    happened: happened.filter(rests),
    why: why.filter(rests),
    points: points.filter(rests),
    conclusion: one(conclusion),
  };
}

/** Commentary and answers speak of some articles: later ones may stand beside them. */
const holds = (
  prompt: string,
  { reads, fits }: { reads: string[]; fits: string },
  { story, files }: Shown,
  fit: Fit,
): boolean => reads.every((file) => [...files.values()].includes(file)) && fits === fit(prompt, story, reads);

const isAboutOne = (user: string): boolean => user.includes(markedFocus);

/** Small letters without punctuation: how often somebody types a question mark decides nothing. */
const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();

/** What stands in a fence of the prompt; empty where there is none. */
function blockOf(user: string, name: string): string {
  const opens = user.indexOf(`<<${name}:`);
  const from = user.indexOf("\n", opens) + 1;
  const to = user.indexOf(`\n<</${name}:`, from);
  return opens < 0 || to < 0 ? "" : user.slice(from, to);
}

/** Numbered claims as a second reader, or who mends, is shown them. */
export const claimsIn = (user: string): { n: number; said: string }[] =>
  blockOf(user, "claims")
    .split("\n")
    .flatMap((row) => {
      const [, n, said = ""] = /^(\d+): (.*)$/.exec(row) ?? [];
      return n === undefined ? [] : [{ n: Number(n), said }];
    });

/** The story that the first article of a prompt tells, and its articles; undefined where one of them is not the sample's. */
export function shownIn(user: string, articles: readonly SampleArticle[]): Shown | undefined {
  const found = new Map<string, SampleArticle>();
  for (const row of blockOf(user, "src").split("\n")) {
    const [, number = "", mark, said = ""] = /^S(\d+)( = |\.\d+ )(.*)$/.exec(row) ?? [];
    if (number === "" || found.has(number)) continue;
    const article = articles.find(mark === " = " ? isHeaded(said) : saying(said));
    if (!article) return undefined;
    found.set(number, article);
  }
  const [first] = found.values();
  if (!first) return undefined;
  const own = [...found].filter(([, { story }]) => story === first.story);
  return { story: first.story, files: new Map(own.map(([number, one]) => [number, firstOf(one, articles).file])) };
}

/** Of outlets that print one wire report, the first stands for all: which of them a prompt shows is chance. */
const firstOf = (article: SampleArticle, articles: readonly SampleArticle[]): SampleArticle =>
  articles.find(
    ({ story, paragraphs }) => story === article.story && paragraphs.join("\n") === article.paragraphs.join("\n"),
  ) ?? article;

const isHeaded =
  (heading: string) =>
  ({ title, outlet }: SampleArticle): boolean =>
    heading.startsWith(neutralise(outlet.name)) && heading.endsWith(` | ${neutralise(title).slice(0, 140)}`);

/** Where headings are left out, an article is known by a line of it. */
const saying =
  (line: string) =>
  ({ paragraphs }: SampleArticle): boolean =>
    paragraphs.some((paragraph) => neutralise(paragraph).includes(line));

/** `"harbour-courier:3"` as the prompt calls it: `"S2.3"`. What it does not show stays, and is found nowhere. */
function numbered(reply: string, { files }: Shown): string {
  const numbers = new Map([...files].map(([number, file]) => [file, number]));
  return reply.replace(/"([\w.-]{1,60}):(\d+)"/g, (whole, file: string, n: string) => {
    const number = numbers.get(file);
    return number === undefined ? whole : `"S${number}.${n}"`;
  });
}
