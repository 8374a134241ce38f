// What a reader asks of the bot: commands, buttons, questions, completions, the list of feeds.
import { randomUUID } from "node:crypto";
import type { Context, Hono } from "hono";
import { stream } from "hono/streaming";
import { createMemory, sentence, type Message } from "../../src/platform/index.ts";
import { answer, lastOf, share, type Answering, type Asked } from "./answers.ts";
import { placeOf, type Desk } from "./desk.ts";
import type { Shown } from "./board.ts";
import { Refused } from "./refused.ts";
import { createRequests, jsonOf, LONGEST_LINE } from "./requests.ts";
import { addForms } from "./forms.ts";
import { suggest } from "./suggest.ts";
import { postPath } from "./view.ts";

/** Private answers are remembered for an hour, to be shared. */
const SHAREABLE = { most: 200, ms: 3_600_000 };

export function addAsking(app: Hono, desk: Desk): void {
  const { address, board, channelOf, clock, inbox, log, notHere, view, wordsFor } = desk;
  const { personOf } = desk.door;
  const shareable = createMemory<{ channel: string; question: string; message: Message }>(clock, SHAREABLE);
  const answering: Answering = { inbox, board, view, log, shareable, address };

  app.get("/feeds.opml", async (c) => {
    const place = placeOf(await channelOf(c, c.req.query("channel")), undefined);
    const call = { place, person: personOf(c), callId: randomUUID(), line: "export" };
    const file = (await lastOf(await inbox.command(call)))?.file;
    if (!file) return notHere(c, "page.noList");
    const as = {
      "content-type": `${file.type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${file.name}"`,
    };
    return c.body(file.text, 200, as);
  });

  app.get("/api/complete", async (c) => {
    const place = placeOf(await channelOf(c, c.req.query("channel")), undefined);
    const line = (c.req.query("line") ?? "").slice(0, LONGEST_LINE);
    const words = wordsFor(c);
    const complete: Parameters<typeof suggest>[2] = (kind, typed) => inbox.complete(place, personOf(c), kind, typed);
    return c.json(await suggest(line, inbox.commands, complete, words));
  });

  const requests = createRequests(desk);
  for (const kind of ["command", "action", "turn"] as const)
    app.post(`/api/${kind}`, async (c) => {
      const { asked, asking } = await requests[kind](c, await jsonOf(c));
      return respond(c, asked, asking);
    });
  async function shared(c: Context, key: unknown): Promise<Shown> {
    if (!inbox.may(personOf(c), "member")) throw new Refused(sentence("conversation.noGuests"));
    const shown = typeof key === "string" ? await share(key, answering, wordsFor(c)) : undefined;
    if (!shown) throw new Refused(sentence("page.notShareable"));
    return shown;
  }
  app.post("/api/share", async (c) => c.json(await shared(c, (await jsonOf(c))["answer"])));
  // The same without script.
  app.post("/share", async (c) => c.redirect(postPath((await shared(c, (await c.req.parseBody())["answer"])).id), 303));
  addForms(app, desk, requests, answering);

  /** Starts the work and streams its lines; the work goes on when the reader leaves. */
  function respond(c: Context, asked: Asked, asking: Parameters<typeof answer>[0]): Response {
    c.header("content-type", "application/x-ndjson; charset=utf-8");
    c.header("cache-control", "no-store");
    return stream(c, async (out) => {
      await answer(asking, asked, (line) => void out.write(`${JSON.stringify(line)}\n`), answering);
    });
  }
}
