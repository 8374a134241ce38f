// The page as one application: what may come in, who answers it, and what is said when nobody can.
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { except } from "hono/combine";
import { compress } from "hono/compress";
import { HTTPException } from "hono/http-exception";
import type { Words } from "../../src/platform/index.ts";
import { addArchive } from "./archive.ts";
import { addAsking } from "./asking.ts";
import { askerOf } from "./asker.ts";
import { assets } from "./assets.ts";
import { barePage } from "./bare-pages.ts";
import { createDesk, type AppOptions } from "./desk.ts";
import { createDoor } from "./door.ts";
import { createEvents } from "./events.ts";
import { addMarking } from "./marking.ts";
import { addFeedsOut } from "./feeds-out.ts";
import { guardCache, guardFiles, guardKey, guardHost, guardMounted, guardPost, guardText, headers } from "./guard.ts";
import { packPages } from "./packing.ts";
import { Refused } from "./refused.ts";
import { addReading } from "./reading.ts";
import { readerWords } from "./reader.ts";

/** A list of 5 MB as JSON, its quotes escaped. */
const LARGEST_LIST = 8_000_000;
/** Where a list of feeds may be sent. */
const LISTS = ["/api/command", "/upload"];

export function createApp(options: AppOptions): Hono {
  const { inbox, view, log, front, version } = options;
  const app = new Hono();
  view.voice = inbox.voice !== undefined;
  const wordsFor = (c: Context): Words => readerWords(c, view.words);

  app.use(compress());
  app.use(packPages);
  app.use(guardKey);
  app.use(guardFiles);
  app.use(headers);
  app.use(guardCache);
  app.use(guardHost(options.allowedHost, wordsFor));
  app.use(guardText(wordsFor));
  app.use(guardMounted(options.mounted, wordsFor, front));
  app.use(guardPost(wordsFor, front));
  const door = createDoor({ ...options, front, wordsFor });
  app.use(door.guard);
  for (const path of LISTS) app.use(path, bodyLimit({ maxSize: LARGEST_LIST }));
  app.use(except(LISTS, bodyLimit({ maxSize: 64 * 1024 })));
  app.onError((error, c) => {
    const words = wordsFor(c);
    if (error instanceof Refused) return c.text(`${words.tell(error.said)}\n`, error.status);
    if (error instanceof HTTPException) return c.text(`${error.message}\n`, error.status);
    log.error({ err: error, path: c.req.path }, "a page failed");
    return c.html(barePage(words.say("page.wentWrong"), words.say("page.wentWrongWhy"), words), 500);
  });
  const desk = createDesk(options, door, wordsFor);
  app.notFound(async (c) => desk.notHere(c, "page.nothingHere"));

  for (const path of ["/livez", "/healthz", "/metrics"]) app.get(path, async (c) => machines(c, path));
  app.get("/assets/:name", assets(wordsFor));
  door.addTo(app);

  async function machines(c: Context, path: string) {
    const answer = await options.operate?.(path);
    if (!answer) return c.json({ status: "ok", version });
    c.header("cache-control", "no-store");
    // hono wants one of the statuses that may have a body; all of ours may.
    return c.body(answer.body, answer.status as 200, { "content-type": answer.type });
  }

  addReading(app, desk);
  addArchive(app, desk);
  addFeedsOut(app, desk);
  addMarking(app, desk);
  const { isIn } = door;
  app.get("/events", createEvents({ ...options, wordsFor, isIn, askerOf: (c) => askerOf(c, front) }));
  addAsking(app, desk);
  return app;
}
