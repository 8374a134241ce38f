// What goes along with a post the first time: whom it pings, as far as the day allows.
import type { Story, Subscription } from "../core/domain.ts";
import { pingsFor } from "../digest/first.ts";
import { startOfDay } from "../digest/when.ts";
import { type DeliveryKey, type Message, line } from "../platform/index.ts";
import { wordsIn } from "../words/index.ts";
import type { TellPorts } from "./outgoing.ts";

/** The post as it goes out first; safe to repeat for the same delivery. */
export async function asFirst(
  { store, clock }: Pick<TellPorts, "store" | "clock">,
  { id, posting, schedule, lens }: Subscription,
  key: DeliveryKey,
  post: Message,
  stories: readonly Pick<Story, "articles">[],
): Promise<Message> {
  const pings = pingsFor(posting, stories);
  if (pings.length === 0) return post;
  const now = clock.now();
  const since = startOfDay(schedule.timeZone, now);
  if (await store.pings.allow(key, id, { most: posting.pingsADay, since, now })) return { ...post, first: { pings } };
  return withSmallPrint(post, wordsIn(lens.language).say("post.notPinged", { most: posting.pingsADay }));
}

function withSmallPrint({ screen, ...post }: Message, said: string): Message {
  const more = (sections: Message["sections"]): Message["sections"] => [
    ...sections,
    { kind: "context", lines: [line(said)] },
  ];
  return {
    ...post,
    sections: more(post.sections),
    ...(screen ? { screen: { ...screen, sections: more(screen.sections) } } : {}),
  };
}
