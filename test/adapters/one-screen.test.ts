// A big story with long addresses on both platforms: addresses take no room from its points.
import { describe, expect, it } from "vitest";
import { renderPost, spoken } from "../../adapters/discord/render.ts";
import { render } from "../../adapters/slack/render.ts";
import { asPost } from "../../adapters/slack/shorten.ts";
import { composePost } from "../../src/digest/screen.ts";
import { byId } from "../../src/jobs/outgoing.ts";
import { type Message, onScreen } from "../../src/platform/index.ts";
import { english } from "../../src/words/index.ts";
import { analysis, article, quote } from "../support/news.ts";
import { shownText } from "../support/slack-limits.ts";

const dress = { feedback: true, pictures: true };
const slackBlocks = (message: Message) => {
  const natives = render(asPost(message, dress), dress);
  expect(natives).toHaveLength(1);
  return natives[0]!.blocks;
};
const discordPost = (message: Message) =>
  renderPost(onScreen(message), { style: "components", ask: { key: "abcdefghijklmnopqrstuvwx" } });

/** Six points, each of another outlet; what is reported of the story comes from `outlets` of them. */
function story(outlets: number, address: number): Message {
  const articles = Array.from({ length: outlets }, (_, n) =>
    article(`a${n}`, `The bridge of quay ${n} opens on Monday.`, {
      source: `Outlet ${n}`,
      url: `https://a${n}.example/`.padEnd(address, "x"),
    }),
  );
  const points = Array.from({ length: 6 }, (_, n) => ({
    ...quote(articles[n % outlets]!, 1),
    text: `Point ${n + 1} ${"of the harbour ".repeat(7)}.`,
  }));
  return composePost(
    { storyId: "s1", articles: byId(articles), analysis: analysis(articles, { points }) },
    "normal",
    english,
  );
}

describe.each([
  [3, 60],
  [12, 90],
  [20, 120],
  [20, 900],
])("of %i outlets with addresses of %i characters", (outlets, address) => {
  const message = story(outlets, address);

  it.each([
    ["Slack", () => shownText(slackBlocks(message)).join(""), () => JSON.stringify(slackBlocks(message))],
    ["Discord", () => spoken(discordPost(message)), () => JSON.stringify(discordPost(message))],
  ])("%s shows five of six points and the way to all six", (_, said, sent) => {
    expect(said().match(/^\d\. Point \d/gm)).toEqual([1, 2, 3, 4, 5].map((n) => `${n}. Point ${n}`));
    expect(sent()).toContain("Read all: 6 points");
  });

  it("Slack makes the points a list that counts as the story does", () => {
    const lists = slackBlocks(message).flatMap((block) =>
      block.type === "rich_text" ? block.elements.filter(({ type }) => type === "rich_text_list") : [],
    );
    expect(lists).toMatchObject([{ style: "ordered", offset: 0, elements: { length: 5 } }]);
  });
});
