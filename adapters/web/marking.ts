// What a reader with a key marks: read, saved, all read; by the scripts of the page or by its forms.
import type { Context, Hono } from "hono";
import { sentence, type ShelfMark, type ShelfOwner } from "../../src/platform/index.ts";
import type { Desk } from "./desk.ts";
import { Refused } from "./refused.ts";
import { type Body, jsonOf } from "./requests.ts";

export function addMarking(app: Hono, { board, channelOf, door, mayRead, shelves }: Desk): void {
  app.post("/api/mark", async (c) => {
    await mark(c, await jsonOf(c));
    return c.json({});
  });
  app.post("/mark", async (c) => {
    const { save, unsave, all, back, ...rest }: Body = await c.req.parseBody();
    const entry = save ?? unsave;
    const on = save !== undefined;
    await mark(c, entry === undefined ? { ...rest, until: all } : { entry, kind: "saved", on });
    // A path of this page; what a browser could take for another host's address leads home.
    return c.redirect(typeof back === "string" && /^\/(?![/\\])/.test(back) ? back : "/", 303);
  });

  async function mark(c: Context, { entry, kind, on, channel, until }: Body): Promise<void> {
    const of = door.ownerOf(c);
    if (!shelves || !of) throw new Refused(sentence("page.noShelf"));
    if (typeof entry === "string" && (kind === "read" || kind === "saved"))
      return markOne(c, of, { entry, kind, on: on === true });
    const at = new Date(typeof until === "string" ? until : Number.NaN);
    if (Number.isNaN(at.getTime())) throw new Refused(sentence("page.notAction"));
    return shelves.readAll(of, await channelOf(c, channel), at);
  }

  async function markOne(
    c: Context,
    of: ShelfOwner,
    at: { entry: string; kind: ShelfMark; on: boolean },
  ): Promise<void> {
    const entry = await board.get(at.entry);
    if (entry && mayRead(c, entry)) await shelves?.mark(of, at.entry, at.kind, at.on);
  }
}
