// `footnote ask` and `footnote read --jsonl`: a line in, a line out, in order, whatever is wrong with one.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { askCommand } from "../../src/cli/ask.ts";
import { readCommand, readLinesCommand } from "../../src/cli/read.ts";

const folder = mkdtempSync(join(tmpdir(), "footnote-ask-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT =
  "The ferry Aurora struck the pier at Aldermouth on Monday. Fourteen passengers were taken to hospital.\n\n" +
  "The operator, Tidewell Line, said that the port engine did not answer. Divers will look at the hull on Thursday.";
const article = {
  id: 7,
  source: "Harbour Post",
  title: "Ferry strikes pier",
  published: "2026-11-24T08:00:00Z",
  text: TEXT,
};
const second = {
  id: "b",
  source: "Coast Radio",
  title: "Pier struck",
  text: "The pier at Aldermouth is closed. \u2028Nobody died.",
};
const asked = { id: "q1", articles: [article], question: "How many passengers were taken to hospital?" };
const told = { story: "s1", articles: [article, second] };

type Line = Record<string, unknown>;
let path = "";
let files = 0;
beforeEach(() => {
  files += 1;
  path = join(folder, `${files}.jsonl`);
});

const json = (line: unknown): string => (typeof line === "string" ? line : JSON.stringify(line));
async function run(command: (write: (line: string) => void) => Promise<number>, lines: unknown[]) {
  writeFileSync(path, lines.map(json).join("\n"));
  const out: Line[] = [];
  const code = await command((line) => out.push(JSON.parse(line) as Line));
  return { code, out };
}
const ask = (...lines: unknown[]) => run((write) => askCommand(path, write), lines);
const read = (...lines: unknown[]) => run((write) => readLinesCommand([path], write), lines);

interface Cited {
  text: string;
  citations: { source: string; passage: string; start: number; end: number }[];
}

describe("ask", () => {
  test("answers with passages that stand where they say, in the article whose id they name", async () => {
    const { code, out } = await ask(asked);
    expect(code).toBe(0);
    expect(out).toMatchObject([{ id: "q1", complete: expect.stringMatching(/^(yes|partly)$/) as string }]);
    const claims = out[0]!["claims"] as Cited[];
    expect(claims.length).toBeGreaterThan(0);
    for (const { source, passage, start, end } of claims.flatMap(({ citations }) => citations)) {
      expect(source).toBe("7");
      expect(TEXT.slice(start, end)).toBe(passage);
    }
  });

  test("says no, and claims nothing, where nothing matches", async () => {
    const { code, out } = await ask({ ...asked, question: "Which zebra won xylophone championships?" });
    expect([code, out]).toEqual([0, [{ id: "q1", complete: "no", claims: [], writtenBy: { kind: "extract" } }]]);
  });

  test("keeps the order, gives ids back as they came, and skips blank lines", async () => {
    const { out } = await ask({ ...asked, id: 3 }, "", { ...asked, id: "x" }, "  ");
    expect(out.map(({ id }) => id)).toEqual([3, "x"]);
  });

  test("takes a byte order mark, line ends of Windows and separators inside a text", async () => {
    const { code, out } = await ask(
      `\uFEFF${JSON.stringify(asked)}\r`,
      `${JSON.stringify({ ...asked, id: "q2", articles: [second] })}\r`,
    );
    expect([code, out.length]).toEqual([0, 2]);
  });

  const articles = (change: Line) => ({ ...asked, articles: [{ ...article, ...change }] });
  test.each<[string, unknown, string]>([
    ["what is not JSON", "{", "it is not JSON"],
    ["a line that is no object", "[]", "the line"],
    ["a missing question", { id: "q1", articles: [article] }, "question"],
    ["a question of blanks", { ...asked, question: "  " }, "question: it is empty"],
    ["missing articles", { id: "q1", question: "Why?" }, "articles"],
    ["no article at all", { ...asked, articles: [] }, "articles"],
    ["an article without a title", articles({ title: undefined }), "articles.0.title"],
    ["an empty text", articles({ text: " \n" }), "articles.0.text: it is empty"],
    ["a text that is none", articles({ text: 5 }), "articles.0.text"],
    ["a date that is none", articles({ published: "soon" }), "articles.0.published: it is not a date"],
    ["a number for a text that tells no date", articles({ published: "5" }), "articles.0.published: it is not a date"],
    ["a page for its text", articles({ text: "<p>It is <b>shut</b>.</p>" }), "articles.0.text: it is HTML"],
    ["two articles of one id", { ...asked, articles: [article, article] }, "articles: an id is used twice"],
    ["a NUL", articles({ text: "a\0b" }), "articles.0.text: it holds a NUL character"],
    ["half of a surrogate pair", articles({ text: "a\uD800b" }), "articles.0.text: it holds half of a surrogate pair"],
  ])("says in its place what is wrong with %s, and goes on", async (_, line, why) => {
    const { code, out } = await ask(line, { ...asked, id: "next" });
    expect(code).toBe(1);
    expect(out[0]).toMatchObject({ line: 1, error: { code: "usage" } });
    const { message, hint } = out[0]!["error"] as { message: string; hint: string };
    expect(message).toContain(why);
    expect(hint).toContain('"question"');
    expect(out[1]).toMatchObject({ id: "next", claims: expect.anything() as unknown });
  });

  test("names a bad line by its id where it has one", async () => {
    const { out } = await ask({ id: 9, articles: [article] }, { articles: [article], question: "Why?" });
    expect(out.map(({ id }) => id)).toEqual([9, null]);
  });

  test("says when the file cannot be read", async () => {
    await expect(askCommand(join(folder, "none"), () => undefined)).rejects.toMatchObject({ code: "file_unreadable" });
  });
});

describe("read --jsonl", () => {
  test("gives the analysis of each story, every passage a slice of the text that was given", async () => {
    const { code, out } = await read(told, { story: 2, articles: [second] });
    expect(code).toBe(0);
    expect(out.map(({ story }) => story)).toEqual(["s1", 2]);
    const texts = new Map([article, second].map(({ id, text }) => [String(id), text]));
    const analysis = out[0]!["analysis"] as { headline: string; lead: Cited; reportedBy: Line[] };
    expect(analysis.headline).not.toBe("");
    expect(analysis.reportedBy).toMatchObject([
      { article: "7", source: "Harbour Post", published: "2026-11-24T08:00:00.000Z" },
      { article: "b", source: "Coast Radio" },
    ]);
    for (const citation of analysis.lead.citations as unknown as {
      article: string;
      passage: string;
      start: number;
      end: number;
    }[])
      expect(texts.get(citation.article)!.slice(citation.start, citation.end)).toBe(citation.passage);
  });

  test("reads articles oldest first, whatever the order given", async () => {
    const late = { ...second, published: "2026-11-25T08:00:00Z" };
    const { out } = await read({ story: "s", articles: [late, article] });
    expect(out[0]).toMatchObject({ analysis: { reportedBy: [{ article: "7" }, { article: "b" }] } });
  });

  test("counts two texts of one outlet as one origin, and two outlets as two", async () => {
    const other = { ...second, source: article.source };
    const { out } = await read(told, { story: "s2", articles: [article, other] });
    expect(out).toMatchObject([{ analysis: { origins: 2 } }, { analysis: { origins: 1 } }]);
  });

  test("tells a page by its kind, which its title and its text show: a fact check leads with its verdict", async () => {
    const check = {
      ...article,
      title: "Fact check: Did the grain pier of Ellery sink in a day?",
      text: "A picture of the grain pier of Ellery was shared by thousands of people on Monday.\n\nThe claim that the pier sank in a day is false.",
    };
    const { out } = await read({ story: "c", articles: [check] });
    expect(out[0]).toMatchObject({ analysis: { lead: { text: "The claim that the pier sank in a day is false." } } });
  });

  test("takes seconds and milliseconds since 1970 for a date, and a language's name for none", async () => {
    const at = Date.parse("2026-11-24T08:00:00Z");
    const { out } = await read(
      { story: 1, articles: [{ ...article, published: at / 1000 }] },
      { story: 2, articles: [{ ...article, published: at }] },
      { story: 3, articles: [{ ...article, language: "english" }] },
    );
    const leads = out.map(({ analysis }) => (analysis as { lead: { text: string } }).lead.text);
    expect(leads).toEqual(leads.map(() => expect.stringContaining("on Monday [November 23]") as string));
  });

  test("is asked for where a file of lines is named without it", async () => {
    const never = () => Promise.reject(new Error("not asked"));
    const noTools = { fetch: never, extractor: { extract: never, close: never } };
    await expect(readCommand(["stories.jsonl"], {}, noTools, () => undefined)).rejects.toMatchObject({ code: "usage" });
  });

  test("says in its place what is wrong with a story, and goes on", async () => {
    const { code, out } = await read({ story: "bad", articles: [{ ...article, text: "" }] }, told);
    expect(code).toBe(1);
    expect(out).toMatchObject([
      { story: "bad", line: 1, error: { code: "usage", hint: expect.stringContaining('"story"') as string } },
      { story: "s1", analysis: expect.anything() as unknown },
    ]);
  });
});
