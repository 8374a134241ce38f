// The ports of the bot with what goes through them counted: the stages themselves know nothing of it.
import { steadyMs } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import { BotError, asBotError } from "../core/errors.ts";
import { type PollPorts, type PollOutcome, poll } from "../feeds/poll.ts";
import type { CommandSpec, Inbox, Platform, Reply } from "../platform/index.ts";
import type { Analyst, Count, Extractor } from "../core/ports.ts";
import type { Store } from "../store/index.ts";
import type { Meter } from "./meter.ts";
import type { Pulse } from "./pulse.ts";

/** One look at a feed: what came over the wire, whether it was parsed, what became of it. */
export async function countedPoll(
  count: Count = () => {},
  state: Parameters<typeof poll>[0],
  ports: PollPorts,
  ...rest: [Date, Parameters<typeof poll>[3]]
): Promise<PollOutcome> {
  let status = 0;
  const fetch: PollPorts["fetch"] = async (url, request) => {
    const answer = await ports.fetch(url, request);
    status = answer.status;
    count("poll_bytes", {}, answer.body.byteLength);
    return answer;
  };
  const readFeed: PollPorts["readFeed"] = async (...document) => {
    try {
      const read = await ports.readFeed(...document);
      count("feed_parses", { outcome: "ok" });
      return read;
    } catch (error) {
      count("feed_parses", { outcome: "failed" });
      throw error;
    }
  };
  const outcome = await poll(state, { fetch, readFeed }, ...rest);
  count("polls", { outcome: outcome.kind === "unchanged" && status === 304 ? "not_modified" : outcome.kind });
  if (outcome.kind === "items") count("items_seen", {}, outcome.items.length);
  return outcome;
}

/** The store, whose own records are what the counters of items and choices count; `pulse` hears its loops look for work. */
export function countedStore(store: Store, count: Count, pulse: Pulse): Store {
  return {
    ...store,
    polls: {
      ...store.polls,
      async claim(...args) {
        const claimed = await store.polls.claim(...args);
        pulse.beat("polling");
        return claimed;
      },
      async save(...args) {
        const saved = await store.polls.save(...args);
        for (const { baseline, fresh, changed } of saved.values()) {
          count("items", { outcome: baseline ? "baseline" : "new" }, fresh.length);
          count("items", { outcome: "changed" }, changed.length);
        }
        return saved;
      },
    },
    outbox: {
      ...store.outbox,
      async due(...args) {
        const due = await store.outbox.due(...args);
        pulse.beat("outbox");
        return due;
      },
    },
    verdicts: {
      ...store.verdicts,
      async add(trx, verdicts, now) {
        await store.verdicts.add(trx, verdicts, now);
        for (const { stage, verdict } of verdicts) if (stage === "choose") count("choices", { verdict });
      },
    },
    jobs: {
      ...store.jobs,
      work: (name, concurrency, handler) =>
        store.jobs.work(name, concurrency, async (data) => {
          let outcome: "done" | "failed" = "failed";
          try {
            await handler(data);
            outcome = "done";
          } finally {
            count("jobs", { name, outcome });
          }
        }),
    },
  };
}

export function countedExtractor<E extends Extractor>(extractor: E, count: Count): E {
  return {
    ...extractor,
    async extract(...page: Parameters<Extractor["extract"]>) {
      try {
        const text = await extractor.extract(...page);
        count("extractions", { outcome: "ok" });
        return text;
      } catch (error) {
        count("extractions", { outcome: asBotError(error).code === "not_an_article" ? "not_an_article" : "failed" });
        throw error;
      }
    },
  };
}

export function countedAnalyst(analyst: Analyst, count: Count): Analyst {
  const told = async <T extends { writtenBy: { kind: "model" | "extract" } }>(
    kind: "analysis" | "deeper" | "answer",
    work: Promise<T>,
  ): Promise<T> => {
    let by: "model" | "extract" | "nobody" = "nobody";
    try {
      const written = await work;
      by = written.writtenBy.kind;
      return written;
    } finally {
      count("writings", { kind, by });
    }
  };
  return {
    analyse: (...args) => told("analysis", analyst.analyse(...args)),
    deeper: (...args) => told("deeper", analyst.deeper(...args)),
    answer: (...args) => told("answer", analyst.answer(...args)),
  };
}

/** A platform whose posts are counted by outcome, and whose people are timed. */
export function countedPlatform(platform: Platform, meter: Meter, clock: Clock): Platform {
  const { name, graceMs } = platform;
  const counted = async <T>(what: "posts" | "edits", work: Promise<T>): Promise<T> => {
    let outcome = "ok";
    try {
      return await work;
    } catch (error) {
      outcome = error instanceof BotError ? error.code : "internal";
      throw error;
    } finally {
      meter.count(what, { platform: name, outcome });
    }
  };
  return {
    name,
    graceMs,
    start: (inbox) => platform.start(timedInbox(inbox, name, meter, clock)),
    connected: () => platform.connected(),
    post: (...args) => counted("posts", platform.post(...args)),
    find: (...args) => platform.find(...args),
    edit: (...args) => counted("edits", platform.edit(...args)),
    ...(platform.rate && { rate: platform.rate }),
    ...(platform.remove && { remove: (ref) => platform.remove?.(ref) ?? Promise.resolve(false) }),
    ...(platform.channels && { channels: platform.channels }),
    ...(platform.storyAddress && { storyAddress: (id) => platform.storyAddress?.(id) ?? Promise.resolve(undefined) }),
    forget: async (who) => platform.forget?.(who),
    stop: () => platform.stop(),
  };
}

function timedInbox(inbox: Inbox, platform: string, meter: Meter, clock: Clock): Inbox {
  const timed = async <R extends Reply | undefined>(kind: "command" | "action" | "turn", work: Promise<R>) => {
    const began = steadyMs(clock);
    const seconds = () => (steadyMs(clock) - began) / 1000;
    const reply = await work;
    if (!reply) return reply;
    const steps = reply.steps;
    let first = false;
    async function* watched() {
      for await (const step of steps) {
        if (!first) meter.waited(kind, "first", seconds());
        first = true;
        if (step.kind === "done") meter.waited(kind, "done", seconds());
        yield step;
      }
    }
    return { ...reply, steps: watched() };
  };
  return {
    ...inbox,
    command: (call) => {
      const command = "name" in call ? call.name : nameOf(inbox.commands, call.line);
      const known = inbox.commands.some(({ name }) => name === command);
      meter.count("commands", { platform, command: known ? command : "unknown" });
      return timed("command", inbox.command(call));
    },
    action: (press) => timed("action", inbox.action(press)),
    turn: (turn) => timed("turn", inbox.turn(turn)),
  };
}

/** The command that a typed line begins with, by name or alias, the longest first. */
function nameOf(commands: readonly CommandSpec[], typed: string): string {
  const words = `${typed.trim().replace(/^\//, "").toLowerCase().replace(/\s+/g, " ")} `;
  const names = commands.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => ({ word, name })));
  const found = names.filter(({ word }) => words.startsWith(`${word} `));
  return found.toSorted((a, b) => b.word.length - a.word.length)[0]?.name ?? "unknown";
}
