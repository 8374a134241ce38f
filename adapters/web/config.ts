// Settings of the page: where it listens and who may come in, and the names it answers to.
import { z } from "zod";
import { type Environment, onOff, whole } from "../../src/platform/index.ts";

/** Sixteen characters of a random generator are out of reach of guessing over a network. */
const SHORTEST_TOKEN = 16;

export const webSettings = z
  .object({
    WEB: onOff("on"),
    /** Address to listen on; any other than this machine's own needs a token. */
    WEB_HOST: z.string().min(1).default("127.0.0.1"),
    /** 0 takes a free port. */
    WEB_PORT: whole(0, 65_535, 8484),
    /** What a visitor must know; without one, everybody on this machine may come in. */
    WEB_TOKEN: z.string().min(SHORTEST_TOKEN, `use at least ${SHORTEST_TOKEN} characters`).optional(),
    /** Where people open the page when a proxy stands in front of it: its word is then believed on who asks and by which scheme. */
    WEB_PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: "write the address people open, for example https://news.example.org" })
      .transform((value) => new URL(value))
      .refine(({ pathname, search }) => pathname === "/" && search === "", "write it without a path")
      .optional(),
  })
  .refine(({ WEB_HOST, WEB_TOKEN }) => WEB_TOKEN !== undefined || isLoopback(WEB_HOST), {
    // Said along with whatever else is wrong.
    when: () => true,
    // The input is the settings as far as they were read; the host always is.
    error: ({ input }) =>
      `The web page does not listen on ${(input as { WEB_HOST: string }).WEB_HOST} without a token. Set WEB_TOKEN, or listen on 127.0.0.1.`,
  });

export type WebSettings = z.infer<typeof webSettings>;

export const wantsWeb = (env: Environment): boolean => env["WEB"] !== "off";

/** What only tests and other programs change. */
export interface WebOptions {
  /** Channels that exist from the start; `news` when none are given. */
  channels?: readonly string[] | undefined;
  /** Further names the page is reached by, with their port where it is not the scheme's own. */
  names?: readonly string[] | undefined;
  /** How long a request may take to arrive, in milliseconds; ten seconds for its headers and thirty in all unless given. */
  patience?: { headersTimeout: number; requestTimeout: number; connectionsCheckingInterval: number } | undefined;
  /** How often an open page is told that the line still stands, and looked at whether it may; twenty seconds unless given. */
  heartbeatMs?: number | undefined;
}

/** The Host headers that are us; any other name was pointed here by somebody else (DNS rebinding). */
export function allowedHosts(
  { host, names = [] }: { host: string; names?: readonly string[] | undefined },
  port: number,
): (given: string) => boolean {
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
