// A conversation under test: an inbox over a store of its own, one feed that can be read, and people who ask.
import { checkAgainst } from "../../src/verify/against.ts";
import { createInbox } from "../../src/conversation/inbox.ts";
import type { ConversationPorts } from "../../src/conversation/ports.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { forget } from "../../src/jobs/forget.ts";
import { loseChannel } from "../../src/jobs/lose.ts";
import { tell } from "../../src/jobs/tell.ts";
import {
  BotError,
  type Logger,
  type Message,
  type Person,
  type Place,
  type Reply,
  type TextFile,
  plain,
} from "../../src/platform/index.ts";
import { testClock } from "./clock.ts";
import { embedded } from "./homes.ts";
import { article, channel } from "./news.ts";
import { fakePlatform } from "./platform.ts";
import { loadLenses } from "../../src/write/prompts.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
export const place: Place = { tenant: channel.tenant, channel, thread: undefined };
export const admin: Person = { id: "u1", name: "Ana", role: "admin", language: undefined };
export const member: Person = { ...admin, id: "u2", role: "member" };
export const guest: Person = { ...admin, id: "u3", role: "guest" };

const BRIDGE = [
  "The Harbour Bridge in Aldmouth opens to traffic on Monday after ten years of work.",
  "It cost 40 million crowns, twice the sum that was planned in 2016.",
  "The opening matters because ferries to the island stop in January, the town council said.",
  "Mayor Ilse Brandt called the delay embarrassing.",
  "Cyclists will have to wait until the spring, since their lane is not finished.",
].join(" ");

export interface Finished {
  message: Message;
  /** What was reported on the way. */
  statuses: string[];
  reply: Reply;
  key: string;
}

/** `text`: what the one article and every page says; `language`: the newsroom's. */
export async function openConversation({ text = BRIDGE, language = "en" } = {}) {
  const clock = testClock();
  const store = await embedded.open(() => clock.now());
  await store.jobs.start();
  const platform = fakePlatform();
  const ports: ConversationPorts = {
    store,
    analyst: createExtractAnalyst(),
    extract: createExtractAnalyst(),
    clock,
    log: silent,
    checkClaim: async (claim, articles) => checkAgainst(claim, articles),
    discover: async (address) => {
      if (address.includes("none"))
        throw new BotError("feed_not_found", "There is no feed.", { hint: "Try another address." });
      const one = { url: `${address}/feed.xml`, title: "Harbour Courier", kind: "rss" };
      return address.includes("two") ? [one, { ...one, url: `${address}/other.xml` }] : [one];
    },
    sampleFeed: async () => ({
      title: "Harbour Courier",
      items: [{ title: "Old", link: undefined, published: undefined }],
    }),
    readPage: async (tenant, url) => {
      const id = await store.articles.save(
        store.db,
        { ...article("page", text, { language }), url, contentHash: url, tenant },
        clock.now(),
      );
      await store.stories.placeAlone(id, clock.now());
      return (await store.articles.get(tenant, id))!;
    },
    fetchText: async () =>
      '<opml version="2.0"><body><outline text="From OPML" xmlUrl="https://opml.example/feed"/></body></opml>',
    sample: { isOn: async () => false, set: async () => {} },
    spending: async () => undefined,
    voice: undefined,
    condition: async () => ({ version: "1", memoryMb: 90, since: clock.now(), checks: {}, models: undefined }),
    webhooks: {
      fetch: async (url) => ({ status: 204, url, hops: [], headers: {}, body: new Uint8Array() }),
      secrets: store.records("webhooks"),
    },
    forget: (who) => forget({ store, platforms: new Map([["fake", platform]]) }, who),
    lose: (lost, why) => loseChannel({ store, clock }, lost, why),
    privacy: { contact: undefined, servers: [], speech: false },
    lenses: () => loadLenses(),
    defaults: { lens: defaultLens(language), timeZone: "UTC", membersMayAdd: true },
  };
  const inbox = createInbox(ports);

  let calls = 0;
  const callId = () => `call-${(calls += 1)}`;
  const finish = async (reply: Reply | undefined): Promise<Finished> => {
    const statuses: string[] = [];
    for await (const step of reply!.steps) {
      if (step.kind === "status") statuses.push(step.text);
      if (step.kind === "done") return { message: step.message, statuses, reply: reply!, key: step.key };
    }
    throw new Error("the reply never ended");
  };
  const run = async (line: string, person = admin, at = place) =>
    finish(await inbox.command({ place: at, person, callId: callId(), line }));
  const pressed = async (actionId: string, person = admin, at = place) =>
    finish(await inbox.action({ place: at, person, callId: callId(), actionId, message: undefined }));

  return {
    store,
    clock,
    platform,
    ports,
    inbox,
    callId,
    finish,
    run,
    pressed,
    said: async (line: string, person = admin, at = place) => plain((await run(line, person, at)).message),
    /** The file that a command hands over. */
    fileOf: async (line: string): Promise<TextFile> => {
      const { file } = (await run(line)).message;
      if (!file) throw new Error("no file");
      return file;
    },
    press: async (actionId: string, person = admin, at = place) => plain((await pressed(actionId, person, at)).message),
    turn: async (words: string, thread: string, rest: object = {}) =>
      inbox.turn({
        place: { ...place, thread },
        person: member,
        callId: callId(),
        text: words,
        mentionsBot: false,
        addressesOther: false,
        earlier: [],
        ...rest,
      }),

    /** Story `s1`, told in the channel; the id of its post. */
    async tellStory(): Promise<string> {
      await run("add https://one.example");
      const feed = (await store.feeds.byUrl("https://one.example/feed.xml"))!;
      const id = await store.articles.save(
        store.db,
        { ...article("one", text, { language }), published: clock.now(), feedId: feed.id, contentHash: "1" },
        clock.now(),
      );
      await store.db.transaction().execute((trx) => store.clustering.place(trx, id, "s1", clock.now()));
      await tell(ports, "s1");
      for (const { id: key } of await store.outbox.due(clock.now())) {
        await deliver({ store, platforms: new Map([["fake", platform]]), clock, log: silent }, key);
      }
      return platform.posts[0]!.ref.message;
    },

    async close(): Promise<void> {
      await store.jobs.stop(0);
      await store.close();
    },
  };
}

export type Conversation = Awaited<ReturnType<typeof openConversation>>;
