// The addresses for machines, /livez, /healthz and /metrics, on the page or a port of their own.
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { BotError } from "../core/errors.ts";
import type { Health } from "./health.ts";
import type { Meter } from "./meter.ts";
import { english, sentence } from "../words/index.ts";

export interface OperateAnswer {
  status: number;
  type: string;
  body: string;
}

/** Answers a path that is one of ours; undefined for any other. Who may ask is for the server to say. */
export type Operate = (path: string) => Promise<OperateAnswer | undefined>;

export function createOperate(ports: {
  health: () => Promise<Health>;
  alive: () => Promise<boolean>;
  meter: Meter;
  version: string;
}): Operate {
  const json = (ok: boolean, body: object): OperateAnswer => ({
    status: ok ? 200 : 503,
    type: "application/json",
    body: `${JSON.stringify(body)}\n`,
  });
  return async (path) => {
    if (path === "/metrics") return { status: 200, type: ports.meter.contentType, body: await ports.meter.text() };
    if (path === "/livez") {
      const alive = await ports.alive();
      return json(alive, { status: alive ? "ok" : "stuck" });
    }
    if (path !== "/healthz") return undefined;
    const { ok, checks } = await ports.health();
    const said = Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, english.tell(check)]));
    return json(ok, { status: ok ? "ok" : "unwell", version: ports.version, checks: said });
  };
}

const UNREADABLE: OperateAnswer = { status: 500, type: "text/plain", body: "It could not be read.\n" };
const LOCAL = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/i;

export interface OperateServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves them alone. On this machine's own address only local names are answered: a web site must not read them through a browser. */
export async function serveOperate(operate: Operate, host: string, port: number): Promise<OperateServer> {
  const local = LOCAL.test(host) || host === "::1";
  const server: Server = createServer((request, response) => {
    const { method, url = "/", headers } = request;
    const refused = headers.origin !== undefined || (local && !LOCAL.test(headers.host ?? ""));
    // A split gives one part at least.
    const path = url.split("?")[0]!;
    const answer = async (): Promise<OperateAnswer> => {
      if (refused) return { status: 403, type: "text/plain", body: "This is for machines here.\n" };
      if (method !== "GET" && method !== "HEAD") return { status: 405, type: "text/plain", body: "Only GET.\n" };
      return (await operate(path)) ?? { status: 404, type: "text/plain", body: "Try /livez, /healthz or /metrics.\n" };
    };
    void (async () => {
      const { status, type, body } = await answer().catch(() => UNREADABLE);
      response.writeHead(status, {
        "content-type": type,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      });
      response.end(method === "HEAD" ? undefined : body);
    })();
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new BotError("config_invalid", sentence("errors.cannotMonitor", { place: `${host}:${port}` }), {
          hint: sentence("errors.cannotMonitorHint"),
          cause,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
  // It listens on a port: its address is neither a path nor null.
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
