// A chat platform in memory: keeps what was posted, and fails as a test asks, before or after the post was accepted.
import {
  type BotError,
  type ChannelRef,
  type Message,
  type MessageRef,
  type Platform,
  type ThreadRef,
} from "../../src/platform/index.ts";

export interface Posted {
  key: string;
  channel: string;
  thread: string | undefined;
  message: Message;
  ref: MessageRef;
}

export interface FakePlatform extends Platform {
  readonly posts: Posted[];
  readonly edits: { ref: MessageRef; message: Message }[];
  /** The next post fails with this error; `accepted` says whether the message stands nevertheless. */
  failNext(error: BotError, accepted: boolean): void;
  /** `find` fails with this error until it is set to undefined. */
  blind: BotError | undefined;
}

export function fakePlatform(name = "fake", graceMs = 30_000): FakePlatform {
  const posts: Posted[] = [];
  const edits: FakePlatform["edits"] = [];
  const failures: { error: BotError; accepted: boolean }[] = [];
  const place = (to: ChannelRef | ThreadRef) =>
    "thread" in to ? { channel: to.channel, thread: to.thread } : { channel: to, thread: undefined };
  return {
    name,
    graceMs,
    posts,
    edits,
    blind: undefined,
    failNext: (error, accepted) => void failures.push({ error, accepted }),
    async start() {},
    connected: () => true,
    async stop() {},
    async post(to, message, key, permit) {
      permit?.();
      const { channel, thread } = place(to);
      const failure = failures.shift();
      const ref: MessageRef = { channel, message: `m${posts.length + 1}`, thread, url: undefined };
      if (!failure || failure.accepted) posts.push({ key, channel: channel.channel, thread, message, ref });
      if (failure) throw failure.error;
      return ref;
    },
    async find(to, key) {
      if (this.blind) throw this.blind;
      const { channel, thread } = place(to);
      return posts.find((post) => post.key === key && post.channel === channel.channel && post.thread === thread)?.ref;
    },
    async edit(ref, message) {
      edits.push({ ref, message });
      const post = posts.find((entry) => entry.ref.message === ref.message);
      if (post) post.message = message;
    },
  };
}
