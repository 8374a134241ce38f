// The door of the page: who the token or its cookie lets in, and how everybody is sent out again.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import {
  type AccessKey,
  type AdapterContext,
  createGuesses,
  type Inbox,
  type Person,
  type ShelfOwner,
  type Words,
} from "../../src/platform/index.ts";
import { askerOf, type Front, isSecure } from "./asker.ts";
import { loginPage } from "./bare-pages.ts";
import { personOf, TENANT } from "./place.ts";

const COOKIE = "footnote";
const OPEN = /^\/(livez|healthz|login|privacy|assets\/[\w.-]+)$/;
const FEED = /^\/feed\.(json|rss|atom)$/;
/** The record that says since when a sign-in counts. */
const SINCE = "signed-in-since";
const YEAR_SECONDS = 365 * 86_400;

export interface DoorOptions extends Pick<AdapterContext, "records" | "log" | "clock"> {
  /** Without one, everybody on this machine is in. */
  token: string | undefined;
  front: Front;
  wordsFor(c: Context): Words;
  inbox: Pick<Inbox, "key" | "may">;
}

export interface Door {
  /** Lets in who has the cookie; a right `?token=` is turned into one at once and leaves the address. */
  readonly guard: MiddlewareHandler;
  /** Whether this request's cookie still lets in: it may have been sent out meanwhile. */
  isIn(c: Context): Promise<boolean>;
  /** Who asks: the owner of the token, or the holder of a key. */
  personOf(c: Context): Person;
  /** Whose shelf keeps what is read and saved; undefined: the browser keeps it. */
  ownerOf(c: Context): ShelfOwner | undefined;
  /** Adds /login and /logout. */
  addTo(app: Hono): void;
}

type Tried = "in" | "page.notToken" | "page.tooManyTokens";

export function createDoor({ token = "", records, log, clock, front, inbox, wordsFor }: DoorOptions): Door {
  const guesses = createGuesses(clock);

  /** Requests that came with a key, while they are answered. */
  const holders = new WeakMap<Context, AccessKey>();

  /** The cookie is not the token: cookies are seen by every port of this machine. Another token, or another `since`, is another cookie. */
  async function rightCookie(hash = ""): Promise<string> {
    const since = await records.get(SINCE);
    return mac(
      token,
      ["cookie", ...(typeof since === "string" ? [since] : []), ...(hash ? [hash] : [])].join(" "),
    ).toString("hex");
  }

  async function isIn(c: Context): Promise<boolean> {
    if (token === "") return true;
    const cookie = getCookie(c, COOKIE) ?? "";
    const [hash = "", sign] = cookie.split(".");
    if (sign === undefined) return equal(cookie, await rightCookie());
    if (!equal(sign, await rightCookie(hash))) return false;
    // Asked each time: a key that was revoked opens nothing from then on.
    return holds(c, await inbox.key(TENANT, { hash }), "page");
  }

  function holds(c: Context, key: AccessKey | undefined, opens: AccessKey["scope"]["kind"]): boolean {
    if (key?.scope.kind !== opens) return false;
    holders.set(c, key);
    return true;
  }

  /** A feed's key opens the one feed that it is for and nothing else, and no copy of it is kept on the way. */
  async function isFeedFor(c: Context, secret: string): Promise<boolean> {
    const key = await inbox.key(TENANT, { secret });
    if (key?.scope.kind !== "feed") return false;
    const { channel, search, outlet, tag } = key.scope;
    const asked = ["channel", "q", "outlet", "tag"].map((name) => c.req.query(name));
    return [channel, search, outlet, tag].every((one, at) => one === asked[at]) && holds(c, key, "feed");
  }

  /** Looks at a token that somebody gave, unless too many were wrong lately. */
  async function look(c: Context, given: string, opens: (given: string) => Promise<boolean>): Promise<Tried> {
    const address = askerOf(c, front);
    if (guesses.over(address)) return "page.tooManyTokens";
    if (await opens(given)) return "in";
    const last = guesses.wrong(address);
    log.warn(
      { address, path: c.req.path },
      last ? "ten wrong tokens: no more are looked at for a minute" : "a wrong token",
    );
    return "page.notToken";
  }

  async function signIn(c: Context, given: string): Promise<Tried> {
    let key: AccessKey | undefined;
    const tried = await look(c, given, async (secret) => {
      if (equal(secret, token)) return true;
      key = await inbox.key(TENANT, { secret });
      return holds(c, key, "page");
    });
    const cookie = key ? `${key.hash}.${await rightCookie(key.hash)}` : await rightCookie();
    if (tried === "in") setCookie(c, COOKIE, cookie, { ...attributes(c), maxAge: YEAR_SECONDS });
    return tried;
  }

  const attributes = (c: Context) =>
    ({ httpOnly: true, sameSite: "Strict", path: "/", secure: isSecure(c, front) }) as const;

  function refuse(c: Context, why?: Exclude<Tried, "in">): Response {
    const often = why === "page.tooManyTokens";
    if (often) c.header("retry-after", "60");
    // hono types a page as one that may hold promises; ours hold none.
    return c.html(loginPage(why, wordsFor(c)), often ? 429 : 403) as Response;
  }

  const guard: MiddlewareHandler = async (c, next) => {
    if (token === "" || OPEN.test(c.req.path)) return next();
    const carried = c.req.path === "/metrics" ? bearerOf(c) : undefined;
    if (carried !== undefined) {
      const tried = await look(c, carried, async (given) => equal(given, token));
      return tried === "in" ? next() : refuse(c, tried);
    }
    const secret = FEED.test(c.req.path) ? c.req.query("key") : undefined;
    if (secret !== undefined) {
      const tried = await look(c, secret, (given) => isFeedFor(c, given));
      return tried === "in" ? next() : refuse(c, tried);
    }
    const known = await isIn(c);
    const given = c.req.query("token");
    if (given === undefined) return known ? next() : refuse(c);
    if (c.req.method !== "GET") return refuse(c);
    const tried = known ? "in" : await signIn(c, given);
    return tried === "in" ? c.redirect(withoutToken(c.req.url), 303) : refuse(c, tried);
  };

  return {
    guard,
    isIn,
    ownerOf: (c) => (token === "" ? undefined : { tenant: TENANT, person: personOf(holders.get(c), wordsFor(c)).id }),
    personOf: (c) => personOf(holders.get(c), wordsFor(c)),
    addTo(app) {
      app.post("/login", async (c) => {
        const { token: given } = await c.req.parseBody();
        if (token === "") return c.redirect("/", 303);
        const tried = await signIn(c, typeof given === "string" ? given : "");
        return tried === "in" ? c.redirect("/", 303) : refuse(c, tried);
      });
      app.post("/logout", async (c) => {
        const everywhere = (await c.req.parseBody())["everywhere"] !== undefined;
        if (everywhere && inbox.may(personOf(holders.get(c), wordsFor(c)), "admin")) {
          await records.put(SINCE, randomUUID());
          log.info({ address: askerOf(c, front) }, "everybody was signed out of the page");
        }
        deleteCookie(c, COOKIE, attributes(c));
        return c.redirect("/", 303);
      });
    },
  };
}

/** A machine carries the token in a header of its own. */
const bearerOf = (c: Context): string | undefined => /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];

/** The same place of this page without its token. A path that a browser could take for another host's address leads home. */
function withoutToken(address: string): string {
  const url = new URL(address);
  url.searchParams.delete("token");
  return /^\/(?:[/\\]|%2f|%5c)/i.test(url.pathname) ? "/" : url.pathname + url.search;
}

/** In constant time whatever the lengths. */
const equal = (a: string, b: string): boolean => timingSafeEqual(mac("compare", a), mac("compare", b));

const mac = (key: string, value: string): Buffer => createHmac("sha256", key).update(value).digest();
