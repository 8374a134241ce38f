// Pages to readable text in a small pool of child processes, each of which can be killed without harm to the bot.
import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { ArticleText } from "../domain.ts";
import { BotError, type ErrorCode } from "../errors.ts";
import type { Extractor } from "../ports.ts";

export interface ChildJob {
  id: number;
  html: Uint8Array;
  page: { url: string; contentType: string | undefined };
}

/** Id 0 says the child is ready. */
export interface ChildAnswer {
  id: number;
  article?: ArticleText;
  error?: { code: ErrorCode; message: string; hint: string | undefined };
}

export interface ExtractorOptions {
  /** How many pages are read at a time. */
  children?: number;
  /** What a page may take, in milliseconds, before its child is killed. */
  timeoutMs?: number;
  /** Pages a child reads before it is replaced: linkedom and Readability keep some memory of each. */
  pagesPerChild?: number;
}

/** More HTML than this is no article, and would cost seconds. */
const MAX_BYTES = 3_000_000;
/** What starting a child may take on a busy machine; not counted against the page. */
const START_MS = 20_000;

// Compiled for publishing, the child is a .js file like this one.
const CHILD = fileURLToPath(new URL(`./extract-child${extname(import.meta.url)}`, import.meta.url));
/** What a child may read: this code, and wherever its libraries were installed; not the data, nor the settings. */
const READABLE = [
  fileURLToPath(new URL("../", import.meta.url)),
  fileURLToPath(new URL("../../package.json", import.meta.url)),
  fileURLToPath(import.meta.resolve("linkedom")).replace(/(?<=[/\\]node_modules[/\\]).*/s, ""),
];

interface Waiting {
  job: ChildJob;
  resolve: (article: ArticleText) => void;
  reject: (error: BotError) => void;
}

interface Worker {
  process: ChildProcess;
  ready: boolean;
  pages: number;
  current: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Children start on first use, read at most 3 MB of HTML under a 192 MB heap, may not write files nor start processes, and are
 * killed after `timeoutMs` (5 s). A page that kills its child fails alone, as `extract_failed`.
 */
export function createExtractor(options: ExtractorOptions = {}): Extractor {
  const { children = 1, timeoutMs = 5_000, pagesPerChild = 200 } = options;
  const workers = new Set<Worker>();
  const queue: Waiting[] = [];
  let lastId = 0;
  let closed = false;

  function start(): void {
    const child = fork(CHILD, [], {
      execArgv: ["--max-old-space-size=192", "--permission", ...READABLE.map((path) => `--allow-fs-read=${path}`)],
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    // An idle child must not keep the bot alive.
    child.unref();
    child.channel?.unref();
    const worker: Worker = { process: child, ready: false, pages: 0, current: undefined, timer: undefined };
    workers.add(worker);
    watch(worker, START_MS);
    child.on("message", (answer: ChildAnswer) => finish(worker, answer));
    child.on("error", () => lose(worker));
    child.on("exit", () => lose(worker));
  }

  function watch(worker: Worker, milliseconds: number): void {
    clearTimeout(worker.timer);
    worker.timer = setTimeout(() => worker.process.kill("SIGKILL"), milliseconds);
  }

  function finish(worker: Worker, answer: ChildAnswer): void {
    clearTimeout(worker.timer);
    const { current } = worker;
    if (answer.id === 0) worker.ready = true;
    else if (current?.job.id === answer.id) {
      worker.current = undefined;
      worker.pages += 1;
      if (answer.article) current.resolve(answer.article);
      else current.reject(failure(answer.error));
    }
    if (worker.pages >= pagesPerChild) retire(worker);
    next();
  }

  /** The child ended: whatever it was reading has failed, the others go on. */
  function lose(worker: Worker): void {
    if (!workers.delete(worker)) return;
    clearTimeout(worker.timer);
    worker.current?.reject(
      new BotError("extract_failed", "This page could not be read within the limits of time and memory."),
    );
    if (worker.ready) next();
    // A child that cannot even start would be started for ever.
    else
      for (const { reject } of queue.splice(0))
        reject(new BotError("extract_failed", "The page reader did not start.", { retryable: true }));
  }

  function retire(worker: Worker): void {
    workers.delete(worker);
    clearTimeout(worker.timer);
    worker.process.kill("SIGKILL");
  }

  function next(): void {
    while (queue.length > 0) {
      const free = [...workers].find((worker) => worker.ready && !worker.current);
      if (!free) break;
      const waiting = queue.shift()!;
      free.current = waiting;
      watch(free, timeoutMs);
      free.process.ref();
      free.process.channel?.ref();
      free.process.send(waiting.job, (error) => error && free.process.kill("SIGKILL"));
    }
    for (const worker of workers) {
      if (worker.current || !worker.ready) continue;
      worker.process.unref();
      worker.process.channel?.unref();
    }
    if (queue.length > 0 && workers.size < children) start();
  }

  return {
    extract(html, page) {
      if (closed) return Promise.reject(new BotError("extract_failed", "The page reader is closed."));
      if (html.byteLength > MAX_BYTES) {
        return Promise.reject(new BotError("extract_failed", `This page is larger than ${MAX_BYTES / 1_000_000} MB.`));
      }
      return new Promise((resolve, reject) => {
        lastId += 1;
        queue.push({ job: { id: lastId, html, page }, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      for (const { reject } of queue.splice(0)) reject(new BotError("extract_failed", "The page reader is closed."));
      await Promise.all(
        [...workers].map((worker) => {
          // Idle children do not keep the process alive, but their end is waited for.
          worker.process.ref();
          const ended = new Promise((resolve) => worker.process.once("exit", resolve));
          worker.process.kill("SIGKILL");
          return ended;
        }),
      );
    },
  };
}

function failure(error: ChildAnswer["error"]): BotError {
  const { code = "extract_failed", message = "This page could not be read.", hint } = error ?? {};
  return new BotError(code, message, hint === undefined ? {} : { hint });
}
