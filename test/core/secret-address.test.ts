// Which addresses are secrets: the shapes that services hand to one reader, and the public ones that look like them.
import { describe, expect, it } from "vitest";
import { secretIn, shownAddress } from "../../src/core/secret-address.ts";

const TOKEN = "ABCD3FGH1JKLMN0PQRST";
const HEX = "4f3c9a1be2d84c0f9b7a6e5d4c3b2a10";
const UUID = "0b1c2d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e";

describe("an address is a secret", () => {
  it.each([
    `https://user:pass1word@example.org/feed`,
    `https://github.com/ana.private.atom?token=${TOKEN}`,
    `https://github.com/org/repo/commits/main.atom?token=${TOKEN}`,
    `https://gitlab.example/dashboard/issues.atom?feed_token=glft-x1y2z3`,
    `https://gitlab.example/org/repo.atom?private_token=x1y2z3w4v5`,
    `https://www.patreon.com/rss/somebody?auth=${TOKEN}`,
    `https://api.substack.com/feed/podcast/123456/private/${UUID}.rss`,
    `https://subscribers.transistor.fm/c8e0ae9a2b36f6`,
    `https://feeds.memberful.com/rss/123?auth=aB3dE6gH9jK2`,
    `https://www.reddit.com/.rss?feed=${HEX}1234abcd&user=ana`,
    `https://feedbin.com/starred/${HEX}.xml`,
    `https://feeds.pinboard.in/rss/secret:3f9a2b1c4d5e6f708192/u:ana/`,
    `https://kill-the-newsletter.com/feeds/1y0k2jx0u5mfdgn8u3yv.xml`,
    `https://redmine.example/activity.atom?key=${HEX}`,
    `https://forum.example/latest.rss?api_key=${HEX}&api_username=ana`,
    `https://calendar.google.com/calendar/ical/ana%40example.org/private-${HEX}/basic.ics`,
    `https://news.example/feeds/private/4f3c9a1b`,
    `https://news.example/private/v1/4f3c9a1be2d8/rss`,
    `https://hooks.example.com/feed/T024BE7LH/B0G9QF9C6/XXaB3dE6gH9jK2mN5pQ8sT1v`,
    `https://www.example.com/rss?sig=aB3dE6gH9jK2`,
    `https://www.example.com/rss?X-Amz-Signature=${HEX}`,
    `https://www.example.com/rss?u=aB3dE6gH9jK2mN5pQ8sT1vW4`,
    `https://gist.github.com/ana/${HEX}.atom`,
    `https://members.example.com/rss/aB3dE6gH9jK2`,
  ])("%s", (address) => {
    const secret = secretIn(address)!;
    expect(secret.length).toBeGreaterThanOrEqual(6);
    expect(shownAddress(address)).not.toContain(secret);
    expect(shownAddress(address)).toContain(new URL(address).host);
  });
});

describe("an address is public", () => {
  it.each([
    "https://example.org/feed.xml",
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCaB3dE6gH9jK2mN5pQ8sT1v",
    "https://www.youtube.com/feeds/videos.xml?playlist_id=PLaB3dE6gH9jK2mN5pQ8sT1vW4xY7z",
    `https://feeds.acast.com/public/shows/${UUID}`,
    "https://feeds.acast.com/public/shows/5f1a8d2e9c3b4a0012345678",
    `https://www.omnycontent.com/d/playlist/${UUID}/${UUID}/${UUID}/podcast.rss`,
    "https://feeds.megaphone.fm/VMP5705694065",
    "https://anchor.fm/s/1a2b3c4d/podcast/rss",
    "https://feeds.simplecast.com/54nAGcIl",
    "https://github.com/nodejs/node/commits/3f9a2b1c4d5e6f708192a3b4c5d6e7f809182736.atom",
    "https://github.com/nodejs/node/releases.atom",
    "https://news.example/2024/11/24/how-the-2024-budget-works-in-practice-and-why/feed/",
    "https://news.example/covid-19-n95-h1n1-b117-2020-2021-and-2022-update/feed",
    "https://www.google.com/alerts/feeds/16784920374859607384/1234567890123456789",
    "https://news.example/rss?key=sport",
    "https://news.example/rss?auth=1&format=atom",
    "https://news.example/rss?tokenize=1",
    "https://news.example/search.rss?q=aB3dE6gH9jK2mN5pQ8sT1vW4",
    "https://news.example/private-equity/feed",
    "https://news.example/members/feed",
    "https://news.example/secret-garden-tours-2024/rss.xml",
    "https://premium.example.com/feed",
    "https://rsshub.app/twitter/user/somebody1234567890",
    "https://medium.com/feed/@somebody",
    "https://lists.example.org/archives/list/dev@lists.example.org/feed/",
    "https://mastodon.example/@ana.rss",
    "not an address",
  ])("%s", (address) => {
    expect(secretIn(address)).toBeUndefined();
    expect(shownAddress(address)).toBe(address);
  });
});
