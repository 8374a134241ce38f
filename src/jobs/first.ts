// What goes along with the first post: whom it pings, as far as the day allows, tags, a thread.
import type { Story, Subscription } from "../core/domain.ts";
import { firstOf } from "../digest/first.ts";
import { startOfDay } from "../digest/when.ts";
import { type DeliveryKey, type FirstPost, type Message, line } from "../platform/index.ts";
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
  const { pings, ...first } = firstOf(posting, stories);
  const doing = (more: FirstPost): Message => (Object.keys(more).length === 0 ? post : { ...post, first: more });
  if (!pings) return doing(first);
  const now = clock.now();
  const since = startOfDay(schedule.timeZone, now);
  const allowed = await store.pings.allow(key, id, { most: posting.pingsADay, since, now });
  if (allowed) return doing({ ...first, pings });
  const said = wordsIn(lens.language).say("post.notPinged", { most: posting.pingsADay });
  return withSmallPrint(doing(first), said);
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
