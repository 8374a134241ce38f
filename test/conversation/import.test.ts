// import and export: lists of feeds from other readers, pasted or fetched, large, damaged and in folders.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOpml } from "../../src/feeds/opml.ts";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, openConversation } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

const outline = (name: string, url = `https://${name.toLowerCase()}.example/feed`): string =>
  `<outline type="rss" text="${name} &amp; more" xmlUrl="${url}"/>`;
const list = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>My "feeds"</title></head><body>${inside}</body></opml>`;

async function stepsOf(line: string): Promise<{ statuses: string[]; said: string }> {
  const { statuses, message } = await bed.run(line);
  return { statuses, said: plain(message) };
}

describe("import", () => {
  it.each([
    ["as it is", (text: string) => `import ${text}`],
    ["with a slash and on lines of its own", (text: string) => `/import\n\n${text}\n`],
    ["in a code block", (text: string) => "import ```\n" + text + "\n```"],
    ["in quotes of a phone", (text: string) => `import “${text}”`],
    ["without its head", () => `import ${outline("Alpha")}${outline("Beta")}`],
  ])("takes a pasted list, quotes and all, %s", async (_how, typed) => {
    const { said } = await stepsOf(typed(list(outline("Alpha") + outline("Beta"))));
    expect(said).toContain("2 feeds added. Nothing old is posted.");
    expect(await bed.said("feeds")).toContain("Alpha & more");
  });

  it("adds what a damaged list still holds, and names the rest", async () => {
    const { said } = await stepsOf(`import ${list(`${outline("Alpha")}<outline type="rss" text="Lost Post"/>`)}`);
    expect(said).toMatch(/1 feed added[\s\S]*One entry has no address that can be read: "Lost Post"/);
  });

  it("says that a list breaks off, and watches no address that breaks off with it", async () => {
    const cut = list(outline("Alpha") + outline("Beta")).replace(/(?<=beta[^"]{0,5}).*$/is, "");
    const { said } = await stepsOf(`import ${cut}`);
    expect(said).toMatch(/1 feed added[\s\S]*One entry has no address[\s\S]*The list breaks off before its end/);
    expect((await stepsOf(`import ${list(outline("Gamma"))}`)).said).not.toContain("breaks off");
  });

  it("takes a thousand feeds whole, says how far it is, and adds none the second time", async () => {
    const names = Array.from({ length: 1_000 }, (_none, n) => outline(`Feed${n}`));
    const first = await stepsOf(`import ${list(names.join(""))}`);
    expect(first.said).toContain("1,000 feeds added.");
    expect(first.statuses).toContainEqual(expect.stringMatching(/^Adding feed \d+ of 1,?000$/));
    const second = await stepsOf(`import ${list(`${names.join("")}${outline("Other")}`)}`);
    expect(second.said).toContain("1 feed added, 1000 watched already.");
    const third = await stepsOf(`import ${list(names.join(""))}`);
    expect(third.said).toContain("Nothing new: all 1,000 feeds of it are watched already.");
  });

  it("keeps folders, shows them, and gives them back", async () => {
    const folders = `<outline text="News">${outline("Alpha")}<outline text="Harbours">${outline("Beta")}</outline></outline>`;
    await stepsOf(`import ${list(folders)}`);
    expect(await bed.said("feeds")).toMatch(/Beta & more \(News \/ Harbours\)/);
    const exported = await bed.fileOf("export");
    expect(exported.name).toBe("feeds.opml");
    expect(readOpml(exported.text).feeds.map(({ title, tags }) => [title, tags])).toEqual([
      ["Alpha & more", ["News"]],
      ["Beta & more", ["News / Harbours"]],
    ]);
  });
});
