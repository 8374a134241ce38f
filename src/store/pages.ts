// The checksums of the embedded database, looked at over all of its pages at once.
import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";

const PAGE = 8192;
const PAGES_AT_ONCE = 256;
/** A file of a relation holds this many pages; the next ones stand in `.1`, `.2`. */
const PAGES_A_FILE = 131_072;
/** Tables and indexes. Maps of free room and of what is visible are made anew where they are torn. */
const RELATION = /^\d+(?:\.(\d+))?$/;

/** Where each of the 32 sums of a page begins (Postgres' storage/checksum_impl.h). */
const OFFSETS = Int32Array.from(
  (
    "5b1f36e9b852596002ab50aa1de66d2a79ff467a9bb9f8a3217e7cd283e13d2cf8d4474fe39eb97042c6ae16993216fa7b093b5d98daff3cf718902a0b1c9cdb" +
    "e58f764b187636bc5d7b3bb1e73de7de92bec979cca6c0b2304a097985aa43d4783125bb6ca8eaa2e407eac64b5cfc3e9fbf8c7615ca20bef2ca9fd3959bd756"
  )
    .match(/.{8}/g)!
    .map((hex) => Number.parseInt(hex, 16)),
);
const PRIME = 16_777_619;

/** The relations with damaged pages below Postgres' folder, and how many each has. */
export function damagedPages(postgres: string): { file: string; pages: number }[] {
  const room = Buffer.alloc(PAGES_AT_ONCE * PAGE);
  const folders = readdirSync(join(postgres, "base")).map((name) => join("base", name));
  return ["global", ...folders].flatMap((folder) =>
    readdirSync(join(postgres, folder)).flatMap((name) => {
      const [found, segment = "0"] = RELATION.exec(name) ?? [];
      if (found === undefined) return [];
      const file = join(folder, name);
      const pages = damagedIn(room, join(postgres, file), Number(segment) * PAGES_A_FILE);
      return pages > 0 ? [{ file, pages }] : [];
    }),
  );
}

function damagedIn(bytes: Buffer, path: string, firstBlock: number): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const fd = openSync(path, "r");
  try {
    let damaged = 0;
    let block = firstBlock;
    for (let read = readSync(fd, bytes); read >= PAGE; read = readSync(fd, bytes)) {
      for (let at = 0; at + PAGE <= read; at += PAGE, block += 1) if (!isWhole(words, at / 4, block)) damaged += 1;
    }
    return damaged;
  } finally {
    closeSync(fd);
  }
}

/** A page without an upper bound was never written: it has no checksum. All of it is little-endian, as where WebAssembly runs. */
function isWhole(words: Int32Array, from: number, block: number): boolean {
  // A whole page: it has a third and a fourth word.
  const used = words.subarray(from, from + PAGE / 4);
  const [told, lowerUpper] = [used[2]!, used[3]!];
  if (lowerUpper >>> 16 === 0) return true;
  return (told & 0xffff) === checksum(used, block);
}

function checksum(page: Int32Array, block: number): number {
  const sums = OFFSETS.slice();
  for (let at = 0; at < PAGE / 4 + 64; at += 1) {
    // Every index is inside a page of 2,048 words and of 32 sums. Its own checksum counts as nothing, and two rounds of nothing end it.
    const word = at === 2 ? page[at]! & -0x1_0000 : at < PAGE / 4 ? page[at]! : 0;
    const mixed = sums[at & 31]! ^ word;
    sums[at & 31] = Math.imul(mixed, PRIME) ^ (mixed >>> 17);
  }
  const sum = sums.reduce((all, each) => all ^ each, 0) ^ block;
  return ((sum >>> 0) % 65_535) + 1;
}
