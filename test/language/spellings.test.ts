// Further spellings of addresses and mentions, in whole posts as Slack, Discord, the page and its feed get them.
import { describe, expect, it } from "vitest";
import { jsonFeed } from "../../adapters/web/feeds-out.ts";
import { createView } from "../../adapters/web/view.ts";
import { renderPages } from "../../adapters/discord/render.ts";
import { render } from "../../adapters/slack/render.ts";
import { type Message, line, message, text, textSection } from "../../src/platform/index.ts";
import { skeleton } from "../../src/language/addresses.ts";
import { unpublishable } from "../../src/write/guard.ts";
import { wordsIn } from "../../src/words/index.ts";
import { liveParts } from "../support/slack-limits.ts";

const SPELLINGS = [
  "evil.co.uk",
  "EVIL.De",
  "evil.xn--p1ai",
  "evil.рф",
  "évil.fr",
  "ⓔⓥⓘⓛ.ⓒⓞⓜ",
  "𝓮𝓿𝓲𝓵.𝓬𝓸𝓶",
  "𝚎𝚟𝚒𝚕．𝚌𝚘𝚖",
  "ｗｗｗ．ｅｖｉｌ．ｏｒｇ",
  "www．evil．org",
  "HTTPS://EVIL.COM",
  "hxxps://evil.com",
  "ftp://evil.com/x",
  "http:\u200b//evil.com",
  "evil\u00ad.com",
  "evil.\u200bcom",
  "evil.\u2060com",
  "evil.\ufeffcom",
  "\u2067evil.com\u2069",
  "evil\u180e.com",
  "sub.domain.evil.io",
  "evil.com/path?x=1#y",
  "evil.com:8080",
  "user@evil.com",
  "mailto:user@evil.com",
  "discord.gg/evil",
  "discord．gg/evil",
  "t.me/evil",
  "evil｡org",
  "https:\uff0f\uff0fevil.com",
  "@everyone",
  "@EVERYONE",
  "@\u200beveryone",
  "＠\u2060everyone",
  "@ｈｅｒｅ",
  "@chаnnel",
  "<!channel>",
  "<!here|here>",
  "<@U0123456>",
  "<#C0123456>",
  "<!subteam^S1>",
  "<@&123456789012345678>",
  "<@!123456789012345678>",
  "[read](https://evil.com)",
  "<https://evil.com|Gazette>",
];

const post = (spelled: string): Message =>
  message(`Look, ${spelled} says`, [
    { kind: "headline", text: `Pier and ${spelled} close`, url: undefined },
    textSection(
      `Of ${spelled} today`,
      line(text(`The council asks ${spelled} today.`), text(`Then ${spelled} again`, "strong")),
    ),
    { kind: "context", lines: [line(`From ${spelled} Gazette`)] },
  ]);

/** What a client that links text by itself would link or notify by. */
const LIVE =
  /(?<![\w/.-])[a-z0-9-]+\.(?:com|org|de|io|uk|fr|me|gg)\b|:\/\/|www\.[a-z]|@(?:everyone|here|channel|all)\b|<[@#!]/i;
const seen = (shown: string): string => shown.normalize("NFKC").replaceAll("\u3002", ".");
const texts = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(texts)
      : [];

describe.each(SPELLINGS)("%j", (spelled) => {
  it("is dead in a post on Slack", () => {
    const natives = render(post(spelled));
    expect(natives.flatMap((native) => liveParts({ ...native }, new Set()))).toEqual([]);
    // Fallback texts are read as mrkdwn.
    for (const { text: fallback } of natives) expect(seen(fallback)).not.toMatch(LIVE);
  });

  it.each(["components", "embeds"] as const)("is dead in a post on Discord, as %s", (style) => {
    for (const native of renderPages(post(spelled), { style })) {
      expect(native.allowed_mentions).toEqual({ parse: [], replied_user: false });
      for (const shown of texts({ ...native, allowed_mentions: undefined }))
        // Slack's "<!" means nothing here.
        expect(seen(shown.replaceAll("\\", "\u0002").replace(/<!(?=[a-z])/g, ""))).not.toMatch(LIVE);
    }
  });

  it("is dead in the feed that goes out, in its HTML too", () => {
    const entry = {
      id: "m1",
      channel: "news",
      thread: undefined,
      key: "k",
      author: { id: "b", name: "Footnote", bot: true },
      body: { message: post(spelled) },
      at: new Date("2026-11-24T08:00:00Z"),
      editedAt: undefined,
    } as never;
    const feed = JSON.parse(
      jsonFeed(
        { title: "", page: "", self: "" },
        [entry],
        createView("http://127.0.0.1:4100", undefined, wordsIn("en"), () => undefined),
      ),
    ) as { items: Record<string, string>[] };
    for (const { title, summary, content_text: plain, content_html: html } of feed.items) {
      for (const shown of [title, summary, plain, html?.replace(/<[^>]*>/g, " ").replaceAll("&lt;", "<")])
        expect(seen(shown ?? "").replace(/<(?=[@#!])/g, "")).not.toMatch(LIVE);
    }
  });

  it("is dropped from a claim whose passage does not hold it", () => {
    expect(unpublishable(`The council asks ${spelled} today.`, "The council met.")).toBeDefined();
    expect(skeleton(spelled)).not.toBe("");
  });
});
