// Every method of the store is asked on behalf of a tenant, or stands here with the reason why it is not.
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const pipeline = "a stage of the pipeline asks, by ids that jobs and rows carry; no person supplies or sees them";
const channels = "its ids are those of the channel's own subscription, which is found by channel and tenant";
const worker = "the outbox asks, about a delivery it holds";
const operator = "the program itself asks, and shows no rows to anybody";
const shared = "keyed by what it is about: who may read its input may read it";

/** Methods that take no tenant, by file; everything else must take one (or a channel or thread, which name theirs). */
const WITHOUT: Record<string, Record<string, string>> = {
  feeds: {
    add: "a feed carries the tenant that alone may read it",
    addAll: "a feed carries the tenant that alone may read it",
    get: pipeline,
    all: operator,
    ofSubscription: channels,
    answeredSince: operator,
    isSample: pipeline,
    merge: pipeline,
  },
  polls: { claim: pipeline, claimOne: pipeline, spread: operator, holdBack: pipeline, hurry: channels, save: pipeline },
  items: {
    get: pipeline,
    latest: channels,
    setState: pipeline,
    unread: pipeline,
    byLink: channels,
    askFor: channels,
    readersOf: pipeline,
    linksWith: channels,
    byKeys: channels,
  },
  articles: { save: "the article names its tenant", currentOfItem: pipeline },
  clustering: {
    lock: pipeline,
    unclustered: pipeline,
    placedSince: pipeline,
    joinedSince: pipeline,
    storyOf: pipeline,
    firstOf: pipeline,
    place: pipeline,
    absorb: pipeline,
  },
  stories: { reports: pipeline, feedsOf: pipeline, seenSince: pipeline, placeAlone: pipeline },
  analyses: { save: shared, find: shared },
  subscriptions: {
    get: pipeline,
    toFeeds: pipeline,
    tenantsReading: pipeline,
    link: "it compares the tenants of the subscription and of the feed itself",
    linkAll: "it compares the tenants of the subscription and of the feed itself",
    update: channels,
    pause: worker,
  },
  pings: { allow: pipeline },
  mutes: {},
  waiting: { add: pipeline, remove: pipeline, of: channels, forget: operator },
  "digest-times": {
    due: pipeline,
    set: pipeline,
    together: pipeline,
    expected: pipeline,
    pace: pipeline,
    run: pipeline,
    shift: pipeline,
  },
  outbox: {
    enqueue: "the delivery's channel names its tenant",
    get: worker,
    lease: worker,
    renew: worker,
    record: worker,
    due: worker,
    revise: worker,
    edited: worker,
    editLater: worker,
  },
  deliveries: { onTheirWay: operator },
  told: { retell: worker, countSince: pipeline },
  conversations: {},
  feedback: {},
  inbound: { forget: operator },
  leases: { hold: operator, leave: operator },
  "cell-log": { append: pipeline, waiting: pipeline, confirm: pipeline, receive: pipeline, forget: operator },
  holders: { anywhere: "a secret, of which this is the hash, names its tenant" },
  tenants: { lostBefore: operator },
  past: {},
  people: {},
  votes: {},
  watches: { since: pipeline, stillOpen: pipeline },
  webhooks: {
    get: worker,
    setState: worker,
    addTest: "the webhook was found by its channel",
    take: worker,
    fix: worker,
    tried: worker,
  },
  retention: { apply: operator },
  "old-stories": { letGo: operator },
  shelves: {},
  search: {
    addOlder: pipeline,
    find: "the searcher names its tenant, its channel and the feeds heard there",
  },
  verdicts: { add: pipeline, reads: channels, forget: operator },
  spending: { settle: "by the reservation that the tenant's call holds" },
};

it("speaks of every store there is", () => {
  const stores = readdirSync(new URL("../../src/store/", import.meta.url)).filter(
    (file) => file.endsWith(".ts") && /export function create(\w+Store|Spending)\(/.test(readStore(file)),
  );
  expect(stores.toSorted()).toEqual(
    Object.keys(WITHOUT)
      .map((file) => `${file}.ts`)
      .toSorted(),
  );
});

const TAKES = /\btenant\b|\bTenant\b|ChannelRef|ThreadRef|OwnedThread|\bOwned\b|\bShelfOwner\b|\baccount\b/;

const readStore = (file: string): string => readFileSync(new URL(`../../src/store/${file}`, import.meta.url), "utf8");

/** The methods of a store, with the text of their parameters. */
function methodsOf(file: string): { name: string; parameters: string }[] {
  const source = readStore(`${file}.ts`);
  const body = source.slice(source.search(/\n {2}return \{\n/));
  return [...body.matchAll(/\n {4}async \*?(\w+)\(/g)].map((match) => {
    let depth = 1;
    let end = match.index + match[0].length;
    for (; depth > 0; end += 1) depth += body[end] === "(" ? 1 : body[end] === ")" ? -1 : 0;
    return { name: match[1]!, parameters: body.slice(match.index + match[0].length, end - 1) };
  });
}

describe.each(Object.keys(WITHOUT))("store/%s", (file) => {
  const methods = methodsOf(file);

  it("takes a tenant in every method, or says why not", () => {
    const without = methods.filter(({ parameters }) => !TAKES.test(parameters)).map(({ name }) => name);
    expect(without.toSorted()).toEqual(
      Object.keys(WITHOUT[file]!)
        .filter((name) => without.includes(name))
        .toSorted(),
    );
    expect(methods).not.toEqual([]);
  });

  it("names no method here that is gone or takes a tenant now", () => {
    const taking = methods.filter(({ parameters }) => TAKES.test(parameters)).map(({ name }) => name);
    const names = methods.map(({ name }) => name);
    const stale = Object.keys(WITHOUT[file]!).filter((name) => !names.includes(name) || taking.includes(name));
    expect(stale).toEqual([]);
  });
});
