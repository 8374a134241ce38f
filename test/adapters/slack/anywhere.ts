// What holds for every string in Slack: shown as it is, nothing of it live, no limit broken.
import { assert, constantFrom, oneof, property, string } from "fast-check";
import { expect } from "vitest";
import { render, renderPlain } from "../../../adapters/slack/render.ts";
import type { Footnote, Message, Section } from "../../../src/platform/index.ts";
import { footnoteTo, sampleMessage } from "../../support/messages.ts";
import { liveMrkdwn, liveParts, messageFaults, shownText } from "../../support/slack-limits.ts";

export const first = (message: Message) => render(message)[0]!;
const ours = new Set(["https://example.org/1", "https://example.org/2", "https://pictures.example.org/ferry.jpg"]);

/** A Message whose every text is `said`; addresses stay ours. */
export function everywhere(said: string): Message {
  const note: Footnote = { ...footnoteTo("Crews found worn linings"), source: said };
  const line = {
    label: said,
    spans: [
      { kind: "text" as const, text: said },
      { kind: "text" as const, text: said, style: "quote" as const },
      { kind: "link" as const, text: said, url: "https://example.org/2" },
      { kind: "footnote" as const, footnote: note },
    ],
  };
  const sections: Section[] = [
    { kind: "headline", text: said, url: "https://example.org/1" },
    { kind: "text", title: said, lines: [line, line] },
    { kind: "points", title: said, points: [{ number: 1, line }] },
    { kind: "receipt", number: 1, footnote: note, before: said, passage: said, after: said },
    { kind: "disagreement", about: said, sides: [{ value: said, footnote: note, passage: said }] },
    { kind: "picture", picture: { url: "https://pictures.example.org/ferry.jpg", alt: said, credit: said } },
    { kind: "context", lines: [line] },
  ];
  const actions = (["primary", "secondary", "menu", "feedback-good", "feedback-bad"] as const).map((kind, index) => ({
    id: `1:x:${index}`,
    label: said,
    kind,
  }));
  return { sections, actions, summary: said, language: "en" };
}

/** What a payload breaks or leaves alive, over all parts and all ways of rendering. */
export function wrongs(message: Message): string[] {
  const parts = render(message);
  const bare = render(message, { feedback: false, pictures: false });
  const plain = [{ text: renderPlain(message) }];
  return [...parts, ...bare, ...plain].flatMap((part) => [
    ...messageFaults({ ...part }),
    ...liveParts({ ...part }, ours),
  ]);
}

/** Strings made of what Slack's syntaxes are made of. */
export const nasty = string({
  maxLength: 60,
  unit: oneof(
    { weight: 3, arbitrary: constantFrom(..."<>&|!@#^*_~`:[]()\\\n\r\t ./-".split("")) },
    {
      weight: 2,
      arbitrary: constantFrom(
        "<!channel>",
        "<@U012AB3CD>",
        "&lt;",
        "http://",
        "evil.example",
        ":bomb:",
        "> ",
        "\u202e",
        "\u200b",
        "```",
        "@here",
        "**",
        "__",
      ),
    },
    { weight: 2, arbitrary: string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
  ),
});

/** Holds so many random strings against it. */
export function tryRandomStrings(numRuns: number): void {
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  console.info(`seed ${seed}`); // oxlint-disable-line no-console -- a failing run must be repeatable
  assert(
    property(nasty, (said) => {
      expect(liveMrkdwn(first(everywhere(said)).text)).toEqual([]);
      expect(wrongs(sampleMessage({ sections: everywhere(said).sections.slice(0, 4), summary: said }))).toEqual([]);
      // Rich text holds the words themselves: what the reader sees is what the article says.
      const quoted = first(
        sampleMessage({
          sections: [
            { kind: "receipt", number: 1, footnote: footnoteTo("Crews"), before: "", passage: `x${said}x`, after: "" },
          ],
        }),
      );
      const shown = shownText(quoted.blocks).join("");
      const visible = `x${said}x`
        .toWellFormed()
        .normalize("NFC")
        .replace(/[\p{C}\p{DI}\s]/gu, "");
      expect(shown.normalize("NFC").replace(/[\p{C}\p{DI}\s]/gu, "")).toContain(visible);
    }),
    { numRuns, seed },
  );
}
