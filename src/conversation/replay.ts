// What the last days would have brought here under other settings: writes nothing, asks no model.
import type { Lens, Schedule, Subscription } from "../core/domain.ts";
import { DAY } from "../core/time.ts";
import { choose, type Sieve } from "../digest/choose.ts";
import { defaultFilters } from "../digest/defaults.ts";
import { type AskedOfPast, type PastStory, choosable, looksOf } from "../digest/look.ts";
import { type PastMute, type PastSettings, type Replayed, type Stretch, replay } from "../digest/replay.ts";
import { sieveOf } from "../jobs/sieve.ts";
import type { Mute } from "../store/mutes.ts";
import { type Wording, sentence } from "../words/index.ts";
import type { Ask, ConversationPorts } from "./ports.ts";

/** Stories that are looked at, the newest; and those of one step, between which others have their turn. */
const MOST_STORIES = 10_000;
const AT_ONCE = 100;
/** So long before its stretch a replay begins: what waits at its start came then. */
const LEAD_MS = 8 * DAY;
/** Headlines of so long before tell whether a story is new here. */
const KNOWN_MS = 40 * DAY;

/** Settings to try. */
export interface Tried {
  filters: Sieve;
  schedule: Schedule;
  lens: Lens;
  feedIds: readonly string[];
  mutes: readonly PastMute[];
}

export interface Tries {
  stories: ReadonlyMap<string, PastStory>;
  /** For each settings given, what it would have brought in the stretch. */
  results: Replayed[];
}

interface Watch {
  /** Told how many of all stories were looked at. */
  onLooked?: (number: number, count: number) => void;
  signal?: AbortSignal;
}

type Ports = Pick<ConversationPorts, "store" | "past" | "settleMs">;

/** Replays a stretch once for each of the settings. Throws the reason of `signal` when that is aborted. */
export async function replays(
  ports: Ports,
  subscription: Subscription,
  stretch: Stretch,
  tried: readonly Tried[],
  watch: Watch = {},
): Promise<Tries> {
  const { store, past } = ports;
  const from = new Date(stretch.from.getTime() - LEAD_MS);
  const feedIds = [...new Set(tried.flatMap((each) => each.feedIds))];
  const asked = { words: tried.flatMap(wordsOf), questions: tried.flatMap(({ lens }) => lens.questions) };
  const ids = await store.past.stories(subscription.tenant, feedIds, { from, to: stretch.to }, MOST_STORIES);
  const stories = await lookedAt(ports, subscription, ids, stretch.to, asked, watch);
  const before = await store.past.told(subscription, { from: new Date(from.getTime() - KNOWN_MS), to: from });
  const votes = await store.votes.of(subscription);
  const results: Replayed[] = [];
  for (const each of tried) {
    watch.signal?.throwIfAborted();
    const given = { stories, before, votes, settings: settingsOf(each), from, to: stretch.to };
    results.push(within(stretch, await (past ? past.replay(given) : replay(given))));
  }
  return { stories: new Map(stories.map((story) => [story.id, story])), results };
}

/** What of a replay lies in the stretch itself. */
function within({ from }: Stretch, { posts, ...rest }: Replayed): Replayed {
  return { ...rest, posts: posts.filter(({ at }) => at >= from) };
}

const settingsOf = ({ lens, ...rest }: Tried): PastSettings => ({ ...rest, questions: lens.questions });

const wordsOf = ({ filters, mutes }: Pick<Tried, "filters" | "mutes">): string[] => [
  ...filters.include,
  ...filters.exclude,
  ...mutes.filter(({ kind }) => kind === "topic").map(({ value }) => value),
];

async function lookedAt(
  { store, past, settleMs = 0 }: Ports,
  of: Pick<Subscription, "id" | "tenant">,
  ids: readonly string[],
  to: Date,
  asked: Omit<AskedOfPast, "settleMs">,
  { onLooked, signal }: Watch,
): Promise<PastStory[]> {
  const found: PastStory[] = [];
  const all = { ...asked, settleMs };
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const held = await store.past.held(of, ids.slice(at, at + AT_ONCE), to);
    const looked = past ? await past.look(held, all) : held.map((story) => looksOf(story, all));
    found.push(...looked.filter(({ looks }) => looks.length > 0));
    onLooked?.(Math.min(ids.length, at + AT_ONCE), ids.length);
  }
  return found;
}

/** How far back a changed setting is tried at once. */
const LATELY = { days: 30, most: 80 };

/** How many of the last stories these filters and mutes would have let through. */
async function letThrough(
  { ports }: Ask,
  { id, tenant, feedIds }: Pick<Subscription, "id" | "tenant" | "feedIds">,
  filters: Sieve,
  mutes: readonly Pick<Mute, "kind" | "value" | "label">[],
): Promise<{ count: number; kept: number }> {
  const to = ports.clock.now();
  const from = new Date(to.getTime() - LATELY.days * DAY);
  const ids = await ports.store.past.stories(tenant, feedIds, { from, to }, LATELY.most);
  const words = wordsOf({ filters, mutes: mutes.map((mute) => ({ ...mute, until: undefined, since: from })) });
  const stories = await lookedAt(ports, { id, tenant }, ids, to, { words, questions: [] }, {});
  const kept = stories.filter(({ id: storyId, looks }) => {
    const look = looks.at(-1);
    return look && choose(choosable(storyId, look), filters, mutes).wanted;
  });
  return { count: stories.length, kept: kept.length };
}

/** How many of the last stories these filters and mutes would have let through here; undefined where there were none. */
export async function wouldKeep(ask: Ask, subscription: Subscription): Promise<Wording | undefined> {
  const mutes = await ask.ports.store.mutes.of(subscription.channel, ask.ports.clock.now());
  const { count, kept } = await letThrough(ask, subscription, await sieveOf(ask.ports, subscription), mutes);
  return count === 0 ? undefined : sentence("conversation.wouldKeep", { count, kept });
}

/** How many of the last stories this mute alone would have left out here; undefined where there were none. */
export async function wouldMute(ask: Ask, mute: Pick<Mute, "kind" | "value" | "label">): Promise<Wording | undefined> {
  if (!ask.subscription) return undefined;
  const { count, kept } = await letThrough(ask, ask.subscription, defaultFilters, [mute]);
  return count === 0 ? undefined : sentence("conversation.wouldMute", { count, muted: count - kept });
}
