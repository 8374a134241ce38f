// Buttons and menu entries. An id names a verb and a subject; whose subject it is decides the store, never the id.
import { BotError } from "../core/errors.ts";
import { type Message } from "../platform/index.ts";
import { say } from "./say.ts";
import { deeper, receipts, sources } from "./answer.ts";
import { leftOf } from "./handlers/feeds.ts";
import { findSubject, why } from "./handlers/reading.ts";
import { mute } from "./handlers/settings.ts";
import type { Ask, Handler, Outcome } from "./ports.ts";

interface ActionSpec {
  rights: "guest" | "member" | "member*";
  visibility: "private" | "thread";
  handle: Handler;
}

/** `options.subject` carries what the button is about. */
export const actions: Record<string, ActionSpec> = {
  deeper: {
    rights: "guest",
    visibility: "thread",
    handle: async (ask, progress) =>
      deeper(ask, progress, { subject: await subject(ask), angle: undefined, point: undefined }),
  },
  receipts: { rights: "guest", visibility: "private", handle: async (ask) => receipts(await subject(ask), undefined) },
  sources: { rights: "guest", visibility: "private", handle: async (ask) => sources(await subject(ask)) },
  mute: {
    rights: "member",
    visibility: "private",
    handle: (ask, progress) => mute({ ...ask, options: { what: `story ${ask.options["subject"]}` } }, progress),
  },
  unmute: {
    rights: "member",
    visibility: "private",
    handle: async ({ ports, place, options }) => {
      const undone = await ports.store.mutes.remove(place.channel, options["subject"]!);
      return say(undone ? "Taken back: it is heard again." : "It is not muted any more.");
    },
  },
  why: {
    rights: "guest",
    visibility: "private",
    handle: async (ask, progress) => {
      const { story } = await subject(ask);
      return why({ ...ask, options: { link: story.articles[0]!.url } }, progress);
    },
  },
  mistake: {
    rights: "guest",
    visibility: "private",
    handle: async (ask) =>
      thanks(
        ask,
        "mistake",
        'Thank you. The post is marked. Say what is wrong with "mistake", then your words, best with a link.',
      ),
  },
  good: { rights: "guest", visibility: "private", handle: (ask) => thanks(ask, "good", "Thank you.") },
  bad: {
    rights: "guest",
    visibility: "private",
    handle: (ask) => thanks(ask, "bad", 'Thank you. "mute story", "filter" and "lens" change what is posted here.'),
  },
  latest: {
    rights: "member*",
    visibility: "private",
    handle: async ({ ports, options, subscription }) => {
      const feedId = options["subject"]!;
      if (!subscription?.feedIds.includes(feedId)) throw gone();
      const { store } = ports;
      const latest = await store.items.latest(feedId);
      let asked = 0;
      for (const item of latest) {
        if (!(await store.items.askFor(item.id, subscription.id))) continue;
        asked += 1;
        await store.jobs.send("article", { itemId: item.id }, { key: item.id });
      }
      if (latest.length === 0) return say("The feed has not been read yet; try again in a moment.");
      return say(asked > 0 ? `On their way: the latest ${asked}.` : "They were told already.");
    },
  },
  unfollow: {
    rights: "member*",
    visibility: "private",
    handle: async ({ ports, options, subscription }) => {
      if (!subscription?.feedIds.includes(options["subject"]!)) throw gone();
      await ports.store.subscriptions.unlink(subscription, options["subject"]!);
      return say("Taken back: the feed is not watched here.");
    },
  },
  follow: {
    rights: "member*",
    visibility: "private",
    handle: async (ask) => {
      const { ports, place, options, subscription } = ask;
      const left = leftOf(ask);
      const feed = await ports.store.feeds.openTo(place.tenant, options["subject"]!);
      if (!feed || !subscription || !(await left.get(feed.id))) throw gone();
      await ports.store.subscriptions.link(subscription.id, feed.id);
      await left.delete(feed.id);
      return say(`Taken back: ${feed.title} is watched here again.`);
    },
  },
};

async function subject(ask: Ask) {
  const found = await findSubject(ask, ask.options["subject"]);
  if (!found) throw gone();
  return found;
}

const gone = (): BotError =>
  new BotError("not_found", "This button's subject is not of this channel, or is gone.", {
    hint: 'Use "help" for what you can do.',
  });

async function thanks(ask: Ask, verdict: "good" | "bad" | "mistake", sentence: string): Promise<Outcome | Message> {
  const { story } = await subject(ask);
  await ask.ports.store.feedback.add(
    { tenant: ask.place.tenant, message: story.id, person: ask.person.id, verdict, text: "" },
    ask.ports.clock.now(),
  );
  return say(sentence);
}

/** Reads `1:verb:subject`. Throws BotError `not_found` for ids of another version. */
export function readActionId(id: string): { spec: ActionSpec; subject: string } {
  const [version, verb = "", ...rest] = id.split(":");
  const spec = Object.hasOwn(actions, verb) ? actions[verb] : undefined;
  if (version !== "1" || !spec || rest.length === 0) {
    throw new BotError("not_found", "This button is from another version of the bot.", {
      hint: 'The same is there as a command: try "help".',
    });
  }
  return { spec, subject: rest.join(":") };
}
