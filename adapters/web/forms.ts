// Everything the page can do, by forms of HTML: they call what the commands call, and need no script.
import type { Context, Hono } from "hono";
import { answer, type Answering, type AnswerLine } from "./answers.ts";
import { placeOf, type Desk } from "./desk.ts";
import { managePage } from "./manage.ts";
import { answerPage } from "./pages.ts";
import { html, type Html } from "./html.ts";
import { Refused } from "./refused.ts";
import { sentence } from "../../src/platform/index.ts";
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

  app.get("/manage", async (c) => c.html(await manage(c, c.req.query("channel"))));

  app.post("/run", async (c) => {
    const body: Body = await c.req.parseBody();
    return respond(c, await read(c, body), body["from"] === "manage");
  });

  app.post("/upload", async (c) => {
    const { list, channel }: Body = await c.req.parseBody();
    if (!(list instanceof File) || list.size === 0) throw new Refused(sentence("page.noUpload"));
    const given = { command: "import", channel, "o.opml": await list.text() };
    return respond(c, await requests.form(c, given), true);
  });

  async function manage(c: Context, channel: string | undefined, told?: Html): Promise<Html> {
    const [around, person] = [await frame(c, channel), desk.door.personOf(c)];
    const commands = inbox.commands.filter(({ rights }) => inbox.may(person, rights));
    const management = await inbox.management(placeOf(around.channel, undefined), person);
    return managePage(around, { commands, management, ...(told && { told }) });
  }

  async function respond(c: Context, { asked, asking }: Request, managing: boolean): Promise<Response> {
    const lines: AnswerLine[] = [];
    await answer(asking, asked, (line) => void lines.push(line), answering);
    const last = lines.at(-1);
    const [shown] = last?.kind === "done" ? last.entries : [];
    // What stands in the channel now is shown there.
    if (shown) return c.redirect(postPath(shown.thread ?? shown.id), 303);
    if (asked.thread !== undefined && last?.kind === "done" && last.html === undefined)
      return c.redirect(postPath(asked.thread), 303);
    const words = desk.wordsFor(c);
    const told =
      last?.kind === "done"
        ? html`${raw(last.html ?? "")}`
        : html`<p class="error" role="alert">${last?.kind === "error" ? last.text : words.say("page.replyFailed")}</p>`;
    return c.html(managing ? await manage(c, asked.channel, told) : answerPage(await frame(c, asked.channel), told));
  }

  function read(c: Context, body: Body): Promise<Request> {
    if (body["action"] !== undefined) return requests.action(c, body);
    if (body["text"] !== undefined) return requests.turn(c, body);
    return body["command"] === undefined ? requests.command(c, body) : requests.form(c, body);
  }
}
