// The first five minutes: questions answered by flags, by a script or by a person, a file with the answers, and a start.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withSettings } from "../../src/cli/settings-text.ts";
import { findLocalServer } from "../../src/model/local.ts";
import { newFolder, removeFolder } from "../support/newsroom.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

describe("footnote init", { timeout: 120_000 }, () => {
  let folder: string;
  let running: ChildProcess | undefined;
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(async () => {
    if (running?.exitCode === null && running.kill("SIGTERM")) await new Promise((end) => running?.once("close", end));
    await removeFolder(folder);
  });

  /** Runs it with these words and lines; ends when it does, or once it said `until`. */
  async function init(
    words: string[],
    typed: string[],
    until?: RegExp,
  ): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, [MAIN, "init", ...words], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, WEB_PORT: "0" },
      stdio: ["pipe", "pipe", "pipe"],
    });
    running = child;
    child.stdin.end(typed.map((line) => `${line}\n`).join(""));
    let said = "";
    const code = await new Promise<number | null>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => {
          said += chunk.toString();
          if (until?.test(said)) resolve(null);
        });
      }
      child.once("close", resolve);
    });
    return { code, said };
  }
  const settings = () => parseEnv(readFileSync(join(folder, ".env"), "utf8"));

  it("by flags alone writes, checks and starts: the page watches a starter pack instead of the sample", async () => {
    const words = ["--yes", "--platform", "page", "--feeds", "pack:security", "pack:nachrichten", "--model", "none"];
    const { said } = await init(words, [], /Stop with Ctrl/);
    expect(settings()).toEqual({ FEEDS: "pack:security pack:nachrichten" });
    expect(statSync(join(folder, ".env")).mode & 0o077).toBe(0);
    expect(said).toMatch(/All is well\.|It would start/);
    const address = /Open (http:\S+)/.exec(said)![1]!;
    const page = await (await fetch(address)).text();
    expect(page).toContain("Krebs on Security");
    expect(page).toContain("tagesschau");
    expect(page).not.toMatch(/sample newsroom/i);
  });

  it("asks, and asks again for what will not do; what a person typed is kept beside what stood in the file", async () => {
    writeFileSync(join(folder, ".env"), "# mine\nTIME_ZONE=Europe/Berlin\n");
    const typed = ["fax", "page", "pack:gardening", "pack:science", "somewhere", "none"];
    const { code, said } = await init(["--no-start"], typed);
    expect(said).toContain("fax is not one of page, slack, or discord.");
    expect(said).toContain("There is no starter pack called gardening.");
    expect(said).toContain("somewhere is no address");
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe("# mine\nTIME_ZONE=Europe/Berlin\nFEEDS=pack:science\n");
    expect(code).toBe(0);
  });

  it("says what has to be mended, with exit code 1, and starts nothing", async () => {
    const tokens = ["SLACK_BOT_TOKEN=xoxb-1", "SLACK_APP_TOKEN=xapp-1", "SLACK_API_URL=http://127.0.0.1:9/"];
    const { code, said } = await init(["--yes", "--platform", "slack", "--set", ...tokens], []);
    expect(settings()).toMatchObject({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" });
    expect(said).toMatch(/!! {2}slack: /);
    expect(said).toContain("Mend in .env what is marked with !!");
    expect(said).not.toContain("xapp-1");
    expect(code).toBe(1);
  });

  it.each<[string, string[], string]>([
    [
      "a token of another kind",
      ["--platform", "slack", "--set", "SLACK_BOT_TOKEN=hello"],
      "SLACK_BOT_TOKEN: must start",
    ],
    ["a setting that there is none of", ["--set", "SLACK_TOKN=1"], "There is no setting SLACK_TOKN."],
    ["nobody to ask", ["--platform", "discord"], "Nobody answers: DISCORD_TOKEN"],
  ])("ends with one sentence and writes nothing for %s", async (_name, words, sentence) => {
    const { code, said } = await init([...words, "--no-start"], []);
    expect(said).toContain(sentence);
    expect(existsSync(join(folder, ".env"))).toBe(false);
    expect(code).toBe(1);
  });
});

describe("a model server on this machine", () => {
  it("is found by its list of models, and nothing else that listens is taken for one", async () => {
    const server = createServer((request, response) =>
      request.url === "/v1/models"
        ? response.setHeader("content-type", "application/json").end('{"data": [{"id": "llama3.3"}, {"id": "phi4"}]}')
        : response.end("<h1>a page</h1>"),
    ).listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await findLocalServer([`${base}/other`, `${base}/v1`])).toEqual({
      address: `${base}/v1`,
      models: ["llama3.3", "phi4"],
    });
    expect(await findLocalServer([`${base}/other`])).toBeUndefined();
    server.close();
  });
});

describe("settings in the file .env", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");

  it.each([
    ["plain", "value"],
    ["blanks", "pack:security https://example.org/a?b=c#d"],
    ["quotation marks", `it's`],
    ["both kinds of marks", `'a' "b" c`],
    ["a hash", "#1"],
  ])("are read back as they were given: %s", (_name, value) => {
    expect(parseEnv(withSettings("", { FEEDS: value }))).toEqual({ FEEDS: value });
  });

  it("stand where they stood, the last of several counting, and take the place of the example's comment", () => {
    expect(withSettings("A=1\nB=2\nA=3\n", { A: "4" })).toBe("A=1\nB=2\nA=4\n");
    const text = withSettings(example, { MODEL_DEEP: "phi4" });
    expect(text).toContain("# The model that writes, and a cheaper one for small tasks.\nMODEL_DEEP=phi4\n");
    expect(text.split("\n")).toHaveLength(example.split("\n").length);
  });

  it("are taken away by an empty answer, and every other line stays", () => {
    expect(withSettings("# mine\nA=1\n\nB=2\n", { A: "", C: "" })).toBe("# mine\n# A=\n\nB=2\n");
  });
});
