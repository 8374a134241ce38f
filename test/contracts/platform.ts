// What every platform promises the outbox, whatever it speaks: one suite, called once for each implementation.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  BotError,
  type ChannelRef,
  deliveryKey,
  type Message,
  message,
  type MessageRef,
  type Platform,
  textSection,
  type ThreadRef,
} from "../../src/platform/index.ts";
import { englishIn } from "../support/english.ts";
import { sampleMessage } from "../support/messages.ts";

/** Ways a post can go wrong, each with the code the outbox is to hear. */
export const FAILURES = {
  /** The platform asks to wait. */
  limited: "rate_limited",
  /** It will not have this message, now or later. */
  refused: "post_refused",
  /** It took the message, and the answer got lost. */
  lost: "post_ambiguous",
  /** The message never arrived, and nobody said so. */
  vanished: "post_ambiguous",
  /** The bot may no longer post in this channel. */
  shut: "channel_lost",
  /** The bot is no longer in this workspace. */
  removed: "tenant_lost",
} as const;
export type Failure = keyof typeof FAILURES;

/** A platform under test, and the other end of it. */
export interface Stage {
  platform: Platform;
  /** A channel, a second one of the same tenant, and a person's own inbox. */
  channel: ChannelRef;
  second: ChannelRef;
  inbox: ChannelRef;
  /** What stands at a place, oldest first: each message with all that it holds, as text. */
  standing(to: ChannelRef | ThreadRef): Promise<string[]>;
  /** The next post goes wrong in this way. */
  fail(how: Failure): void;
  /** The next look at what stands goes wrong, so that nobody can tell. */
  blind(): void;
  /** The platform of a process that starts with what this one kept. */
  restart(): Promise<Platform>;
  /** Throws what the other end had to object to. */
  close(): Promise<void>;
}

export interface Subject {
  open(): Promise<Stage>;
  /** What can go wrong there at all: a page in the process itself loses no answers. */
  failures: readonly Failure[];
  /** False where looking cannot fail. */
  canBeBlind: boolean;
}

const key = (name: string): string => deliveryKey("contract", name);
const saying = (text: string): Message => message(text, [textSection(undefined, text)]);
const wrong = (work: Promise<unknown>): Promise<BotError> =>
  work.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => {
      expect(error).toBeInstanceOf(BotError);
      return error as BotError;
    },
  );
const since = (): Date => new Date(Date.now() - 60_000);

export function platformContract(name: string, { open, failures, canBeBlind }: Subject): void {
  describe(`the platform ${name}`, () => {
    let stage: Stage;
    let platform: Platform;
    let channel: ChannelRef;
    beforeEach(async () => {
      stage = await open();
      ({ platform, channel } = stage);
    });
    afterEach(() => stage.close());

    /** The one message that stands there. */
    const only = async (to: ChannelRef | ThreadRef): Promise<string> => {
      const all = await stage.standing(to);
      expect(all).toHaveLength(1);
      return all[0] ?? "";
    };
    const threadOf = ({ message: thread }: MessageRef): ThreadRef => ({ channel, thread });

    it("posts into a channel, a thread and a person's inbox, and says where each stands", async () => {
      const top = await platform.post(channel, saying("At the top"), key("top"));
      const reply = await platform.post(threadOf(top), saying("In the thread"), key("reply"));
      const direct = await platform.post(stage.inbox, saying("For one"), key("direct"));
      expect([top, reply, direct]).toMatchObject([
        { channel, thread: undefined },
        { channel, thread: top.message },
        { channel: stage.inbox },
      ]);
      expect(new Set([top, reply, direct].map((ref) => ref.message)).size).toBe(3);
      expect(await only(channel)).toContain("At the top");
      expect(await only(threadOf(top))).toContain("In the thread");
      expect(await only(stage.inbox)).toContain("For one");
    });

    it("finds what it posted by its key, where it was posted, and nothing else", async () => {
      const top = await platform.post(channel, saying("At the top"), key("top"));
      const reply = await platform.post(threadOf(top), saying("In the thread"), key("reply"));
      expect(await platform.find(channel, key("top"), since())).toEqual(top);
      expect(await platform.find(threadOf(top), key("reply"), since())).toEqual(reply);
      expect(await platform.find(channel, key("never"), since())).toBeUndefined();
      expect(await platform.find(stage.second, key("top"), since())).toBeUndefined();
      expect(await platform.find(channel, key("reply"), since())).toBeUndefined();
    });

    it("finds after a restart what an earlier process posted", async () => {
      const ref = await platform.post(channel, saying("Before"), key("a"));
      const later = await stage.restart();
      expect(await later.find(channel, key("a"), since())).toEqual(ref);
    });

    it("edits in place: the text is new, the key is the same, nothing else appears", async () => {
      const ref = await platform.post(channel, saying("Two were hurt"), key("a"));
      await platform.edit(ref, saying("Three were hurt"));
      await platform.edit(ref, saying("Three were hurt"));
      const shown = await only(channel);
      expect(shown).toContain("Three were hurt");
      expect(shown).not.toContain("Two were hurt");
      expect(await platform.find(channel, key("a"), since())).toEqual(ref);
    });

    it("keeps the order in which it is asked, in every channel", async () => {
      for (const n of [1, 2, 3]) {
        await platform.post(channel, saying(`Number ${n}`), key(`a${n}`));
        await platform.post(stage.second, saying(`Number ${n}`), key(`b${n}`));
      }
      for (const to of [channel, stage.second]) {
        const shown = await stage.standing(to);
        expect(shown.map((text) => /Number \d/.exec(text)?.[0])).toEqual(["Number 1", "Number 2", "Number 3"]);
      }
    });

    it("asks for leave before it posts, and without it posts nothing", async () => {
      const gone = () => {
        throw new BotError("rate_limited", "The lease is over.", { retryable: true, retryAfterMs: 0 });
      };
      expect((await wrong(platform.post(channel, saying("Too late"), key("a"), gone))).code).toBe("rate_limited");
      expect(await stage.standing(channel)).toEqual([]);
      let asked = 0;
      await platform.post(channel, saying("In time"), key("b"), () => void (asked += 1));
      expect(asked).toBeGreaterThan(0);
    });

    it("says how long a lost post may still appear, or posts a key but once", async () => {
      expect(platform.graceMs).toBeGreaterThanOrEqual(0);
      if (platform.graceMs > 0) return;
      const first = await platform.post(channel, saying("Once"), key("a"));
      expect(await platform.post(channel, saying("Once"), key("a"))).toEqual(first);
      await only(channel);
    });

    it.each(failures.map((how) => [how, FAILURES[how]] as const))(
      "a post that is %s ends as %s, and is not tried again",
      async (how, code) => {
        stage.fail(how);
        const error = await wrong(platform.post(channel, saying("A post"), key("a")));
        const retryable = code === "rate_limited" || code === "post_ambiguous";
        expect(error).toMatchObject({ code, retryable });
        expect(code === "rate_limited" ? (error.retryAfterMs ?? 0) > 0 : true).toBe(true);
        expect(await stage.standing(channel)).toHaveLength(how === "lost" ? 1 : 0);
        // What is said of it is no word of the post: it goes into logs.
        expect(error.message).not.toContain("A post");
      },
    );

    it.runIf(failures.includes("lost"))("a post whose answer got lost is found, one that vanished is not", async () => {
      stage.fail("lost");
      await wrong(platform.post(channel, saying("Arrived"), key("a")));
      stage.fail("vanished");
      await wrong(platform.post(stage.second, saying("Vanished"), key("b")));
      expect(await platform.find(channel, key("a"), since())).toMatchObject({ channel });
      expect(await platform.find(stage.second, key("b"), since())).toBeUndefined();
    });

    it.runIf(canBeBlind)("a look that fails is an error, never a no", async () => {
      await platform.post(channel, saying("There"), key("a"));
      stage.blind();
      await wrong(platform.find(channel, key("a"), since()));
      expect(await platform.find(channel, key("a"), since())).toBeDefined();
    });

    it("takes a message of any size and kind, and shows how it begins", async () => {
      const line = { label: undefined, spans: [{ kind: "text" as const, text: "word ".repeat(400) }] };
      const points = Array.from({ length: 150 }, (_, n) => ({ number: n + 1, line }));
      const sections = [...sampleMessage().sections, { kind: "points" as const, title: "All", points }];
      const ref = await platform.post(channel, sampleMessage({ sections }), key("long"));
      const [first] = await stage.standing(channel);
      expect(first).toContain("Both car ferries closed after a failed brake test");
      expect(first).toContain("Commuters lose the only direct crossing");
      expect(await platform.find(channel, key("long"), since())).toEqual(ref);
      await platform.post(stage.second, message("Nothing", []), key("empty"));
      await only(stage.second);
    });

    it("adds its own words in the language of the message", async () => {
      const sections = sampleMessage().sections.filter(({ kind }) => kind === "disagreement" || kind === "picture");
      await platform.post(channel, sampleMessage({ language: "de", sections, actions: [] }), key("de"));
      expect(englishIn(await only(channel))).toEqual([]);
    });
  });
}
