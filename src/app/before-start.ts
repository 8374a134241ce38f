// What a start needs besides readable settings: start stops at the first fault, doctor tells of all.
import { createServer } from "node:http";
import { BotError } from "../core/errors.ts";
import { isObject } from "../core/values.ts";
import type { Opening, Records } from "../platform/index.ts";
import { createGuardedFetch } from "../net/fetch.ts";
import { checkSealed } from "../store/sealed.ts";
import { type Said, sentence } from "../words/index.ts";
import type { Config } from "./config.ts";

/** One thing that a start needs. */
export interface StartCheck {
  name: string;
  /** The port it is about. */
  opening?: Opening;
  /** What is well, where there is something to say. Throws BotError with the fix where it would not start. */
  run(): Promise<Said | undefined>;
}

export interface StartNeeds {
  config: Pick<Config, "DATA_KEY" | "METRICS_HOST" | "METRICS_PORT">;
  platforms: readonly { name: string; openings?: readonly Opening[] | undefined }[];
  /** What an owner keeps in the store; undefined while another process holds it. */
  records: ((owner: string) => Records) | undefined;
}

/** In the order in which they are asked. The store itself is open by then. */
export function startChecks({ config, platforms, records }: StartNeeds): StartCheck[] {
  const { METRICS_HOST: host, METRICS_PORT: port } = config;
  const openings = [
    ...platforms.flatMap((platform) => platform.openings ?? []),
    ...(port === undefined ? [] : [{ setting: "METRICS_PORT", host, port }]),
  ].filter((opening) => opening.port !== 0);
  return [
    ...(records
      ? platforms.map(({ name }) => ({
          name: "key",
          run: async () => {
            await checkSealed(records(name), name, config.DATA_KEY);
            return config.DATA_KEY === undefined ? undefined : sentence("config.keyFits", { platform: name });
          },
        }))
      : []),
    ...openings.map((opening, at) => ({
      name: "port",
      opening,
      run: async () => {
        const other = openings.slice(0, at).find((before) => before.port === opening.port);
        if (other) throw samePort(opening, other);
        return checkOpening(opening);
      },
    })),
  ];
}

function samePort({ setting, port }: Opening, other: Opening): BotError {
  return new BotError(
    "config_invalid",
    sentence("config.portTwice", { setting, other: other.setting, port: String(port) }),
    { hint: sentence("config.portHint", { setting }) },
  );
}

/** Listens there for a moment. */
async function checkOpening({ setting, host, port }: Opening): Promise<Said> {
  const server = createServer();
  const where = { setting, host: host ?? "", port: String(port) };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
    return sentence("config.portFree", where);
  } catch (cause) {
    const code = isObject(cause) ? cause["code"] : undefined;
    if (code === "EADDRINUSE")
      throw new BotError("config_invalid", sentence("config.portTaken", where), {
        hint: sentence("config.portHint", where),
        cause,
      });
    throw new BotError(
      "config_invalid",
      code === "EACCES" ? sentence("config.portForbidden", where) : sentence("config.noSuchHost", where),
      { hint: code === "EACCES" ? sentence("config.portHint", where) : sentence("config.hostHint"), cause },
    );
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

const PATIENCE_MS = 1_000;

/** Whether a Footnote answers there. */
export async function answersThere({ host, port }: Opening): Promise<boolean> {
  const near = host === undefined || host === "0.0.0.0" ? "127.0.0.1" : host.includes(":") ? "[::1]" : host;
  const place = `${near}:${port}`;
  const fetch = createGuardedFetch({ userAgent: () => "Footnote", allowPrivateHosts: [place], hosts: {} });
  try {
    const { body } = await fetch(`http://${place}/healthz`, { timeoutMs: PATIENCE_MS });
    return /^\{"status":"(?:ok|unwell)","version":"/.test(Buffer.from(body).toString());
  } catch {
    return false;
  } finally {
    await fetch.close();
  }
}
