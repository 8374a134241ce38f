// What a power cut leaves on a disk: all that was flushed, and of the rest whatever happened to be written, sector by sector.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname, join, relative } from "node:path";

const SECTOR = 512;

interface Write {
  at: number;
  data: Buffer;
}

export interface WatchedDisk {
  /** Called after every write, in the middle of whatever is going on. */
  onWrite: () => void;
  /** Writes into `to` what the folder holds if the power fails now. `keeps` says of each unflushed sector whether it was written. */
  cut(to: string, keeps: () => boolean): void;
  /** How many flushes were asked for. */
  flushes(): number;
  stop(): void;
}

/**
 * Watches every write of this process below `folder`. Names (create, rename, remove) count as written at once and in order, as a
 * journalling file system does it; contents only when they are flushed.
 */
export function watchDisk(folder: string): WatchedDisk {
  const flushed = new Map<string, Buffer>();
  const pending = new Map<string, Write[]>();
  const open = new Map<number, string>();
  let flushes = 0;
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      flushed.set(path, fs.readFileSync(path));
    }
  }
  const real = { ...fs };
  const inside = (path: unknown): path is string => typeof path === "string" && path.startsWith(`${folder}/`);
  const disk: WatchedDisk = {
    onWrite: () => {},
    cut(to, keeps) {
      for (const [path, content] of flushed) {
        const own = pending.get(path) ?? [];
        // Its length is a name's affair: where a sector was not written, there is nothing yet.
        const image = Buffer.concat(
          [content],
          Math.max(content.length, ...own.map(({ at, data }) => at + data.length)),
        );
        for (const { at, data } of own) {
          for (let from = 0; from < data.length; from += SECTOR) {
            if (keeps()) data.copy(image, at + from, from, from + SECTOR);
          }
        }
        const target = join(to, relative(folder, path));
        real.mkdirSync(dirname(target), { recursive: true });
        real.writeFileSync(target, image);
      }
      // Postgres wants its empty folders, too.
      for (const entry of real.readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (entry.isDirectory())
          real.mkdirSync(join(to, relative(folder, join(entry.parentPath, entry.name))), { recursive: true });
    },
    flushes: () => flushes,
    stop() {
      for (const name of Object.keys(watched)) Object.assign(fs, { [name]: real[name as keyof typeof real] });
      syncBuiltinESMExports();
    },
  };
  const flush = (path: string) => {
    flushes += 1;
    let content = flushed.get(path) ?? Buffer.alloc(0);
    for (const { at, data } of pending.get(path) ?? []) content = overwrite(content, at, data);
    flushed.set(path, content);
    pending.delete(path);
  };
  const watched = {
    openSync: (path: string, ...rest: [string]) => {
      const fd = real.openSync(path, ...rest);
      if (inside(path)) {
        open.set(fd, path);
        if (!flushed.has(path) && real.fstatSync(fd).isFile()) flushed.set(path, Buffer.alloc(0));
      }
      return fd;
    },
    closeSync: (fd: number) => {
      open.delete(fd);
      real.closeSync(fd);
    },
    writeSync: (fd: number, data: Uint8Array, offset: number, length: number, position: number | null) => {
      const path = open.get(fd);
      const at = position ?? (path ? real.fstatSync(fd).size : 0);
      const written = real.writeSync(fd, data, offset, length, position);
      if (path) {
        const copy = Buffer.from(Buffer.from(data.buffer, data.byteOffset + offset, written));
        const own = pending.get(path) ?? [];
        own.push({ at, data: copy });
        pending.set(path, own);
        disk.onWrite();
      }
      return written;
    },
    fsyncSync: (fd: number) => {
      const path = open.get(fd);
      if (path && flushed.has(path)) flush(path);
    },
    fdatasyncSync: (fd: number) => {
      const path = open.get(fd);
      if (path && flushed.has(path)) flush(path);
    },
    ftruncateSync: (fd: number, length: number) => {
      real.ftruncateSync(fd, length);
      const path = open.get(fd);
      if (path) {
        flush(path);
        flushed.set(path, overwrite(flushed.get(path)!.subarray(0, length), length, Buffer.alloc(0)));
      }
    },
    renameSync: (from: string, to: string) => {
      real.renameSync(from, to);
      if (!inside(from)) return;
      for (const held of [flushed, pending] as Map<string, unknown>[]) {
        if (held.has(from)) held.set(to, held.get(from));
        else held.delete(to);
        held.delete(from);
      }
      for (const [fd, path] of open) if (path === from) open.set(fd, to);
    },
    unlinkSync: (path: string) => {
      real.unlinkSync(path);
      flushed.delete(path);
      pending.delete(path);
    },
  };
  Object.assign(fs, watched);
  syncBuiltinESMExports();
  return disk;
}

/** `data` over `content` at `at`: in place, or in a larger one where it does not fit. */
function overwrite(content: Buffer, at: number, data: Buffer): Buffer {
  const size = at + data.length;
  const target = size > content.length ? Buffer.concat([content], size) : content;
  data.copy(target, at);
  return target;
}
