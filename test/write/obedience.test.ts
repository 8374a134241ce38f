// A model that obeys every rule of the prompt is published whole: no rule asks for what the checks refuse.
import { expect, test } from "vitest";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { articleOf, lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { claimOn, emptyDigest, fakeModel } from "../support/fake-model.ts";
import type { GenerateRequest } from "../../src/core/ports.ts";
import { plainExtract } from "../support/pier.ts";

const courier = articleOf(
  [
    "Northwell Ferries lost a third of its passengers in January, the company said on Tuesday. Its net loss widened to 4.1 million crowns from 2.9 million. The company's chief, Mira Holm, plans to cut nine of 30 sailings. She said the islanders would not be cut off.",
    "Unions counted 14 cancelled sailings last week. A strike may begin on Sunday. Some islanders depend on the boats for medicine, according to Doctor Piet Aalto. The bank is roughly satisfied with the plan.",
  ].join("\n\n"),
  { id: "courier", source: "The Harbour Courier", domain: "courier.example", title: "Northwell Ferries in trouble" },
);
const gull = articleOf(
  "The Daily Gull has seen a letter of the bank. The bank wrote that it may call in its loan if losses exceed 4 million crowns. Northwell cancelled at least 11 sailings last week. The harbour master did not comment.",
  { id: "gull", source: "The Daily Gull", domain: "gull.example", title: "Bank writes to Northwell" },
);

type Asked = GenerateRequest<unknown>;
const on = (asked: Asked, words: string | string[], text: string, kind: "fact" | "inference" | "opinion" = "fact") => ({
  cites: [words].flat().map((line, i) => {
    const { sid, quote } = claimOn(asked, line, text).cites[0] ?? { sid: "", quote: "" };
    // A few words, or none.
    return { sid, quote: i === 0 ? quote.split(" ").slice(0, 8).join(" ") : "" };
  }),
  kind,
  text,
});

/** Each rule of the prompts, and a claim that follows it. */
const obedient = (asked: Asked) => ({
  "in its own words": on(asked, "lost a third", "A third of Northwell Ferries' passengers stayed away in January."),
  "a name for a pronoun, with the line that names it": on(
    asked,
    ["islanders would not", "chief, Mira Holm"],
    "Mira Holm said that the islanders would not be cut off.",
  ),
  'a name for "the company"': on(
    asked,
    ["plans to cut", "lost a third"],
    "Northwell Ferries plans to cut nine of 30 sailings.",
  ),
  "a difference of two cited numbers": on(asked, "net loss widened", "The net loss grew by 1.2 million crowns."),
  "a share of two cited numbers": on(asked, "plans to cut", "Mira Holm plans to cut 30 percent of the sailings."),
  "a relative date as the line says it": on(asked, "Unions counted", "Unions counted 14 cancelled sailings last week."),
  "somebody's view, and whose": on(
    asked,
    "depend on the boats",
    "Some islanders depend on the boats for medicine, according to Doctor Piet Aalto.",
    "opinion",
  ),
  "an inference on two lines": on(
    asked,
    ["call in its loan", "net loss widened"],
    "The loss of 4.1 million crowns is large enough that the bank may call in its loan.",
    "inference",
  ),
  "reservations kept": on(asked, "A strike may", "A strike may begin on Sunday."),
  "a denial kept": on(asked, "did not comment", "The harbour master made no comment."),
  "both versions, with their outlets": on(
    asked,
    ["14 cancelled", "at least 11"],
    "The Harbour Courier tells of 14 cancelled sailings last week, The Daily Gull of at least 11.",
  ),
  "an estimate kept rough": on(asked, "roughly satisfied", "The bank is roughly satisfied with the plan."),
});

test("every claim that follows a rule is published as it stands", async () => {
  const wanted: Record<string, string> = {};
  const model = fakeModel([
    (asked) => {
      const all = obedient(asked);
      for (const [rule, { text }] of Object.entries(all)) wanted[rule] = text;
      const claims = Object.values(all);
      return { ...emptyDigest, happened: claims.slice(0, 3), why: claims.slice(3, 6), points: claims.slice(6) };
    },
  ]);
  const story = storyOf(courier, gull);
  const options = { model, fallback: plainExtract(), verify: verifyClaim, prompts: loadPrompts(), strict: true };
  const analyst = createModelAnalyst({ ...options, random: () => 0.4 });
  const account = { tenant: "web:site", storyId: "story", channel: undefined };
  const seen = await analyst.analyse(story, singleOrigins(story), lensOf({ length: "long" }), account);
  const told = [...seen.happened, ...seen.why, ...seen.points].map(({ text }) => text);
  expect(seen.dropped).toEqual([]);
  expect(Object.entries(wanted).filter(([, text]) => !told.includes(text))).toEqual([]);
  // Nothing had to be mended.
  expect(model.requests).toHaveLength(1);
});
