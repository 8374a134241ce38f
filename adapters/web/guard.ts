// What may come in, whoever asks: the name of the page, the place of the request, what it carries.
import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { isWhole, type Mounted, type Words } from "../../src/platform/index.ts";
import { askerOf, type Front } from "./asker.ts";

/** Forms of HTML, which work without script. */
const FILES = ["/upload"];
const FORMS = ["/login", "/logout", "/run", "/mark", "/share"];

/** Refuses a name that is not ours, before anything else is looked at. */
export const guardHost =
  (allowed: (host: string) => boolean, words: (c: Context) => Words): MiddlewareHandler =>
  async (c, next) =>
    allowed(hostOf(c)) ? next() : c.text(`${words(c).say("page.notOurName")}\n`, 403);

/** Refuses an address with a NUL in it: nothing of ours is named so, and no store keeps it. */
export const guardText =
  (words: (c: Context) => Words): MiddlewareHandler =>
  async (c, next) =>
    isText(c.req.url) ? next() : c.text(`${words(c).say("conversation.brokenText")}\n`, 400);

function isText(address: string): boolean {
  try {
    return isWhole(decodeURIComponent(address));
  } catch {
    // What cannot be decoded stays as it is written, percent signs and all.
    return !address.includes("%00");
  }
}

/**
 * What changes something must come from a page of ours: a browser says so in Origin or Sec-Fetch-Site, and JSON cannot be
 * sent across sites without asking first. The forms that sign in and out are those that are not JSON.
 */
export const guardPost =
  (words: (c: Context) => Words, front: Front): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    const wanted = typeOf(c.req.path);
    if (type !== wanted || !fromOurPage(c, front)) return c.text(`${words(c).say("page.notOurPage")}\n`, 403);
    return next();
  };

/**
 * What is served for another entrance. It is asked by programs, which say no origin; a browser says one, and then it has to be
 * ours. Who may ask is the entrance's own matter: no cookie of the page counts there.
 */
export const guardMounted =
  (
    mounted: (path: string) => Mounted | undefined = () => undefined,
    words: (c: Context) => Words,
    front: Front,
  ): MiddlewareHandler =>
  async (c, next) => {
    const answer = mounted(c.req.path);
    if (!answer) return next();
    const said = c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") !== undefined;
    if (said && !fromOurPage(c, front)) return c.text(`${words(c).say("page.notOurPage")}\n`, 403);
    return answer(c.req.raw, askerOf(c, front));
  };

/** Nothing comes from elsewhere, pictures neither: no publisher and no tracker sees who reads. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    mediaSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
  // Other sites learn nothing; our own form still says where it was sent from.
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
  // For browsers and plugins that are no more.
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
});

/** A script, a style or the icon is no page: it may do nothing at all, and what rules pages is not said of each. */
export const guardFiles: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers: sent } = c.res;
  if (!c.req.path.startsWith("/assets/") || c.res.status !== 200) return;
  // The worker that keeps what was loaded asks for it.
  const isWorker = c.req.path === "/assets/worker.js";
  const rules = `default-src 'none'; ${isWorker ? "connect-src 'self'; " : ""}frame-ancestors 'none'`;
  sent.set("content-security-policy", rules);
  if (isWorker) sent.set("service-worker-allowed", "/");
  for (const name of PAGES_ONLY) sent.delete(name);
};

const PAGES_ONLY = [
  "cross-origin-opener-policy",
  "origin-agent-cluster",
  "permissions-policy",
  "x-dns-prefetch-control",
  // The policy says it: no frame anywhere.
  "x-frame-options",
];

/** An address with a key in it is told to nobody, not even to the page's own next address. */
export const guardKey: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.req.query("key") !== undefined) c.res.headers.set("referrer-policy", "no-referrer");
};

/** What a page shows is for its reader: no cache on the way keeps it, unless the answer says otherwise. */
export const guardCache: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  const isStream = headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream || !headers.has("cache-control")) c.header("cache-control", "no-store");
};

/** What a request to an address carries; a file comes by a form too, from a page of ours like the rest. */
function typeOf(path: string): string {
  if (FILES.includes(path)) return "multipart/form-data";
  return FORMS.includes(path) ? "application/x-www-form-urlencoded" : "application/json";
}

const hostOf = (c: Context): string => c.req.header("host") ?? new URL(c.req.url).host;

function fromOurPage(c: Context, front: Front): boolean {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin";
  const host = URL.parse(origin)?.host;
  return host !== undefined && (host === hostOf(c).toLowerCase() || origin === front?.origin);
}
