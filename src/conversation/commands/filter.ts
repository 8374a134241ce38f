// filter: only, or never, stories that mention certain words.
import { defaultFilters, filtersSentence } from "../../digest/defaults.ts";
import { sentence } from "../../words/index.ts";
import { filterOptions, readFilters } from "../filters-typed.ts";
import { wouldKeep } from "../replay.ts";
import { changedTo, say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { checkTags } from "../tags.ts";
import { command } from "./command.ts";

export const filter = command({
  name: "filter",
  example: "filter include:bridge,harbour exclude:sport",
  options: {
    what: { choices: ["clear", "try"] },
    ...filterOptions,
  },
  rights: "admin",
  ownInbox: true,
  group: "settings",
  async handle(ask, options) {
    const subscription = await ensureSubscription(ask);
    if (Object.keys(options).length === 0) return say(ask, filtersSentence(subscription.filters, ask.words));
    const before = options.what === "clear" ? defaultFilters : subscription.filters;
    const changed = readFilters(options, before);
    if (options.tags !== undefined) await checkTags(ask, changed.tags);
    const isTried = options.what === "try";
    if (!isTried) await ask.ports.store.subscriptions.update(subscription.id, { filters: changed });
    const kept = await wouldKeep(ask, { ...subscription, filters: changed });
    return changedTo(ask, {
      what: ask.words.say("conversation.filter"),
      before: filtersSentence(subscription.filters, ask.words),
      now: filtersSentence(changed, ask.words),
      more: [...(kept ? [kept] : []), sentence(isTried ? "conversation.onlyTried" : "conversation.seePreview")],
    });
  },
});
