// The side panel: what of many feeds stands beside each page.
import { describe, expect, test } from "vitest";
import { renderPanel } from "../../../adapters/web/panel.ts";
import { createPictures } from "../../../adapters/web/pictures.ts";
import { createView } from "../../../adapters/web/view.ts";
import { type Overview, wordsIn } from "../../../src/platform/index.ts";
import { memoryRecords } from "../../support/records.ts";

const pictures = createPictures(memoryRecords(), async () => undefined);
const view = createView("", (url) => url, wordsIn("en"), pictures.path);

const feed = (n: number, fails = false): Overview["feeds"][number] => ({
  id: `f${n}`,
  title: `Feed ${n}`,
  url: `https://feed${n}.example/`,
  state: "active",
  health: {
    lastOkAt: undefined,
    lastCheckedAt: undefined,
    nextCheckAt: undefined,
    failures: fails ? 3 : 0,
    error: undefined,
  },
  sentence: fails ? "fails" : "fine",
});
const failing = (n: number) => {
  const held = feed(n, true);
  return { ...held, health: { ...held.health, error: { code: "feed_unreachable", message: "gone" } } };
};
const rest = { subscriptions: [], mutes: [], watches: [], budget: undefined, timeZone: "UTC", sample: false };
const shown = (feeds: Overview["feeds"], most?: number) => {
  const html = renderPanel({ ...rest, feeds }, "news", view, most).toString();
  return { html, names: [...html.matchAll(/>(Feed \d+)</g)].map(([, name]) => name) };
};
const many = (count: number) => Array.from({ length: count }, (_, n) => feed(n));

describe("the panel beside a page", () => {
  test("shows a few feeds in their order, with no link to more", () => {
    const { html, names } = shown([...many(18), failing(18), feed(19)]);
    expect(names).toEqual(Array.from({ length: 20 }, (_, n) => `Feed ${n}`));
    expect(html).not.toContain("/status");
  });

  test("shows of many those that fail first, and leads to all of them", () => {
    const { html, names } = shown([...many(150), failing(150), failing(151)]);
    expect(names).toEqual(["Feed 150", "Feed 151", ...Array.from({ length: 18 }, (_, n) => `Feed ${n}`)]);
    expect(html).toContain('<a href="/status?channel=news">All 152 feeds</a>');
  });

  test("shows all of them where it is a page of its own", () => {
    expect(shown(many(150), Infinity).names).toHaveLength(150);
  });
});
