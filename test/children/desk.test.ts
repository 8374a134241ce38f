// A model's claims on their way to a child: the texts of a story are sent once for all that come together.
import { expect, it } from "vitest";
import { verifyTogether } from "../../src/children/desk.ts";
import type { Article } from "../../src/core/domain.ts";
import { type DraftClaim, verifyClaim } from "../../src/verify/verify.ts";
import { articleOf } from "../support/articles.ts";

const article = articleOf("The pier closes in March. It cost 40 million crowns.", { id: "one" });
const claim = (text: string): DraftClaim => ({ text, kind: "fact", cites: [{ sid: "S1.2", quote: "" }] });
const texts = ["It cost 40 million crowns.", "It cost 90 million crowns.", "The cost was 40 million crowns."];

/** A child that does not survive claims that say `deadly`. */
function child(deadly?: string) {
  const sent: string[][] = [];
  const verify = verifyTogether(async (claims, sources, language) => {
    sent.push(claims.map(({ text }) => text));
    if (deadly !== undefined && claims.some(({ text }) => text.includes(deadly))) throw new Error("the child died");
    return claims.map((one) => verifyClaim(one, sources, { language }));
  });
  const all = (sources: Article[], language = "en") =>
    Promise.allSettled(texts.map((text) => verify(claim(text), sources, { language })));
  return { sent, verify, all };
}

it("goes together, and each claim gets its own verdict", async () => {
  const { sent, all } = child();
  const found = await all([article]);
  expect(sent).toEqual([texts]);
  expect(found.map((one) => one.status === "fulfilled" && one.value.verdict)).toEqual([
    "supported",
    "unsupported",
    "supported",
  ]);
});

it("goes apart where the texts or the language are others, or a turn is over", async () => {
  const { sent, all } = child();
  const sources = [article];
  await Promise.all([all(sources), all([article]), all(sources, "de")]);
  await all(sources);
  expect(sent).toEqual([texts, texts, texts, texts]);
});

it("is lost alone where no child survives it", async () => {
  const { sent, all } = child("90");
  const found = await all([article]);
  expect(found.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(sent).toEqual([texts, ...texts.map((text) => [text])]);
});
