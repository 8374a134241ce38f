// A core that says what a test scripted and remembers what it was asked, for testing any adapter.
import {
  type AccessKey,
  type CommandSpec,
  type Completion,
  type Inbox,
  type Management,
  type Overview,
  type ReceiptView,
  type Reply,
  type ReplyStep,
  plainMessage,
} from "../../src/platform/index.ts";

type Asked = "command" | "action" | "turn";
type Call<Kind extends keyof Inbox> = Inbox[Kind] extends (...args: infer A) => unknown ? A : never;
type Answer<Kind extends Asked> = (...args: Call<Kind>) => Awaited<ReturnType<Inbox[Kind]>>;
type Recorded = {
  [Kind in Exclude<keyof Inbox, "commands" | "voice" | "privacy" | "key" | "holder" | "soon" | "may">]: Call<Kind>[];
};

export interface FakeInbox extends Inbox {
  /** Arguments of every call, by method, in order. */
  readonly calls: Recorded;
  /** The next call of that kind gets this answer; answers are used once, in order. */
  next<Kind extends Asked>(kind: Kind, answer: Awaited<ReturnType<Inbox[Kind]>> | Answer<Kind>): void;
  /** Every call of that kind gets this answer once the scripted ones are used up; without one, such a call throws. */
  always<Kind extends Asked>(kind: Kind, answer: Answer<Kind>): void;
}

export interface FakeInboxOptions {
  commands?: readonly CommandSpec[];
  overview?: Partial<Overview>;
  receipts?: readonly ReceiptView[];
  voice?: Inbox["voice"];
  completions?: readonly Completion[];
  management?: Partial<Management>;
  /** The stories that hold these words. */
  found?: (words: string) => string[];
  /** Stories about the same matter as any that is asked about. */
  related?: readonly string[];
  keys?: (Omit<AccessKey, "lastUsed"> & { secret: string })[];
}

export function fakeInbox(options: FakeInboxOptions = {}): FakeInbox {
  const calls: Recorded = {
    command: [],
    action: [],
    turn: [],
    complete: [],
    overview: [],
    receipt: [],
    found: [],
    management: [],
    related: [],
    landed: [],
    removed: [],
    left: [],
    lost: [],
  };
  const queues: Record<Asked, unknown[]> = { command: [], action: [], turn: [] };
  const fallbacks: Partial<Record<Asked, unknown>> = {};

  async function answer<Kind extends Asked>(kind: Kind, args: Call<Kind>): Promise<Awaited<ReturnType<Inbox[Kind]>>> {
    (calls[kind] as unknown[]).push(args);
    const scripted = queues[kind].length > 0 ? queues[kind].shift() : fallbacks[kind];
    if (scripted === undefined && kind !== "turn") throw new Error(`no scripted answer for ${kind}`);
    return (typeof scripted === "function" ? scripted(...args) : scripted) as Awaited<ReturnType<Inbox[Kind]>>;
  }

  return {
    async key(_tenant, given) {
      const held = (options.keys ?? []).find((key) =>
        "hash" in given ? key.hash === given.hash : key.secret === given.secret,
      );
      return held && { lastUsed: undefined, ...held };
    },
    async holder(secret) {
      const held = (options.keys ?? []).find((key) => key.secret === secret);
      return held && { tenant: "fake:one", key: { lastUsed: undefined, ...held } };
    },
    soon: () => {},
    may: ({ role }, rights) => role === "admin" || rights === "guest" || (role === "member" && rights !== "admin"),
    commands: options.commands ?? sampleCommands,
    voice: options.voice,
    calls,
    next: (kind, value) => void queues[kind].push(value),
    always: (kind, value) => void (fallbacks[kind] = value),
    command: (...args) => answer("command", args),
    action: (...args) => answer("action", args),
    turn: (...args) => answer("turn", args),
    async complete(...args) {
      calls.complete.push(args);
      const typed = args[3].toLowerCase();
      return (options.completions ?? []).filter((entry) => entry.label.toLowerCase().includes(typed));
    },
    async overview(...args) {
      calls.overview.push(args);
      return {
        feeds: [],
        subscriptions: [],
        mutes: [],
        watches: [],
        budget: undefined,
        timeZone: "UTC",
        sample: false,
        ...options.overview,
      };
    },
    async management(...args) {
      calls.management.push(args);
      return { keys: [], channels: [], reports: [], thumbs: [], today: {}, ...options.management };
    },
    async found(...args) {
      calls.found.push(args);
      return options.found?.(args[2]) ?? [];
    },
    async related(...args) {
      calls.related.push(args);
      return [...(options.related ?? [])];
    },
    async receipt(...args) {
      calls.receipt.push(args);
      const [, articleId, start, end] = args;
      const held = options.receipts?.find((receipt) => receipt.articleId === articleId);
      return held && end <= held.text.length ? { ...held, start, end } : undefined;
    },
    landed: async (...args) => void calls.landed.push(args),
    removed: async (...args) => void calls.removed.push(args),
    lost: async (...args) => void calls.lost.push(args),
    left: async (...args) => void calls.left.push(args),
    privacy: () => plainMessage("What is kept."),
  };
}

/** A Reply that the test feeds step by step, so that what shows in between can be looked at. */
export function openReply(visibility: Reply["visibility"]): { reply: Reply; push(step: ReplyStep): void } {
  const steps: ReplyStep[] = [];
  let wake = Promise.withResolvers<void>();
  async function* run(): AsyncIterable<ReplyStep> {
    for (;;) {
      const step = steps.shift();
      if (!step) {
        await wake.promise;
        wake = Promise.withResolvers();
        continue;
      }
      yield step;
      if (step.kind === "done") return;
    }
  }
  return {
    reply: { visibility, steps: run() },
    push(step) {
      steps.push(step);
      wake.resolve();
    },
  };
}

/** A Reply with these steps, ready at once. */
export function replyOf(visibility: Reply["visibility"], ...steps: ReplyStep[]): Reply {
  return {
    visibility,
    steps: (async function* () {
      yield* steps;
    })(),
  };
}

const option = (
  name: string,
  shape: "word" | "rest" | "flag",
  rest: Partial<CommandSpec["options"][number]> = {},
): CommandSpec["options"][number] => ({
  name,
  description: `the ${name}`,
  required: false,
  shape,
  choices: undefined,
  completes: undefined,
  ...rest,
});

/** One command of each shape: no option, a word, a rest, a flag, choices, completion. */
export const sampleCommands: readonly CommandSpec[] = [
  {
    name: "add",
    aliases: ["follow"],
    summary: "Follow a feed or a site",
    example: "add https://example.org/feed",
    options: [option("url", "word", { required: true })],
    rights: "member*",
    visibility: "private",
    group: "feeds",
  },
  {
    name: "remove",
    aliases: [],
    summary: "Stop following a feed",
    example: "remove Harbour Post",
    options: [option("feed", "rest", { required: true, completes: "feed" })],
    rights: "member*",
    visibility: "private",
    group: "feeds",
  },
  {
    name: "deeper",
    aliases: [],
    summary: "Deeper commentary on a story",
    example: "deeper ferry angle:timeline",
    options: [
      option("story", "word", { required: true, completes: "story" }),
      option("angle", "flag", { choices: ["background", "timeline"], completes: "angle" }),
    ],
    rights: "guest",
    visibility: "thread",
    group: "reading",
  },
  {
    name: "ask",
    aliases: [],
    summary: "Ask across everything posted",
    example: "ask what changed since June",
    options: [option("question", "rest", { required: true })],
    rights: "guest",
    visibility: "thread",
    group: "reading",
  },
  {
    name: "digest",
    aliases: ["now"],
    summary: "Post a digest now",
    example: "digest",
    options: [],
    rights: "member",
    visibility: "channel",
    group: "reading",
  },
  {
    name: "sample",
    aliases: [],
    summary: "Turn the sample newsroom on or off",
    example: "sample off",
    options: [option("switch", "word", { required: true, choices: ["on", "off"] })],
    rights: "admin",
    visibility: "private",
    group: "settings",
  },
];
