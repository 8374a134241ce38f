// The first run as it goes wrong: the program itself, in a folder of its own, with settings that are half right.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, type Server, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverMissing } from "../support/homes.ts";
import { newFolder, removeFolder, startNewsroom } from "../support/newsroom.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const WRONG = "The configuration is not right:";
const FIX = "Set the names above in .env (see .env.example) and start again.";

interface End {
  code: number | null;
  said: string;
}

/** What a person sees who starts it in `folder` with these settings. */
async function start(settings: Record<string, string>, folder?: string): Promise<End> {
  const cwd = folder ?? (await newFolder());
  const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, WEB_PORT: "0", SAMPLE: "off", ...settings };
  const child = spawn(process.execPath, [MAIN, "start"], { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  await removeFolder(cwd);
  return { code, said };
}

const faults = (...lines: string[]) => `${[WRONG, ...lines.map((line) => `  ${line}`), FIX].join("\n")}\n`;

const TOO = "write the server's address too, for example https://api.openai.com/v1";

// Each start is a process of its own: settings that can be wrong together are.
describe("a wrong setting is named with its fix, and nothing starts", () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      "every value out of its form",
      {
        DATABASE_URL: "mysql://x",
        CACHE_URL: "localhost:6379",
        LOG_LEVEL: "loud",
        POLL_MINUTES: "0",
        SETTLE_SECONDS: "soon",
        TIME_ZONE: "Mars/Olympus",
        LANGUAGE: "English!",
        MEMBERS_MAY_ADD: "yes",
        SAMPLE: "yes",
        WEB: "yes",
        WEB_HOST: "0.0.0.0",
        WEB_PORT: "70000",
        METRICS_PORT: "http",
        STRICT: "1",
        MODEL_EXTRA: "low",
        MODEL_PRICES: "{",
        DAILY_BUDGET_USD: "much",
        SPEECH_BASE_URL: "here",
        SPEECH_FORMAT: "midi",
        SLACK_BOT_TOKEN: "hello",
        SLACK_SIGNING_SECRET: "short",
        SLACK_PORT: "http",
        DISCORD_TOKEN: "hello",
        DISCORD_STYLE: "loud",
      },
      [
        "DATABASE_URL: write postgres://user:password@host:5432/name, or leave it out for the embedded database",
        "CACHE_URL: write redis://host:6379, or leave it out",
        "LOG_LEVEL: write debug, info, warn, error or silent",
        "POLL_MINUTES: at least 1",
        "SETTLE_SECONDS: write a whole number from 0 to 3600",
        "TIME_ZONE: write an IANA time zone, for example Europe/Berlin",
        "LANGUAGE: write a language code, for example en",
        "MEMBERS_MAY_ADD: write on or off",
        "SAMPLE: write auto, on or off",
        "METRICS_PORT: write a whole number from 0 to 65535",
        "STRICT: write on or off",
        'MODEL_EXTRA: write a JSON object, for example {"reasoning_effort": "low"}',
        "DAILY_BUDGET_USD: write US dollars, for example 2.50",
        "SPEECH_BASE_URL: write the server's address, for example https://api.openai.com/v1",
        "SPEECH_FORMAT: write one of mp3, opus, aac, flac, wav, pcm",
        'The price table is not JSON. Write MODEL_PRICES as {"model-name": {"in": 0.14, "cached": 0.0028, "out": 0.28}}, US dollars per million tokens.',
        "WEB: write on or off",
        "WEB_PORT: at most 65535",
        "The web page does not listen on 0.0.0.0 without a token. Set WEB_TOKEN, or listen on 127.0.0.1.",
        "SLACK_BOT_TOKEN: must start with xoxb- (OAuth & Permissions, Bot User OAuth Token)",
        "SLACK_SIGNING_SECRET: is too short to be right",
        "SLACK_PORT: write a whole number from 0 to 65535",
        "DISCORD_TOKEN: copy the token from Bot > Reset Token; it has three parts with dots between",
        "DISCORD_STYLE: write components or embeds",
      ],
    ],
    [
      "a server without its model, a second without its address, a bot token alone",
      {
        MODEL_BASE_URL: "https://m.example/v1",
        MODEL_2_FAST: "tiny",
        SPEECH_API_KEY: "abc",
        SLACK_BOT_TOKEN: "xoxb-1",
        WEB_TOKEN: "short",
      },
      [
        "MODEL_DEEP: name the model that writes",
        `MODEL_2_BASE_URL: ${TOO} (MODEL_2_FAST is set)`,
        `SPEECH_BASE_URL: ${TOO} (SPEECH_API_KEY is set)`,
        "WEB_TOKEN: use at least 16 characters",
        "SLACK_SIGNING_SECRET: is missing: HTTP needs it; for socket mode set SLACK_APP_TOKEN instead",
      ],
    ],
    [
      "an app token alone, a key alone",
      { SLACK_APP_TOKEN: "xapp-1", MODEL_API_KEY: "abc" },
      [`MODEL_BASE_URL: ${TOO} (MODEL_API_KEY is set)`, "SLACK_BOT_TOKEN: is missing: socket mode needs both tokens"],
    ],
  ])("%s", async (_name, settings, lines) => {
    expect(await start(settings)).toEqual({ code: 1, said: faults(...lines) });
  });

  it("in a file, with a name that is nearly one; a stranger's name is left alone", async () => {
    const folder = await newFolder();
    writeFileSync(
      join(folder, ".env"),
      "WEBPORT=1\nSLACK_TOKEN=x\nMODEL_URL=http://x\nPOSTGRES_USER=x\nSENTRY_DSN=x\n",
    );
    expect(await start({}, folder)).toEqual({
      code: 1,
      said: faults(
        'MODEL_URL: is not a setting. Did you mean "MODEL_BASE_URL"?',
        'SLACK_TOKEN: is not a setting. Did you mean "SLACK_BOT_TOKEN"?',
        'WEBPORT: is not a setting. Did you mean "WEB_PORT"?',
      ),
    });
  });

  it("that is, a file that cannot be read", async () => {
    const folder = await newFolder();
    mkdirSync(join(folder, ".env"));
    expect(await start({}, folder)).toEqual({
      code: 1,
      said: "The file .env cannot be read (EISDIR). Make it a file that this user may read, or take it away.\n",
    });
  });
});

describe("what the settings lead to is not there", () => {
  let taken: Server;
  let port: string;
  beforeAll(async () => {
    taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    port = String((taken.address() as AddressInfo).port);
  });
  afterAll(() => taken.close());

  it("a data folder that cannot be made", async () => {
    expect(await start({ DATA_DIR: "/dev/null/x" })).toEqual({
      code: 1,
      said: "The data folder /dev/null/x cannot be created. Choose a writable folder with DATA_DIR.\n",
    });
  });

  const server = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
  it("a database server that does not answer", async () => {
    expect(await start({ DATABASE_URL: "postgres://me:hidden-one@127.0.0.1:1/x" })).toEqual({
      code: 1,
      said: "The database server does not answer. Check host and port in DATABASE_URL, and that the server runs.\n",
    });
  });

  it.skipIf(serverMissing)("a database, or a user, that its server does not know (needs Postgres)", async () => {
    const [noDatabase, noUser] = [new URL(server), new URL(server)];
    noDatabase.pathname = "/footnote_is_not_here";
    noUser.username = "nobody-of-that-name";
    noUser.password = "hidden-one";
    expect(await start({ DATABASE_URL: noDatabase.href })).toEqual({
      code: 1,
      said: "The database server has no database of that name. Create it, or correct the name in DATABASE_URL.\n",
    });
    expect(await start({ DATABASE_URL: noUser.href })).toEqual({
      code: 1,
      said: "The database server refuses the user or the password. Check user and password in DATABASE_URL.\n",
    });
  });

  it("a missing cache is no reason to stay away: it starts, serves its health, and ends in peace", async () => {
    const folder = await newFolder();
    const running = await startNewsroom(folder, { CACHE_URL: "redis://:hidden-one@127.0.0.1:1", SAMPLE: "off" });
    const health = await fetch(`${running.address}/healthz`);
    const metrics = await (await fetch(`${running.address}/metrics`)).text();
    expect(await running.end()).toBe(0);
    await removeFolder(folder);
    expect([health.status, await health.json()]).toMatchObject([
      200,
      { status: "ok", checks: { store: "ok", web: "ok" } },
    ]);
    expect(metrics).toMatch(/^footnote_store_up 1$/m);
    expect(running.log()).not.toContain("hidden-one");
  });

  it("a port of the page that another program holds", async () => {
    expect(await start({ WEB_PORT: port })).toEqual({
      code: 1,
      said: `Port ${port} (WEB_PORT) is taken by another program. Set WEB_PORT to a free port above 1023, or stop the other program.\n`,
    });
  });
});
