// Every spelling of a private place that we know: the plan's own list, what it left out, and the labelled corpus where it is present.
import { readFileSync } from "node:fs";
import { shared } from "../support/shared.ts";

const lines = <T>(path: string | undefined): T[] =>
  path === undefined
    ? []
    : readFileSync(path, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as T);

export const listed = lines<{ url: string; block: boolean }>(shared("corpus/injection/ssrf.jsonl"));
export const redirects = lines<{ from: string; status: number; location: string; block: boolean }>(
  shared("corpus/injection/redirects.jsonl"),
);

const OWN = `
http://127.0.0.1/ http://127.1/ http://127.0.1/ http://2130706433/ http://0x7f000001/ http://0x7f.0x0.0x0.0x1/ http://0177.0.0.1/
http://017700000001/ http://127.0.0.1./ http://0/ http://0.0.0.0/ http://127.255.255.254/ http://①②⑦.⓪.⓪.①/ http://127。0。0。1/
http://%31%32%37.0.0.1/ http://loc%61lhost/ http://localhost/ http://LOCALHOST/ http://localhost./ http://foo.localhost/ http://printer.local/
http://127.0.0.1.nip.io/ http://user:pw@127.0.0.1/ http://example.com@127.0.0.1/ http://127.0.0.1#@example.com/ http:127.0.0.1 http:/\\127.0.0.1
http://[::]/ http://[::1]/ http://[0:0:0:0:0:0:0:1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::127.0.0.1]/ http://[::7f00:1]/
http://[::ffff:0:127.0.0.1]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b:1::7f00:1]/ http://[2002:7f00:1::]/ http://[2001::1]/ http://[2001:0:7f00:1::1]/
http://[fe80::1]/ http://[fe80::1%25lo]/ http://[fc00::1]/ http://[fd00:ec2::254]/ http://[fec0::1]/ http://[ff02::1]/ http://[100::1]/
http://[2001:db8::1]/ http://[3fff::1]/ http://[4000::1]/ http://[5f00::1]/ http://169.254.169.254/ http://2852039166/ http://0xa9fea9fe/
http://[::ffff:a9fe:a9fe]/ http://169.254.170.2/ http://168.63.129.16/ http://100.100.100.200/ http://192.0.0.192/ http://metadata.google.internal/
http://10.0.0.1/ http://172.16.0.1/ http://172.31.255.255/ http://192.168.0.1/ http://100.64.0.1/ http://198.18.0.1/ http://192.88.99.1/ http://224.0.0.1/
http://240.0.0.1/ http://255.255.255.255/ http://192.0.2.1/ http://198.51.100.1/ http://203.0.113.1/ http://router/ http://wiki.corp/
file:///etc/passwd gopher://127.0.0.1:6379/_INFO ftp://127.0.0.1/ data:text/xml,<rss/> blob:http://x/1 javascript:alert(1) unix:/var/run/docker.sock
feed://127.0.0.1/ ws://127.0.0.1/ http://example.com:22/ http://example.com:6379/ http://127.0.0.1%00.example.com/ http://127.0.0.1../`
  .trim()
  .split(/\s+/);

export const PRIVATE = [...new Set([...OWN, ...listed.filter(({ block }) => block).map(({ url }) => url)])];

export const PUBLIC = `
http://1.1.1.1/ http://8.8.8.8/ http://[2606:2800:220:1::1]/ http://[::ffff:93.184.216.34]/ http://example.com\\@127.0.0.1/
http://bücher.example/feed http://example.com./ http://例え.example:8080/`
  .trim()
  .split(/\s+/)
  .concat(listed.filter(({ block }) => !block).map(({ url }) => url));

export const asHttps = (url: string): string => url.replace(/^http:/i, "https:");

/** The same address at a port of our own, where it has none: a canary there sees whatever gets through. */
export const atPort = (url: string, port: number): string =>
  url.replace(/^(https?:[/\\]*(?:[^/?#\\@]*@)?(?:\[[^\]]*\]|[^/?#\\:@]+))(?=[/?#\\]|$)/i, `$1:${port}`);

/** What a hostile resolver says of every name in the list: that it is this machine. */
export const hostileNames = (urls: string[]): Record<string, string[]> =>
  Object.fromEntries(
    urls.flatMap((url) => {
      const host = URL.parse(url)?.hostname;
      return host ? [host, host.replace(/\.$/, "")].map((name) => [name, ["127.0.0.1"]]) : [];
    }),
  );
