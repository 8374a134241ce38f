// A made-up stream of headlines whose stories are known: for costs, and for what is lost.
import type { LabelledDoc } from "../../test/support/story-sets.ts";

export const STREAM_SEED = 20261124;
const VOCABULARY = 60_000;
const OFFSET = 60;
const EVERY_MS = 500;

/** Headlines of a made-up stream: words as news uses them (Zipf-Mandelbrot, stop words left out), stories of one to some dozen items. */
export function* madeStream(count: number): Generator<LabelledDoc> {
  let state = STREAM_SEED;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const word = (): string => `w${Math.floor(OFFSET * ((VOCABULARY + OFFSET) / OFFSET) ** random() - OFFSET)}x`;
  const stories: string[][] = [];
  for (let id = 0; id < count; id += 1) {
    if (stories.length === 0 || random() < 0.4) stories.push(Array.from({ length: 12 }, word));
    const recent = Math.max(0, stories.length - 1 - Math.floor(random() ** 2 * 2_000));
    const title = stories[recent]!.map((own) => (random() < 0.7 ? own : word())).join(" ");
    // All of them within 72 hours, so that every story can still grow.
    const published = new Date(Date.UTC(2026, 10, 24) + id * EVERY_MS);
    yield { id: String(id), title, text: "", source: `s${id % 500}`, url: undefined, published, label: String(recent) };
  }
}
