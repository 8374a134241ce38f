// A proxy named by the environment would resolve names where no guard looks: the guarded fetch goes past it, in a process started so.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startServer } from "./canary.ts";

const script = `
  import { createGuardedFetch } from ${JSON.stringify(new URL("../../src/net/fetch.ts", import.meta.url).href)};
  const port = Number(process.env.SITE);
  const fetchGuarded = createGuardedFetch({
    userAgent: () => "Footnote/test",
    allowPrivateHosts: [],
    hosts: { "site.example": { host: "127.0.0.1", port } },
    lookup: (host, options, done) => done(null, [{ address: "10.0.0.1", family: 4 }]),
  });
  const asked = ["http://site.example/", "http://inside.example/", "https://inside.example/", "http://127.0.0.1/", "https://10.0.0.1/", "http://169.254.169.254/"];
  const said = [];
  for (const url of asked) said.push(await fetchGuarded(url, { timeoutMs: 5000 }).then(({ body }) => Buffer.from(body).toString(), ({ code }) => code));
  await fetchGuarded.close();
  if (process.env.TRY_PLAIN) await fetch("http://site.example/", { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
  process.stdout.write(JSON.stringify(said), () => process.exit());
`;

/** What the guarded fetch said in a process with this environment, and how often the proxy was connected to. */
async function underProxy(names: string[], extra: Record<string, string> = {}) {
  const proxy = await startServer((_, response) => response.end("by proxy"));
  const site = await startServer((_, response) => response.end("direct"));
  const settings = Object.fromEntries(names.map((name) => [name, `http://127.0.0.1:${proxy.port}`]));
  const env = { PATH: process.env["PATH"], NODE_USE_ENV_PROXY: "1", SITE: String(site.port), ...settings, ...extra };
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { env });
  await Promise.all([proxy.stop(), site.stop()]);
  return { said: JSON.parse(stdout) as string[], proxied: proxy.connections() };
}

it("Node's own fetch does ask the proxy of the environment", async () => {
  expect((await underProxy(["HTTP_PROXY"], { TRY_PLAIN: "1" })).proxied).toBeGreaterThan(0);
});

it.each(["HTTP_PROXY HTTPS_PROXY", "http_proxy https_proxy", "ALL_PROXY all_proxy"])(
  "the guarded fetch asks no proxy that %s name, and refuses what it refuses",
  async (name) => {
    const { said, proxied } = await underProxy(name.split(" "));
    expect(said).toEqual(["direct", ...Array.from({ length: 5 }, () => "address_refused")]);
    expect(proxied).toBe(0);
  },
);
