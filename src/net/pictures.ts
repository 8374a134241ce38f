// Pictures of strangers, fetched by us and kept on the disk: publishers do not see who reads.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { imageSize } from "image-size";
import type { Clock } from "../core/domain.ts";
import { hexHash } from "../core/hash.ts";
import type { GuardedFetch } from "../core/ports.ts";
import { MINUTE } from "../core/time.ts";

/** A picture as it is handed on: its type is what its own first bytes say. */
export interface Raster {
  bytes: Uint8Array;
  type: string;
}

export interface PictureCache {
  /** Undefined for what is no picture of dots, is too large, or does not come. Never throws. */
  get(url: string): Promise<Raster | undefined>;
}

export interface PictureOptions {
  fetch: GuardedFetch;
  clock: Clock;
  /** Where they are kept; a folder that cannot be written keeps nothing. */
  folder: string;
  /** All that is kept, in bytes; the oldest goes first. */
  mostBytes?: number;
}

const MOST_BYTES = 100_000_000;
const LARGEST = 2_000_000;
/** Few bytes may unfold to so many dots that a reader's device has no room for them. */
const MOST_DOTS = 20_000_000;
const PATIENCE_MS = 10_000;
/** What did not come is not asked for again so soon. */
const AGAIN_MS = 10 * MINUTE;
const MOST_FAILED = 1000;

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString("latin1") === text;

/** The media type by the first bytes; undefined for all that is not dots alone (SVG runs script). */
export function rasterType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (startsWith(bytes, "\xff\xd8\xff")) return "image/jpeg";
  if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a")) return "image/gif";
  if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return "image/webp";
  if (startsWith(bytes, "ftypavif", 4) || startsWith(bytes, "ftypavis", 4)) return "image/avif";
  return undefined;
}

const asRaster = (bytes: Uint8Array): Raster | undefined => {
  const type = rasterType(bytes);
  return type === undefined || bytes.length > LARGEST || dotsOf(bytes) > MOST_DOTS ? undefined : { bytes, type };
};

/** More than any picture may have where it does not say. */
function dotsOf(bytes: Uint8Array): number {
  try {
    const { width, height } = imageSize(bytes);
    return width * height;
  } catch {
    return Infinity;
  }
}

export function createPictureCache(options: PictureOptions): PictureCache {
  const { fetch, clock, folder, mostBytes = MOST_BYTES } = options;
  const under = new Map<string, Promise<Raster | undefined>>();
  const failed = new Map<string, number>();
  const placeOf = (url: string): string => join(folder, hexHash(url));

  async function bring(url: string): Promise<Raster | undefined> {
    const kept = await readFile(placeOf(url)).catch(() => undefined);
    const held = kept && asRaster(kept);
    if (held) return held;
    const now = clock.now().getTime();
    if ((failed.get(url) ?? 0) > now) return undefined;
    const request = {
      maxBytes: LARGEST,
      timeoutMs: PATIENCE_MS,
      headers: { accept: "image/avif,image/webp,image/png,image/jpeg,image/gif" },
    };
    const answer = await fetch(url, request).catch(() => undefined);
    const found = answer?.status === 200 ? asRaster(answer.body) : undefined;
    if (found) await keep(placeOf(url), found.bytes).catch(() => undefined);
    else {
      if (failed.size >= MOST_FAILED) failed.clear();
      failed.set(url, now + AGAIN_MS);
    }
    return found;
  }

  async function keep(place: string, bytes: Uint8Array): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${place}.new`, bytes, { mode: 0o600 });
    await rename(`${place}.new`, place);
    await makeRoom();
  }

  /** The folder itself says what is in it: other processes may use it, and people may empty it. */
  async function makeRoom(): Promise<void> {
    const files = await Promise.all(
      (await readdir(folder)).map(async (name) => {
        const path = join(folder, name);
        const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
        return { path, size, mtimeMs };
      }),
    );
    let room = mostBytes - files.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size } of files.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (room >= 0) return;
      await rm(path, { force: true });
      room += size;
    }
  }

  return {
    get(url) {
      const running = under.get(url);
      if (running) return running;
      const brought = bring(url).finally(() => under.delete(url));
      under.set(url, brought);
      return brought;
    },
  };
}
