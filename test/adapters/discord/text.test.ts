// Passages and footnotes as Discord's Markdown: spaces as the article has them, and outlets named to whoever asks.
import { expect, it } from "vitest";
import { sectionText } from "../../../adapters/discord/text.ts";
import { footnoteTo } from "../../support/messages.ts";

it("a receipt keeps the space that stands before a quotation in the article, and adds none before a full stop", () => {
  const quoted = (after: string): string => {
    const receipt = { kind: "receipt" as const, number: 1, footnote: footnoteTo("queues reached 40 minutes") };
    return sectionText({ ...receipt, before: "", passage: "It falls.", after }, "en");
  };
  expect(quoted(' "We apply it," he said.')).toContain('**It falls\\.** "We apply it');
  expect(quoted(", he said.")).toContain("**It falls\\.**, he said");
  // The point's number, and no other number behind it.
  expect(quoted("")).toMatch(/^\*\*1\.\*\* \[[^\d\]]+\]\(/);
});

it("a footnote's number names its outlet to whoever points at it or has it read aloud, whatever the outlet is called", () => {
  const named = (source: string): string => {
    const span = {
      kind: "footnote" as const,
      footnote: { ...footnoteTo("queues reached 40 minutes"), source },
      bare: true as const,
    };
    return sectionText({ kind: "text", title: undefined, lines: [{ label: undefined, spans: [span] }] }, "en");
  };
  expect(named("Harbour Courier")).toMatch(/^\[[^\]]*1[^\]]*\]\(<https:\/\/example\.org\/1> "Harbour Courier"\)$/);
  // Nothing in a name ends the title, and a name without letters makes none.
  expect(named('The "Post") [x](https://evil.example)')).toMatch(
    /"The Post x https evil\.? ?example"\)$|"The Post[^"]*"\)$/,
  );
  expect(named("***")).toMatch(/\(<https:\/\/example\.org\/1>\)$/);
});

it("a headline says once where its link goes, however much it reads like an address itself", () => {
  const said = (text: string): string =>
    sectionText({ kind: "headline", text, url: "https://harbour-courier.example/x" }, "en");
  for (const text of ["Who bought X.com? See github.com", "Both car ferries closed"]) {
    expect(said(text).match(/harbour-courier\\\.example/g)).toHaveLength(1);
  }
});

it("a line whose marks do not all fit says how many are left out", () => {
  const marks = Array.from({ length: 40 }, (_, at) => ({
    kind: "footnote" as const,
    footnote: {
      ...footnoteTo("queues reached 40 minutes"),
      number: at + 1,
      url: `https://example.org/${"a".repeat(90)}${at}`,
    },
  }));
  const said = sectionText({ kind: "text", title: undefined, lines: [{ label: undefined, spans: marks }] }, "en");
  const left = Number(/… \+(\d+)$/.exec(said)?.[1]);
  expect(said.split("Harbour Post").length - 1 + left).toBe(40);
});
