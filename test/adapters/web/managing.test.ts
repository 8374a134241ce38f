// Managing by forms alone, with the whole program behind them: keys, channels, settings, lists, reports, thumbs.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { Person } from "../../../src/platform/index.ts";
import { createSpending } from "../../../src/store/spending.ts";
import { hasBrowser, news, useBrowser } from "./visit.ts";
import { front, openWhole, owner, TOKEN, type Whole } from "./whole-bed.ts";

const OPML = (url: string) =>
  `<opml version="2.0"><body><outline text="A & B" xmlUrl="${url}"/></body></opml>`.replace("&", "&amp;");
const reader: Person = { ...owner, id: "web:reader", role: "guest" };

let at: Whole;
beforeEach(async () => {
  at = await openWhole();
});
afterEach(() => at.close());

const manage = async (fields: Record<string, string>, secret = TOKEN) =>
  (await at.post("/run", { from: "manage", channel: "news", ...fields }, secret)).text();
const settings = async () => (await at.store.subscriptions.ofChannel(news))!;

describe("a form with today's values", () => {
  test("shows what is set, changes what was changed, and takes back what was emptied", async () => {
    await at.say("filter include:bridge,harbour exclude:sport origins:2 importance:high");
    await at.say("schedule 07:30, 18:00 days:mon-fri tz:Europe/Berlin quiet:22:00-07:00 cap:9");
    await at.say('lens audience:"harbour masters" length:short language:de points:off');
    const html = await (await at.get("/manage", TOKEN)).text();
    const shown = [...html.matchAll(/name="was\.(\w+)"\s+value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    expect(Object.fromEntries(shown)).toMatchObject({
      include: "bridge, harbour",
      exclude: "sport",
      origins: "2",
      importance: "high",
      when: "07:30, 18:00",
      days: "mon, tue, wed, thu, fri",
      tz: "Europe/Berlin",
      quiet: "22:00-07:00",
      cap: "9",
      audience: "harbour masters",
      length: "short",
      language: "de",
      points: "off",
    });
    const before = await settings();
    const sent = (name: string, changed: Record<string, string>) => {
      const fields = Object.fromEntries(
        shown.flatMap(([field, value]) => [
          [`was.${field}`, value!],
          [`o.${field}`, value!],
        ]),
      );
      return manage({ command: name, ...fields, ...changed });
    };
    await sent("filter", { "o.exclude": "", "o.origins": "3" });
    await sent("schedule", { "o.days": "", "o.quiet": "" });
    await sent("lens", { "o.audience": "", "o.points": "on" });
    const after = await settings();
    expect(after.filters).toEqual({ ...before.filters, exclude: [], minOrigins: 3 });
    expect(after.schedule).toEqual({ ...before.schedule, cron: "30 7 * * *; 0 18 * * *", quiet: undefined });
    expect(after.lens.audience).toBeUndefined();
    expect(after.lens).toMatchObject({ points: true, length: "short", language: "de" });
  });

  test.each(["each", "hourly on weekdays", "every 3 hours", "8am on monday", "09:15, 21:45"])(
    "of the schedule %s leaves it as it is when only its most a day is changed",
    async (typed) => {
      await at.say(`schedule ${typed} tz:Asia/Tokyo`);
      const before = await settings();
      const today = (await at.inbox.management(front, owner)).today["schedule"]!;
      const fields = Object.entries(today).flatMap(([name, value]) => [
        [`was.${name}`, value],
        [`o.${name}`, value],
      ]);
      await manage({ command: "schedule", ...Object.fromEntries(fields), "o.cap": "7" });
      expect((await settings()).schedule).toEqual({ ...before.schedule, dailyCap: 7 });
      // Typed anew, the values mean the same.
      await at.say("schedule each tz:UTC");
      const { when = "", days, tz } = today;
      await manage({ command: "schedule", "o.when": when, ...(days && { "o.days": days }), "o.tz": tz! });
      expect((await settings()).schedule).toMatchObject(
        typed === "each" ? { mode: "each" } : { cron: before.schedule.cron, timeZone: "Asia/Tokyo" },
      );
    },
  );

  test("of the budget lowers it, shows it, and takes it back when it is emptied", async () => {
    const ledger = createSpending(at.store.db, at.clock, { workspace: 2, person: undefined });
    at.ports.budget = ledger;
    expect(await manage({ command: "budget", "was.day": "", "o.day": "1.5" })).toContain("$1.50 a day");
    expect(await (await at.get("/manage", TOKEN)).text()).toContain('name="was.day" value="1.5"');
    expect(await manage({ command: "budget", "was.day": "1.5", "o.day": "" })).toMatch(/\$2\.00 a day[\s\S]*Undo/);
    expect((await ledger.bounds(news.tenant)).own).toBeUndefined();
  });

  test("is there for administrators alone; a reader sees no key, report or thumb, and no form that is refused", async () => {
    const key = await at.key("Secret tablet");
    await at.say("keys add Another");
    await at.store.feedback.add(
      { tenant: news.tenant, message: "s1", person: "p", verdict: "mistake", text: "Wrong sum" },
      at.clock.now(),
    );
    const html = await (await at.get("/manage", key)).text();
    for (const hidden of [
      "Secret tablet",
      "Another",
      "Wrong sum",
      'value="keys"',
      'value="filter"',
      'value="channels"',
    ])
      expect([hidden, html.includes(hidden)]).toEqual([hidden, false]);
    expect(await at.inbox.management(front, reader)).toEqual({
      keys: [],
      channels: [],
      reports: [],
      thumbs: [],
      today: {},
    });
    expect(await manage({ command: "keys", "o.what": "add", "o.name": "Mine" }, key)).toContain("administrator");
    expect(await at.say("keys")).not.toContain("Mine");
  });
});

describe("a list of feeds", () => {
  const upload = (list: Blob | string, origin = at.web.address) => {
    const body = new FormData();
    body.append("channel", "news");
    body.append("list", list instanceof Blob ? list : new Blob([list]), "feeds.opml");
    return at.send("/upload", body, TOKEN, origin);
  };

  test("is taken from a file, and handed out as one", async () => {
    expect(await (await upload(OPML("https://one.example/feed"))).text()).toContain("1 feed");
    const out = await at.get("/feeds.opml?channel=news", TOKEN);
    expect(out.headers.get("content-disposition")).toContain("attachment");
    expect(await out.text()).toContain("https://one.example/feed");
  });

  test("is refused from another page, and where there is none", async () => {
    expect((await upload(OPML("https://one.example/feed"), "https://evil.test")).status).toBe(403);
    expect((await upload("")).status).toBe(400);
    expect(await (await upload("<nothing/>")).text()).toMatch(/class="private"/);
    expect(await at.store.subscriptions.ofChannel(news)).toBeUndefined();
  });
});

describe("what readers said", () => {
  test("is listed with its story, and a report is answered and closed", async () => {
    await at.say("filter origins:1");
    const told = { tenant: news.tenant, message: "s1", person: "web:visitor" };
    await at.store.feedback.add({ ...told, verdict: "mistake", text: "Nine, not ten days" }, at.clock.now());
    const { id, tenant } = await settings();
    for (const [person, value] of [
      ["a", 1],
      ["b", 1],
      ["c", -1],
    ] as const)
      await at.store.votes.cast(
        { id, tenant },
        { storyId: "s1", person, value, traits: {}, thumb: true },
        at.clock.now(),
      );
    await at.store.votes.cast(
      { id, tenant },
      { storyId: "s1", person: "d", value: 0.3, traits: {}, thumb: false },
      at.clock.now(),
    );
    const html = await (await at.get("/manage", TOKEN)).text();
    expect(html).toContain("Nine, not ten days");
    expect(html).toContain("2 useful, 1 not useful");
    expect(html).toContain('href="/stories/s1"');
    const number = /name="o\.number"\s+value="(\d+)"/.exec(html)![1]!;
    const after = await manage({ command: "reports", "o.number": number, "o.answer": "It is mended." });
    expect(after).not.toContain("Nine, not ten days<");
    expect(after).toContain("No report waits for an answer.");
  });
});

describe.skipIf(!hasBrowser)("in a browser without script", () => {
  const { browser } = useBrowser();
  const answered = (page: Page) => page.locator("[data-answers]").textContent();

  test("keys and channels are made, shown and taken away", async () => {
    const page = await at.come(browser(), TOKEN, { javaScriptEnabled: false });
    await page.goto(`${at.web.address}/manage`);
    await page.getByText("Keys that open the page or its feed").click();
    await page.locator("#keys-what").selectOption("add");
    await page.locator("#keys-name").fill("Kitchen tablet");
    await page.locator("#keys-role").selectOption("reader");
    await page.locator("details[open]").getByRole("button").click();
    const secret = /fn_[\w-]{43}/.exec((await answered(page)) ?? "")?.[0] ?? "";
    expect(secret).not.toBe("");
    const guest = await at.come(browser(), secret, { javaScriptEnabled: false });
    expect(await guest.title()).toBe("news · Footnote");
    await page.goto(`${at.web.address}/manage`);
    expect(await page.content()).not.toContain(secret);
    expect(await page.locator("li", { hasText: "Kitchen tablet" }).textContent()).toMatch(
      /reader · opens the page ·\s+last used/,
    );
    await page.getByRole("button", { name: "Revoke it Kitchen tablet" }).click();
    expect(await answered(page)).toContain("Kitchen tablet opens nothing any more.");
    await guest.reload();
    expect(await guest.title()).toBe("Sign in · Footnote");

    await page.getByLabel("A new channel, by its name").fill("Security");
    await page.getByRole("button", { name: "Make it" }).click();
    const menu = page.getByRole("navigation").getByRole("link");
    expect(await menu.allTextContents()).toEqual(["news", "Security"]);
    await page.getByLabel("New name of Security").fill("Leaks");
    await page.locator("li", { hasText: "Security" }).getByRole("button", { name: "Rename it" }).click();
    await page.getByRole("button", { name: "Remove it Leaks" }).click();
    await page.getByRole("button", { name: "Remove Leaks" }).click();
    expect(await page.locator("main").textContent()).toContain("Leaks is gone");
    expect(await menu.allTextContents()).toEqual(["news"]);
  });

  test("filters are tried before they count, a mute is undone, a file is brought", async () => {
    const page = await at.come(browser(), TOKEN, { javaScriptEnabled: false });
    await page.goto(`${at.web.address}/manage`);
    await page.locator("summary", { hasText: "Only, or never, stories" }).click();
    await page.locator("#filter-include").fill("ferries");
    await page.locator("details[open]").getByRole("button", { name: "Run" }).click();
    expect(await answered(page)).toMatch(/ferries/);
    await page.locator("summary", { hasText: "Only, or never, stories" }).click();
    await page.locator("#filter-include").fill("trams");
    await page.locator("details[open]").getByRole("button", { name: "Try" }).click();
    expect(await answered(page)).toMatch(/ferries[\s\S]*trams[\s\S]*Only tried/);
    expect((await settings()).filters.include).toEqual(["ferries"]);
    await page.locator("summary", { hasText: "No more of a story" }).click();
    await page.locator("#mute-what").fill("topic whisky");
    await page.locator("details[open]").getByRole("button", { name: "Run" }).click();
    await page.locator("[data-answers]").getByRole("button", { name: "Undo" }).click();
    await page.goto(`${at.web.address}/manage`);
    expect(await page.locator("main").textContent()).not.toContain("whisky");
    await page.locator("#list-file").setInputFiles({
      name: "feeds.opml",
      mimeType: "text/xml",
      buffer: Buffer.from(OPML("https://two.example/feed")),
    });
    await page.getByRole("button", { name: "Add them" }).click();
    await page.locator("li", { hasText: "A & B" }).waitFor();
  });
});
