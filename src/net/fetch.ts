// The guarded fetch: the only way out for an address that a person or a feed supplied.
import { isUtf8 } from "node:buffer";
import { Agent, Client, buildConnector, errors, request as send, type Dispatcher } from "undici";
import { BotError } from "../core/errors.ts";
import type { FetchAnswer, FetchRequest, GuardedFetch } from "../core/ports.ts";
import { allowedHost, checkedUrl, type AddressRules } from "./address.ts";
import { readBody, tooLarge } from "./body.ts";
import { createCookieJar } from "./cookies.ts";
import { guardedConnector, systemLookup, type DialOptions, type Lookup } from "./dial.ts";
import { sentence } from "../words/index.ts";

const MAX_HOPS = 5;
const TIMEOUT_MS = 25_000;
const CONNECT_TIMEOUT_MS = 8_000;
const MAX_BYTES = 10 * 1024 * 1024;

/** What proves who we are stays with the origin it was meant for. */
const CREDENTIALS = new Set(["authorization", "cookie", "proxy-authorization"]);
/** Ends a connection that was for one question. One for all: an error of its own, with its stack, costs a seventh of a look. */
const OVER = new errors.InformationalError("over");
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface GuardedFetchOptions {
  /** Asked at each request: the number of subscribers in it changes. */
  userAgent: () => string;
  /** Exact host names (or `host:port`) that may be private. Empty unless the operator says so. */
  allowPrivateHosts: string[];
  /** Exact host names answered by a local address, for the bundled sample. Nothing else skips the check. */
  hosts: Record<string, { host: string; port: number }>;
  /** Ports besides 80, 443, 8080 and 8443. */
  allowPorts?: number[];
  /** For tests: name look-up and the opening of a checked connection. */
  lookup?: Lookup;
  connector?: DialOptions["connector"];
}

/** `close` ends idle connections and lets running requests finish. No proxy from the environment is used: it would resolve names unchecked. */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch & { close(): Promise<void> } {
  const rules: AddressRules = {
    allowPrivateHosts: options.allowPrivateHosts.map(allowedHost),
    hosts: options.hosts,
    allowPorts: options.allowPorts ?? [],
  };
  const manners = {
    connect: guardedConnector({
      ...rules,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      lookup: options.lookup ?? systemLookup,
      connector: options.connector ?? buildConnector,
    }),
    allowH2: false,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  };
  const agent = new Agent({ ...manners, connections: 4 });

  const guardedFetch: GuardedFetch = async (address, request = {}) => {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(timedOut()), request.timeoutMs ?? TIMEOUT_MS);
    const signal = request.signal ? AbortSignal.any([deadline.signal, request.signal]) : deadline.signal;
    try {
      return await follow(address, request, signal);
    } catch (error) {
      throw explained(error, signal);
    } finally {
      clearTimeout(timer);
    }
  };

  async function follow(address: string, request: FetchRequest, signal: AbortSignal): Promise<FetchAnswer> {
    const hops: FetchAnswer["hops"] = [];
    let url = checkedUrl(address, rules);
    let headers = ourHeaders(request.headers ?? {}, options.userAgent());
    const seen = new Set<string>();
    const jar = createCookieJar();
    for (;;) {
      url.hash = "";
      const cookie = jar.of(url);
      // The same address with a new cookie is another question.
      const asked = `${url.href} ${cookie ?? ""}`;
      if (seen.has(asked) || hops.length > MAX_HOPS) throw tooManyRedirects();
      seen.add(asked);
      signal.throwIfAborted();
      const asks = {
        method: request.post === undefined ? "GET" : "POST",
        body: request.post ?? null,
        headers:
          cookie === undefined
            ? headers
            : { ...headers, cookie: [headers["cookie"], cookie].filter(Boolean).join("; ") },
        signal,
      } as const;
      const response = await ask(url, asks, request);
      const { status } = response;
      if ("body" in response)
        return { status, url: url.href, hops, headers: flat(response.headers), body: response.body };
      jar.take(url, response.headers["set-cookie"]);
      const next = checkedUrl(target(response.headers, url), rules);
      if (next.origin !== url.origin) {
        if (next.protocol === "http:" && url.protocol === "https:" && hasCredentials(headers)) {
          throw new BotError("address_refused", sentence("errors.leavesHttps"));
        }
        headers = withoutCredentials(headers);
      }
      hops.push({ status, from: url.href, to: next.href });
      url = next;
    }
  }

  /** One question and its answer; without a body where it leads elsewhere. */
  async function ask(url: URL, asks: Asks, { alone, post, maxBytes }: FetchRequest): Promise<Answered> {
    const own = alone ? new Client(url.origin, manners) : undefined;
    try {
      const response = await send(url.href, { ...asks, dispatcher: own ?? agent });
      const { statusCode: status, headers, body } = response;
      if (!REDIRECTS.has(status) || post !== undefined)
        return {
          status,
          headers,
          body: status === 304 ? await nothing(body) : await bodyOf(response, maxBytes ?? MAX_BYTES),
        };
      body.on("error", () => undefined).destroy();
      return { status, headers };
    } finally {
      void own?.destroy(OVER);
    }
  }

  let closing: Promise<void> | undefined;
  return Object.assign(guardedFetch, { close: () => (closing ??= agent.close()) });
}

type Asks = Pick<Dispatcher.RequestOptions, "method" | "body" | "headers" | "signal">;
type Answered = Pick<FetchAnswer, "status"> & { headers: Dispatcher.ResponseData["headers"]; body?: Uint8Array };

/** What has not changed has no body: to read one would cost as much as all else of it. */
async function nothing(body: Dispatcher.ResponseData["body"]): Promise<Uint8Array> {
  await body.dump();
  return new Uint8Array();
}

async function bodyOf(response: Dispatcher.ResponseData, maxBytes: number): Promise<Uint8Array> {
  // Leaving a body early makes it emit an error that nobody else waits for.
  response.body.on("error", () => undefined);
  try {
    const encoding = single(response.headers["content-encoding"]);
    if (encoding === undefined && Number(single(response.headers["content-length"])) > maxBytes)
      throw tooLarge(maxBytes);
    return await readBody(response.body, encoding, maxBytes);
  } catch (error) {
    response.body.destroy();
    throw error;
  }
}

function target(headers: Dispatcher.ResponseData["headers"], from: URL): string {
  const location = single(headers["location"]);
  const next = location === undefined ? null : URL.parse(asUtf8(location), from.href);
  if (!next) throw new BotError("fetch_failed", sentence("errors.redirectsNowhere"));
  return next.href;
}

/** Headers arrive one character per byte; an address that is not ASCII was nearly always written in UTF-8. */
function asUtf8(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : value;
}

function ourHeaders(given: Record<string, string>, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = {
    "user-agent": userAgent,
    accept:
      "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5",
    "accept-encoding": "gzip, deflate, br",
  };
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value;
  return headers;
}

function hasCredentials(headers: Record<string, string>): boolean {
  return Object.keys(headers).some((name) => CREDENTIALS.has(name));
}

function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name)));
}

function flat(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), single(value, ", ") ?? ""]),
  );
}

function single(value: string | string[] | undefined, glue?: string): string | undefined {
  if (!Array.isArray(value)) return value;
  return glue === undefined ? value[0] : value.join(glue);
}

function timedOut(): BotError {
  return new BotError("fetch_timeout", sentence("errors.siteSlow"), { retryable: true });
}

function tooManyRedirects(): BotError {
  return new BotError("too_many_redirects", sentence("errors.redirectsInCircles"));
}

/** One sentence per kind of failure: refused ports, silent hosts and unknown names look the same from outside. */
function explained(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof BotError) return cause;
    if (/TIMEOUT/.test(codeOf(cause))) return timedOut();
  }
  if (error instanceof AggregateError) {
    const refusal = error.errors.find((each) => each instanceof BotError);
    if (refusal) return refusal;
  }
  return new BotError("fetch_failed", sentence("errors.siteUnreachable"), {
    hint: sentence("errors.siteStatusHint"),
    retryable: true,
    cause: error,
  });
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
