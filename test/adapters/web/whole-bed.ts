// The page with the whole conversation and a store behind it: keys, commands and forms do what they do.
import type { Browser, Page } from "playwright-core";
import { createWeb } from "../../../adapters/web/index.ts";
import { VISITOR } from "../../../adapters/web/place.ts";
import { forgetting } from "../../../src/jobs/forget.ts";
import type { Person, Place, Platform } from "../../../src/platform/index.ts";
import { openConversation } from "../../support/conversation.ts";
import { memoryLog } from "../../support/records.ts";
import { contextOf, settingsOf } from "./harness.ts";
import { news } from "./visit.ts";

export const TOKEN = "correct horse battery";
export const owner: Person = { ...VISITOR, language: "en" };
export const front: Place = { tenant: news.tenant, channel: news, thread: undefined };

export async function openWhole() {
  const bed = await openConversation();
  const { store, clock, inbox, ports } = bed;
  const log = memoryLog();
  const messages = store.messages();
  const web = createWeb(settingsOf({ WEB_TOKEN: TOKEN }), {
    ...contextOf(messages),
    records: store.records("web"),
    shelves: store.shelves,
    clock,
    log,
  });
  const platforms = new Map([[web.name, web as Platform]]);
  Object.assign(ports, forgetting({ store, platforms }));
  await web.start(inbox);

  const say = (line: string) => bed.said(line, owner, front);
  return {
    ...bed,
    web,
    log,
    messages,
    /** What a command of the page's owner is answered. */
    say,
    /** The secret of a new key. */
    async key(line: string): Promise<string> {
      return /fn_[\w-]{43}/.exec(await say(`keys add ${line}`))?.[0] ?? "";
    },
    /** A browser of its own, signed in with a key or the token. */
    async come(browser: Browser, secret: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
      const page = await (await browser.newContext(options)).newPage();
      await page.goto(`${web.address}/?token=${encodeURIComponent(secret)}`);
      return page;
    },
    /** A request with a key or the token, without a browser. */
    async get(path: string, secret?: string, headers: Record<string, string> = {}): Promise<Response> {
      const given = secret === undefined ? {} : { cookie: await cookieOf(web.address, secret) };
      return fetch(web.address + path, { redirect: "manual", headers: { ...given, ...headers } });
    },
    async send(path: string, body: FormData, secret: string, origin = web.address): Promise<Response> {
      const headers = { origin, cookie: await cookieOf(web.address, secret) };
      return fetch(web.address + path, { method: "POST", redirect: "manual", headers, body });
    },
    async post(path: string, fields: Record<string, string>, secret: string): Promise<Response> {
      const headers = { origin: web.address, cookie: await cookieOf(web.address, secret) };
      return fetch(web.address + path, {
        method: "POST",
        redirect: "manual",
        headers,
        body: new URLSearchParams(fields),
      });
    },
    async close(): Promise<void> {
      await web.stop();
      await bed.close();
    },
  };
}

export type Whole = Awaited<ReturnType<typeof openWhole>>;

async function cookieOf(address: string, secret: string): Promise<string> {
  const got = await fetch(`${address}/?token=${encodeURIComponent(secret)}`, { redirect: "manual" });
  return got.headers.get("set-cookie")?.split(";")[0] ?? "";
}
