// `footnote doctor`: what start would refuse is said, each fault once, and well is said only of what is well.
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { answersThere, startChecks } from "../../src/app/before-start.ts";
import type { SettingsFile } from "../../src/app/config.ts";
import { readSettings } from "../../src/app/platforms.ts";
import { doctorCommand } from "../../src/cli/doctor.ts";
import { strayLines } from "../../src/cli/environment.ts";
import { createOperate, serveOperate } from "../../src/operate/serve.ts";
import { createMeter } from "../../src/operate/meter.ts";
import { sealedRecords } from "../../src/store/sealed.ts";
import { memoryRecords } from "../support/records.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const nothing: SettingsFile = { settings: {}, strays: [] };

/** Beside a Footnote that runs: the store is its own. */
async function doctor(env: Record<string, string>, { reached = true, file = nothing } = {}) {
  const lines: string[] = [];
  const outside = {
    file: () => file,
    reach: async () => reached,
    open: async () => ({ store: undefined, isInUse: true, fault: undefined }),
  };
  const code = await doctorCommand({ WEB_PORT: "0", ...env }, lines.push.bind(lines), outside);
  return { code, lines, faults: lines.filter((line) => line.startsWith("!!")) };
}

/** A port that somebody else has. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  // It listens on a port: its address is neither a path nor null.
  return (server.address() as AddressInfo).port;
}

test("a wrong setting is said once and counted once, whatever stands on it", async () => {
  const { code, lines, faults } = await doctor({ POLL_MINUTES: "often", WEB_HOST: "0.0.0.0", MODEL_PRICES: "cheap" });
  expect(code).toBe(1);
  expect(faults).toEqual([
    "!!  settings: POLL_MINUTES: write a whole number from 1 to 1440",
    expect.stringMatching(/^!! {2}settings: The price table is not JSON\. Write MODEL_PRICES/),
    expect.stringMatching(/^!! {2}settings: The web page does not listen on 0\.0\.0\.0 without a token/),
  ]);
  expect(lines.at(-1)).toBe("3 to fix.");
});

test("a web that cannot be reached is no fault, but all is not well", async () => {
  const { code, lines } = await doctor({}, { reached: false });
  expect(code).toBe(0);
  expect(lines).toContainEqual(expect.stringMatching(/^-- {2}network: the web cannot be reached/));
  expect(lines.at(-1)).toBe("It would start, but see the line marked with --.");
  expect((await doctor({})).lines.at(-1)).toBe("All is well.");
});

test("a port that the running Footnote has is no fault", async () => {
  const port = await takenPort();
  const { faults, lines } = await doctor({ METRICS_PORT: String(port) });
  expect(faults).toEqual([]);
  expect(lines).toContain(`ok  port: Footnote runs on ${port} (METRICS_PORT) already`);
});

test("who only watches needs no port for a page", async () => {
  const port = String(await takenPort());
  const env = { WEB_PORT: port, ROLE: "watch", DATABASE_URL: "postgres://127.0.0.1:1/none" };
  expect(readSettings(env, () => nothing).platforms).toEqual([]);
});

describe("what a start needs", () => {
  const config = { DATA_KEY: undefined, METRICS_HOST: "127.0.0.1", METRICS_PORT: undefined };
  const faultsOf = async (needs: Parameters<typeof startChecks>[0]): Promise<string[]> => {
    const runs = await Promise.allSettled(startChecks(needs).map(({ run }) => run()));
    return runs.flatMap((run) => (run.status === "rejected" ? [String((run.reason as Error).message)] : []));
  };

  test.each(["WEB_PORT", "METRICS_PORT", "SLACK_PORT"])("%s in use is found before the start", async (setting) => {
    const port = await takenPort();
    const env = {
      WEB_PORT: "0",
      ...(setting === "SLACK_PORT" && { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "12345678" }),
      [setting]: String(port),
    };
    expect(await faultsOf({ ...readSettings(env, () => nothing), records: undefined })).toEqual([
      `Port ${port} (${setting}) is taken by another program.`,
    ]);
  });

  test("two settings cannot share a port", async () => {
    const port = await takenPort();
    const openings = [{ setting: "SLACK_PORT", host: undefined, port: port + 1 }];
    const platforms = [{ name: "slack", openings }];
    const needs = { config: { ...config, METRICS_PORT: port + 1 }, platforms, records: undefined };
    expect(await faultsOf(needs)).toContain(`Port ${port + 1} is that of both SLACK_PORT and METRICS_PORT.`);
  });

  test("a host that is not this machine's is named", async () => {
    const platforms = [{ name: "web", openings: [{ setting: "WEB_PORT", host: "192.0.2.1", port: 8484 }] }];
    expect(await faultsOf({ config, platforms, records: undefined })).toEqual([
      "Nothing can listen on 192.0.2.1 (WEB_PORT): it is no address of this machine.",
    ]);
  });

  test("another key than the one that sealed what is kept", async () => {
    const kept = memoryRecords();
    await (await sealedRecords(kept, "slack", "a".repeat(32))).put("T1", { token: "secret" });
    const needs = { platforms: [{ name: "slack" }], records: () => kept };
    expect(await faultsOf({ ...needs, config: { ...config, DATA_KEY: "a".repeat(32) } })).toEqual([]);
    expect(await faultsOf({ ...needs, config: { ...config, DATA_KEY: "b".repeat(32) } })).toHaveLength(1);
    expect(await faultsOf({ ...needs, config })).toHaveLength(1);
  });
});

test("a port where Footnote itself answers is told from another program's", async () => {
  const operate = createOperate({
    health: async () => ({ ok: true, checks: {} }),
    alive: async () => true,
    meter: createMeter({ version: "1", figures: async () => undefined }),
    version: "1",
  });
  const server = await serveOperate(operate, "127.0.0.1", 0);
  closing.push(() => server.close());
  const here = { setting: "WEB_PORT", host: "127.0.0.1", port: Number(new URL(server.address).port) };
  expect(await answersThere(here)).toBe(true);
  expect(await answersThere({ ...here, port: 1 })).toBe(false);
});

describe("a line of the settings file that sets nothing", () => {
  test.each([
    ["no sign", "WEB_PORT 8000", [{ line: 1, name: "WEB_PORT" }]],
    ["a colon", "# mine\n\nWEB_PORT: 8000", [{ line: 3, name: "WEB_PORT" }]],
    ["no name", "A=1\n=2", [{ line: 2, name: undefined }]],
    ["words of somebody", "please change me", [{ line: 1, name: undefined }]],
    ["after a value of several lines", 'A="one\ntwo three\nfour"\nWEB_PORT', [{ line: 4, name: "WEB_PORT" }]],
    ["after a mark that is never closed", 'A="one\nB=2\nC 3', [{ line: 3, name: "C" }]],
    ["none", "export A=1\nB = 'x y' # why\n  C=\r\n#D 4", []],
  ])("%s", (_name, text, strays) => {
    expect(strayLines(text)).toEqual(strays);
  });

  test("is said, without its value, along with what else is wrong", async () => {
    const file = { settings: { WEB_PROT: "1" }, strays: strayLines("SLACK_BOT_TOKEN xoxb-1") };
    const { faults } = await doctor({}, { file });
    expect(faults).toEqual([
      '!!  settings: .env: line 1 has no "=": write SLACK_BOT_TOKEN=value',
      expect.stringMatching(/^!! {2}settings: WEB_PROT: is not a setting/),
    ]);
  });
});

test("hosts that are allowed are names, not addresses", () => {
  const read = (hosts: string) => () => readSettings({ ALLOW_PRIVATE_HOSTS: hosts }, () => nothing);
  expect(read("http://127.0.0.1:80/")).toThrow(/ALLOW_PRIVATE_HOSTS: write names of hosts alone/);
  expect(read("intranet.example.org, 10.0.0.5:8080 [::1]:80")).not.toThrow();
});
