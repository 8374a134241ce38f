// The wall: private places are never dialled, however their address is written, resolved or redirected to. A release gate.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Agent, request } from "undici";
import { isPublicAddress } from "../../src/net/address.ts";
import { PRIVATE, PUBLIC, asHttps, atPort, hostileNames, redirects } from "./bypass.ts";
import { countConnects, type FakeWeb, realFetch, startServer, startWeb, trusting } from "./canary.ts";

const SCHEMES = ["http", "https"] as const;
type Scheme = (typeof SCHEMES)[number];
type Server = Awaited<ReturnType<typeof startServer>>;
type Fetch = ReturnType<typeof realFetch>;

const written = (url: string, scheme: Scheme) => (scheme === "https" ? asHttps(url) : url.replace(/^https:/i, "http:"));
const outcome = (fetch: Fetch, url: string): Promise<string> =>
  fetch(url, { timeoutMs: 5000 }).then(
    ({ url: reached }) => `reached ${reached}`,
    ({ code }) => String(code),
  );
const REFUSED = new Set(["address_refused", "address_invalid"]);

describe.each(SCHEMES)("over %s, addresses that lead to a private place", (scheme) => {
  let canary: Server;
  let connects: ReturnType<typeof countConnects>;
  beforeAll(async () => {
    canary = await startServer((_, response) => response.end("reached"), { tls: scheme === "https" });
  });
  afterAll(() => canary.stop());
  beforeEach(() => (connects = countConnects()));
  afterEach(() => connects.stop());

  /** As written, and aimed at the canary's port. */
  const aimed = () =>
    PRIVATE.flatMap((url) => [written(url, scheme), atPort(written(url, scheme), canary.port)]).filter(
      (url, index, all) => all.indexOf(url) === index,
    );

  it("would be reached by a client without the guard", async () => {
    const agent = new Agent({
      connect: trusting({
        lookup: (_: string, __: object, done: (...args: unknown[]) => void) =>
          done(null, [{ address: "127.0.0.1", family: 4 }]),
      } as object),
    });
    const asked = aimed().map(async (url) => {
      const answer = await request(url, { dispatcher: agent });
      return answer.body.dump();
    });
    const all = Promise.allSettled(asked);
    await expect.poll(() => canary.connections()).toBeGreaterThan(25);
    expect(connects.attempts()).toBeGreaterThan(canary.connections());
    await agent.destroy();
    await all;
  });

  it("are all refused, without one attempt to connect", async () => {
    const before = canary.connections();
    const urls = aimed();
    const fetch = realFetch(hostileNames(urls), { allowPorts: [canary.port] });
    const codes = await Promise.all(urls.map(async (url) => [await outcome(fetch, url), url] as const));
    expect(codes.filter(([code]) => !REFUSED.has(code))).toEqual([]);
    expect([connects.attempts(), canary.connections() - before]).toEqual([0, 0]);
    await fetch.close();
  });

  it("are refused when a public name resolves to them, alone, among public ones, or by way of another name", async () => {
    const bad = [
      "127.0.0.1",
      "10.1.2.3",
      "169.254.169.254",
      "0.0.0.0",
      "::1",
      "::7f00:1",
      "::ffff:127.0.0.1",
      "64:ff9b::7f00:1",
      "fe80::1",
      "fd00:ec2::254",
      "2002:7f00:1::",
    ];
    const before = canary.connections();
    for (const address of bad) {
      for (const answer of [[address], ["93.184.216.34", address], [address, "93.184.216.34"]]) {
        const fetch = realFetch({ "rebind.example": answer }, { allowPorts: [canary.port] });
        expect([answer, await outcome(fetch, `${scheme}://rebind.example:${canary.port}/`)]).toEqual([
          answer,
          "address_refused",
        ]);
        await fetch.close();
      }
    }
    expect([connects.attempts(), canary.connections() - before]).toEqual([0, 0]);
  });

  it("are refused on the second look-up of a name that was public at the first", async () => {
    const answers = [["93.184.216.34"], ["127.0.0.1"]];
    const web = await startWeb((_, response) => response.writeHead(200, { connection: "close" }).end("first"), {
      get "rebind.example"() {
        return answers.shift() ?? ["127.0.0.1"];
      },
    } as Record<string, string[]>);
    expect(await outcome(web.fetch, `${scheme}://rebind.example/`)).toMatch(/^reached/);
    expect(await outcome(web.fetch, `${scheme}://rebind.example/`)).toBe("address_refused");
    expect(web.dialled).toEqual(["rebind.example"]);
    // Whatever is dialled ends there; what other files left in this process does not.
    expect(web.server.connections() + web.secure.connections()).toBe(1);
    await web.stop();
  });

  it("are refused in the same words and the same time whether something listens there or not", async () => {
    const closed = await startServer(() => undefined);
    await closed.stop();
    const fetch = realFetch({ "inside.example": ["127.0.0.1"] }, { allowPorts: [canary.port, closed.port] });
    for (const host of ["127.0.0.1", "inside.example"]) {
      const times: Record<number, number[]> = { [canary.port]: [], [closed.port]: [] };
      const said = new Set<string>();
      for (let n = 0; n < 40; n += 1) {
        for (const port of [canary.port, closed.port]) {
          const start = performance.now();
          const error = await fetch(`${scheme}://${host}:${port}/`).then(
            () => undefined,
            (cause) => cause,
          );
          times[port]?.push(performance.now() - start);
          said.add(JSON.stringify([error?.code, error?.message, error?.hint, error?.retryable]));
        }
      }
      const quarter = (part: number) => (each: number[]) =>
        each.toSorted((a, b) => a - b)[(part * each.length) / 4] ?? 0;
      const [open = 0, shut = 0] = Object.values(times).map(quarter(2));
      // On a busy machine both come and go: no difference is told from that.
      const spread = quarter(3)(Object.values(times).flat()) - quarter(1)(Object.values(times).flat());
      expect(said.size).toBe(1);
      expect(Math.abs(open - shut)).toBeLessThan(Math.max(50, spread));
    }
    await fetch.close();
  });
});

describe.each(SCHEMES)("over %s, redirects", (scheme) => {
  it.each([301, 302, 303, 307, 308])("%i to every private address are refused at the hop", async (status) => {
    let location = "";
    const web = await startWeb(
      (req, response) => {
        if (req.url !== "/a") return response.end("reached");
        // Bytes as a hostile server would send them.
        return response.writeHead(status, { location: Buffer.from(location).toString("latin1") }).end();
      },
      hostileNames(PRIVATE.flatMap((url) => [url, asHttps(url)])),
    );
    const start = `${scheme}://feeds.example/a`;
    for (location of PRIVATE.flatMap((url) => [...new Set([url, asHttps(url)])])) {
      const got = await outcome(web.fetch, start);
      // `http:127.0.0.1` is a relative address where the scheme is the same: it stays on the host it came from.
      const target = URL.parse(location, start);
      const expected =
        target === null
          ? "fetch_failed"
          : target.host === "feeds.example"
            ? `reached ${target.href}`
            : "address_refused";
      expect([location, got]).toEqual([location, expected]);
    }
    expect(new Set(web.dialled)).toEqual(new Set(["feeds.example"]));
    await web.stop();
  });

  it("to a name that resolves to a private address are refused", async () => {
    const names = { "inside.example": ["192.168.1.1"] };
    for (const to of ["http://inside.example/", "https://inside.example/"]) {
      const web = await startWeb((_, response) => response.writeHead(302, { location: to }).end(), names);
      expect(await outcome(web.fetch, `${scheme}://feeds.example/`)).toBe("address_refused");
      expect(web.dialled).toEqual(["feeds.example"]);
      await web.stop();
    }
  });
});

describe("the corpus of redirects", () => {
  it.skipIf(redirects.length === 0)("is refused or followed as labelled", async () => {
    let current: (typeof redirects)[number] | undefined;
    const web = await startWeb((req, response) => {
      if (current && req.url === "/a") response.writeHead(current.status, { location: current.location }).end();
      else response.end("target");
    });
    for (const redirect of redirects) {
      current = redirect;
      const got = await outcome(web.fetch, redirect.from);
      expect([redirect.status, redirect.location, got.startsWith("reached") ? "followed" : got]).toEqual([
        redirect.status,
        redirect.location,
        redirect.block ? "address_refused" : "followed",
      ]);
    }
    expect(new Set(web.dialled)).toEqual(new Set(["feeds.example", "example.org"]));
    await web.stop();
  });
});

describe.each(SCHEMES)("over %s, addresses of the public internet", (scheme) => {
  let web: FakeWeb;
  beforeAll(async () => {
    web = await startWeb((req, response) => response.end(`${"encrypted" in req.socket ? "https" : "http"}`));
  });
  afterAll(() => web.stop());

  it.each(PUBLIC)("%s is dialled", async (url) => {
    const answer = await web.fetch(written(url, scheme));
    expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([200, scheme]);
  });
});

describe("an IP address", () => {
  it.each(["1.1.1.1", "8.8.8.8", "2606:2800:220:1::1", "::ffff:93.184.216.34", "2a00:1450:4001:82a::200e"])(
    "%s is public",
    (ip) => expect(isPublicAddress(ip)).toBe(true),
  );
  it.each([
    "",
    "localhost",
    "127.0.0.1.",
    "1.1.1.1%lo",
    "fe80::1%lo",
    "4000::1",
    "168.63.129.16",
    "::ffff:168.63.129.16",
  ])("%j is not", (ip) => expect(isPublicAddress(ip)).toBe(false));
});

describe("the exceptions", () => {
  it("a mapped host is dialled at its loopback address, and no other name is", async () => {
    const server = await startServer((req, response) => response.end(req.headers.host));
    const hosts = { "gazette.example": { host: "127.0.0.1", port: server.port } };
    const fetch = realFetch({ "other.example": ["127.0.0.1"] }, { hosts });
    const answer = await fetch("http://gazette.example/feed.xml");
    expect(Buffer.from(answer.body).toString()).toBe("gazette.example");
    await expect(fetch("http://other.example/")).rejects.toMatchObject({ code: "address_refused" });
    await expect(fetch("http://sub.gazette.example/")).rejects.toMatchObject({ code: "fetch_failed" });
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toMatchObject({ code: "address_refused" });
    await fetch.close();
    await server.stop();
  });

  it.each<[string, (port: number) => string, string]>([
    ["a name", (port) => `reader.lan:${port}`, "reader.lan"],
    ["a name in capitals", (port) => `Reader.LAN:${port}`, "reader.lan"],
    ["a name in another script", (port) => `bücher.lan:${port}`, "bücher.lan"],
    ["a number", (port) => `127.0.0.1:${port}`, "127.0.0.1"],
    ["a number in brackets", (port) => `[::ffff:127.0.0.1]:${port}`, "[::ffff:7f00:1]"],
  ])("%s allowed with a port may be private on that port, and on no other", async (_, rule, host) => {
    const server = await startServer((__, response) => response.end("inside"));
    const names = { "reader.lan": ["127.0.0.1"], "xn--bcher-kva.lan": ["127.0.0.1"] };
    const fetch = realFetch(names, { allowPrivateHosts: [rule(server.port)], allowPorts: [server.port + 1] });
    expect(await outcome(fetch, `http://${host}:${server.port}/`)).toMatch(/^reached/);
    expect(await outcome(fetch, `http://${host}/`)).toBe("address_refused");
    expect(await outcome(fetch, `http://${host}:${server.port + 1}/`)).toBe("address_refused");
    expect(await outcome(fetch, `http://localhost:${server.port}/`)).toBe("address_refused");
    await fetch.close();
    await server.stop();
  });

  it("a name allowed without a port may be private on the usual ports", async () => {
    const server = await startServer((_, response) => response.end("inside"), { tls: true });
    const fetch = realFetch(
      { "reader.lan": ["127.0.0.1"] },
      { allowPrivateHosts: ["reader.lan"], allowPorts: [server.port] },
    );
    expect(await outcome(fetch, `https://reader.lan:${server.port}/`)).toMatch(/^reached/);
    expect(await outcome(fetch, "https://reader.lan:6379/")).toBe("address_refused");
    expect(await outcome(fetch, `https://sub.reader.lan:${server.port}/`)).not.toMatch(/^reached/);
    await fetch.close();
    await server.stop();
  });
});
