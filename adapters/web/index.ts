// Footnote's own page as a platform: channels, posts and threads in the message log.
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import {
  BotError,
  type AdapterContext,
  type ChannelRef,
  type MessageLog,
  type Mounted,
  type Platform,
  type Shelves,
  type ThreadRef,
  sentence,
  wordsIn,
} from "../../src/platform/index.ts";
import { createApp } from "./app.ts";
import { createBoard } from "./board.ts";
import { createChannels, isOnesOwn } from "./channels.ts";
import { addressOf, allowedHosts, type WebOptions, type WebSettings } from "./config.ts";
import { createLive } from "./live.ts";
import { BOT, messageRef, TENANT } from "./place.ts";
import { createPictures } from "./pictures.ts";
import { createView } from "./view.ts";

export { webSettings, type WebSettings } from "./config.ts";

export interface WebContext extends AdapterContext {
  messages: MessageLog;
  /** Without them, what is read and saved is kept in each browser. */
  shelves?: Shelves | undefined;
  /** Maps addresses of the sample newsroom to this machine. */
  rewriteLink?: ((url: string) => string) | undefined;
  /** Fetches a picture that a post shows; without it, posts have none. */
  picture?: ((url: string) => Promise<{ bytes: Uint8Array; type: string } | undefined>) | undefined;
  version: string;
  /** The language of the bot, for readers whose own it does not speak. */
  language?: string | undefined;
  /** What another entrance wants answered at a path. */
  mounted?: ((path: string) => Mounted | undefined) | undefined;
  /** Answers the addresses for machines (/livez, /healthz, /metrics); undefined for any other path. */
  operate?: ((path: string) => Promise<{ status: number; type: string; body: string } | undefined>) | undefined;
  /** Told where a person opens the page, once it is open. */
  opened?: ((address: string) => void) | undefined;
}

/** The page. `address` is where a person opens it, for example `http://127.0.0.1:8787`; with port 0 it is known once started. */
export function createWeb(
  settings: WebSettings,
  context: WebContext,
  { channels = ["news"], names, patience = PATIENCE, heartbeatMs }: WebOptions = {},
): Platform & { readonly address: string } {
  const { WEB_HOST: host, WEB_TOKEN: token, WEB_PUBLIC_URL: front } = settings;
  const { records, clock, messages, shelves, rewriteLink, log, version, operate, mounted, opened = () => {} } = context;
  const live = createLive();
  const pictures = createPictures(records, context.picture);
  const view = createView("", rewriteLink, wordsIn(context.language ?? "en"), pictures.path);
  const own = createChannels(records, messages, channels);
  const board = createBoard(messages, live, view, own);
  let port = settings.WEB_PORT;
  let server: ReturnType<typeof createAdaptorServer> | undefined;
  const address = (): string => front?.origin ?? addressOf(host, port);
  const named = [...(names ?? []), ...(front ? [front.host] : [])];

  return {
    name: "web",
    // The log appends once per key.
    graceMs: 0,
    channels: own,
    get address() {
      return address();
    },

    async storyAddress(id) {
      if (!front || !(await board.newestAbout(id))) return undefined;
      return `${front.origin}/stories/${id}`;
    },

    async start(inbox) {
      await pictures.open();
      const app = createApp({
        inbox,
        board,
        shelves,
        live,
        view,
        records,
        log,
        clock,
        token,
        front,
        allowedHost: (given) => allowedHosts({ host, names: named }, port)(given),
        address,
        pictures,
        operate,
        mounted,
        heartbeatMs,
        version,
      });
      messages.follow((change) => {
        board.heard(change).catch((error: unknown) => log.warn({ error }, "open pages could not be told of a post"));
      });
      server = createAdaptorServer({ fetch: app.fetch, hostname: host, serverOptions: patience });
      port = await listen(server, host, settings.WEB_PORT);
      log.info({ address: address() }, "the web page is open");
      opened(address());
    },

    connected: () => server !== undefined,

    async post(to, message, key, permit) {
      const place = await placeOf(to);
      permit?.();
      const entry = await board.say({ ...place, key, author: BOT, body: { message } });
      return messageRef(entry, address());
    },

    async find(to, key, since) {
      const { channel, thread } = await placeOf(to);
      const entry = await board.find(channel, key);
      return entry && entry.thread === thread && entry.at >= since ? messageRef(entry, address()) : undefined;
    },

    async edit(ref, message) {
      if (!(await board.edit(ref.message, message))) {
        throw new BotError("post_refused", sentence("page.notHeld"));
      }
    },

    remove: (ref) => board.remove(ref.channel.channel, ref.message),

    async forget(who) {
      if ("channel" in who) await messages.forget({ channel: who.channel.channel });
      else if ("person" in who) await messages.forget({ author: who.person });
      else for (const channel of await messages.channels()) await messages.forget({ channel });
      live.forget();
    },

    async stop() {
      live.end();
      const closing = server;
      server = undefined;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        if ("closeAllConnections" in closing) closing.closeAllConnections();
      });
    },
  };

  /** Throws `channel_lost` for a channel that is not configured and was never written in, or a thread that is not there. */
  async function placeOf(to: ChannelRef | ThreadRef): Promise<{ channel: string; thread: string | undefined }> {
    const { ref, thread } = "thread" in to ? { ref: to.channel, thread: to.thread } : { ref: to, thread: undefined };
    const known = isOnesOwn(ref.channel) || (await board.channels()).some(({ id }) => id === ref.channel);
    const there = thread === undefined || (await board.get(thread))?.channel === ref.channel;
    if (ref.tenant !== TENANT || !known || !there) {
      const { channel } = ref;
      // Without its thread, a channel still stands: somebody took the post away.
      throw new BotError(
        ref.tenant === TENANT && known ? "post_refused" : "channel_lost",
        there
          ? sentence("page.lostChannel", { channel })
          : sentence("page.lostThread", { channel, thread: thread ?? "" }),
      );
    }
    return { channel: ref.channel, thread };
  }
}

/** How long a request may take to arrive, so that nobody holds a connection by writing slowly; answers may take their time. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/** Resolves with the port once the server listens. */
function listen(server: ReturnType<typeof createAdaptorServer>, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const said = sentence("page.cannotListen", { host, port: String(port) });
      reject(new BotError("platform_misconfigured", said, { hint: sentence("page.checkHost"), cause }));
    });
    // It listens on a port: its address is neither a path nor null.
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
