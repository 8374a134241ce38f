// A language model fed from a queue: it answers what it is given, in order, and fails when it is asked once too often.
import { BotError } from "../../src/core/errors.ts";
import type { GenerateRequest, LanguageModel } from "../../src/core/ports.ts";

export type FakeReply = object | Error | ((request: GenerateRequest<unknown>) => object);

export interface FakeModel extends LanguageModel {
  requests: GenerateRequest<unknown>[];
  /** What the second reader was asked; no part of `requests`. */
  judged: GenerateRequest<unknown>[];
  /** Replies not yet asked for. */
  left(): number;
}

export interface Said {
  verdict: "supported" | "doubtful" | "unsupported";
  words?: string;
  sids?: string[];
}

/** A reader with an opinion on claims that hold these words; it confirms the rest. */
export const secondReader =
  (about: Record<string, Said | undefined> = {}): FakeReply =>
  ({ prompt }) => ({
    verdicts: [...prompt.user.matchAll(/^(\d+): (.*); cites (S\d+\.\d+)/gm)].flatMap(([, n, text = "", sid = ""]) => {
      const found = Object.entries(about).find(([words]) => text.includes(words));
      if (found && !found[1]) return [];
      const { verdict = "supported", words = "", sids = [sid] } = found?.[1] ?? {};
      return [{ n: Number(n), sids, verdict, fault: words === "" ? "none" : "added", words }];
    }),
  });

/** `chunk`: characters per piece where the caller watches the text; `stopAfter`: characters after which the line breaks; `judge`: the second reader, who confirms all. */
export function fakeModel(
  replies: FakeReply[],
  options: { chunk?: number; stopAfter?: number; judge?: FakeReply } = {},
): FakeModel {
  const queue = [...replies];
  const requests: GenerateRequest<unknown>[] = [];
  const judged: GenerateRequest<unknown>[] = [];
  return {
    requests,
    judged,
    left: () => queue.length,
    async generate<T>(request: GenerateRequest<T>) {
      request.signal?.throwIfAborted();
      const isJudge = request.prompt.id.startsWith("judge@");
      if (isJudge) judged.push(request as GenerateRequest<unknown>);
      else requests.push(request as GenerateRequest<unknown>);
      const next = isJudge ? (options.judge ?? secondReader()) : queue.shift();
      if (next === undefined) throw new Error(`the fake model has no answer left for ${request.prompt.id}`);
      if (next instanceof Error) throw next;
      const reply = typeof next === "function" ? next(request as GenerateRequest<unknown>) : next;
      const text = JSON.stringify(reply);
      const end = Math.min(text.length, options.stopAfter ?? text.length);
      for (let at = options.chunk ?? text.length; request.onText && at < end; at += options.chunk ?? text.length) {
        request.onText(text.slice(0, at));
      }
      request.onText?.(text.slice(0, end));
      if (end < text.length) throw new BotError("model_unavailable", "The answer broke off.");
      const usage = { tokensIn: 100, tokensCached: 0, tokensOut: 50, cost: 0.001 };
      const read = request.schema.safeParse(reply);
      if (!read.success) throw new BotError("model_invalid_output", read.error.message);
      return { value: read.data, usage, provider: "fake", model: "fake-1", cached: false };
    },
  };
}

/** The numbered lines a prompt shows, by their words. */
export function linesOf(request: GenerateRequest<unknown>): { sid: string; text: string }[] {
  return [...request.prompt.user.matchAll(/^(S\d+\.\d+) (.+)$/gm)].map((found) => ({
    sid: found[1] ?? "",
    text: found[2] ?? "",
  }));
}

/** A claim that rests on the shown line with these words, quoting its first twelve or the words given. */
export function claimOn(
  request: GenerateRequest<unknown>,
  words: string,
  text: string,
  more: { kind?: "fact" | "inference" | "opinion"; quote?: string } = {},
) {
  const line = linesOf(request).find((shown) => shown.text.includes(words));
  if (!line) throw new Error(`no shown line holds ${JSON.stringify(words)}`);
  return { cites: [{ sid: line.sid, quote: more.quote ?? line.text }], kind: more.kind ?? "fact", text };
}

export const emptyDigest = { headline: null, lead: null, happened: [], why: [], points: [], conclusion: null };
