// A child that does whatever harm it is told to; it answers `echo`, `pid` and `had`, and otherwise never.
import type { ChildAnswer, Job } from "../../src/children/pool.ts";

export type Harm = { do: "hang" | "heap" | "buffers" | "exit" } | { do: "echo"; text: string } | { do: "pid" | "had" };

const held: unknown[] = [];

const HARM = {
  hang: () => {
    for (;;);
  },
  heap: () => {
    for (;;) held.push(Array.from({ length: 1e5 }, (_, n) => ({ n })));
  },
  // Outside of the heap, a little at a time; then it waits to be noticed.
  buffers: () => {
    setInterval(() => held.length < 60 && held.push(Buffer.alloc(10 * 1024 * 1024, 1)), 1);
  },
  exit: () => process.exit(3),
};

process.on("message", ({ id, work }: Job<Harm>) => {
  if (work.do === "echo") process.send?.({ id, value: work.text } satisfies ChildAnswer);
  else if (work.do === "pid") process.send?.({ id, value: process.pid, loaded: ["letters"] } satisfies ChildAnswer);
  else if (work.do === "had") process.send?.({ id, value: process.argv.slice(2) } satisfies ChildAnswer);
  else HARM[work.do]();
});
process.on("disconnect", () => process.exit(0));
process.send?.({ id: 0 } satisfies ChildAnswer);
