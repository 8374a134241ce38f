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

const story = storyOf(courier, gull);
const account = { tenant: "web:site", storyId: "story", channel: undefined };

function writing(reply: (asked: Asked) => unknown) {
  const model = fakeModel([reply]);
  const options = { model, fallback: plainExtract(), verify: verifyClaim, prompts: loadPrompts(), strict: true };
  return { model, analyst: createModelAnalyst({ ...options, random: () => 0.4 }) };
}

const textsOf = (claims: readonly { text: string }[]): string[] => claims.map(({ text }) => text);

test("every claim that follows a rule is published as it stands", async () => {
  const wanted: Record<string, string> = {};
  const { model, analyst } = writing((asked) => {
    const all = obedient(asked);
    for (const [rule, { text }] of Object.entries(all)) wanted[rule] = text;
    const claims = Object.values(all);
    return { ...emptyDigest, happened: claims.slice(0, 3), why: claims.slice(3, 6), points: claims.slice(6) };
  });
  const seen = await analyst.analyse(story, singleOrigins(story), lensOf({ length: "long" }), account);
  const told = textsOf([...seen.happened, ...seen.why, ...seen.points]);
  expect(seen.dropped).toEqual([]);
  expect(Object.entries(wanted).filter(([, text]) => !told.includes(text))).toEqual([]);
  // Nothing had to be mended.
  expect(model.requests).toHaveLength(1);
});

test("so are a headline, a lead, labels and what comes next that follow the rules for them", async () => {
  const { model, analyst } = writing((asked) => ({
    ...emptyDigest,
    headline: on(asked, "lost a third", "Northwell Ferries loses a third of its passengers in a month"),
    lead: on(
      asked,
      ["lost a third", "plans to cut"],
      "Northwell Ferries, which lost a third of its passengers in January, plans to cut nine of 30 sailings.",
    ),
    why: [
      {
        ...on(
          asked,
          ["call in its loan", "net loss widened"],
          "The loss of 4.1 million crowns is large enough that the bank may call in its loan.",
          "inference",
        ),
        label: "Bank may call in loan",
      },
    ],
    points: [
      {
        ...on(asked, "Unions counted", "Unions counted 14 cancelled sailings last week."),
        label: "Cancelled sailings",
      },
    ],
    conclusion: on(asked, "A strike may", "A strike may begin on Sunday."),
  }));
  const seen = await analyst.analyse(story, singleOrigins(story), lensOf({ length: "long" }), account);
  expect(seen.dropped).toEqual([]);
  expect(seen.headline.text).toBe("Northwell Ferries loses a third of its passengers in a month");
  expect(seen.lead?.text).toMatch(/^Northwell Ferries, which lost a third .* nine of 30 sailings\.$/);
  // What outlets dispute is added by code, without a label.
  expect([...seen.why, ...seen.points].flatMap(({ label = [] }) => label)).toEqual([
    "Bank may call in loan",
    "Cancelled sailings",
  ]);
  expect(seen.conclusion?.text).toBe("A strike may begin on Sunday.");
  expect(model.requests).toHaveLength(1);
});

test("an answer that denies what the question takes for granted, and says what is missing, stands as it is", async () => {
  const { model, analyst } = writing((asked) => ({
    answerable: "partly",
    answer: [
      on(asked, "Unions counted", "No, unions counted 14 cancelled sailings last week, not 310."),
      on(asked, "at least 11", "The Daily Gull tells of at least 11."),
    ],
    missing: "who cancelled them",
  }));
  const text = "Why were 310 sailings cancelled last week, and by whom?";
  const analysis = await plainExtract().analyse(story, singleOrigins(story), lensOf(), account);
  const question = { text, story, elsewhere: [], analysis, point: undefined, turns: [], lens: lensOf() };
  const answer = await analyst.answer(question, account);
  expect(textsOf(answer.claims)).toEqual([
    "No, unions counted 14 cancelled sailings last week, not 310.",
    "The Daily Gull tells of at least 11.",
  ]);
  expect(answer).toMatchObject({ complete: "partly", missing: "who cancelled them" });
  expect(model.requests).toHaveLength(1);
});

test("deeper commentary from an angle stands as it is, with the questions it leaves open", async () => {
  const { model, analyst } = writing((asked) => ({
    claims: [
      on(
        asked,
        "depend on the boats",
        "Doctor Piet Aalto says some islanders depend on the boats for medicine.",
        "opinion",
      ),
      on(asked, "did not comment", "The harbour master made no comment."),
    ],
    open: ["Which sailings would be cut?"],
  }));
  const analysis = await plainExtract().analyse(story, singleOrigins(story), lensOf(), account);
  const request = { story, analysis, angle: "opposing case" as const, point: undefined, lens: lensOf() };
  const commentary = await analyst.deeper(request, account);
  expect(textsOf(commentary.claims)).toEqual([
    "Doctor Piet Aalto says some islanders depend on the boats for medicine.",
    "The harbour master made no comment.",
  ]);
  expect(commentary.open).toEqual(["Which sailings would be cut?"]);
  expect(model.requests).toHaveLength(1);
});
