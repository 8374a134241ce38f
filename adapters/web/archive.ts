// Ways to older posts: by day, by outlet, by feed, by tag, by words.
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
import { aboutTag, tagForm, tagLinks, tagsIn } from "./tags.ts";
import { archivePath, dayPath, LONGEST_SEARCH, tagPath } from "./view.ts";

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
    const tag = c.req.query("tag");
    const about = aboutTag(around.overview, tag);
    if (tag !== undefined && !about) return notHere(c, "page.noTag");
    const days = from && until ? await board.days(around.channel, timeZone, from, until, about) : [];
    return c.html(archivePage(around, { month, tag, days, isOver: isOver(until) }));
  });
  app.get("/channels/:channel/:day{\\d{4}-\\d{2}-\\d{2}}", async (c) => {
    const { channel, day } = c.req.param();
    const around = cards(c, await frame(c, channel));
    if (around.channel !== channel) return notHere(c, "page.noChannel");
    if (Number.isNaN(Date.parse(day))) return notHere(c, "page.nothingHere");
    const { timeZone } = around.overview;
    const [from, until] = [startOfDay(day, timeZone), startOfDay(daysAfter(day, 1), timeZone)];
    const tag = c.req.query("tag");
    const about = aboutTag(around.overview, tag);
    if (tag !== undefined && !about) return notHere(c, "page.noTag");
    const page = await board.page(channel, { ...before(c), from, until, ...(about && { about }) });
    const way = { day, tag, name: dayName(from, timeZone, around.view.words), isOver: isOver(until) };
    return c.html(dayPage(await desk.shelve(c, around, page.posts), way, page, addressOf(c)));
  });
  app.get("/outlets/:outlet", async (c) => {
    const { outlet } = c.req.param();
    const channel = await channelOf(c, c.req.query("channel"));
    const about = { outlet };
    const [framed, page] = await Promise.all([frame(c, channel), board.page(channel, { ...before(c), about })]);
    const around = cards(c, framed);
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
    const page = await board.page(around.channel, { ...before(c), about: { feeds: [feed.id] } });
    const shelved = await desk.shelve(c, around, page.posts);
    const may = inbox.commands.some(({ name, rights }) => name === "tag" && inbox.may(desk.door.personOf(c), rights));
    const above = html`${health(feed, around)} ${may && tagForm(feed, around.channel, around.view.words)}`;
    return c.html(listPage(shelved, feed.title, above, page, addressOf(c)));
  });
  app.get("/tags/:tag", async (c) => {
    const { tag } = c.req.param();
    const around = cards(c, await frame(c, c.req.query("channel")));
    const about = aboutTag(around.overview, tag);
    if (!about) return notHere(c, "page.noTag");
    const page = await board.page(around.channel, { ...before(c), about });
    const shelved = await desk.shelve(c, around, page.posts);
    return c.html(
      listPage(shelved, around.view.words.say("page.tagged", { tag }), tagWays(tag, around), page, addressOf(c)),
    );
  });
  app.get("/search", async (c) => {
    const channel = await channelOf(c, c.req.query("channel"));
    const given = ["words", "since", "from", "in", "tag"].flatMap((name) => {
      const value = c.req.query(name)?.trim().slice(0, LONGEST_SEARCH);
      return value ? [[name, value] as const] : [];
    });
    const options = Object.fromEntries(given);
    if (!options["words"]) return c.html(searchPage(await frame(c, channel), options, html``));
    const call = { place: placeOf(channel, undefined), person: desk.door.personOf(c), callId: randomUUID() };
    // The page around it is made while the database looks.
    const [around, found] = await Promise.all([
      frame(c, channel),
      inbox.command({ ...call, name: "search", options }).then(lastOf),
    ]);
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

interface Month {
  month: string;
  tag: string | undefined;
  days: readonly { day: string; count: number }[];
  isOver: boolean;
}

function archivePage(frame: Frame, { month, tag, days, isOver }: Month): Html {
  const { words } = frame.view;
  const { timeZone } = frame.overview;
  const at = startOfDay(`${month}-15`, timeZone);
  const name = words.date(at, { timeZone, month: "long", year: "numeric" });
  const other = (to: string, label: "page.monthBefore" | "page.monthAfter"): Html =>
    html`<a href="${monthPath(frame.channel, to, tag)}">${words.say(label)}</a>`;
  return framed(
    frame,
    words.say("page.archiveOf", { channel: channelName(frame.channel, frame.channels, words) }),
    html`<h1 class="page-title">${name}</h1>
      ${taggedLine(tag, frame)}
      <p class="wayfinding">
        ${other(monthsAfter(month, -1), "page.monthBefore")}
        ${isOver && other(monthsAfter(month, 1), "page.monthAfter")}
      </p>
      ${days.length === 0 && html`<p class="empty">${words.say("page.emptyMonth")}</p>`}
      <ul class="days">
        ${days.map(
          ({ day, count }) =>
            html`<li>
              <a href="${withTag(dayPath(frame.channel, day), tag)}"
                >${dayName(startOfDay(day, timeZone), timeZone, words)}</a
              >
              ${words.say("page.posts", { count })}
            </li>`,
        )}
      </ul>`,
    false,
  );
}

interface Day {
  day: string;
  tag: string | undefined;
  name: string;
  isOver: boolean;
}

function dayPage(frame: Frame, { day, tag, name, isOver }: Day, page: Page, address: string): Html {
  const { words } = frame.view;
  const other = (to: string, label: "page.dayBefore" | "page.dayAfter"): Html =>
    html`<a href="${withTag(dayPath(frame.channel, to), tag)}">${words.say(label)}</a>`;
  const ways = html`${taggedLine(tag, frame)}
    <p class="wayfinding">
      ${other(daysAfter(day, -1), "page.dayBefore")} ${isOver && other(daysAfter(day, 1), "page.dayAfter")}
      <a href="${monthPath(frame.channel, day.slice(0, 7), tag)}">${words.say("page.archive")}</a>
    </p>`;
  return listPage(frame, name, ways, page, address);
}

const withTag = (path: string, tag: string | undefined): string =>
  tag === undefined ? path : `${path}?tag=${encodeURIComponent(tag)}`;
const monthPath = (channel: string, month: string, tag: string | undefined): string =>
  `${archivePath(channel)}?${new URLSearchParams({ month, ...(tag !== undefined && { tag }) }).toString()}`;

const taggedLine = (tag: string | undefined, { channel, view }: Frame): Html =>
  tag === undefined
    ? html``
    : html`<p class="tags"><a href="${tagPath(tag, channel)}">${view.words.say("page.tagged", { tag })}</a></p>`;

/** From the posts of a tag to its feed, its days, and a search within it. */
function tagWays(tag: string, { channel, view }: Frame): Html {
  const { words } = view;
  const query = new URLSearchParams({ channel, tag }).toString();
  return html`<p class="wayfinding">
    <a href="/feed.rss?${query}">${words.say("page.rss")}</a>
    <a href="${withTag(archivePath(channel), tag)}">${words.say("page.archive")}</a>
    <a href="/search?${query}">${words.say("page.search")}</a>
  </p>`;
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

function health(feed: Overview["feeds"][number], { channel, view }: Frame): Html {
  const { lastCheckedAt, lastOkAt, nextCheckAt } = feed.health;
  const { words } = view;
  const { tags = [] } = feed;
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
    ${
      tags.length > 0 &&
      html`<dt>${words.say("page.tags")}</dt>
        <dd>${tagLinks(tags, channel)}</dd>`
    }
    ${row("page.lastChecked", lastCheckedAt)}${row("page.lastAnswered", lastOkAt)}${row("page.nextCheck", nextCheckAt)}
  </dl>`;
}

function tagChoice({ overview, view }: Frame, chosen: string | undefined): Html {
  const tags = tagsIn(overview, view.words);
  if (tags.length === 0) return html``;
  return html`<label
    >${view.words.say("page.searchTag")}
    <select name="tag">
      <option value="">${view.words.say("page.anyTag")}</option>
      ${tags.map((tag) => html`<option value="${tag}" ${tag === chosen && html`selected`}>${tag}</option>`)}
    </select></label
  >`;
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
        ${tagChoice(frame, given["tag"])}
        <button type="submit" class="primary">${words.say("page.search")}</button>
      </form>
      ${given["words"] && html`<p class="wayfinding"><a href="/feed.rss?${new URLSearchParams({ channel: frame.channel, q: given["words"] }).toString()}">${words.say("page.rss")}</a></p>`}
      <div class="found">${found}</div>`,
    false,
  );
}
