// The counters and gauges of this process, in the text format of Prometheus.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Count, Counts } from "../core/ports.ts";
import type { Figures } from "../store/figures.ts";

/** Every counter: what it counts, and its labels. Its name outside is `footnote_<name>_total`. */
const COUNTERS: { [N in keyof Counts]: [help: string, ...labels: (keyof Counts[N] & string)[]] } = {
  polls: ["Looks at feeds.", "outcome"],
  poll_bytes: ["Decoded bytes that feeds sent."],
  feed_parses: ["Feed documents parsed; unchanged ones are not.", "outcome"],
  items_seen: ["Items in the feed documents that were parsed."],
  items: ["Items stored; the rest of those seen was held already.", "outcome"],
  item_reads: ["Items read into articles, by what became of their pages.", "page"],
  extractions: ["Pages given to the extractor.", "outcome"],
  clusterings: ["Articles put into stories, and stories merged.", "outcome"],
  choices: ["Stories weighed for subscriptions.", "verdict"],
  writings: ["Analyses, commentary and answers written.", "kind", "by"],
  model_calls: ["Calls to model servers.", "provider", "model", "prompt", "outcome"],
  model_tokens: ["Tokens of calls to model servers; cached are part of in.", "provider", "model", "kind"],
  model_cost_dollars: ["US dollars of calls whose price is known.", "provider", "model"],
  model_cache: ["Stored completions looked for.", "outcome"],
  posts: ["Messages given to platforms.", "platform", "outcome"],
  edits: ["Edits given to platforms.", "platform", "outcome"],
  commands: ["Commands that people gave.", "platform", "command"],
  jobs: ["Runs of queued work.", "name", "outcome"],
};

export interface Meter {
  count: Count;
  /** How long a person waited: for the first sign, and for the whole answer; seconds. */
  waited(kind: "command" | "action" | "turn", until: "first" | "done", seconds: number): void;
  /** Everything, as Prometheus reads it. Never throws: where the store does not answer, `footnote_store_up` says 0. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MeterOptions {
  version: string;
  /** Of the whole store, asked at each reading; undefined when it does not answer in time. */
  figures: () => Promise<Figures | undefined>;
}

export function createMeter({ version, figures }: MeterOptions): Meter {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counters = new Map(
    Object.entries(COUNTERS).map(([name, [help, ...labelNames]]) => {
      const counter = new Counter({ name: `footnote_${name}_total`, help, labelNames, registers });
      // A counter that has not counted yet is 0, not absent.
      if (labelNames.length === 0) counter.inc(0);
      return [name, counter] as const;
    }),
  );
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `footnote_${name}`, help, labelNames, registers });
  gauge("build_info", "Version of the program and of Node.", "version", "node").set(
    { version, node: process.versions.node },
    1,
  );
  const up = gauge("store_up", "1 when the store answered at this reading.");
  const deliveries = gauge("deliveries", "Deliveries in the store that are not posted, by state.", "state");
  const overdue = gauge("oldest_due_seconds", "How long the oldest thing has waited whose time has come.", "what");
  const waiting = gauge("queue_jobs", "Jobs waiting whose time has come.", "name");
  const oldest = gauge("queue_oldest_seconds", "Age of the oldest of these.", "name");
  const running = gauge("queue_running", "Jobs being worked on.", "name");
  const waits = new Histogram({
    name: "footnote_answer_seconds",
    help: "How long a person waited: until the first sign, and until the answer was done.",
    labelNames: ["kind", "until"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60],
    registers,
  });

  function show(held: Figures | undefined): void {
    up.set(held ? 1 : 0);
    for (const metric of [deliveries, overdue, waiting, oldest, running]) metric.reset();
    if (!held) return;
    for (const [state, number] of Object.entries(held.deliveries)) deliveries.set({ state }, number);
    overdue.set({ what: "feed" }, held.oldestFeedMs / 1000);
    overdue.set({ what: "delivery" }, held.oldestDeliveryMs / 1000);
    for (const queue of held.queues) {
      waiting.set({ name: queue.name }, queue.waiting);
      oldest.set({ name: queue.name }, queue.oldestMs / 1000);
      running.set({ name: queue.name }, queue.running);
    }
  }

  return {
    count: (what, labels, by = 1) => counters.get(what)?.inc(labels, by),
    waited: (kind, until, seconds) => waits.observe({ kind, until }, seconds),
    async text() {
      show(await figures());
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
