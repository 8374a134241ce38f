// One polite look at one feed: what to ask, what the answer means, when to ask again.
// It has no store: the caller keeps the state.
import { getDomain } from "tldts";
import { DAY } from "../core/time.ts";
import { sha256 } from "../core/hash.ts";
import type { ParsedFeed } from "../core/domain.ts";
import { asBotError, BotError } from "../core/errors.ts";
import type { FetchAnswer, GuardedFetch } from "../core/ports.ts";
import type { IdentifiedItem } from "./identify.ts";
import type { FeedReader, ReadFeed } from "./read.ts";
import { backOff, nextCheck, type Manners } from "./schedule.ts";
import { sentence } from "../words/index.ts";

export type { Manners } from "./schedule.ts";
export type { IdentifiedItem } from "./identify.ts";

export interface PollPorts {
  fetch: GuardedFetch;
  readFeed: FeedReader;
}

/** What is remembered between polls, as JSON. A feed begins as `{ url }`. Save it in the transaction that saves the items. */
export interface PollState {
  url: string;
  /** Validators exactly as the server sent them; never empty. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** Of the last body that was read whole. */
  bodyHash?: string | undefined;
  /** Failures since the last good answer. */
  failures?: number | undefined;
  /** When the first of these was, ISO. */
  failingSince?: string | undefined;
  /** Where permanent redirects have pointed, and for how many polls in a row. */
  moved?: { to: string; sightings: number } | undefined;
  /** When the newest items came, ISO, newest first: dates of the items, else the times at which the feed had changed. */
  recent?: string[] | undefined;
  ttlMinutes?: number | undefined;
}

interface Next {
  state: PollState;
  nextCheckAt: Date;
}

/** `said` and `advice` are for people; `message` and `hint` are the same in English. */
type Fault = Pick<BotError, "code" | "message" | "hint" | "said" | "advice">;

/** `items` holds each item once, in the feed's order. `holdBack` is the registrable domain that asked for silence until `nextCheckAt`. */
export type PollOutcome =
  | (Next & { kind: "items"; feed: ParsedFeed; items: IdentifiedItem[] })
  | (Next & { kind: "unchanged" })
  | (Next & Fault & { kind: "failed"; holdBack: string | undefined })
  | (Next & Fault & { kind: "gone" });

/** A redirect is believed when it was permanent, and the same, at this many polls in a row. */
const STABLE_SIGHTINGS = 3;
const RECENT = 20;

/** Never throws: everything that can go wrong with a feed is an outcome. */
export async function poll(state: PollState, ports: PollPorts, now: Date, manners: Manners): Promise<PollOutcome> {
  let answer: FetchAnswer;
  try {
    answer = await ports.fetch(state.url, { headers: conditions(state) });
  } catch (error) {
    return failed(asBotError(error), state, {}, now, manners, undefined);
  }
  const { status, headers } = answer;
  if (status === 304)
    return unchanged({ ...followed(state, answer), ...fresherValidators(state, headers) }, headers, now, manners);
  if (status === 410) return gone(state, now, manners);
  if (status < 200 || status >= 300) {
    const holdBack = status === 429 ? domainOf(answer.url) : undefined;
    return failed(statusFault(answer), state, headers, now, manners, holdBack);
  }
  return read(state, answer, ports.readFeed, now, manners);
}

async function read(
  state: PollState,
  answer: FetchAnswer,
  readFeed: FeedReader,
  now: Date,
  manners: Manners,
): Promise<PollOutcome> {
  const { headers, body } = answer;
  const bodyHash = sha256(body).toString("base64url");
  const seen: PollState = { ...followed(state, answer), ...validators(headers), bodyHash };
  if (bodyHash === state.bodyHash) return unchanged(seen, headers, now, manners);
  let document: ReadFeed;
  try {
    document = await readFeed(body, { url: answer.url, contentType: headers["content-type"] });
  } catch (error) {
    return failed(asBotError(error), state, headers, now, manners, undefined);
  }
  const { feed } = document;
  const items = withoutFuture(onceEach(document.items), now);
  // What was cut off is read as far as it goes, and asked for again: its validators would hide the rest.
  const whole =
    feed.kind === "json" || endsWhole(body) ? {} : { etag: undefined, lastModified: undefined, bodyHash: undefined };
  const next: PollState = {
    ...seen,
    ...whole,
    failures: 0,
    failingSince: undefined,
    recent: recentOf(feed, state, now),
    ttlMinutes: feed.ttlMinutes,
  };
  return { kind: "items", feed, items, state: next, nextCheckAt: due(next, headers, now, manners) };
}

function unchanged(state: PollState, headers: FetchAnswer["headers"], now: Date, manners: Manners): PollOutcome {
  const next = { ...state, failures: 0, failingSince: undefined };
  return { kind: "unchanged", state: next, nextCheckAt: due(next, headers, now, manners) };
}

function failed(
  error: BotError,
  state: PollState,
  headers: FetchAnswer["headers"],
  now: Date,
  manners: Manners,
  holdBack: string | undefined,
): PollOutcome {
  const failures = (state.failures ?? 0) + 1;
  const nextCheckAt = backOff({ now, headers, manners, failures });
  return {
    kind: "failed",
    ...pollFaultOf(error),
    holdBack,
    state: { ...state, failures, failingSince: state.failingSince ?? now.toISOString() },
    nextCheckAt,
  };
}

export const pollFaultOf = ({ code, message, hint, said, advice }: BotError): Fault => ({
  code,
  message,
  hint,
  said,
  advice,
});

function gone(state: PollState, now: Date, manners: Manners): PollOutcome {
  return {
    kind: "gone",
    ...pollFaultOf(new BotError("feed_gone", sentence("errors.feedGone"), { hint: sentence("errors.feedGoneHint") })),
    state: { ...state, failingSince: state.failingSince ?? now.toISOString() },
    nextCheckAt: new Date(now.getTime() + manners.maxMs),
  };
}

function due(state: PollState, headers: FetchAnswer["headers"], now: Date, manners: Manners): Date {
  const recent = (state.recent ?? []).map((date) => new Date(date));
  return nextCheck({ now, headers, manners, recent, ttlMinutes: state.ttlMinutes });
}

function conditions(state: PollState): Record<string, string> {
  const headers: Record<string, string> = {};
  if (state.etag) headers["if-none-match"] = state.etag;
  if (state.lastModified) headers["if-modified-since"] = state.lastModified;
  return headers;
}

/** After a whole answer: what was sent, and nothing of what was sent before. */
function validators(headers: FetchAnswer["headers"]): Pick<PollState, "etag" | "lastModified"> {
  return { etag: headers["etag"] || undefined, lastModified: headers["last-modified"] || undefined };
}

/** After "not modified" (RFC 9111, 4.3.4): what was sent replaces, what was not sent stays. */
function fresherValidators(
  state: PollState,
  headers: FetchAnswer["headers"],
): Pick<PollState, "etag" | "lastModified"> {
  const sent = validators(headers);
  return { etag: sent.etag ?? state.etag, lastModified: sent.lastModified ?? state.lastModified };
}

/** Counts permanent redirects and, once they are stable, lets the feed move. Never from https to http. */
function followed(state: PollState, { hops, url }: FetchAnswer): PollState {
  const permanent = hops.length > 0 && hops.every(({ status }) => status === 301 || status === 308);
  const downgrade = state.url.startsWith("https:") && url.startsWith("http:");
  if (!permanent || downgrade) return { ...state, moved: undefined };
  const sightings = state.moved?.to === url ? state.moved.sightings + 1 : 1;
  return sightings < STABLE_SIGHTINGS
    ? { ...state, moved: { to: url, sightings } }
    : { ...state, url, moved: undefined };
}

function statusFault({ status, headers }: FetchAnswer): BotError {
  if (status === 429) {
    return new BotError("rate_limited", sentence("errors.comeLessOften"), { retryable: true });
  }
  if (status === 403 && headers["cf-mitigated"]?.toLowerCase() === "challenge") {
    return new BotError("blocked_by_site", sentence("errors.browsersOnly"), {
      hint: sentence("errors.browsersOnlyHint"),
    });
  }
  const hint =
    status === 401 || status === 403 || status === 407
      ? sentence("errors.feedWantsLogin")
      : status === 404
        ? sentence("errors.feedMoved")
        : undefined;
  return new BotError("http_status", sentence("errors.siteStatus", { status: String(status) }), {
    hint,
    retryable: status >= 500,
  });
}

/** Of several sightings of one item the first counts. */
function onceEach(items: IdentifiedItem[]): IdentifiedItem[] {
  const keys = new Set<string>();
  return items.filter(({ key }) => !keys.has(key) && keys.add(key));
}

/** A date in the future is a mistake that would hold an item at the top for ever. A day is left for clocks and zones. */
function withoutFuture(items: IdentifiedItem[], now: Date): IdentifiedItem[] {
  const latest = now.getTime() + DAY;
  const sane = (date: Date | undefined) => (date && date.getTime() <= latest ? date : undefined);
  return items.map((entry) => ({
    ...entry,
    item: { ...entry.item, published: sane(entry.item.published), updated: sane(entry.item.updated) },
  }));
}

function recentOf(feed: ParsedFeed, state: PollState, now: Date): string[] {
  const dated = feed.items
    .map((item) => item.published?.getTime() ?? Number.NaN)
    .filter((time) => time <= now.getTime())
    .toSorted((a, b) => b - a)
    .map((time) => new Date(time).toISOString());
  return (dated.length > 0 ? dated : [now.toISOString(), ...(state.recent ?? [])]).slice(0, RECENT);
}

/** True when the document closes its feed; zero bytes of wide encodings are looked through. */
function endsWhole(body: Uint8Array): boolean {
  const tail = Buffer.from(body.subarray(-2048)).toString("latin1").replaceAll("\0", "");
  return /<\/(?:[\w.-]+:)?(?:rss|rdf|feed)\s*>|<(?:rss|feed)[^<>]*\/>/i.test(tail);
}

/** A host without a public suffix (an address, an intranet name) stands for itself. */
function domainOf(url: string): string | undefined {
  return getDomain(url) ?? URL.parse(url)?.hostname;
}
