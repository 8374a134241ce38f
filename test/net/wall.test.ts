// Nothing but src/net opens a connection to a supplied address: the lint rule that says so, shown to bite, and its few exceptions.
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const OXLINT = join(root, "node_modules/.bin/oxlint");

/** Files that break the rule, in a folder with a configuration. */
function offenders(folder: string): Promise<{ file: string; rule: string }[]> {
  return new Promise((resolve, reject) => {
    execFile(
      OXLINT,
      ["--format", "json", "src", "adapters", "sample"],
      { cwd: folder, maxBuffer: 1e8 },
      (_, stdout) => {
        try {
          const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
          const found = diagnostics.map(({ filename, code }) => ({ file: filename, rule: code }));
          resolve(found.filter(({ rule }) => rule.includes("no-restricted")));
        } catch (error) {
          reject(error as Error);
        }
      },
    );
  });
}

const BAD = {
  fetch: `export const get = () => fetch("https://a.example");`,
  global: `export const get = () => globalThis.fetch("https://a.example");`,
  socket: `export const open = () => new WebSocket("wss://a.example");`,
  events: `export const open = () => new EventSource("https://a.example");`,
  http: `import { request } from "node:http";\nexport { request };`,
  https: `import * as https from "https";\nexport { https };`,
  tls: `export { connect } from "node:tls";`,
  net: `export const open = () => import("node:net");`,
  dns: `import { lookup } from "node:dns/promises";\nexport { lookup };`,
  undici: `import { request } from "undici";\nexport { request };`,
  builtin: `export const http = process.getBuiltinModule("node:http");`,
};
const GOOD = {
  port: `export const get = (fetch: (url: string) => unknown) => fetch("https://a.example");`,
  server: `import { createServer } from "node:http";\nexport { createServer };`,
  types: `import type { Server } from "node:http";\nexport type { Server };`,
};

it("every way to open a socket is refused outside of net, and a port called fetch is not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "footnote-lint-"));
  await copyFile(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  for (const [name, source] of Object.entries({ ...BAD, ...GOOD })) {
    for (const path of [`src/feeds/${name}.ts`, `adapters/slack/${name}.ts`]) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), `${source}\n`);
    }
  }
  await mkdir(join(folder, "sample"));
  const files = new Set((await offenders(folder)).map(({ file }) => file));
  expect([...files].toSorted()).toEqual(
    Object.keys(BAD)
      .flatMap((name) => [`src/feeds/${name}.ts`, `adapters/slack/${name}.ts`])
      .toSorted(),
  );
  await rm(folder, { recursive: true });
});

it("nothing in the code breaks the rule", async () => {
  expect(await offenders(root)).toEqual([]);
});

it("its exceptions are the operator's model, the SDK of Slack and Slack's own files, and no comment makes another", async () => {
  const config = JSON.parse(await readFile(join(root, ".oxlintrc.json"), "utf8")) as {
    overrides: { files: string[]; rules: Record<string, unknown> }[];
  };
  const exempt = config.overrides
    .filter(({ rules }) => Object.values(rules).includes("off"))
    .flatMap(({ files }) => files);
  expect(exempt.toSorted()).toEqual([
    "adapters/slack/files.ts",
    "adapters/slack/workspaces.ts",
    "src/model/call.ts",
    "src/net/**",
  ]);
  const silenced: string[] = [];
  for (const folder of ["src", "adapters", "sample"]) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!name.endsWith(".ts")) continue;
      const source = await readFile(join(root, folder, name), "utf8");
      // A comment that names no rule silences all of them.
      if (/(?:oxlint|eslint)-disable(?:-next-line|-line)?(?:\s*$|\s*\*\/|[^\n]*no-restricted)/m.test(source))
        silenced.push(name);
    }
  }
  expect(silenced).toEqual([]);
});
