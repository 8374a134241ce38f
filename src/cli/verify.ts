// `footnote verify`: checks claims against the sources beside them, a JSON line in, one out.
import { z } from "zod";
import { BotError } from "../core/errors.ts";
import { sentences } from "../language/sentences.ts";
import { linesOf, readLine } from "./json-lines.ts";
import { verifyText } from "../verify/verify-text.ts";
import { verifyClaim, type Source } from "../verify/verify.ts";
import { sentence } from "../words/index.ts";

const Line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  sources: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]).transform(String),
        title: z.string().nullish(),
        outlet: z.string().nullish(),
        published: z.string().nullish(),
        language: z.string().nullish(),
        text: z.string(),
      }),
    )
    .min(1),
  claim: z.string().min(1),
  kind: z.enum(["fact", "inference", "opinion"]).nullish(),
  question: z.string().nullish(),
  citations: z
    .array(z.object({ source: z.union([z.string(), z.number()]).transform(String), quote: z.string() }))
    .nullish(),
});

/**
 * Reads `{id, sources: [{id, title?, outlet?, published?, language?, text}], claim, kind?, question?, citations?: [{source, quote}]}` per line and
 * writes `{id, verdict, issues, hints, citations: [{source, passage, start, end}], checkedAgainst}`. Offsets are UTF-16 units into the source's
 * text. Exit code 0 when every line was checked, whatever the verdicts. Throws BotError `usage` naming the first bad line.
 */
export async function verifyCommand(path: string, write: (line: string) => void): Promise<number> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.trim() !== "") write(JSON.stringify(check(parse(line, number))));
  }
  return 0;
}

function parse(line: string, number: number): z.infer<typeof Line> {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new BotError("usage", sentence("cli.notJson", { line: String(number) }), {
      hint: sentence("cli.lineOfClaims"),
      cause: error,
    });
  }
  const checked = readLine(Line, value);
  if (checked.fault !== undefined) throw badLine(number, checked.fault);
  const claim = checked.data;
  const published = claim.sources.find((source) => source.published && Number.isNaN(Date.parse(source.published)));
  if (published) throw badLine(number, `sources: "${published.published}" is no date`);
  const stray = claim.citations?.find((citation) => !claim.sources.some((source) => source.id === citation.source));
  if (stray) throw badLine(number, `citations: there is no source "${stray.source}"`);
  return claim;
}

function badLine(number: number, what: string): BotError {
  return new BotError("usage", `Line ${number}: ${what}.`, {
    hint: "Expected {id, sources: [{id, outlet?, text}], claim, kind?, question?, citations?: [{source, quote}]}.",
  });
}

function check({ id, sources, claim, kind, question, citations }: z.infer<typeof Line>): unknown {
  const held = sources.map((source): Source => ({
    id: source.id,
    title: source.title ?? "",
    published: source.published ? new Date(source.published) : undefined,
    text: source.text,
    sentences: sentences(source.text, source.language ?? "en"),
    domain: "",
    ...(source.outlet ? { source: source.outlet } : {}),
    ...(source.language ? { language: source.language } : {}),
  }));
  const cited = citations && citations.length > 0;
  const verdict = cited
    ? verifyClaim(
        {
          text: claim,
          kind: kind ?? "fact",
          ...(question && { asked: question }),
          cites: citations.map(({ source, quote }) => ({
            sid: `S${sources.findIndex((one) => one.id === source) + 1}`,
            quote,
          })),
        },
        held,
      )
    : verifyText(claim, held);
  return {
    id,
    verdict: verdict.verdict,
    issues: verdict.issues,
    hints: verdict.hints.map(({ kind: about, text }) => ({ kind: about, text })),
    citations: verdict.citations.map(({ articleId, passage, start, end }) => ({
      source: articleId,
      passage,
      start,
      end,
    })),
    checkedAgainst: cited ? "citations" : "whole source",
  };
}
