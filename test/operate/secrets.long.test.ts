// No secret leaves the process by its log, its last words or its command line, whatever shape it has and wherever it hides.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { createLogger, createRedactor, secretsOf } from "../../src/operate/log.ts";

// Put together here, so that no scanner of the repository takes them for real.
const body = "Zx9".repeat(12);
const SHAPES: Record<string, string> = {
  "a Slack bot token": ["xoxb", "123456789012", body].join("-"),
  "a Slack user token": ["xoxp", "123456789012", body].join("-"),
  "a Slack app token": ["xapp", "1-A012", body].join("-"),
  "a Discord bot token": ["MTIzNDU2Nzg5MDEyMzQ1Njc4", "GaBcDe", body].join("."),
  "a model's key": ["sk", "proj", body].join("-"),
  "a JSON web token": ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", body].join("."),
};
/** How a secret may be written around. */
const AROUND: Record<string, (secret: string) => string> = {
  bare: (secret) => secret,
  "in words": (secret) => `refused ${secret}, sorry`,
  "in a header": (secret) => `authorization: Bearer ${secret}`,
};
const CARRIERS: Record<string, (secret: string) => string> = {
  "a bearer header": (secret) => `Authorization: Bearer ${secret}`,
  "a basic header": (secret) => `authorization: Basic ${Buffer.from(`me:${secret}`).toString("base64")}`,
  "a bot header": (secret) => `Authorization: Bot ${secret}`,
  "a Postgres address": (secret) => `postgres://me:${secret}@db.example:5432/x`,
  "an address with a name alone": (secret) => `https://${secret}@feeds.example/x`,
  "a query": (secret) => `https://feeds.example/x?page=2&access_token=${secret}&z=1`,
  "an encoded query": (secret) => `https://p.example/?u=${encodeURIComponent(`https://f.example/x?api_key=${secret}`)}`,
  "an encoded address": (secret) => `https://p.example/?u=${encodeURIComponent(`https://me:${secret}@f.example/x`)}`,
  JSON: (secret) => JSON.stringify({ password: secret }),
  "JSON in JSON": (secret) => JSON.stringify({ body: JSON.stringify({ client_secret: secret }) }),
};
const LEVELS = ["debug", "info", "warn", "error"] as const;

afterEach(() => vi.restoreAllMocks());

/** Everything that a logger writes while `work` runs. */
function written(known: string[], work: (log: ReturnType<typeof createLogger>) => void): string {
  let said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
  work(createLogger("debug", known));
  vi.restoreAllMocks();
  return said;
}

/** `text` in every place of a log call that can hold text. */
function everywhere(log: ReturnType<typeof createLogger>, text: string): void {
  const cause = new Error(`inner ${text}`);
  const error = new BotError("internal", `outer ${text}`, {
    hint: text,
    cause: new BotError("internal", text, { cause }),
  });
  const many = new AggregateError([new Error(text), cause], text);
  const extra = Object.assign(new Error("plain"), { config: { headers: { authorization: text } }, request: [text] });
  for (const level of LEVELS) {
    log[level]({}, text);
    log[level]({ text, nested: { deep: [{ text }, [text]] }, map: { [text]: 1 } }, "fields");
    log[level]({ error }, "an error");
    log[level]({ err: error, error: many }, "errors");
    log[level]({ error: extra, cause: { stack: error.stack } }, "more");
    log[level]({ error: text }, "not an error");
  }
}

describe("the log", () => {
  it.each(Object.keys(SHAPES))("never shows %s, at any level and however deep", (name) => {
    const secret = SHAPES[name]!;
    for (const around of Object.values(AROUND)) {
      const said = written([], (log) => everywhere(log, around(secret)));
      expect(said.split("\n").length).toBeGreaterThan(20);
      expect(said).not.toContain(secret);
      expect(said).not.toContain(body);
    }
  });

  it.each(Object.keys(CARRIERS))("never shows what %s carries, though it has no shape of its own", (name) => {
    const secret = "correct-horse-9";
    const said = written([], (log) => everywhere(log, CARRIERS[name]!(secret)));
    expect(said).not.toContain(secret);
    expect(said).not.toContain(Buffer.from(secret).toString("base64"));
  });

  it.each(["hunter22", 'pass"w\\ord/+1', "grüße & ümlaut?", "line\nbreak#1", "aGVsbG8+/w=="])(
    "never shows the startup secret %j: plain, escaped, in base64 after one, two or three bytes, in hexadecimal",
    (secret) => {
      const bytes = Buffer.from(secret);
      const inner = (before: number) => Buffer.concat([Buffer.alloc(before, "u"), bytes, Buffer.from("tail")]);
      const forms = [
        secret,
        JSON.stringify(secret),
        JSON.stringify(JSON.stringify({ x: secret })),
        encodeURIComponent(secret),
        new URLSearchParams({ q: secret }).toString(),
        bytes.toString("hex"),
        ...[0, 1, 2, 3].flatMap((before) => [inner(before).toString("base64"), inner(before).toString("base64url")]),
      ];
      const redact = createRedactor([secret]);
      expect(forms.filter((form) => !redact(`x ${form} y`).includes("[secret]"))).toEqual([]);
      const said = written([secret], (log) => {
        for (const form of forms) everywhere(log, form);
      });
      expect(said).not.toContain(secret);
      expect(said).not.toContain(JSON.stringify(secret).slice(1, -1));
    },
  );

  it("still says what happened: words, addresses, keys of deliveries and times stay", () => {
    const line =
      '{"level":30,"time":"2026-11-24T09:00:00.000Z","key":"abcdefghijklmnop234567ab","feed":"https://news.example/a@b?page=2#x","msg":"a token was refused; the bot rests"}';
    expect(createRedactor(["hunter22", "abc"])(line)).toBe(line);
  });
});

describe("the secrets of an environment", () => {
  it("are its tokens and keys, and of an address only what is secret in it", () => {
    const env = {
      SLACK_BOT_TOKEN: "xoxb-1-abc",
      MODEL_API_KEY: "plainkey",
      DATABASE_URL: "postgres://me:p%40ss-word@db.example/x",
      MODEL_BASE_URL: "https://api.example/v1",
      CACHE_URL: "redis://:hidden-one@cache.example",
      WEB_PORT: "8484",
    };
    expect(secretsOf(env).toSorted()).toEqual(
      ["hidden-one", "p%40ss-word", "p@ss-word", "plainkey", "xoxb-1-abc"].toSorted().concat("hidden-one").toSorted(),
    );
  });
});

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("last words", () => {
  it.each(["throw", "reject"])("of a process that ends by %s are one redacted line and one plain sentence", (way) => {
    const script = `
      import { endOnCrash } from "./src/operate/crash.ts";
      const secrets = [process.env.SECRET];
      endOnCrash(() => secrets);
      const fault = () => { throw Object.assign(new Error("no " + secrets[0] + " and ${SHAPES["a Slack bot token"]}"), { cause: new Error(secrets[0]) }); };
      setImmediate(${way === "throw" ? "fault" : "async () => fault()"});
      setInterval(() => {}, 1000);`;
    const run = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", script], {
      cwd: root,
      env: { PATH: process.env["PATH"] ?? "", SECRET: "hunter22-and-more" },
      encoding: "utf8",
    });
    expect(run.status).toBe(70);
    expect(run.stderr).not.toMatch(/hunter22|xoxb/);
    const [line, sentence, ...rest] = run.stderr.trim().split("\n");
    expect(JSON.parse(line!)).toMatchObject({ level: 50, msg: "the process ends: nobody expected this" });
    expect(sentence).toMatch(/^Footnote met a fault it did not expect, and stops: no \[secret\]/);
    expect(rest).toEqual([]);
  });
});

describe("the command line", () => {
  it.each(["start", "doctor"])("says nothing secret when `%s` fails", (command) => {
    const folder = mkdtempSync(join(tmpdir(), "footnote-"));
    const secret = "hunter22-and-more";
    const run = spawnSync(process.execPath, [join(root, "src/main.ts"), command], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: folder,
        DATABASE_URL: `postgres://me:${secret}@127.0.0.1:1/x?password=${secret}`,
        CACHE_URL: `redis://:${secret}@127.0.0.1:1`,
        MODEL_BASE_URL: `http://me:${secret}@127.0.0.1:1/v1`,
        MODEL_DEEP: "m",
        MODEL_API_KEY: secret,
        WEB_PORT: "0",
        LOG_LEVEL: "debug",
      },
      encoding: "utf8",
      timeout: 60_000,
    });
    rmSync(folder, { recursive: true, force: true });
    expect(run.status).toBe(1);
    expect(run.stdout + run.stderr).not.toContain(secret);
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at /);
  });
});

describe("what people wrote", () => {
  const said = "Alice told me that Bob is ill";
  // As the driver of the embedded store throws it, and as a server's does.
  const fault = (fields: object) =>
    Object.assign(new Error(`invalid input syntax for type integer: "${said}"`), {
      severity: "ERROR",
      code: "22P02",
      where: `unnamed portal parameter $1 = '${said}'`,
      detail: `Key (text)=(${said}) already exists.`,
      query: "insert into turns (text) values ($1)",
      params: [said],
      constraint: "turns_pkey",
      ...fields,
    });

  it.each<[string, () => unknown]>([
    ["alone", () => fault({})],
    ["as a cause", () => new Error("the turn was not kept", { cause: fault({}) })],
    ["as a cause's cause", () => new BotError("internal", "x", { cause: new Error("y", { cause: fault({}) }) })],
    ["among others", () => new AggregateError([fault({})], "two failed")],
    ["over several lines", () => fault({ message: `bad: "${said}\n${said}" and "${said}"` })],
  ])("stands in no line about a fault of the database: %s", (_, make) => {
    const line = written([], (log) => log.error({ error: make() }, "failed"));
    expect(line).toContain("failed");
    expect(line).not.toContain("Alice");
  });

  it("is left out, and what is wrong is not", () => {
    const line = written([], (log) => log.error({ error: fault({}) }, "failed"));
    expect(JSON.parse(line).error).toMatchObject({ code: "22P02", severity: "ERROR", constraint: "turns_pkey" });
    expect(line).toContain("invalid input syntax for type integer");
    expect(written([], (log) => log.error({ error: Object.assign(new Error("no"), { port: 80 }) }, "x"))).toContain(
      '"port":80',
    );
  });
});
