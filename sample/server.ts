// Serves the sample newsroom on loopback: seven outlets whose articles come out in turn.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { publishedAt, readArticles, type Published, type SampleArticle } from "./articles.ts";
import { feedType, writeFeed, type FeedEntry } from "./feeds.ts";
import { type Outlet, outlets } from "./outlets.ts";
import { articlePage, homePage, lobbyPage, type Site } from "./pages.ts";

// Found from the package: compiled code stands elsewhere than its files.
const pictures = new URL("sample/pictures/", import.meta.resolve("#package.json"));

export interface Sample {
  port: number;
  /** Names that a fetch has to dial at 127.0.0.1 and `port` instead of resolving them. */
  hosts: string[];
  feeds: { url: string; title: string }[];
  close(): Promise<void>;
}

/**
 * Starts it on 127.0.0.1, on any free port unless one is given. Outlets are told apart by the Host header
 * (`http://<host>/...`) or, for browsers, by the first part of the path (`http://127.0.0.1:<port>/<host>/...`).
 */
export async function startSample(options: { startedAt: Date; now: () => Date; port?: number }): Promise<Sample> {
  const articles = readArticles(options.startedAt);
  const server = createServer((request, response) => {
    const target = route(request);
    const answer = target ? answerFor(articles, options, target) : { type: "text/html", body: lobbyPage() };
    send(request, response, answer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  return {
    // It listens on a port: its address is neither a path nor null.
    port: (server.address() as AddressInfo).port,
    hosts: outlets.map(({ host }) => host),
    feeds: outlets.map(({ host, name, feed }) => ({ url: `http://${host}${feed.path}`, title: name })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Target {
  outlet: Outlet;
  path: string;
  base: string;
}

interface Answer {
  type: string;
  body: string | Uint8Array;
  /** When it last changed; undefined when it never does. */
  changed?: Date | undefined;
}

function route(request: IncomingMessage): Target | undefined {
  const pathname = (request.url ?? "/").replace(/[?#].*$/s, "");
  const host = request.headers.host?.toLowerCase().replace(/:\d+$/, "");
  const byHost = outlets.find((outlet) => outlet.host === host);
  if (byHost) return { outlet: byHost, path: pathname, base: "" };
  const byPath = outlets.find((outlet) => pathname.startsWith(`/${outlet.host}/`));
  return byPath && { outlet: byPath, path: pathname.slice(byPath.host.length + 1), base: `/${byPath.host}` };
}

function answerFor(
  articles: SampleArticle[],
  clock: { startedAt: Date; now: () => Date },
  { outlet, path, base }: Target,
): Answer | undefined {
  const seconds = (clock.now().getTime() - clock.startedAt.getTime()) / 1000;
  const entries = publishedAt(articles, seconds)
    .filter((article) => article.outlet === outlet)
    .map((article) => toEntry(article, clock.startedAt));
  const changed = new Date(Math.max(...entries.map(({ updated }) => updated.getTime())));
  const site: Site = { outlet, entries, base };

  if (path === outlet.feed.path) return { type: feedType(outlet), body: writeFeed(outlet, entries, changed), changed };
  if (path === "/") return { type: "text/html", body: homePage(site), changed };
  const entry = entries.find(({ link }) => new URL(link).pathname === path);
  if (entry) return { type: "text/html", body: articlePage(site, entry), changed };
  const picture = entries.find(({ pictureUrl }) => pictureUrl && new URL(pictureUrl).pathname === path)?.article
    .picture;
  return picture && { type: "image/png", body: readFileSync(new URL(picture.file, pictures)) };
}

function toEntry(article: Published, startedAt: Date): FeedEntry {
  const { outlet, section, slug, picture } = article;
  const site = `http://${outlet.host}`;
  return {
    article,
    link: `${site}/${section}/${slug}`,
    published: new Date(startedAt.getTime() + article.firstAt * 1000),
    updated: new Date(startedAt.getTime() + article.at * 1000),
    pictureUrl: picture && `${site}/pictures/${picture.file}`,
  };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer | undefined): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  if (!answer) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  const etag = `"${createHash("sha256").update(answer.body).digest("hex").slice(0, 16)}"`;
  const validators = { etag, ...(answer.changed && { "last-modified": answer.changed.toUTCString() }) };
  if (isFresh(request, etag, answer.changed)) {
    response.writeHead(304, validators).end();
    return;
  }
  const type = typeof answer.body === "string" ? `${answer.type}; charset=utf-8` : answer.type;
  const length = Buffer.byteLength(answer.body);
  response.writeHead(200, { ...validators, "content-type": type, "content-length": length });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}

/** RFC 9110, section 13.2.2: when there is an If-None-Match, the date is not looked at. HTTP dates have whole seconds. */
function isFresh(request: IncomingMessage, etag: string, changed: Date | undefined): boolean {
  const known = request.headers["if-none-match"];
  if (known !== undefined)
    return known
      .split(",")
      .map((tag) => tag.trim())
      .some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag);
  const since = Date.parse(request.headers["if-modified-since"] ?? "");
  return changed !== undefined && Math.floor(changed.getTime() / 1000) * 1000 <= since;
}
