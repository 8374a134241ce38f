// feedsub, 64 feeds at a time; the folder it is installed in is the first argument.
import { createRequire } from "node:module";
import { onRounds } from "../rounds.ts";

const AT_ONCE = 64;

interface Reader {
  read(done: (error: Error | null, items?: unknown[]) => void): void;
}

const FeedSub = createRequire(`${process.argv[2]!}/`)("feedsub") as new (url: string, options: object) => Reader;

onRounds(async ({ port, feeds }) => {
  const readers = Array.from(
    { length: feeds },
    (_, n) => new FeedSub(`http://127.0.0.1:${port}/${n}.xml`, { emitOnStart: true, maxHistory: 40 }),
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
