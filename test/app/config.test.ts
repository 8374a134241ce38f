import { expect, it } from "vitest";
import { webSettings } from "../../adapters/web/config.ts";
import { readConfig } from "../../src/app/config.ts";
import { createRedactor } from "../../src/operate/log.ts";
import { userAgent } from "../../src/app/newsroom.ts";

it("an empty environment is a complete configuration, bound to this machine", () => {
  expect(readConfig({})).toMatchObject({ DATA_DIR: "./data", SAMPLE: "auto", MEMBERS_MAY_ADD: true });
  expect(webSettings.parse({})).toEqual({ WEB: true, WEB_HOST: "127.0.0.1", WEB_PORT: 8484 });
});

it("empty values count as absent", () => {
  expect(readConfig({ DATABASE_URL: "", POLL_MINUTES: "" })).toMatchObject({ POLL_MINUTES: 60 });
});

it("the language a system sets is understood", () => {
  expect(readConfig({ LANGUAGE: "de_AT:de:en" }).LANGUAGE).toBe("de");
});

it("everything that is wrong is said at once, each with its fix", () => {
  const wrong = {
    DATABASE_URL: "mysql://x",
    SETTLE_SECONDS: "soon",
    TIME_ZONE: "Mars/Olympus",
    LOG_LEVEL: "loud",
    METRICS_PORT: "70000",
  };
  expect(() => readConfig(wrong)).toThrowError(
    expect.objectContaining({
      code: "config_invalid",
      message: expect.stringMatching(
        /DATABASE_URL: write postgres[\s\S]*LOG_LEVEL: write debug[\s\S]*SETTLE_SECONDS: write a whole number[\s\S]*TIME_ZONE: write an IANA[\s\S]*METRICS_PORT: at most/,
      ),
    }),
  );
});

it.each([
  ["a Slack token", "said xoxb-123456789-abcdef and more", "said [token] and more"],
  ["an app token", "xapp-1-A1B2-333-abc", "[token]"],
  ["a model's key", "key sk-abcdefghijklmnop1234 used", "key [key] used"],
  ["a header", "authorization: Bearer abcdef.ghijkl-123", "authorization: Bearer [token]"],
  ["credentials in an address", "postgres://me:secret@host/db", "postgres://[credentials]@host/db"],
  ["a key in a query", "https://x.example/feed?a=1&api_key=abc&b=2", "https://x.example/feed?a=1&api_key=[secret]&b=2"],
])("a log line loses %s", (_name, line, shown) => {
  expect(createRedactor()(line)).toBe(shown);
});

it("a log line loses the exact secrets of this process, and nothing else", () => {
  const redact = createRedactor(["hunter2hunter2"]);
  expect(redact("the token hunter2hunter2 of https://x.example/a?page=2")).toBe(
    "the token [secret] of https://x.example/a?page=2",
  );
});

it("publishers are told who asks, how to reach us, and for how many readers", () => {
  expect(userAgent({ CONTACT: "https://x.example/bot" }, 3)).toMatch(
    /^Footnote\/\d+\.\d+\.\d+ \(\+https:\/\/x\.example\/bot; feed reader; 3 subscribers\)$/,
  );
});

it("refuses to share the work where nothing is shared, and the sample where no process does everything", () => {
  expect(() => readConfig({ ROLE: "watch" })).toThrow(/ROLE: watch needs a Postgres .* set DATABASE_URL/);
  const shared = { DATABASE_URL: "postgres://127.0.0.1/footnote" };
  expect(() => readConfig({ ...shared, ROLE: "serve", SAMPLE: "on" })).toThrow(/SAMPLE: .* write off/);
  expect(readConfig({ ...shared, ROLE: "serve" }).ROLE).toBe("serve");
  expect(readConfig({}).ROLE).toBe("all");
});
