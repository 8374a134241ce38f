// Every command that reads a file reads standard input for "-", and says its version and examples.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

async function run(args: string[], given: string | Buffer = ""): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.end(given);
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  return { code, said };
}

const paragraph =
  "The council of Port Ellery voted on Tuesday to close the grain pier, because its piles no longer carry trucks. ";
const page = `<title>Pier closes</title><article><h1>Pier closes</h1><p>${paragraph.repeat(3)}</p></article>`;
const story = { id: "a", source: "Post", title: "Pier closes", text: paragraph };

describe("standard input", () => {
  test.each([
    [
      "feed",
      "<rss version='2.0'><channel><title>Pier</title><item><title>Closed</title></item></channel></rss>",
      '"title":"Closed"',
    ],
    ["article", page, '"title":"Pier closes"'],
    ["article", gzipSync(page), '"title":"Pier closes"'],
    ["stories", `\uFEFF${JSON.stringify({ id: 1, title: "Pier closes" })}`, '{"id":1,"story":1}'],
    ["ask", JSON.stringify({ id: "q", articles: [story], question: "What did the council close?" }), '"complete":"'],
    [
      "verify",
      JSON.stringify({ id: "c", sources: [{ id: "a", text: paragraph }], claim: paragraph.trim() }),
      '"verdict":"supported"',
    ],
  ])("is what %s reads for -", async (command, given, expected) => {
    const { code, said } = await run([command, "-"], given);
    expect(said).toContain(expected);
    expect(code).toBe(0);
  });
});

test("the version is that of the package", async () => {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
  expect(await run(["--version"])).toEqual({ code: 0, said: `${manifest.version}\n` });
});

test.each(["init", "start", "doctor", "backup", "restore", "feed", "article", "stories", "read", "ask", "verify"])(
  "%s shows how it is typed",
  async (command) => {
    expect((await run([command, "--help"])).said).toMatch(new RegExp(`Examples?:\n  footnote ${command}`));
  },
);
