// How fast Discord's interactions get their first sign, at 50 a second while feeds are polled.
// The whole bot and the tests' small Discord share this process; it judges every request.
// Run: node bench/discord-ack.ts [seconds]
import { setTimeout as sleep } from "node:timers/promises";
import { ADA, slash, TEXT, typing } from "../test/support/discord-world.ts";
import { FEEDS, openDiscordNewsroom } from "./discord-newsroom.ts";

const PER_SECOND = 50;
const seconds = Number(process.argv[2] ?? 5);
const print = (words: string): void => void process.stdout.write(`${words}\n`);

const { discord, close } = await openDiscordNewsroom();
for (const address of FEEDS) {
  const state = discord.interact(slash("feed add", { address }, { admin: true }));
  await discord.waitUntil(() => state.original && !state.waiting);
}
// There must be stories to complete, and the document's rules are compiled on first use.
await discord.waitUntil(() => discord.inChannel(TEXT).find(({ flags }) => !(flags & 64)));
discord.interact(typing("deeper", "story", "fer"));

/** Milliseconds from the event to the first sign of each interaction. */
async function measure(make: (n: number) => ReturnType<typeof slash>): Promise<number[]> {
  const signs: Promise<number>[] = [];
  const start = performance.now();
  for (let n = 0; n < PER_SECOND * seconds; n += 1) {
    await sleep(Math.max(0, start + (n * 1000) / PER_SECOND - performance.now()));
    const from = performance.now();
    const state = discord.interact(make(n));
    signs.push(discord.waitUntil(() => state.acked).then(() => performance.now() - from));
  }
  return (await Promise.all(signs)).toSorted((a, b) => a - b);
}

const report = (name: string, taken: number[]): void => {
  const at = (share: number): string =>
    (taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? NaN).toFixed(1);
  print(`${name}: ${taken.length} at ${PER_SECOND}/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`);
};

/** Many people in turn, so that nobody asks faster than one person may. */
const asker = (n: number) => ({ by: { ...ADA, id: String(7_000 + (n % 150)) } });
const letters = ["", "f", "fe", "fer", "sen", "bat", "clinic"];
report("completion of a story", await measure((n) => typing("deeper", "story", letters[n % letters.length]!)));
report("completion of a feed", await measure((n) => typing("feed pause", "feed", letters[n % letters.length]!)));
report("/feed list", await measure((n) => slash("feed list", {}, asker(n))));
report(
  "/digest why",
  await measure((n) => slash("digest why", { link: "http://harbour-courier.example/none" }, asker(n))),
);
const offers = discord.requestsTo("POST", /callback$/).filter(({ body }) => body.type === 8);
const full = offers.filter(({ body }) => body.data.choices.length > 0).length;
print(
  `${full} of ${offers.length} completions offered something; ${discord.inChannel(TEXT).filter(({ flags }) => !(flags & 64)).length} stories came meanwhile.`,
);
if (discord.violations.length > 0) print(`Discord would have refused: ${discord.violations[0]}`);
await close();
