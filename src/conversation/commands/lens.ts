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
  audience: { shape: "flag", runs: true },
  length: { shape: "flag", choices: ["headline", "short", "normal", "long"] },
  language: { shape: "flag" },
  points: { shape: "flag", choices: ["on", "off"] },
  ask: { shape: "flag", runs: true },
  // Last, so that forms that hold five fields keep those they had.
  name: {},
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
    const changed = readLens(given, chosen(given.name, subscription.lens, ask.ports.lenses()));
    await ask.ports.store.subscriptions.update(subscription.id, { lens: changed });
    return say(ask, lensSentence(changed, ask.words), sentence("conversation.fromNextStory"));
  },
});

/** The ready-made lens of this name, in the language that is read here. Throws BotError `not_found` with the names there are. */
function chosen(name: string | undefined, before: Lens, lenses: ReadonlyMap<string, Lens>): Lens {
  if (name === undefined) return before;
  const lens = lenses.get(name.toLowerCase());
  if (lens) return { ...lens, language: before.language };
  throw new BotError("not_found", sentence("conversation.noLens", { name }), {
    hint: sentence("conversation.noLensHint", { lenses: [...lenses.keys()].join(", ") }),
  });
}

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
