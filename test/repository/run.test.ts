// How a checkout is started by hand, with whatever Node is there.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const RUN = fileURLToPath(new URL("../../run.js", import.meta.url));
const OLDER = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.1.0"}})';

it("tells an older Node in one sentence what to type", () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ["--import", OLDER, RUN, "ask", "questions.jsonl"], {
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr.trim().split("\n")).toEqual([expect.stringContaining("npm run -s footnote -- <command>") as string]);
});
