// lens: who reads here, how much, in which language, with which standing questions.
import type { Lens } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { lensSentence } from "../../digest/defaults.ts";
import { type Wording, sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { changedTo, say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { isOff, languageNamed } from "../values.ts";
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
  ownInbox: true,
  group: "settings",
  async handle(ask, given) {
    const subscription = await ensureSubscription(ask);
    const { words } = ask;
    const before = subscription.lens;
    if (Object.keys(given).length === 0)
      return say(
        ask,
        lensSentence(before, words),
        sentence("conversation.lensHow"),
        ...(await withoutModel(ask, before)),
      );
    const changed = readLens(given, chosen(given.name, before, ask));
    await ask.ports.store.subscriptions.update(subscription.id, { lens: changed });
    return changedTo(ask, {
      what: words.say("conversation.lens"),
      before: lensSentence(before, words),
      now: lensSentence(changed, words),
      more: [sentence("conversation.fromNextStory"), ...(await withoutModel(ask, changed))],
    });
  },
});

/** What of a lens has no effect, or little, where no model writes. */
async function withoutModel({ ports }: Ask, { language, audience, questions }: Lens): Promise<Wording[]> {
  if ((await ports.condition()).models !== undefined) return [];
  const chooses = audience !== undefined || questions.length > 0;
  return [
    ...(language === ports.defaults.lens.language ? [] : [sentence("conversation.languageNeedsModel")]),
    ...(chooses ? [sentence("conversation.audienceNeedsModel")] : []),
  ];
}

/** The ready-made lens of this name, in the language that is read here. Throws BotError `not_found` with the names there are. */
function chosen(name: string | undefined, before: Lens, { ports }: Ask): Lens {
  if (name === undefined) return before;
  if (/^(?:reset|default|clear)$/i.test(name) || isOff(name)) return ports.defaults.lens;
  const lenses = ports.lenses();
  const lens = lenses.get(name.toLowerCase());
  if (lens) return { ...lens, language: before.language };
  throw new BotError("not_found", sentence("conversation.noLens", { name }), {
    hint: sentence("conversation.noLensHint", { lenses: ["reset", ...lenses.keys()].join(", ") }),
  });
}

function readLens({ audience, length, language, points, ask }: Given<typeof options>, before: Lens): Lens {
  const of = audience === undefined ? before : audienceOf(audience, before);
  return {
    ...before,
    ...of,
    length: length ?? before.length,
    language: language === undefined ? before.language : languageNamed(language),
    points: points === undefined ? before.points : points === "on",
    questions: ask === undefined ? before.questions : questionsWith(ask, before.questions),
  };
}

/** Whom a lens is made for names it, unless it has a name of its own. */
function audienceOf(audience: string, before: Lens): Pick<Lens, "name" | "audience"> {
  if (isOff(audience)) return { audience: undefined, name: before.name === before.audience ? "default" : before.name };
  return { audience, name: audience };
}

const questionsWith = (question: string, before: string[]): string[] =>
  isOff(question) ? [] : [...before, question].slice(-MOST_QUESTIONS);
