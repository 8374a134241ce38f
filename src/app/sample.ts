// The bundled sample newsroom as a guest: subscribed on the page's channel, left on request.
import type { Clock } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../digest/defaults.ts";
import type { Store } from "../store/index.ts";
import { sentence } from "../words/index.ts";
import { PAGE_CHANNEL } from "./first-feeds.ts";

/** Where the sample is shown. */
const SAMPLE_CHANNEL = PAGE_CHANNEL;

interface Mark {
  on: boolean;
  /** The moment its articles are dated from. */
  startedAt: string;
  /** When its time began to run; until then it stands still, so that what it holds at first is read as old. */
  ranFrom: string | undefined;
}

export interface SampleServer {
  port: number;
  hosts: string[];
  feeds: { url: string; title: string }[];
  close(): Promise<void>;
}

export interface SampleGuest {
  /** Whose it is. */
  readonly tenant: string;
  /** The moment that its articles are dated from; undefined where it is not served. */
  readonly startedAt: Date | undefined;
  isOn(): Promise<boolean>;
  set(on: boolean): Promise<void>;
  /** Subscribes its feeds, reads what they hold at first as old, and lets its time run. */
  begin(pollNow: (feedId: string) => Promise<void>): Promise<void>;
  /** A page's address in the sample, as a browser on this machine can open it; other addresses unchanged. */
  rewriteLink(url: string): string;
  close(): Promise<void>;
}

export interface SampleOptions {
  store: Store;
  clock: Clock;
  timeZone: string;
  language: string;
  /** `on` and `off` are the operator's word; `auto` keeps what was, and on a first run follows `wanted`. */
  setting: "auto" | "on" | "off";
  wanted: boolean;
  start(options: { startedAt: Date; now: () => Date }): Promise<SampleServer>;
  /** Host names that the guarded fetch dials on loopback; filled in here. */
  hosts: Record<string, { host: string; port: number }>;
}

/** Where several processes share the work: the sample needs one that polls it, serves its pages and shows its posts. */
export async function withoutSample(): Promise<SampleGuest> {
  return {
    tenant: SAMPLE_CHANNEL.tenant,
    startedAt: undefined,
    isOn: async () => false,
    async set(on) {
      if (!on) return;
      throw new BotError("not_allowed", sentence("sample.notHere"), {
        hint: sentence("sample.notHereHint"),
      });
    },
    begin: async () => {},
    rewriteLink: (url) => url,
    close: async () => {},
  };
}

export async function createSample(options: SampleOptions): Promise<SampleGuest> {
  const { store, clock, hosts } = options;
  const records = store.records<Mark>("sample");
  const held = await records.get("mark");
  let mark: Mark = held ?? { on: options.wanted, startedAt: clock.now().toISOString(), ranFrom: undefined };
  const keep = async (change: Partial<Mark>) => {
    mark = { ...mark, ...change };
    await records.put("mark", mark);
  };
  if (options.setting !== "auto" && (options.setting === "on") !== mark.on)
    await keep({ on: options.setting === "on" });

  const startedAt = new Date(mark.startedAt);
  const now = () =>
    mark.ranFrom ? new Date(startedAt.getTime() + clock.now().getTime() - Date.parse(mark.ranFrom)) : startedAt;
  let server: SampleServer | undefined;
  /** Its posts stay when it is left, and so do the pages they lead to: it is served as soon as it was ever on. */
  const serve = async (): Promise<SampleServer> => {
    server ??= await options.start({ startedAt, now });
    for (const host of server.hosts) hosts[host] = { host: "127.0.0.1", port: server.port };
    return server;
  };
  if (mark.on || held) await serve();

  const subscription = () =>
    store.subscriptions.ensure(
      SAMPLE_CHANNEL,
      { lens: defaultLens(options.language), schedule: defaultSchedule(options.timeZone), filters: defaultFilters },
      "web:visitor",
      clock.now(),
    );
  const watchAll = async (): Promise<string[]> => {
    const { id } = await subscription();
    const ids: string[] = [];
    for (const { url, title } of (await serve()).feeds) {
      const feed = await store.feeds.add({ url, title, siteUrl: undefined, poll: { url }, sample: true }, clock.now());
      await store.subscriptions.link(id, feed.id);
      ids.push(feed.id);
    }
    return ids;
  };

  const turn = async (on: boolean): Promise<void> => {
    await keep({ on });
    if (on) {
      await watchAll();
      return;
    }
    const page = await subscription();
    for (const feed of await store.feeds.all()) {
      if (feed.sample) await store.subscriptions.unlink(page, feed.id);
    }
  };

  return {
    tenant: SAMPLE_CHANNEL.tenant,
    startedAt,
    isOn: async () => mark.on,
    set: turn,
    async begin(pollNow) {
      if (!mark.on) return turn(false);
      const ids = await watchAll();
      if (mark.ranFrom === undefined) {
        for (const id of ids) await pollNow(id);
        await keep({ ranFrom: clock.now().toISOString() });
      }
    },
    rewriteLink(url) {
      const parsed = URL.canParse(url) ? new URL(url) : undefined;
      const at = parsed && Object.hasOwn(hosts, parsed.hostname) ? hosts[parsed.hostname] : undefined;
      return parsed && at ? `http://${at.host}:${at.port}/${parsed.hostname}${parsed.pathname}${parsed.search}` : url;
    },
    close: async () => server?.close(),
  };
}
