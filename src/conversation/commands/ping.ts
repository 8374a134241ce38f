// ping: whom posts call when a story mentions certain words, or a certain feed carries it.
import type { Ping, Posting } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { plainPosting } from "../../core/posting.ts";
import { MOST_PINGED } from "../../digest/first.ts";
import type { Message } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { isNever, isTakenBack, occasionFrom, occasionSentences } from "../occasion.ts";
import type { Ask } from "../ports.ts";
import { say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { isOff, wholeNumber } from "../values.ts";
import { type Given, command } from "./command.ts";

const options = {
  who: { shape: "rest", whom: true },
  for: { shape: "flag", runs: true },
  feed: { shape: "flag", runs: true, completes: "feed" },
  most: { shape: "flag" },
} as const;

export const ping = command({
  name: "ping",
  example: "ping @harbour-team for:bridge,ferry",
  options,
  shows: true,
  rights: "admin",
  group: "settings",
  async handle(ask, given) {
    if (Object.keys(given).length === 0) return shown(ask, ask.subscription?.posting ?? plainPosting);
    const subscription = await ensureSubscription(ask);
    const before = subscription.posting;
    const most = given.most === undefined ? before.pingsADay : wholeNumber(given.most, 1, 50, "most");
    const posting: Posting = { ...before, pings: await pingsAfter(ask, given, before.pings), pingsADay: most };
    await ask.ports.store.subscriptions.update(subscription.id, { posting });
    return shown(ask, posting);
  },
});

async function pingsAfter(ask: Ask, given: Given<typeof options>, before: Posting["pings"]): Promise<Posting["pings"]> {
  const { who } = given;
  const back = isTakenBack(given);
  if (who === undefined ? back : isOff(who)) return [];
  if (who === undefined) {
    if (given.for === undefined && given.feed === undefined) return before;
    throw unclear("conversation.pingWhom");
  }
  // Whoever left is found among those that are pinged, to be taken away.
  const known = before.find(({ ping: { id, name } }) => [name, `@${name}`, `<@${id}>`, `<@&${id}>`].includes(who));
  const target = back && known ? known.ping : await whom(ask, who);
  const held = before.find(({ ping: { id } }) => id === target.id);
  const rest = before.filter((each) => each !== held);
  if (back) return rest;
  const when = await occasionFrom(ask, given, held?.when);
  if (!when) throw unclear("conversation.pingWhen");
  if (isNever(when)) return rest;
  if (rest.length < MOST_PINGED) return [...rest, { ping: target, when }];
  throw new BotError("usage", sentence("conversation.pingMost", { most: MOST_PINGED }), {
    hint: sentence("conversation.pingMostHint"),
  });
}

const unclear = (key: "conversation.pingWhom" | "conversation.pingWhen"): BotError =>
  new BotError("usage", sentence(key), { hint: sentence("conversation.pingHow") });

function whom({ here }: Ask, who: string): Promise<Ping> {
  if (here?.whom) return here.whom(who);
  throw new BotError("not_allowed", sentence("conversation.pingNobodyHere"), {
    hint: sentence("conversation.pingNobodyHereHint"),
  });
}

async function shown(ask: Ask, { pings, pingsADay }: Posting): Promise<Message> {
  if (pings.length === 0) return say(ask, sentence("settings.noPings"), sentence("conversation.pingHow"));
  const occasions = await occasionSentences(
    ask,
    pings.map(({ when }) => when),
  );
  return say(
    ask,
    ...pings.map(({ ping: { name } }, at) => sentence("settings.ping", { name, when: occasions[at] ?? "" })),
    sentence("settings.pingsADay", { most: pingsADay }),
  );
}
