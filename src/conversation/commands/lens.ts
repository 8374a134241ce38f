// lens: who reads here, how much, in which language, with which standing questions.
import type { Lens } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { lensSentence } from "../../digest/defaults.ts";
import { sentence } from "../../words/index.ts";
import { say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { type Given, command } from "./command.ts";

const MOST_QUESTIONS = 5;

const options = {
  audience: { shape: "flag" },
  length: { shape: "flag", choices: ["short", "normal", "long"] },
  language: { shape: "flag" },
  points: { shape: "flag", choices: ["on", "off"] },
  ask: { shape: "flag" },
} as const;

export const lens = command({
  name: "lens",
  example: 'lens audience:"security engineers" length:short',
  options,
  rights: "admin",
  group: "settings",
  async handle(ask, given) {
    const subscription = await ensureSubscription(ask);
    if (Object.keys(given).length === 0) return say(ask, lensSentence(subscription.lens, ask.words));
    const changed = readLens(given, subscription.lens);
    await ask.ports.store.subscriptions.update(subscription.id, { lens: changed });
    return say(ask, lensSentence(changed, ask.words), sentence("conversation.fromNextStory"));
  },
});

function readLens({ audience, length, language, points, ask }: Given<typeof options>, before: Lens): Lens {
  if (language !== undefined && !/^[a-z]{2,3}$/i.test(language)) {
    throw new BotError("usage", sentence("conversation.notLanguage", { language }), {
      hint: sentence("conversation.notLanguageHint"),
    });
  }
  return {
    ...before,
    name: audience ?? before.name,
    audience: audience ?? before.audience,
    length: length ?? before.length,
    language: language?.toLowerCase() ?? before.language,
    points: points === undefined ? before.points : points === "on",
    questions: ask === undefined ? before.questions : questionsWith(ask, before.questions),
  };
}

const questionsWith = (question: string, before: string[]): string[] =>
  question === "none" ? [] : [...before, question].slice(-MOST_QUESTIONS);
