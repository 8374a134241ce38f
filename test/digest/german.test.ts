// Posts in a channel that reads German: every sample story at each report, corrections, updates, notices.
import { describe, expect, it } from "vitest";
import { renderPages } from "../../adapters/discord/render.ts";
import { render } from "../../adapters/slack/render.ts";
import { renderMessage } from "../../adapters/web/render.ts";
import { createView } from "../../adapters/web/view.ts";
import { composeCorrection, composeUpdate } from "../../src/digest/revise.ts";
import { feedNotice } from "../../src/jobs/notices.ts";
import type { Message } from "../../src/platform/index.ts";
import { wordsIn } from "../../src/words/index.ts";
import { englishIn } from "../support/english.ts";
import { article, quote } from "../support/news.ts";
import { samplePosts } from "../support/posts.ts";

const german = wordsIn("de");
const view = createView("", (url) => url, german);

/** What a reader sees of a Message on each platform, and its neutral form. */
const shown = (message: Message): string[] => [
  JSON.stringify(message),
  JSON.stringify(render(message)),
  JSON.stringify(renderPages(message, { style: "components" })),
  renderMessage(message, "e1", view).toString(),
];
/** English sentences of the bot in what is shown. The outlets' own texts may hold such words too, and are not judged. */
function englishOf(message: Message, told: readonly string[] = []): string[] {
  const theirs = new Set(englishIn(told.join("\n")));
  return shown(message)
    .flatMap(englishIn)
    .filter((key) => !theirs.has(key));
}

/** The last state of each story, which says the most. */
const posts = samplePosts(german).filter(({ name }, at, all) => all[at + 1]?.name.split(" ")[0] !== name.split(" ")[0]);

describe("in German", () => {
  it.each(posts)("stands $name", ({ message, articles }) => {
    const told = articles.flatMap(({ title, text, source }) => [title, text, source]);
    expect(englishOf(message, told)).toEqual([]);
  });

  it("stand a new fact, a correction and a feed in trouble", () => {
    const report = article("a", "Die Brücke kostet 60 Millionen. Schiffe warten.");
    const articles = new Map([[report.id, report]]);
    const fact = quote(report, 1);
    const [citation] = fact.citations;
    const correction = { before: citation!, after: citation!, material: true };
    const trouble = { feedId: "f", title: "Der Bote", failures: 9, since: new Date(0) };
    const fault = { message: "It is gone for good.", hint: undefined, said: "Er ist weg.", advice: undefined };
    const messages = [
      composeUpdate([fact], articles, new Date(0), "de", german),
      composeCorrection({ sentences: [correction], titles: [] }, articles, "de", german),
      ...[true, false].map((gone) => feedNotice({ ...trouble, gone, fault }, new Date(9e8), german)),
    ];
    expect(messages.flatMap((message) => englishOf(message))).toEqual([]);
  });

  it("says the day and the number of stories of a digest in one language", () => {
    const day = german.date(new Date("2026-11-28T08:00:00Z"), { timeZone: "Europe/Berlin", dateStyle: "full" });
    expect(german.say("post.digestTitle", { day, count: 3 })).toBe(
      "Ausgabe vom Samstag, 28. November 2026: 3 Geschichten",
    );
  });
});
