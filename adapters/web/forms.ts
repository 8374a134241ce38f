// Everything the page can do, by forms of HTML: they call what the commands call, and need no script.
import type { Context, Hono } from "hono";
import { answer, type Answering, type AnswerLine } from "./answers.ts";
import type { Desk } from "./desk.ts";
import { managePage } from "./manage.ts";
import { answerPage } from "./pages.ts";
import { html } from "./html.ts";
import { raw } from "hono/html";
import type { Body, createRequests, Request } from "./requests.ts";
import { postPath } from "./view.ts";

export function addForms(
  app: Hono,
  desk: Desk,
  requests: ReturnType<typeof createRequests>,
  answering: Answering,
): void {
  const { frame, inbox } = desk;

  app.get("/manage", async (c) => c.html(managePage(await frame(c, c.req.query("channel")), inbox.commands)));

  app.post("/run", async (c) => {
    const body: Body = await c.req.parseBody();
    const { asked, asking } = await read(c, body);
    const lines: AnswerLine[] = [];
    await answer(asking, asked, (line) => void lines.push(line), answering);
    const last = lines.at(-1);
    const [shown] = last?.kind === "done" ? last.entries : [];
    // What stands in the channel now is shown there.
    if (shown) return c.redirect(postPath(shown.thread ?? shown.id), 303);
    if (asked.thread !== undefined && last?.kind === "done" && last.html === undefined)
      return c.redirect(postPath(asked.thread), 303);
    const around = await frame(c, asked.channel);
    const told =
      last?.kind === "done"
        ? html`${raw(last.html ?? "")}`
        : html`<p class="error" role="alert">
            ${last?.kind === "error" ? last.text : around.view.words.say("page.replyFailed")}
          </p>`;
    if (body["from"] === "manage") return c.html(managePage(around, inbox.commands, told));
    return c.html(answerPage(around, told));
  });

  function read(c: Context, body: Body): Promise<Request> {
    if (body["action"] !== undefined) return requests.action(c, body);
    if (body["text"] !== undefined) return requests.turn(c, body);
    return body["command"] === undefined ? requests.command(c, body) : requests.form(c, body);
  }
}
