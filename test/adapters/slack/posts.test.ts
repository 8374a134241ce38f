// Posts of the sample and of hostile material: within Slack's limits, and nothing of them live.
import { expect, test } from "vitest";
import { render, renderPlain } from "../../../adapters/slack/render.ts";
import { renderWithin } from "../../../adapters/slack/shorten.ts";
import {
  hostileFeedPosts,
  hostilePagePosts,
  hostilePost,
  hostileStrings,
  type Post,
  samplePosts,
} from "../../support/posts.ts";
import { liveParts, messageFaults, shownText } from "../../support/slack-limits.ts";

/** What Slack would refuse, or what would be more than words, in every way a post can go out. */
function wrongs({ name, message, articles }: Post): string[] {
  const ours = new Set(
    articles
      .flatMap(({ url, picture }) => [url, picture?.url])
      .flatMap((url) => (url && URL.canParse(url) ? new URL(url).href : [])),
  );
  const dress = { feedback: true, pictures: true };
  const payloads = [
    ...render(message),
    ...render(message, { feedback: false, pictures: false }),
    ...renderWithin(message, dress, 1),
    { text: renderPlain(message) },
  ];
  return payloads
    .flatMap((payload) => [...messageFaults({ ...payload }), ...liveParts({ ...payload }, ours)])
    .map((wrong) => `${name}: ${wrong}`);
}

test("every post and the digest of the sample newsroom keep Slack's limits, and show every outlet and every point", () => {
  const posts = samplePosts();
  expect(posts.length).toBeGreaterThan(40);
  expect(posts.flatMap(wrongs)).toEqual([]);
  for (const { name, message, articles } of posts) {
    const parts = render(message);
    const shown = parts.flatMap((part) => shownText(part.blocks)).join("");
    const points = message.sections.flatMap((section) => (section.kind === "points" ? section.points : []));
    const outlets = name === "digest" ? [] : articles.map(({ source }) => source);
    const missing = [...points.map(({ number }) => `${number}. `), ...outlets].filter((part) => !shown.includes(part));
    const buttons = parts.filter((part) => JSON.stringify(part.blocks).includes('"Go deeper"')).length;
    expect({ name, missing, buttons }).toEqual({ name, missing: [], buttons: message.actions.length > 0 ? 1 : 0 });
  }
  const most = Math.max(...posts.map(({ message }) => render(message).length));
  expect(most).toBeLessThanOrEqual(3);
});

const strings = hostileStrings();
const there = strings.length > 0;

test.skipIf(!there)("posts of every hostile feed that can be read keep the limits and are dead", async () => {
  const posts = await hostileFeedPosts();
  expect(posts.length).toBeGreaterThan(30);
  expect(posts.flatMap(wrongs)).toEqual([]);
});

test.skipIf(!there)("posts of every hostile page keep the limits and are dead", () => {
  const posts = hostilePagePosts();
  expect(posts.length).toBeGreaterThan(30);
  expect(posts.flatMap(wrongs)).toEqual([]);
});

test.skipIf(!there)(
  "posts whose title, outlet, picture and every sentence is hostile keep the limits and are dead",
  () => {
    expect(strings.length).toBeGreaterThan(1000);
    expect(strings.flatMap((evil) => wrongs(hostilePost(evil)))).toEqual([]);
  },
);
