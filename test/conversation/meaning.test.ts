// Questions without a story: beside the articles that hold their words, those that mean the same.
import { afterEach, beforeEach, expect, it } from "vitest";
import { plain } from "../../src/platform/index.ts";
import type { Question } from "../../src/core/ports.ts";
import { admin, type Conversation, openConversation, place } from "../support/conversation.ts";
import { meanings } from "../support/meanings.ts";

let bed: Conversation;
let asked: Question[];
beforeEach(async () => {
  asked = [];
  bed = await openConversation();
  const { analyst } = bed.ports;
  bed.ports.analyst = {
    ...analyst,
    answer: (question, ...rest) => {
      asked.push(question);
      return analyst.answer(question, ...rest);
    },
  };
});
afterEach(() => bed.close());

const WORDLESS = "ask Whither viaduct";

it("are asked of articles near in meaning where vectors are to be had, and of nothing where they are not", async () => {
  await bed.tellStory();
  await bed.run(WORDLESS);
  bed.ports.embed = meanings(["viaduct", "bridge"]);
  await bed.run(WORDLESS);
  expect(asked.map(({ story }) => story.articles.length)).toEqual([0, 1]);
});

it("go on by words alone where the server of vectors fails", async () => {
  await bed.tellStory();
  bed.ports.embed = async () => undefined;
  const { message } = await bed.run("ask When does the Harbour Bridge open?");
  expect(plain(message)).toContain("opens to traffic on Monday");
});

it("are paid from the purse of the program that asks, and searches too", async () => {
  await bed.tellStory();
  const payers = new Set<string | undefined>();
  bed.ports.embed = async (_texts, account) => {
    payers.add(account.channel);
    return undefined;
  };
  const program = { ...place, purse: "program one" };
  await bed.run(WORDLESS, admin, program);
  await bed.run("search bridge", admin, program);
  expect([...payers]).toEqual(["program one"]);
});
