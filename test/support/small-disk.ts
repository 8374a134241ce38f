// A disk of its own that can be full: a file system in memory, mounted for one test. Needs the right to mount.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  readonly folder: string;
  /** Fills it until so many bytes are free. */
  fill(leaving: number): void;
  /** Takes away what fills it. */
  makeRoom(): void;
  remove(): void;
}

export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "footnote-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "footnote-test", folder]);
  const filler = join(folder, "filler");
  return {
    folder,
    fill(leaving) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaving)));
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove() {
      execFileSync("umount", ["-l", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes it read-only or writable again. */
export const remount = (disk: SmallDisk, how: "ro" | "rw"): void => {
  execFileSync("mount", ["-o", `remount,${how}`, disk.folder]);
};

/** False where this user may not mount. */
export const canMount = ((): boolean => {
  try {
    smallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
})();
