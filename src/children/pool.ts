// A small pool of child processes that read hostile bytes, each killed without harm to the bot.
import { type ChildProcess, fork } from "node:child_process";
import { steadyMs, systemClock } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import { BotError, type ErrorCode } from "../core/errors.ts";
import { type Said, type Wording } from "../words/index.ts";
import { hold, residentMb } from "./processes.ts";

/** What is sent to a child: the number it answers under, and the work. */
export interface Job<Work> {
  id: number;
  work: Work;
}

/** Id 0 says the child is ready. */
export interface ChildAnswer {
  id: number;
  /** What it has loaded by now, by the names that its successor is given. */
  loaded?: readonly string[];
  value?: unknown;
  error?: { code: ErrorCode; said: Said; advice: Said | undefined };
}

export interface PoolLimits {
  /** How many children work at a time at most. The first starts on first use. */
  children: number;
  /** How long work waits for a child that is busy before another is started, in milliseconds: a child takes a second and 100 MB. */
  waitMs: number;
  /** Jobs a child does before it is replaced: libraries keep some memory of each. */
  jobsPerChild: number;
  /** The heap of a child, in MB; it aborts above. */
  heapMb: number;
  /** All memory of a child, in MB, buffers included; it is killed above. Looked at where the system tells, as Linux does. */
  residentMb: number;
  /** An unused child is ended after this, in milliseconds. */
  idleMs: number;
}

export interface Pool<Work> {
  /** Rejects with the child's own error, or as `task` says when no child survived it within `timeoutMs`. */
  run(work: Work, task: Task, timeoutMs: number): Promise<unknown>;
  /** Idle children stay for so long, and work waits less for them; whether one has loaded `part`. */
  keep(part: string, milliseconds: number): boolean;
  /** How long no job has ended although some wait, and whether the last children could not start. */
  state(): { stuckMs: number; unstarted: boolean };
  /** Ends all children; what waits is refused. */
  close(): Promise<void>;
}

/** What a task ends in when it kills its child, and when there is no child for it. */
export interface Task {
  code: ErrorCode;
  beyondLimits: Wording;
  closed: Wording;
  unstarted: Wording;
  advice: Wording | undefined;
}

/** What starting a child may take on a busy machine; not counted against the job. */
const START_MS = 20_000;
/** Of the jobs of a child, so many are done when its successor is started, that nobody waits for it. */
const NEARLY = 0.8;
/** As `waitMs`, while children are kept. */
const KEPT_WAIT_MS = 100;
/** How often the memory of a working child is looked at. */
const LOOK_MS = 100;

interface Waiting<Work> {
  job: Job<Work>;
  task: Task;
  timeoutMs: number;
  /** When it began to wait. */
  since: number;
  resolve: (value: unknown) => void;
  reject: (error: BotError) => void;
}

interface Worker<Work> {
  process: ChildProcess;
  ready: boolean;
  jobs: number;
  loaded: readonly string[];
  current: Waiting<Work> | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** `script` is the child's own file, `readable` the folders it may read; it may write nothing and start nothing. */
export function createPool<Work>(
  script: string,
  readable: string[],
  limits: PoolLimits,
  clock: Clock = systemClock,
): Pool<Work> {
  const workers = new Set<Worker<Work>>();
  const queue: Waiting<Work>[] = [];
  let lastId = 0;
  let closed = false;
  /** Children in a row that ended before they were ready. */
  let stillborn = 0;
  let looking: NodeJS.Timeout | undefined;
  let unstarted = false;
  /** Runs while all children are busy and work waits. */
  let patience: NodeJS.Timeout | undefined;
  /** Until then idle children stay. */
  let keptUntil = 0;
  /** When a job last ended, or began to wait where none did. */
  let movedAt = 0;

  /** `loaded`: what it loads before it is ready. */
  function start(loaded: readonly string[] = []): void {
    const child = fork(script, loaded, {
      execArgv: [
        `--max-old-space-size=${limits.heapMb}`,
        // A larger young space makes no page faster, and a child half as large again. The bot has the other processors.
        "--max-semi-space-size=4",
        "--v8-pool-size=1",
        "--permission",
        ...readable.map((path) => `--allow-fs-read=${path}`),
      ],
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const worker: Worker<Work> = {
      process: child,
      ready: false,
      jobs: 0,
      loaded,
      current: undefined,
      timer: undefined,
    };
    workers.add(worker);
    hold(worker.process, false);
    killAfter(worker, START_MS);
    child.on("message", (answer: ChildAnswer) => finish(worker, answer));
    child.on("error", () => lose(worker));
    child.on("exit", () => lose(worker));
  }

  function finish(worker: Worker<Work>, answer: ChildAnswer): void {
    const { current } = worker;
    if (answer.id === 0) {
      worker.ready = true;
      stillborn = 0;
      unstarted = false;
    } else if (current?.job.id === answer.id) {
      worker.current = undefined;
      worker.jobs += 1;
      worker.loaded = answer.loaded ?? [];
      movedAt = steadyMs(clock);
      if (answer.error) {
        const { code, said, advice } = answer.error;
        current.reject(new BotError(code, said, { hint: advice }));
      } else current.resolve(answer.value);
    } else return;
    clearTimeout(worker.timer);
    if (worker.jobs >= limits.jobsPerChild) retire(worker);
    else if (worker.jobs === Math.ceil(limits.jobsPerChild * NEARLY)) start(worker.loaded);
    next();
  }

  /** The child ended: whatever it was reading has failed, the others go on. */
  function lose(worker: Worker<Work>): void {
    if (!workers.delete(worker)) return;
    clearTimeout(worker.timer);
    movedAt = steadyMs(clock);
    const { current } = worker;
    if (current) {
      const { code, beyondLimits, advice } = current.task;
      current.reject(new BotError(code, beyondLimits, { hint: advice }));
    }
    if (!worker.ready) stillborn += 1;
    // Children that cannot even start would be started for ever.
    if (!worker.ready && (workers.size === 0 || stillborn > limits.children)) {
      stillborn = 0;
      unstarted = true;
      refuseAll("unstarted");
    } else next();
  }

  function refuseAll(why: "closed" | "unstarted"): void {
    for (const { task, reject } of queue.splice(0)) reject(unavailable(task, why));
  }

  function retire(worker: Worker<Work>): void {
    workers.delete(worker);
    clearTimeout(worker.timer);
    worker.process.kill("SIGKILL");
  }

  function next(): void {
    // A successor rests until one of those before it is gone: no more work at a time.
    for (const worker of [...workers].slice(0, limits.children)) {
      if (!worker.ready || worker.current) continue;
      const waiting = queue.shift();
      if (waiting) give(worker, waiting);
      else {
        hold(worker.process, false);
        endLater(worker, limits.idleMs);
      }
    }
    if (queue.length > 0 && workers.size === 0) start();
    startAnotherLater();
    lookAtMemory();
  }

  function endLater(worker: Worker<Work>, milliseconds: number): void {
    clearTimeout(worker.timer);
    worker.timer = setTimeout(() => {
      const kept = keptUntil - steadyMs(clock);
      if (kept > 0) endLater(worker, kept);
      else retire(worker);
    }, milliseconds).unref();
  }

  /** What waits at the end of the patience has a child of its own; whoever is served before needs none. */
  function startAnotherLater(): void {
    const [longest] = queue;
    clearTimeout(patience);
    if (!longest || workers.size >= limits.children) return;
    const [now, isKept] = [steadyMs(clock), keptUntil > steadyMs(clock)];
    const most = isKept ? Math.min(KEPT_WAIT_MS, limits.waitMs) : limits.waitMs;
    patience = setTimeout(
      () => {
        // One that is about to be ready takes what waits, and then it is asked again.
        if ([...workers].every(({ ready }) => ready)) start(isKept ? [...workers][0]?.loaded : []);
      },
      Math.max(0, most - (now - longest.since)),
    );
  }

  function give(worker: Worker<Work>, waiting: Waiting<Work>): void {
    worker.current = waiting;
    hold(worker.process, true);
    killAfter(worker, waiting.timeoutMs);
    // Node asks for a type of plain values; whoever makes the pool chooses work that can be sent.
    worker.process.send(waiting.job as Job<never>, (error) => error && worker.process.kill("SIGKILL"));
  }

  /** The limit of the heap does not count buffers: a child that grows by them is killed from here. */
  function lookAtMemory(): void {
    const busy = [...workers].filter(({ current }) => current);
    if (busy.length === 0) {
      clearInterval(looking);
      looking = undefined;
      return;
    }
    looking ??= setInterval(() => {
      for (const { process: child, current } of workers) {
        if (current && residentMb(child.pid) > limits.residentMb) child.kill("SIGKILL");
      }
    }, LOOK_MS);
  }

  return {
    run(work, task, timeoutMs) {
      if (closed) return Promise.reject(unavailable(task, "closed"));
      return new Promise((resolve, reject) => {
        lastId += 1;
        if (queue.length === 0) movedAt = steadyMs(clock);
        queue.push({ job: { id: lastId, work }, task, timeoutMs, since: steadyMs(clock), resolve, reject });
        next();
      });
    },
    keep(part, milliseconds) {
      keptUntil = steadyMs(clock) + milliseconds;
      return [...workers].some(({ loaded }) => loaded.includes(part));
    },
    state: () => ({ stuckMs: queue.length === 0 ? 0 : steadyMs(clock) - movedAt, unstarted }),
    async close() {
      closed = true;
      clearTimeout(patience);
      refuseAll("closed");
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

function killAfter<Work>(worker: Worker<Work>, milliseconds: number): void {
  clearTimeout(worker.timer);
  worker.timer = setTimeout(() => worker.process.kill("SIGKILL"), milliseconds);
}

/** One that did not start may start at the next try, or after the next start of the bot. */
const unavailable = (task: Task, why: "closed" | "unstarted"): BotError =>
  new BotError(task.code, task[why], { retryable: true });
