// feedsub, 64 feeds at a time, each on a host of its own.
// Run by bench/poll.ts; the first argument is the folder it is installed in.
import http from "node:http";
import { createRequire } from "node:module";
import { onRounds } from "../rounds.ts";

const AT_ONCE = 64;

interface Reader {
  read(done: (error: Error | null, items?: unknown[]) => void): void;
}

const FeedSub = createRequire(`${process.argv[2]!}/`)("feedsub") as new (url: string, options: object) => Reader;

// Every name is this machine: each feed has a connection of its own, as in the world. The rest is as Node's own agent has it.
http.globalAgent = new http.Agent({
  keepAlive: true,
  scheduling: "lifo",
  timeout: 5000,
  lookup: (_name, options, done) =>
    options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4),
});

onRounds(async ({ port, feeds }) => {
  const readers = Array.from(
    { length: feeds },
    (_, n) => new FeedSub(`http://site${n}.example:${port}/${n}.xml`, { emitOnStart: true, maxHistory: 40 }),
  );
  return async () => {
    let items = 0;
    const waiting = readers.values();
    const one = async () => {
      for (const reader of waiting) {
        items += await new Promise<number>((resolve, reject) =>
          reader.read((error, fresh) => (error ? reject(error) : resolve(fresh?.length ?? 0))),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return items;
  };
});
