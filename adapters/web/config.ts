// Where the page listens and who may come in: the configuration, checked before anything is opened.
import { BotError } from "../../src/platform/index.ts";

export interface WebConfig {
  /** Address to listen on, for example `127.0.0.1`; any other than this machine's own needs a token. */
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** What a visitor must know; without one, everybody on this machine may come in. */
  token?: string | undefined;
  /** Channels that exist from the start; `news` when none are given. */
  channels?: readonly string[] | undefined;
  /** Further names the page is reached by, with their port where it is not the scheme's own: behind a proxy, for example `news.example.org`. */
  names?: readonly string[] | undefined;
  /** How long a request may take to arrive, in milliseconds; ten seconds for its headers and thirty in all unless given. */
  patience?: { headersTimeout: number; requestTimeout: number; connectionsCheckingInterval: number } | undefined;
}

/** Twelve characters of a random word list or generator are out of reach of guessing over a network. */
const SHORTEST_TOKEN = 12;

/** Throws BotError `config_invalid` when the page would stand open to a network. */
export function checkConfig({ host, token }: WebConfig): void {
  if (isLoopback(host)) return;
  if (!token) {
    throw new BotError("config_invalid", `The web page does not listen on ${host} without a token.`, {
      hint: "Set WEB_TOKEN, or listen on 127.0.0.1.",
    });
  }
  if (token.length < SHORTEST_TOKEN) {
    throw new BotError("config_invalid", `The token of the web page is too short to listen on ${host}.`, {
      hint: `Use at least ${SHORTEST_TOKEN} characters, for example from: openssl rand -hex 16`,
    });
  }
}

/** The Host headers that are us; any other name was pointed here by somebody else (DNS rebinding). */
export function allowedHosts({ host, names = [] }: WebConfig, port: number): (given: string) => boolean {
  const own = ["127.0.0.1", "localhost", "[::1]", bracketed(host)];
  const allowed = new Set([
    ...own.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])),
    ...names,
  ]);
  const everywhere = host === "0.0.0.0" || host === "::";
  // Listening everywhere, any literal address may be ours, and a literal address cannot be rebound.
  const literal = new RegExp(
    String.raw`^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])${port === 80 ? "(:80)?" : `:${port}`}$`,
  );
  return (given) => allowed.has(given.toLowerCase()) || (everywhere && literal.test(given.toLowerCase()));
}

/** The address a person opens, for a server that listens on `host` and `port`. */
export function addressOf(host: string, port: number): string {
  const shown = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${bracketed(shown)}:${port}`;
}

const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host.toLowerCase());

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
