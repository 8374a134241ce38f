// Under a digest a number is the address of a story: it opens there, and stays its own whatever becomes of the others.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { digest, tell } from "../../src/jobs/tell.ts";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, openConversation, place } from "../support/conversation.ts";
import { article } from "../support/news.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const NEWS = [
  [
    "bridge",
    "The Harbour Bridge in Aldmouth opens on Monday. It cost 40 million crowns. Ferries stop in January, the council said.",
  ],
  [
    "library",
    "The central library in Quernby stays open until ten. Its staff of nine go home at six. Readers let themselves out.",
  ],
  [
    "tunnel",
    "The Hesk tunnel is flooded since Friday. Pumps from three towns are on their way. Trains go round by Wickery.",
  ],
] as const;

describe("in the thread of a digest", () => {
  let bed: Conversation;
  let thread: string;

  beforeEach(async () => {
    bed = await openConversation();
    const { store, clock, platform, ports } = bed;
    await bed.run("add https://one.example");
    await bed.run("schedule digest 08:00");
    const feed = (await store.feeds.byUrl("https://one.example/feed.xml"))!;
    for (const [story, text] of NEWS) {
      clock.advance(1_000);
      const given = { ...article(story, text), published: clock.now(), feedId: feed.id, contentHash: story };
      const id = await store.articles.save(store.db, given, clock.now());
      await store.db.transaction().execute((trx) => store.clustering.place(trx, id, story, clock.now()));
      await tell(ports, story);
    }
    await digest(ports, (await store.subscriptions.ofChannel(place.channel))!.id);
    for (const { id } of await store.outbox.due(clock.now()))
      await deliver({ store, platforms: new Map([["fake", platform]]), clock, log }, id);
    thread = platform.posts[0]!.ref.message;
  });
  afterEach(() => bed.close());

  const digestSays = () => plain(bed.platform.posts[0]!.message);
  const asks = async (words: string) => (await bed.finish(await bed.turn(words, thread))).message;
  /** Which of the stories a text tells. */
  const toldIn = (said: string): string[] =>
    NEWS.flatMap(([story, text]) => (text.split(/\. /).some((sentence) => said.includes(sentence)) ? [story] : []));
  const wordOf = (story: string | undefined): string => (story === "bridge" ? "Bridge" : (story ?? ""));
  /** Stories in the order of the digest's numbers. */
  const order = (): string[] =>
    [...digestSays().matchAll(/^(\d)\. .*?(Bridge|library|tunnel)/gm)].map(([, , word]) => word!.toLowerCase());

  it("opens a story by its number, all that its analysis says, with its buttons; the next number is a story still", async () => {
    expect(digestSays()).toContain("Reply with a number to open its story.");
    expect(order()).toHaveLength(3);
    for (const [index, story] of order().entries()) {
      const message = await asks(`${index + 1}?`);
      expect(toldIn(plain(message))).toEqual([story]);
      expect(message.actions.map(({ id }) => id)).toContain(`1:deeper:${story}`);
      const { message: all } = await bed.pressed(`1:all:${story}`);
      expect(message.sections).toEqual(all.sections);
    }
  });

  it("opens several at once, without buttons that would be of one of them", async () => {
    const message = await asks("1 and 3");
    expect(toldIn(plain(message)).toSorted()).toEqual([order()[0], order()[2]].toSorted());
    expect(message.actions).toEqual([]);
  });

  it("says which numbers there are where there is none", async () => {
    expect(plain(await asks("7?"))).toMatch(/There is no story 7 in this digest\..*Its stories are 1 to 3\./s);
  });

  it("keeps the numbers of those after a story that is not held any more", async () => {
    const [first, second, third] = order();
    const { analyses } = bed.store;
    const held = async (...asked: Parameters<typeof analyses.named>) =>
      new Map(
        [...(await analyses.named(...asked))].filter(
          ([, { analysis }]) => !JSON.stringify(analysis).includes(wordOf(second)),
        ),
      );
    bed.ports.store = { ...bed.store, analyses: { ...analyses, named: held } };
    expect(plain(await asks("2?"))).toMatch(/Story 2 is not held any more\..*1 to 3/s);
    expect(toldIn(plain(await asks("3?")))).toEqual([third]);
    expect(toldIn(plain(await asks("1?")))).toEqual([first]);
  });
});
