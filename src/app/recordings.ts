// What a model wrote beforehand about the sample's stories, and whether it fits what is asked.
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { readArticles, type SampleArticle } from "../../sample/articles.ts";
import { hexHash } from "../core/hash.ts";
import type { Prompts } from "../write/prompts.ts";

// Found from the package: compiled code stands elsewhere than its files.
const folder = new URL("sample/recorded/", import.meta.resolve("#package.json"));

/** Cites sentences as `harbour-courier:3`, and writes days as the articles do: `{date+3}`. */
const claim = z.strictObject({
  cites: z.array(z.strictObject({ sid: z.string(), quote: z.string() })),
  kind: z.enum(["fact", "inference", "opinion"]),
  text: z.string(),
  label: z.string().optional(),
});

/** `fits`: what was asked, in digits, so that a changed prompt or article is noticed. `reads`: files of the story's folder. */
const asked = { fits: z.string(), reads: z.array(z.string()) };

const recording = z.strictObject({
  analyses: z.array(
    z.strictObject({
      ...asked,
      answer: z.strictObject({
        headline: claim.nullable(),
        lead: claim.nullable(),
        happened: z.array(claim),
        why: z.array(claim),
        points: z.array(claim),
        conclusion: claim.nullable(),
      }),
    }),
  ),
  deeper: z.array(
    z.strictObject({
      ...asked,
      angle: z.string(),
      answer: z.strictObject({ claims: z.array(claim), open: z.array(z.string()) }),
    }),
  ),
  answers: z.array(
    z.strictObject({
      ...asked,
      /** The same question in several wordings. */
      questions: z.array(z.string()),
      answer: z.strictObject({
        answerable: z.enum(["yes", "partly", "no"]),
        answer: z.array(claim),
        missing: z.string().nullable(),
      }),
    }),
  ),
  verdicts: z.array(
    z.strictObject({
      fits: z.string(),
      claim: z.string(),
      sids: z.array(z.string()),
      verdict: z.enum(["supported", "doubtful", "unsupported"]),
      fault: z.string(),
      words: z.string(),
    }),
  ),
  mends: z.array(z.strictObject({ fits: z.string(), claim: z.string(), fixed: claim.nullable() })),
});
export type Recording = z.infer<typeof recording>;

/** Where the recording of a story stands. */
export const recordingFile = (story: string): URL => new URL(`${story}.json`, folder);

/** The recordings, by the name of their story. */
export const readRecordings = (): Map<string, Recording> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => [
        file.replace(/\.json$/, ""),
        recording.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
      ]),
  );

/** Says in digits what a prompt asks about articles; `read` are names of files in the story's folder, in any order. */
export type Fit = (prompt: string, story: string, read?: readonly string[]) => string;

/** The days in the articles are left as they stand in their files, so that the digits are the same every day. */
export function createFit(prompts: Prompts): Fit {
  const byStory = Map.groupBy(
    readArticles(new Date(0), (text) => text),
    ({ story }) => story,
  );
  const held = new Map<string, string>();
  const fit: Fit = (prompt, story, read) => {
    const articles = (byStory.get(story) ?? []).filter(({ file }) => read === undefined || read.includes(file));
    const told = articles.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    return hexHash(JSON.stringify([prompts.all.get(prompt)?.id, ...told.map(contentOf)])).slice(0, 12);
  };
  return (prompt, story, read) => {
    const key = JSON.stringify([prompt, story, read]);
    const known = held.get(key) ?? fit(prompt, story, read);
    held.set(key, known);
    return known;
  };
}

const contentOf = ({ file, outlet, title, paragraphs }: SampleArticle) => [file, outlet.name, title, paragraphs];
