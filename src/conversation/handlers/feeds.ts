// Commands about feeds: add, list, pause, resume, remove, test, OPML in and out.
import { BotError, asBotError } from "../../core/errors.ts";
import type { FeedRow } from "../../store/feeds.ts";
import { channelKey } from "../../core/refs.ts";
import { type Line, type Message, line, link, message, text, textSection } from "../../platform/index.ts";
import { say, sentence } from "../say.ts";
import { readOpml, writeOpml } from "../../feeds/opml.ts";
import { actionId } from "../../digest/compose.ts";
import { defaultFilters, defaultSchedule } from "../../digest/defaults.ts";
import type { Ask, FoundFeed, Handler } from "../ports.ts";
import { nearest } from "../nearest.ts";
import { secretIn, shownAddress, withoutSecret } from "../../core/secret-address.ts";

/** The channel's subscription, made when this is its first setting. */
export async function ensureSubscription({ ports, place, person, subscription }: Ask) {
  if (subscription) return subscription;
  const { lens, timeZone } = ports.defaults;
  const settings = { lens, schedule: defaultSchedule(timeZone), filters: defaultFilters };
  return ports.store.subscriptions.ensure(place.channel, settings, person.id, ports.clock.now());
}

export const add: Handler = async (ask, progress) => {
  progress.status("Looking for feeds");
  const found = await ask.ports.discover(ask.options["address"]!);
  if (found.length > 1) return chooseFeed(found);
  return addFeed(ask, found[0]!);
};

function chooseFeed(found: FoundFeed[]): Message {
  return message("Several feeds", [
    textSection(
      `There are ${found.length} feeds. Add the one you want by its address:`,
      ...found.map((feed) =>
        secretIn(feed.url)
          ? `${feed.title || feed.kind}: its address is a secret; copy it from the page.`
          : line(`${feed.title || feed.kind}: `, link(`add ${feed.url}`, feed.url)),
      ),
    ),
  ]);
}

async function addFeed(ask: Ask, found: FoundFeed): Promise<Message> {
  const { ports } = ask;
  const { store } = ports;
  const subscription = await ensureSubscription(ask);
  const feed = await keepFeed(ask, found, ask.options["private"] !== undefined);
  const fresh = await store.subscriptions.link(subscription.id, feed.id);
  if (!fresh) return say(`This channel watches ${feed.title} already. It is ${healthSentence(feed)}`);
  const preview = await ports.sampleFeed(found.url);
  const newest = preview.items.slice(0, 3);
  const sampleOn = hasSample(ask) && (await ports.sample.isOn());
  return message(
    `Watching ${feed.title}`,
    [
      textSection(
        undefined,
        line(
          "Now watching ",
          text(preview.title || feed.title, "strong"),
          `. What it holds today (${preview.items.length} items) counts as read: only what is new from now on is posted here.`,
        ),
      ),
      ...(newest.length > 0 ? [textSection("Its newest items", ...newest.map(itemLine))] : []),
      ...(sampleOn
        ? [textSection(undefined, sentence('The sample newsroom is still on; "sample off" leaves it behind.'))]
        : []),
    ],
    {
      actions: [
        ...(newest.length > 0
          ? [{ id: actionId("latest", feed.id), label: `Send the latest ${newest.length}`, kind: "primary" as const }]
          : []),
        { id: actionId("unfollow", feed.id), label: "Undo", kind: "secondary" },
      ],
    },
  );
}

/** The feed of an address: everybody's or, where the address is a secret, this tenant's own copy of it. */
async function keepFeed({ ports, place }: Ask, found: { url: string; title: string }, isPrivate: boolean) {
  const { feeds } = ports.store;
  const { url } = found;
  const own = isPrivate || secretIn(url) !== undefined || (await feeds.byUrl(url, place.tenant)) !== undefined;
  const title = found.title || (own ? withoutSecret(url) : url);
  const tenant = own ? { tenant: place.tenant } : {};
  return feeds.add({ url, title, siteUrl: undefined, poll: { url }, sample: false, ...tenant }, ports.clock.now());
}

/** A feed's address as its own readers may see it. */
export const addressOf = ({ url, tenant }: Pick<FeedRow, "url" | "tenant">): string =>
  tenant === undefined ? shownAddress(url) : withoutSecret(url);

/** Nobody turns off what another tenant reads. */
export const hasSample = ({ ports, place }: Pick<Ask, "ports" | "place">): boolean =>
  (ports.sample.tenant ?? place.tenant) === place.tenant;

const itemLine = (item: { title: string; link: string | undefined; published: Date | undefined }): Line =>
  line(
    item.link ? link(item.title || item.link, item.link) : item.title || "(no title)",
    ...(item.published ? [" · ", { kind: "time" as const, at: item.published, style: "date" as const }] : []),
  );

/** How a feed is doing, as the end of a sentence. */
export function healthSentence(feed: FeedRow): string {
  const { health } = feed;
  if (feed.state === "paused") return "paused.";
  if (feed.state === "gone") return "gone: the publisher says it will not come back.";
  if (health.error && health.failures > 0) {
    const times = health.failures === 1 ? "once" : `${health.failures} times in a row`;
    return `failing ${times}: ${health.error.message}`;
  }
  if (!health.lastOkAt) return "waiting for its first check.";
  return `well: ${health.items} item${health.items === 1 ? "" : "s"} seen.`;
}

const linkTo = (url: string) => (secretIn(url) ? withoutSecret(url) : link(url, url));

export const list: Handler = async ({ ports, subscription }) => {
  const feeds = subscription ? await ports.store.feeds.ofSubscription(subscription.id) : [];
  if (feeds.length === 0) return say("No feeds here yet.", 'Add one: "add https://example.org".');
  const lines = feeds.map((feed) =>
    line(
      feed.siteUrl && !secretIn(feed.siteUrl) ? link(feed.title, feed.siteUrl) : text(feed.title, "strong"),
      ...(feed.tenant ? [" (private)"] : []),
      ` is ${healthSentence(feed)}`,
      ...(feed.health.nextCheckAt
        ? [" Next check ", { kind: "time" as const, at: feed.health.nextCheckAt, style: "relative" as const }, "."]
        : []),
    ),
  );
  const title = feeds.length === 1 ? "One feed" : `${feeds.length} feeds`;
  return message(title, [textSection(title, ...lines)]);
};

/** The feed of this channel that a person means. Throws BotError `not_found` with the nearest title. */
async function theFeed({ ports, subscription, options }: Ask): Promise<FeedRow> {
  const feeds = subscription ? await ports.store.feeds.ofSubscription(subscription.id) : [];
  const wanted = options["feed"]!;
  const same = (value: string) => value.toLowerCase() === wanted.toLowerCase();
  const exact = feeds.find((feed) => same(feed.id) || same(feed.url) || same(feed.title) || same(feed.siteUrl ?? ""));
  if (exact) return exact;
  const partial = feeds.filter((feed) => feed.title.toLowerCase().includes(wanted.toLowerCase()));
  if (partial.length === 1) return partial[0]!;
  const titles = feeds.map((feed) => feed.title);
  throw new BotError("not_found", `This channel watches no feed called "${wanted}".`, {
    hint: titles.length > 0 ? `Did you mean "${nearest(wanted, titles)}"?` : "It watches no feed at all.",
  });
}

export const pause: Handler = async (ask) => {
  const feed = await theFeed(ask);
  await ask.ports.store.subscriptions.rest(ask.subscription!, feed.id, true);
  return say(`${feed.title} is paused here. "resume ${feed.title}" takes it up again.`);
};

export const resume: Handler = async (ask) => {
  const { store } = ask.ports;
  if (!ask.options["feed"]) {
    if (!ask.subscription) {
      throw new BotError("not_found", "This channel has no subscription.", { hint: 'Begin with "add".' });
    }
    await store.subscriptions.resume(ask.subscription);
    return say("Posting to this channel is resumed.");
  }
  const feed = await theFeed(ask);
  await store.subscriptions.rest(ask.subscription!, feed.id, false);
  return say(`${feed.title} is watched again.`);
};

export const remove: Handler = async (ask) => {
  const feed = await theFeed(ask);
  await ask.ports.store.subscriptions.unlink(ask.subscription!, feed.id);
  await leftOf(ask).put(feed.id, true);
  return message(`${feed.title} removed`, [textSection(undefined, `${feed.title} is no longer watched here.`)], {
    actions: [{ id: actionId("follow", feed.id), label: "Undo", kind: "secondary" }],
  });
};

/** Feeds a channel has left, so that "Undo" brings back those alone. */
export const leftOf = ({ ports, place }: Pick<Ask, "ports" | "place">) =>
  ports.store.records(`left:${channelKey(place.channel)}`);

export const test: Handler = async ({ ports, options }, progress) => {
  progress.status("Fetching");
  const found = await ports.discover(options["address"]!);
  const feed = await ports.sampleFeed(found[0]!.url);
  const more =
    found.length > 1
      ? [
          `${found.length - 1} more: ${found
            .slice(1)
            .map((entry) => shownAddress(entry.url))
            .join(", ")}`,
        ]
      : [];
  return message(`${feed.title}: ${feed.items.length} items`, [
    textSection(
      `${feed.title || "(no title)"}: ${feed.items.length} items`,
      line("Read from ", linkTo(found[0]!.url), ` as ${found[0]!.kind}.`),
      ...feed.items.slice(0, 3).map(itemLine),
      ...more,
    ),
  ]);
};

export const importOpml: Handler = async (ask, progress) => {
  const given = ask.options["opml"]!;
  const body = given.trimStart().startsWith("<") ? given : await ask.ports.fetchText(given);
  const outlines = readOpml(body);
  const subscription = await ensureSubscription(ask);
  const { store } = ask.ports;
  const refused: string[] = [];
  let added = 0;
  for (const [index, outline] of outlines.entries()) {
    progress.status(`Adding feed ${index + 1} of ${outlines.length}`);
    try {
      const feed = await keepFeed(ask, outline, false);
      if (await store.subscriptions.link(subscription.id, feed.id)) added += 1;
    } catch (error) {
      refused.push(`${shownAddress(outline.url)}: ${asBotError(error).message}`);
    }
  }
  const known = outlines.length - added - refused.length;
  return say(
    `${added} feed${added === 1 ? "" : "s"} added${known > 0 ? `, ${known} watched already` : ""}. Nothing old is posted.`,
    ...refused.map((entry) => `Refused: ${entry}`),
  );
};

export const exportOpml: Handler = async ({ ports, subscription }) => {
  const feeds = subscription ? await ports.store.feeds.ofSubscription(subscription.id) : [];
  // The list is there for everybody in the channel: an address that is a secret stays out of it.
  const open = feeds.filter((feed) => addressOf(feed) === feed.url);
  const kept = feeds.length - open.length;
  const left = kept > 0 ? [`${kept} private feed${kept === 1 ? " is" : "s are"} left out.`] : [];
  if (open.length === 0) return say("No feeds to export here.", ...left);
  const opml = writeOpml("Footnote feeds", open);
  const title = `${open.length} feeds as OPML`;
  return message(title, [textSection(title, ...left, ...opml.split("\n"))]);
};
