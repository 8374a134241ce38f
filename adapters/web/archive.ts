// Ways to older posts: by day, by outlet, by feed, by words.
import type { Context, Hono } from "hono";
import { randomUUID } from "node:crypto";
import type { Overview } from "../../src/platform/index.ts";
import { byDay, olderLink } from "./channel-page.ts";
import { dayName, daysAfter, monthsAfter, startOfDay } from "./days.ts";
import { lastOf } from "./answers.ts";
import { placeOf, type Desk } from "./desk.ts";
import { framed, type Frame } from "./frame.ts";
import { html, type Html } from "./html.ts";
import { channelName } from "./place.ts";
import type { Posting } from "./post.ts";
import { moment, outside, renderMessage } from "./render.ts";
import { archivePath, dayPath, LONGEST_SEARCH } from "./view.ts";

interface Page {
  posts: Posting[];
  older: string | undefined;
}

export function addArchive(app: Hono, desk: Desk): void {
  const { board, channelOf, clock, cards, frame, inbox, notHere } = desk;
  /** Nothing leads into the future. */
  const isOver = (until: Date | undefined): boolean => until !== undefined && until <= clock.now();

  app.get("/channels/:channel/archive", async (c) => {
    const around = await frame(c, c.req.param("channel"));
    if (around.channel !== c.req.param("channel")) return notHere(c, "page.noChannel");
    const { timeZone } = around.overview;
    const asked = c.req.query("month") ?? "";
    const month = isMonth(asked) ? asked : clock.now().toISOString().slice(0, 7);
    const [from, until] = [`${month}-01`, `${monthsAfter(month, 1)}-01`].map((day) => startOfDay(day, timeZone));
    // Both are there: the list above has two.
    const days = from && until ? await board.days(around.channel, timeZone, from, until) : [];
    return c.html(archivePage(around, month, days, isOver(until)));
  });
  app.get("/channels/:channel/:day{\\d{4}-\\d{2}-\\d{2}}", async (c) => {
    const { channel, day } = c.req.param();
    const around = cards(c, await frame(c, channel));
    if (around.channel !== channel) return notHere(c, "page.noChannel");
    if (Number.isNaN(Date.parse(day))) return notHere(c, "page.nothingHere");
    const { timeZone } = around.overview;
    const [from, until] = [startOfDay(day, timeZone), startOfDay(daysAfter(day, 1), timeZone)];
    const page = await board.page(channel, { ...before(c), from, until });
    const way = { day, name: dayName(from, timeZone, around.view.words), isOver: isOver(until) };
    return c.html(dayPage(await desk.shelve(c, around, page.posts), way, page, c.req.path));
  });
  app.get("/outlets/:outlet", async (c) => {
    const { outlet } = c.req.param();
    const around = cards(c, await frame(c, c.req.query("channel")));
    const page = await board.page(around.channel, { ...before(c), about: { outlet } });
    if (page.posts.length === 0 && !before(c).before) return notHere(c, "page.noOutlet");
    const title = around.view.words.say("page.outletOf", { outlet });
    const feed = `/feed.rss?${new URLSearchParams({ channel: around.channel, outlet }).toString()}`;
    const out = html`<p class="wayfinding"><a href="${feed}">${around.view.words.say("page.rss")}</a></p>`;
    return c.html(listPage(await desk.shelve(c, around, page.posts), title, out, page, addressOf(c)));
  });
  app.get("/feeds/:feed", async (c) => {
    const around = cards(c, await frame(c, c.req.query("channel")));
    const feed = around.overview.feeds.find(({ id }) => id === c.req.param("feed"));
    if (!feed) return notHere(c, "page.noFeed");
    const page = await board.page(around.channel, { ...before(c), about: { feed: feed.id } });
    const shelved = await desk.shelve(c, around, page.posts);
    return c.html(listPage(shelved, feed.title, health(feed, around), page, addressOf(c)));
  });
  app.get("/search", async (c) => {
    const channel = await channelOf(c, c.req.query("channel"));
    const around = await frame(c, channel);
    const given = ["words", "since", "from", "in"].flatMap((name) => {
      const value = c.req.query(name)?.trim().slice(0, LONGEST_SEARCH);
      return value ? [[name, value] as const] : [];
    });
    const options = Object.fromEntries(given);
    if (!options["words"]) return c.html(searchPage(around, options, html``));
    const call = { place: placeOf(channel, undefined), person: desk.door.personOf(c), callId: randomUUID() };
    const found = await lastOf(await inbox.command({ ...call, name: "search", options }));
    return c.html(searchPage(around, options, found ? renderMessage(found, "found", around.view) : html``));
  });
}

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
const before = (c: Context): { before?: string } => {
  const id = c.req.query("before");
  return id === undefined ? {} : { before: id };
};

/** The address of a list without the place that it was read to. */
const addressOf = (c: Context): string => {
  const url = new URL(c.req.url);
  url.searchParams.delete("before");
  return url.pathname + url.search;
};

function archivePage(
  frame: Frame,
  month: string,
  days: readonly { day: string; count: number }[],
  isOver: boolean,
): Html {
  const { words } = frame.view;
  const { timeZone } = frame.overview;
  const at = startOfDay(`${month}-15`, timeZone);
  const name = words.date(at, { timeZone, month: "long", year: "numeric" });
  const other = (to: string, label: "page.monthBefore" | "page.monthAfter"): Html =>
    html`<a href="${archivePath(frame.channel)}?month=${to}">${words.say(label)}</a>`;
  return framed(
    frame,
    words.say("page.archiveOf", { channel: channelName(frame.channel, frame.channels, words) }),
    html`<h1 class="page-title">${name}</h1>
      <p class="wayfinding">
        ${other(monthsAfter(month, -1), "page.monthBefore")}
        ${isOver && other(monthsAfter(month, 1), "page.monthAfter")}
      </p>
      ${days.length === 0 && html`<p class="empty">${words.say("page.emptyMonth")}</p>`}
      <ul class="days">
        ${days.map(
          ({ day, count }) =>
            html`<li>
              <a href="${dayPath(frame.channel, day)}">${dayName(startOfDay(day, timeZone), timeZone, words)}</a>
              ${words.say("page.posts", { count })}
            </li>`,
        )}
      </ul>`,
    false,
  );
}

interface Day {
  day: string;
  name: string;
  isOver: boolean;
}

function dayPage(frame: Frame, { day, name, isOver }: Day, page: Page, address: string): Html {
  const { words } = frame.view;
  const other = (to: string, label: "page.dayBefore" | "page.dayAfter"): Html =>
    html`<a href="${dayPath(frame.channel, to)}">${words.say(label)}</a>`;
  const ways = html`<p class="wayfinding">
    ${other(daysAfter(day, -1), "page.dayBefore")} ${isOver && other(daysAfter(day, 1), "page.dayAfter")}
    <a href="${archivePath(frame.channel)}?month=${day.slice(0, 7)}">${words.say("page.archive")}</a>
  </p>`;
  return listPage(frame, name, ways, page, address);
}

/** Posts under a title of their own. */
function listPage(frame: Frame, title: string, above: Html, { posts, older }: Page, address: string): Html {
  const { words } = frame.view;
  return framed(
    frame,
    title,
    html`<h1 class="page-title" dir="auto">${title}</h1>
      ${above}
      <div class="posts" data-posts>${byDay(posts, frame)}</div>
      ${posts.length === 0 && html`<p class="empty">${words.say("page.noPosts")}</p>`}
      ${olderLink(address, older, words)}`,
    false,
  );
}

function health(feed: Overview["feeds"][number], { view }: Frame): Html {
  const { lastCheckedAt, lastOkAt, nextCheckAt } = feed.health;
  const { words } = view;
  const row = (label: "page.lastChecked" | "page.lastAnswered" | "page.nextCheck", at: Date | undefined): Html =>
    at
      ? html`<dt>${words.say(label)}</dt>
          <dd>${moment(at, "relative", words)}</dd>`
      : html``;
  return html`<dl class="facts">
    <dt>${words.say("page.feedAddress")}</dt>
    <dd>${outside(feed.url, feed.url, view)}</dd>
    <dt>${words.say("page.feedState")}</dt>
    <dd>${feed.sentence}</dd>
    ${row("page.lastChecked", lastCheckedAt)}${row("page.lastAnswered", lastOkAt)}${row("page.nextCheck", nextCheckAt)}
  </dl>`;
}

/** The one search of the program, as a form. */
function searchPage(frame: Frame, given: Record<string, string>, found: Html): Html {
  const { words } = frame.view;
  const field = (name: string, label: "page.searchFrom" | "page.searchSince", example: string): Html =>
    html`<label
      >${words.say(label)} <input name="${name}" value="${given[name] ?? ""}" placeholder="${example}"
    /></label>`;
  const kinds = [
    ["", "page.searchAll"],
    ["posts", "page.searchPosts"],
    ["articles", "page.searchArticles"],
    ["answers", "page.searchAnswers"],
  ] as const;
  return framed(
    frame,
    words.say("page.search"),
    html`<h1 class="page-title">${words.say("page.search")}</h1>
      <form class="find" method="get" action="/search" role="search">
        <input type="hidden" name="channel" value="${frame.channel}" />
        <label
          >${words.say("page.searchWords")} <input name="words" type="search" value="${given["words"] ?? ""}" required
        /></label>
        ${field("from", "page.searchFrom", "Reuters")}${field("since", "page.searchSince", "30d")}
        <label
          >${words.say("page.searchIn")}
          <select name="in">
            ${kinds.map(([value, label]) => html`<option value="${value}" ${given["in"] === value && html`selected`}>${words.say(label)}</option>`)}
          </select></label
        >
        <button type="submit" class="primary">${words.say("page.search")}</button>
      </form>
      ${given["words"] && html`<p class="wayfinding"><a href="/feed.rss?${new URLSearchParams({ channel: frame.channel, q: given["words"] }).toString()}">${words.say("page.rss")}</a></p>`}
      <div class="found">${found}</div>`,
    false,
  );
}
