// Who may come in: by the name of the page, the place of the request, what it carries, the token.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";
import type { Words } from "../../src/platform/index.ts";

const COOKIE = "footnote";
const OPEN = /^\/(livez|healthz|login|assets\/[\w.-]+)$/;

/** Refuses a name that is not ours, before anything else is looked at. */
export const guardHost =
  (allowed: (host: string) => boolean, words: (c: Context) => Words): MiddlewareHandler =>
  async (c, next) =>
    allowed(hostOf(c)) ? next() : c.text(`${words(c).say("page.notOurName")}\n`, 403);

/**
 * What changes something must come from a page of ours: a browser says so in Origin or Sec-Fetch-Site, and JSON cannot be
 * sent across sites without asking first. The login form is the one that is not JSON.
 */
export const guardPost =
  (words: (c: Context) => Words): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    const wanted = c.req.path === "/login" ? "application/x-www-form-urlencoded" : "application/json";
    if (type !== wanted || !fromOurPage(c)) return c.text(`${words(c).say("page.notOurPage")}\n`, 403);
    return next();
  };

/** Lets in who has the cookie; a right `?token=` is turned into one at once and leaves the address. */
export function guardToken(token: string | undefined, refuse: (c: Context) => Response): MiddlewareHandler {
  return async (c, next) => {
    if (!token || OPEN.test(c.req.path)) return next();
    if (c.req.path === "/metrics" && bearer(c, token)) return next();
    const known = equal(getCookie(c, COOKIE) ?? "", cookieOf(token));
    const given = c.req.query("token");
    if (given === undefined) return known ? next() : refuse(c);
    if (c.req.method !== "GET" || !(signIn(c, token, given) || known)) return refuse(c);
    const url = new URL(c.req.url);
    url.searchParams.delete("token");
    return c.redirect(url.pathname + url.search, 303);
  };
}

/** A machine carries the token in a header of its own. */
function bearer(c: Context, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  return given !== undefined && equal(given, token);
}

/** Sets the cookie when `given` is the token. */
export function signIn(c: Context, token: string, given: string): boolean {
  if (!equal(given, token)) return false;
  setCookie(c, COOKIE, cookieOf(token), { httpOnly: true, sameSite: "Strict", path: "/", maxAge: 365 * 86_400 });
  return true;
}

/** `localPictures`: pictures of the sample newsroom come from another port of this machine. */
export const headers = (localPictures: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      mediaSrc: ["'self'"],
      imgSrc: ["'self'", "https:", ...(localPictures ? ["http://127.0.0.1:*", "http://localhost:*"] : [])],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
    // Other sites learn nothing; our own form still says where it was sent from.
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });

/** What a page shows is for its reader: no cache on the way keeps it, unless the answer says otherwise. */
export const guardCache: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  const isStream = headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream || !headers.has("cache-control")) c.header("cache-control", "no-store");
};

const hostOf = (c: Context): string => c.req.header("host") ?? new URL(c.req.url).host;

function fromOurPage(c: Context): boolean {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin";
  return URL.parse(origin)?.host === hostOf(c).toLowerCase();
}

/** The cookie is not the token: cookies are seen by every port of this machine. */
const cookieOf = (token: string): string => mac(token, "cookie").toString("hex");

/** In constant time whatever the lengths. */
const equal = (a: string, b: string): boolean => timingSafeEqual(mac("compare", a), mac("compare", b));

const mac = (key: string, value: string): Buffer => createHmac("sha256", key).update(value).digest();
