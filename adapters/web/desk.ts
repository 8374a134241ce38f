// What the routes of the page share: who reads, which channel is open, what stands around every page.
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import {
  type AdapterContext,
  type Inbox,
  type LogEntry,
  type OwnChannel,
  type Place,
  sentence,
  type Shelves,
  type Words,
} from "../../src/platform/index.ts";
import type { Front } from "./asker.ts";
import type { Board } from "./board.ts";
import { mayRead } from "./channels.ts";
import type { Door } from "./door.ts";
import type { WebContext } from "./index.ts";
import type { Live } from "./live.ts";
import type { Frame } from "./frame.ts";
import { noticePage } from "./pages.ts";
import type { Pictures } from "./pictures.ts";
import { channelRef, TENANT } from "./place.ts";
import type { Posting } from "./post.ts";
import { Refused } from "./refused.ts";
import { shelfOf } from "./shelf.ts";
import type { View } from "./view.ts";

export interface AppOptions extends Pick<AdapterContext, "records" | "log" | "clock"> {
  inbox: Inbox;
  board: Board;
  shelves?: Shelves | undefined;
  live: Live;
  view: View;
  token: string | undefined;
  front?: Front;
  allowedHost(host: string): boolean;
  address(): string;
  pictures: Pictures;
  version: string;
  heartbeatMs?: number | undefined;
  operate?: WebContext["operate"];
  mounted?: WebContext["mounted"];
}

export type NotHere =
  | "page.nothingHere"
  | "page.noPost"
  | "page.noAudio"
  | "page.noPassage"
  | "page.noChannel"
  | "page.noList"
  | "page.noOutlet"
  | "page.noFeed"
  | "page.noTag";

export interface Desk extends AppOptions {
  door: Door;
  wordsFor(c: Context): Words;
  /** Where the page was reached, `https://news.example.org`: what leaves the page names it whole. */
  originOf(c: Context): string;
  /** The channel that the reader names, or the first. */
  channelOf(c: Context, wanted: unknown): Promise<string>;
  /** Throws Refused where a channel is named that is not there: nothing is done in another's place. */
  channelNamed(c: Context, wanted: unknown): Promise<string>;
  /** Whether this reader may read what stands there. */
  mayRead(c: Context, entry: Pick<LogEntry, "channel">): boolean;
  /** `lastEvent` is taken before the posts are read: what comes in between arrives twice rather than never. */
  frame(c: Context, wanted?: string, lastEvent?: string): Promise<Frame>;
  /** The frame of a list of cards, as this reader wants them. */
  cards(c: Context, frame: Frame): Frame;
  /** The frame of these posts with what its reader has read and saved of them; `back`: the address of the page. */
  shelve(c: Context, frame: Frame, posts: readonly Posting[], back?: string): Promise<Frame>;
  notHere(c: Context, key: NotHere): Promise<Response>;
}

export function createDesk(options: AppOptions, door: Door, wordsFor: Desk["wordsFor"]): Desk {
  const { board, inbox, live, token, version, view } = options;

  const originOf = (c: Context): string => options.front?.origin ?? new URL(c.req.url).origin;

  const idIn = (channels: readonly OwnChannel[], wanted: unknown): string =>
    (channels.find(({ id }) => id === wanted) ?? channels[0])?.id ?? "news";
  /** What a reader may open, looked up once for each page, however many ask for it; what acts looks anew each time. */
  const opened = new WeakMap<Context, Promise<readonly OwnChannel[]>>();
  const channelsOf = (c: Context): Promise<readonly OwnChannel[]> => {
    const known = opened.get(c) ?? board.channels(door.personOf(c));
    if (c.req.method === "GET") opened.set(c, known);
    return known;
  };
  const channelOf = async (c: Context, wanted: unknown): Promise<string> => idIn(await channelsOf(c), wanted);

  async function channelNamed(c: Context, wanted: unknown): Promise<string> {
    const channel = await channelOf(c, wanted);
    if (typeof wanted === "string" && wanted !== channel) throw new Refused(sentence("page.noChannel"));
    return channel;
  }

  async function frame(c: Context, wanted?: string, lastEvent = live.last()): Promise<Frame> {
    const words = wordsFor(c);
    const person = door.personOf(c);
    const channels = await channelsOf(c);
    const channel = idIn(channels, wanted);
    const overview = await inbox.overview({ tenant: TENANT, channel: channelRef(channel) }, person);
    const origin = originOf(c);
    return {
      view: { ...view, words },
      origin,
      channels,
      channel,
      overview,
      lastEvent,
      version,
      signedIn: token !== undefined,
      keeps: inbox.may(person, "admin"),
    };
  }

  async function notHere(c: Context, key: NotHere): Promise<Response> {
    const words = wordsFor(c);
    return c.html(noticePage(await frame(c), words.say("page.notFound"), words.say(key)), 404);
  }

  const cards = (c: Context, around: Frame): Frame => ({
    ...around,
    view: { ...around.view, shows: chosenView(c), level: 3 },
  });

  async function shelve(c: Context, around: Frame, posts: readonly Posting[], back?: string): Promise<Frame> {
    const of = door.ownerOf(c);
    const { shelves } = options;
    if (!shelves || !of) return around;
    const { channel } = around;
    const newest = (await board.newestAt(channel)) ?? new Date(0);
    const { pathname, search } = new URL(c.req.url);
    const shelf = await shelfOf(shelves, of, posts, { channel, newest, back: back ?? pathname + search });
    return { ...around, view: { ...around.view, shelf } };
  }

  const read: Desk["mayRead"] = (c, { channel }) => mayRead(channel, door.personOf(c));

  return {
    ...options,
    door,
    wordsFor,
    originOf,
    channelOf,
    channelNamed,
    mayRead: read,
    frame,
    cards,
    shelve,
    notHere,
  };
}

export const placeOf = (channel: string, thread: string | undefined): Place => ({
  tenant: TENANT,
  channel: channelRef(channel),
  thread,
});

/** What the reader chose to see of each post: said in the address, and remembered. */
function chosenView(c: Context): "card" | "full" {
  const asked = c.req.query("view");
  if (asked !== "card" && asked !== "full") return getCookie(c, "view") === "full" ? "full" : "card";
  setCookie(c, "view", asked, { httpOnly: true, sameSite: "Strict", path: "/", maxAge: 365 * 86_400 });
  return asked;
}
