// The wall: private places are never dialled, however their address is written, resolved or redirected to. A release gate.
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isPublicAddress } from "../../src/net/address.ts";
import { shared } from "../support/shared.ts";
import { realFetch, startServer, startWeb, type FakeWeb } from "./canary.ts";

interface Listed {
  url: string;
  class: string;
  block: boolean;
}
interface Redirect {
  from: string;
  status: number;
  location: string;
  block: boolean;
}

const lines = <T>(path: string | undefined): T[] =>
  path === undefined
    ? []
    : readFileSync(path, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as T);

const listed = lines<Listed>(shared("corpus/injection/ssrf.jsonl"));
const redirects = lines<Redirect>(shared("corpus/injection/redirects.jsonl"));

/** What a hostile resolver says of the names in the list. */
const hostileNames = (urls: string[]) =>
  Object.fromEntries(
    urls.flatMap((url) => {
      const host = URL.parse(url)?.hostname.replace(/\.$/, "");
      return host ? [[host, ["127.0.0.1"]]] : [];
    }),
  );

/** Every spelling of a private place that we know besides the corpus. */
const PRIVATE =
  `http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f.0x0.0x0.0x1/ http://0177.0.0.1/ http://127.0.0.1./ http://0/
http://①②⑦.⓪.⓪.①/ http://127。0。0。1/ http://%31%32%37.0.0.1/ http://loc%61lhost/ http://LOCALHOST/ http://foo.localhost/ http://printer.local/
http://user:pw@127.0.0.1/ http://example.com@127.0.0.1/ http://127.0.0.1#@example.com/ http:127.0.0.1 http:/\\127.0.0.1 http://[::]/ http://[::1]/
http://[::ffff:127.0.0.1]/ http://[::127.0.0.1]/ http://[::7f00:1]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b:1::7f00:1]/ http://[2002:7f00:1::]/
http://[2001::1]/ http://[fe80::1]/ http://[fc00::1]/ http://[fd00:ec2::254]/ http://[fec0::1]/ http://[ff02::1]/ http://[100::1]/ http://[2001:db8::1]/
http://[3fff::1]/ http://169.254.169.254/ http://0xa9fea9fe/ http://100.100.100.200/ http://192.0.0.192/ http://10.0.0.1/ http://172.16.0.1/
http://192.168.0.1/ http://100.64.0.1/ http://198.18.0.1/ http://192.88.99.1/ http://224.0.0.1/ http://240.0.0.1/ http://255.255.255.255/ http://192.0.2.1/
http://router/ http://metadata.google.internal/ file:///etc/passwd gopher://127.0.0.1:6379/_INFO data:text/xml,<rss/> unix:/var/run/docker.sock
http://example.com:22/ http://example.com:6379/ http://127.0.0.1%00.example.com/`.split(/\s+/);

const PUBLIC = ["1.1.1.1", "8.8.8.8", "2606:2800:220:1::1", "::ffff:93.184.216.34", "2a00:1450:4001:82a::200e"];

describe("addresses that lead to a private place", () => {
  let canary: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    canary = await startServer((_, response) => response.end("reached"));
  });
  afterAll(() => canary.stop());

  const cases = [...new Set([...PRIVATE, ...listed.filter(({ block }) => block).map(({ url }) => url)])];

  it.each(["as written", "over https"])("are all refused %s, without one connection", async (how) => {
    const urls = cases.map((url) => (how === "over https" ? url.replace(/^http:/, "https:") : url));
    // The canary's own port, so that whatever gets through would be seen.
    const aimed = [
      ...urls,
      ...urls.map((url) => url.replace(/^(https?:\/\/[^/?#\\:]+(?:\][^/:]*)?)(?=[/?#])/, `$1:${canary.port}`)),
    ];
    const fetch = realFetch(hostileNames(aimed), { allowPorts: [canary.port] });
    const codes = await Promise.all(
      aimed.map((url) =>
        fetch(url, { timeoutMs: 5000 }).then(
          () => `reached ${url}`,
          (error) => error.code as string,
        ),
      ),
    );
    expect(new Set(codes).difference(new Set(["address_refused", "address_invalid"]))).toEqual(new Set());
    expect(canary.connections()).toBe(0);
    await fetch.close();
  });

  it("are refused when a public name resolves to them, alone or among public ones", async () => {
    const bad = [
      "127.0.0.1",
      "10.1.2.3",
      "169.254.169.254",
      "::1",
      "::7f00:1",
      "::ffff:127.0.0.1",
      "64:ff9b::7f00:1",
      "fe80::1",
    ];
    for (const scheme of ["http", "https"]) {
      for (const address of bad) {
        for (const answer of [[address], ["93.184.216.34", address], [address, "93.184.216.34"]]) {
          const fetch = realFetch({ "rebind.example": answer }, { allowPorts: [canary.port] });
          await expect(fetch(`${scheme}://rebind.example:${canary.port}/`)).rejects.toMatchObject({
            code: "address_refused",
          });
          await fetch.close();
        }
      }
    }
    expect(canary.connections()).toBe(0);
  });

  it("are refused on the second look-up of a name that was public at the first", async () => {
    const answers = [["93.184.216.34"], ["127.0.0.1"]];
    const web = await startWeb((_, response) => response.writeHead(200, { connection: "close" }).end("first"), {
      get "rebind.example"() {
        return answers.shift() ?? ["127.0.0.1"];
      },
    } as Record<string, string[]>);
    await expect(web.fetch("http://rebind.example/")).resolves.toMatchObject({ status: 200 });
    await expect(web.fetch("http://rebind.example/")).rejects.toMatchObject({ code: "address_refused" });
    expect(web.dialled).toEqual(["rebind.example"]);
    await web.stop();
  });

  it("are refused the same way whether something listens there or not", async () => {
    const fetch = realFetch({}, { allowPorts: [canary.port, 1] });
    const fault = (url: string) =>
      fetch(url).then(
        () => "reached",
        ({ code, message }) => `${code} ${message}`,
      );
    expect(await fault(`http://127.0.0.1:${canary.port}/`)).toBe(await fault("http://127.0.0.1:1/"));
    await fetch.close();
  });

  it("stay refused when the environment names a proxy", async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      HTTP_PROXY: `http://127.0.0.1:${canary.port}`,
      http_proxy: `http://127.0.0.1:${canary.port}`,
      NODE_USE_ENV_PROXY: "1",
    });
    const fetch = realFetch({ "inside.example": ["10.0.0.1"] });
    await expect(fetch("http://inside.example/")).rejects.toMatchObject({ code: "address_refused" });
    expect(canary.connections()).toBe(0);
    process.env = before;
    await fetch.close();
  });
});

describe("addresses of the public internet", () => {
  let web: FakeWeb;
  beforeAll(async () => {
    web = await startWeb((_, response) => response.end("hello"));
  });
  afterAll(() => web.stop());

  it.each(PUBLIC)("%s is public", (ip) => expect(isPublicAddress(ip)).toBe(true));

  it.each([
    "http://example.com\\@127.0.0.1/",
    "http://[::ffff:93.184.216.34]/",
    "https://bücher.example/feed",
    "http://example.com./",
    ...listed.filter(({ block }) => !block).map(({ url }) => url),
  ])("%s is dialled", async (url) => {
    await expect(web.fetch(url)).resolves.toMatchObject({ status: 200 });
  });
});

describe("redirects", () => {
  let web: FakeWeb;
  afterEach(() => web.stop());

  it.skipIf(redirects.length === 0)("of the corpus are refused or followed as labelled", async () => {
    let current: Redirect | undefined;
    web = await startWeb((request, response) => {
      if (current && request.url === "/a") response.writeHead(current.status, { location: current.location }).end();
      else response.end("target");
    });
    for (const redirect of redirects) {
      current = redirect;
      const outcome = await web.fetch(redirect.from).then(
        (answer) => answer.status,
        (error) => error.code as string,
      );
      expect([redirect.status, redirect.location, outcome]).toEqual([
        redirect.status,
        redirect.location,
        redirect.block ? "address_refused" : 200,
      ]);
    }
    expect(new Set(web.dialled)).toEqual(new Set(["feeds.example", "example.org"]));
  });

  it.each([301, 302, 303, 307, 308])("%i to every private address are refused at the hop", async (status) => {
    let location = "";
    web = await startWeb((request, response) => {
      if (request.url === "/a") response.writeHead(status, { location }).end();
      else response.end("reached");
    }, hostileNames(PRIVATE));
    for (location of PRIVATE.filter((url) => /^[\x20-\x7e]+$/.test(url) && !/^https?:[^/]/.test(url))) {
      await expect(web.fetch("http://feeds.example/a")).rejects.toMatchObject({
        code: expect.stringMatching(/^(address_refused|address_invalid|fetch_failed)$/),
      });
    }
    expect(new Set(web.dialled)).toEqual(new Set(["feeds.example"]));
  });

  it("to a name that resolves to a private address are refused", async () => {
    web = await startWeb((_, response) => response.writeHead(302, { location: "http://inside.example/" }).end(), {
      "inside.example": ["192.168.1.1"],
    });
    await expect(web.fetch("http://feeds.example/")).rejects.toMatchObject({ code: "address_refused" });
  });
});

describe("the exceptions", () => {
  it("a mapped host is dialled at its loopback address, and no other name is", async () => {
    const server = await startServer((request, response) => response.end(request.headers.host));
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

  it("a host allowed by name may be private; with a port, on that port only", async () => {
    const server = await startServer((_, response) => response.end("inside"));
    const fetch = realFetch({ "reader.lan": ["127.0.0.1"] }, { allowPrivateHosts: [`reader.lan:${server.port}`] });
    await expect(fetch(`http://reader.lan:${server.port}/`)).resolves.toMatchObject({ status: 200 });
    await expect(fetch("http://reader.lan/")).rejects.toMatchObject({ code: "address_refused" });
    await fetch.close();
    await server.stop();
  });
});
