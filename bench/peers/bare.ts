// The simple client: undici, rss-parser, ETags in one JSON file, and nothing else kept.
// With "fetch" nothing is parsed. With "sites" each feed is a site of its own, with a connection of its own.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import RssParser from "rss-parser";
import { Agent, buildConnector, request } from "undici";
import { onRounds } from "../rounds.ts";

const AT_ONCE = 32;
const sites = process.argv.includes("sites");
const parses = !process.argv.includes("fetch");

onRounds(async ({ port, feeds, folder }) => {
  const file = join(folder, "etags.json");
  const plain = buildConnector({});
  const dispatcher = new Agent({
    connections: AT_ONCE,
    ...(sites ? { connect: (to, done) => plain({ ...to, hostname: "127.0.0.1", port: String(port) }, done) } : {}),
  });
  const urls = Array.from({ length: feeds }, (_, n) =>
    sites ? `http://site${n}.example/${n}.xml` : `http://127.0.0.1:${port}/${n}.xml`,
  );
  const parser = new RssParser();
  return async () => {
    const etags = JSON.parse(await readFile(file, "utf8").catch(() => "{}")) as Record<string, string>;
    let items = 0;
    const waiting = urls.values();
    const one = async () => {
      for (const url of waiting) {
        const known = etags[url];
        const { statusCode, headers, body } = await request(url, {
          dispatcher,
          headers: known === undefined ? {} : { "if-none-match": known },
        });
        const text = await body.text();
        if (statusCode !== 200) continue;
        if (parses) items += (await parser.parseString(text)).items.length;
        if (typeof headers["etag"] === "string") etags[url] = headers["etag"];
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    await writeFile(file, JSON.stringify(etags));
    return items;
  };
});
