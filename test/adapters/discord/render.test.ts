// What the renderer makes of Messages: valid for Discord, and nothing foreign in it alive.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controls, readCustomId } from "../../../adapters/discord/controls.ts";
import { link, markdown, markdownWithin, unmarked, webAddress } from "../../../adapters/discord/escape.ts";
import {
  MOST_CHARACTERS,
  renderPages,
  renderPost,
  renderProgress,
  type Style,
} from "../../../adapters/discord/render.ts";
import type { Message, Section } from "../../../src/platform/index.ts";
import { cleanText, line, message, plainMessage, textSection } from "../../../src/platform/index.ts";
import { ownRules } from "../../support/discord-openapi.ts";
import { footnoteTo, sampleMessage } from "../../support/messages.ts";
import { alive, all, faults, hostileStrings, judge, MESSAGES, stars, texts } from "./reader.ts";

const styles: Style[] = ["components", "embeds"];
const key = "abcdefghijklmnopqrstuvwx";

describe("the payload", () => {
  for (const style of styles) {
    const cases: Record<string, Message> = {
      "a post with every kind of section": sampleMessage(),
      "an error": plainMessage("The feed did not answer.", "Try again later."),
      "a help text": message(
        "Commands",
        Array.from({ length: 4 }, (_, group) =>
          textSection(
            `Group ${group}`,
            ...Array.from({ length: 12 }, (_, n) => `command-${n} <address> [since:…] does what it says, and more`),
          ),
        ),
      ),
      "an empty message": message("", []),
      "nothing but blanks": message(" ", [textSection(" ", " ", "")], { language: "" }),
      "right to left": message(
        "خبر",
        [
          { kind: "headline", text: "إغلاق العبّارتين بعد فشل اختبار المكابح", url: "https://example.org/ar" },
          {
            kind: "points",
            title: "لماذا يهم",
            points: [{ number: 1, line: line("يخسر الركاب المعبر المباشر الوحيد.", " ") }],
          },
        ],
        { language: "ar" },
      ),
      "forty sections": message(
        "many",
        Array.from({ length: 40 }, (_, n): Section[] => [
          textSection(`T${n}`, `line ${n}`),
          { kind: "divider" },
          { kind: "picture", picture: { url: `https://example.org/${n}.png`, alt: undefined, credit: "x" } },
        ]).flat(),
        { actions: sampleMessage().actions },
      ),
      "text far beyond 4,000 characters": message(
        "long",
        [
          { kind: "headline", text: "h ".repeat(400), url: "https://example.org/" },
          textSection("Lead", "word ".repeat(2000)),
          {
            kind: "points",
            title: "Points",
            points: Array.from({ length: 30 }, (_, n) => ({
              number: n + 1,
              line: {
                label: "opinion",
                spans: [
                  { kind: "text" as const, text: `${n} *star* _under_ `.repeat(30) },
                  { kind: "footnote" as const, footnote: footnoteTo("repairs") },
                ],
              },
            })),
          },
        ],
        { actions: sampleMessage().actions },
      ),
    };
    for (const [name, given] of Object.entries(cases)) {
      it(`passes Discord's document for ${name}, as ${style}`, () => {
        for (const native of [
          renderPost(given, { style, ask: { key } }),
          ...renderPages(given, { style, ask: { key } }),
        ]) {
          expect(faults(native)).toEqual([]);
          expect(texts(native).join("").length).toBeLessThanOrEqual(MOST_CHARACTERS + 100);
          expect(native.allowed_mentions).toEqual({ parse: [], replied_user: false });
          expect(all(native).trim()).not.toBe("");
        }
        expect(renderPages(given, { style, ask: { key } }).length).toBeLessThanOrEqual(3);
      });
    }
    it(`shows progress that passes, as ${style}`, () => {
      for (const said of ["", "one", "long line ".repeat(900), "row\n".repeat(900)]) {
        const native = renderProgress(said, "Reading @everyone", textSection(undefined, "who asks?"), { style });
        expect(faults(native)).toEqual([]);
      }
    });
  }

  it.skipIf(!judge)("is judged by Discord's own document, which refuses what it should", () => {
    const good = renderPost(sampleMessage(), { style: "components", ask: { key } });
    expect(judge!.request("POST", MESSAGES, { ...good, flags: "x" })).not.toEqual([]);
    expect(judge!.request("POST", MESSAGES, { ...good, flags: 0 })).not.toEqual([]);
    expect(judge!.request("POST", MESSAGES, { content: "x".repeat(2001) })).not.toEqual([]);
    expect(judge!.request("POST", "/nowhere", {})).not.toEqual([]);
  });
});

describe("a post", () => {
  const native = renderPost(sampleMessage(), { style: "components", ask: { key } });

  it("says headline, points with their numbers and labels, passages, times and small print", () => {
    const said = all(native);
    for (const part of [
      "## [Both car ferries closed after a failed brake test](<https://example.org/1>)",
      "**1.** Commuters lose the only direct crossing for nine days. [2 The Daily Tide]",
      "**3.** *(inference)* Both ships",
      "**precaution**",
      "“an hour later”",
      `<t:${Date.parse("2026-11-23T07:40:00Z") / 1000}:f>`,
      "-# 2 reports, 1 origin",
      "[1 Harbour Post](<https://example.org/1>)",
      "**queues reached 40 minutes**",
    ]) {
      expect(said).toContain(part);
    }
  });

  it("gives the picture its alternative text", () => {
    expect(JSON.stringify(native)).toContain('"description":"A white car ferry tied up at an empty quay"');
  });

  it("keeps every control in two rows: buttons, thumbs, Ask with the delivery's key, one primary", () => {
    const rows = controls(sampleMessage().actions, { key }, "en");
    const parts = rows.flatMap((row) => row.components) as {
      custom_id: string;
      style?: number;
    }[];
    expect(parts.filter((part) => part.style === 1)).toHaveLength(1);
    expect(parts.map((part) => part.custom_id)).toContain(`f1|ask|${key}`);
    expect(rows).toHaveLength(2);
    expect(rows[1]!.components.map((part) => "custom_id" in part && part.custom_id)).toEqual([
      "f1|act|why:s1",
      "f1|act|report:s1",
      "f1|act|good:s1",
      "f1|act|bad:s1",
    ]);
    expect(parts.map((part) => readCustomId(part.custom_id))).toContainEqual({ kind: "act", actionId: "good:s1" });
  });

  it("puts what belongs in a menu into one where a row does not hold it", () => {
    const many = Array.from({ length: 6 }, (_, n) => ({ id: `m:${n}`, label: `Entry ${n}`, kind: "menu" as const }));
    const [menu] = controls(many, undefined, "en");
    expect(menu).toMatchObject({
      components: [{ custom_id: "f1|menu|", options: many.map(({ id: value }) => ({ value })) }],
    });
  });

  it("passes ids of another version on as they are", () => {
    expect(readCustomId("d0|old|deeper")).toEqual({ kind: "act", actionId: "d0|old|deeper" });
  });

  it("leaves out the last points when it is too long, and says how many", () => {
    const points = Array.from({ length: 20 }, (_, n) => ({
      number: n + 1,
      line: {
        label: undefined,
        spans: [
          { kind: "text" as const, text: `point ${n + 1} ${"word ".repeat(60)}` },
          { kind: "link" as const, text: "source", url: `https://example.org/${"p".repeat(60)}` },
        ],
      },
    }));
    const long = sampleMessage({
      sections: [
        sampleMessage().sections[0]!,
        { kind: "points", title: "P", points },
        textSection("Reported by", "everyone there"),
        { kind: "context", lines: [line("2 reports")] },
      ],
    });
    const said = all(renderPost(long, { style: "components" }));
    const shown = [...said.matchAll(/\*\*(\d+)\.\*\*/g)].map((match) => Number(match[1]));
    expect(shown).toEqual(points.map(({ number }) => number).slice(0, shown.length));
    expect(shown.length).toBeGreaterThan(5);
    expect(said).toContain(`${20 - shown.length} more left out for length`);
    expect(said).toContain("2 reports");
    expect((said.match(/\[source\]\(<https:\/\/example\.org\/p{60}>\)/g) ?? []).length).toBe(shown.length);
  });
});

it("gives up the commentary before a reason why it matters, and points before any line of text", () => {
  const long = (from: number): Section => ({
    kind: "points",
    title: `from ${from}`,
    points: [0, 1, 2].map((n) => ({ number: from + n, line: line(`point ${from + n} ${"word ".repeat(180)}`) })),
  });
  const said = all(
    renderPost(message("x", [textSection("Lead", "lead"), long(1), long(4), textSection("Reported by", "a", "b")]), {
      style: "components",
    }),
  );
  expect([...said.matchAll(/\*\*(\d)\.\*\*/g)].map((match) => match[1])).toEqual(["1", "2", "3", "4"]);
  const tighter = all(
    renderPost(
      message("x", [
        textSection("Lead", "w ".repeat(900)),
        textSection("More", "w ".repeat(600)),
        long(1),
        long(4),
        textSection("Reported by", "a", "b"),
      ]),
      {
        style: "components",
      },
    ),
  );
  expect([...tighter.matchAll(/\*\*(\d)\.\*\*/g)].map((match) => match[1])).toEqual(["1"]);
  expect(tighter).toContain("a\nb");
});

const carriers = (evil: string): Message =>
  message(
    evil,
    [
      { kind: "headline", text: evil, url: "https://example.org/a" },
      { kind: "headline", text: evil, url: evil },
      {
        kind: "text",
        title: evil,
        lines: [
          {
            label: evil,
            spans: [
              { kind: "text", text: evil },
              { kind: "link", text: evil, url: evil },
              { kind: "link", text: evil, url: "https://example.org/b" },
            ],
          },
          line({ kind: "text", text: evil, style: "strong" }),
          line({ kind: "text", text: evil, style: "emphasis" }),
          line({ kind: "text", text: evil, style: "quote" }),
        ],
      },
      {
        kind: "receipt",
        number: 1,
        footnote: { ...footnoteTo("repairs"), source: evil, url: evil },
        before: evil,
        passage: evil,
        after: evil,
      },
      {
        kind: "disagreement",
        about: evil,
        sides: [{ value: evil, footnote: { ...footnoteTo("repairs"), source: evil }, passage: evil }],
      },
      { kind: "picture", picture: { url: evil, alt: evil, credit: evil } },
      { kind: "context", lines: [line(evil)] },
    ],
    {
      actions: [
        { id: "x", label: evil, kind: "primary" },
        { id: "y", label: evil, kind: "menu" },
      ],
    },
  );

describe("foreign text", () => {
  it.skipIf(hostileStrings.length === 0)("of the injection corpus is never alive in any part of a post", () => {
    for (const evil of hostileStrings) {
      for (const style of styles) {
        const native = renderPost(carriers(evil), { style });
        expect({ evil, faults: ownRules("POST", MESSAGES, native) }).toEqual({ evil, faults: [] });
        const addresses = [...all(native).matchAll(/\]\(<([^>]*)>\)/g)].map((match) => match[1]!);
        expect({ evil, bad: addresses.filter((url) => !/^https?:\/\//.test(url)) }).toEqual({ evil, bad: [] });
        for (const text of texts(native)) {
          expect({ evil, live: alive(text.replace(/\*+/g, "\u0002")), text }).toMatchObject({ live: [] });
        }
      }
      const escaped = markdown(evil);
      expect({ evil, stars: stars(escaped) }).toEqual({ evil, stars: 0 });
    }
  });

  const nasty = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "@everyone",
          "@here",
          "<@1>",
          "<@&1>",
          "<#1>",
          "</a:1>",
          "<t:1:R>",
          "<:a:1>",
          "https://e.vil/",
          "discord.gg/x",
          "[a](",
          "](<",
          ")",
          "**",
          "__",
          "~~",
          "||",
          "`",
          "```",
          "> ",
          ">>> ",
          "-# ",
          "# ",
          "- ",
          "1. ",
          "\\",
          "\n",
          " ",
          "\u202e",
          "\u200b",
          "a",
          "7",
          ".",
          ":",
          "<",
          ">",
          "é",
          "😀",
        ),
        { maxLength: 16 },
      )
      .map((parts) => parts.join("")),
  );
  const parameters = (label: string) => {
    const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
    // oxlint-disable-next-line no-console -- a failure must be repeatable
    console.info(`${label}: SEED=${seed}`);
    return { numRuns: 10_000, seed };
  };

  it("escaped is dead, and read back it is the text it was", () => {
    fc.assert(
      fc.property(nasty, (evil) => {
        const escaped = markdown(evil);
        expect(alive(escaped)).toEqual([]);
        expect(stars(escaped)).toBe(0);
        const read = escaped.replaceAll("\u2060", "").replace(/\\([^0-9A-Za-z\s])/g, "$1");
        expect(read).toBe(cleanText(evil).replace(/\s+/g, " "));
        expect(alive(markdownWithin(evil, 20))).toEqual([]);
        expect(markdownWithin(evil, 20).length).toBeLessThanOrEqual(20);
      }),
      parameters("escape"),
    );
  });

  it("as a link's label or address never leaves the link, nor hides where it goes", () => {
    fc.assert(
      fc.property(nasty, nasty, (label, rest) => {
        const made = link(label, `https://example.org/${rest}`);
        expect(alive(made)).toEqual([]);
        const whole = /^\[.*\]\(<https:\/\/example\.org\/[^\s<>()@]*>\)$/s;
        expect(whole.test(made)).toBe(webAddress(`https://example.org/${rest}`) !== undefined);
        expect(link(label, rest)).not.toMatch(/\]\(<(?!https?:)/);
      }),
      parameters("links"),
    );
  });

  it("makes only payloads that keep the limits, wherever it stands", () => {
    const { seed } = parameters("payloads");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 2500 }), fc.constantFrom(...styles), (evil, style) => {
        for (const native of [
          renderPost(carriers(evil), { style, ask: { key } }),
          ...renderPages(carriers(evil), { style }),
        ]) {
          expect(ownRules("POST", MESSAGES, native)).toEqual([]);
          expect(texts(native).every((text) => alive(text.replace(/\*+/g, "\u0002")).length === 0)).toBe(true);
        }
      }),
      { numRuns: 200, seed },
    );
  });

  it("says where a link goes whose label reads like another address", () => {
    expect(link("bank.example", "https://evil.example/x")).toBe(
      "[bank\\.example (evil\\.example)](<https://evil.example/x>)",
    );
    expect(link("x", "javascript:alert(1)")).toBe("x");
    expect(link("x", "https://user:word@example.org/")).toBe("x");
    expect(unmarked(link("A [b] c", "https://example.org"))).toBe("A (b) c");
  });
});
