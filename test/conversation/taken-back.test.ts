// An answer that was shown while it was written, and of which a sentence is taken back at the end.
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Claim } from "../../src/core/domain.ts";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, openConversation } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => (bed = await openConversation()));
afterEach(() => bed.close());

const claim = (text: string, articleId: string): Claim => ({
  text,
  kind: "fact",
  citations: [{ articleId, passage: text, start: 0, end: text.length, sentence: 1 }],
  doubts: [],
});
const refused = claim("The bridge was closed again.", "elsewhere");
const kept = claim("It cost 40 million crowns.", "here");

it("ends without that sentence, and counts its footnotes from one", async () => {
  const post = await bed.tellStory();
  bed.ports.analyst.answer = async (_question, _account, onClaim) => {
    for (const shown of [refused, kept]) onClaim?.(shown);
    return {
      claims: [kept],
      complete: "partly",
      covers: [],
      writtenBy: { kind: "model", provider: "p", model: "m", prompt: "followup@1" },
    };
  };
  const texts: string[] = [];
  for await (const step of (await bed.turn("What did it cost?", post))!.steps) {
    if (step.kind === "text") texts.push(step.text);
    if (step.kind === "done") texts.push(plain(step.message));
  }
  expect(texts.at(-2)).toContain(refused.text);
  expect(texts.at(-1)).toContain(`${kept.text} [1]`);
  expect(texts.at(-1)).not.toContain(refused.text);
});
