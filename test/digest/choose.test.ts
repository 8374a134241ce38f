import { describe, expect, it } from "vitest";
import { chooseStories } from "../../src/digest/choose.ts";
import { defaultFilters } from "../../src/digest/defaults.ts";
import { article } from "../support/news.ts";
import { english } from "../../src/words/index.ts";

const story = {
  id: "s1",
  articles: [
    article("a", "The Zürich harbour bridge opens. It took ten years."),
    article("b", "Bridge opens at last. Ships wait."),
  ],
  firstSeenAt: new Date(),
  lastSeenAt: new Date(),
};
const mute = (kind: "story" | "topic" | "source", value: string) => [{ kind, value, label: value }];

describe("choosing a story for a subscription", () => {
  it("wants every story when nothing is filtered or muted", () => {
    expect(chooseStories(story, 2, defaultFilters, [])).toEqual({ wanted: true });
  });

  it.each([
    ["a word left out, whatever its case and accents", { ...defaultFilters, exclude: ["ZURICH"] }, [], "leaves out"],
    ["none of the wanted words", { ...defaultFilters, include: ["tunnel"] }, [], "mentions none"],
    ["a part of a word only", { ...defaultFilters, include: ["arbour"] }, [], "mentions none"],
    ["too few origins", { ...defaultFilters, minOrigins: 3 }, [], "2 of the 3 origins"],
    ["a muted story", defaultFilters, mute("story", "s1"), "story is muted"],
    ["a muted topic of two words", defaultFilters, mute("topic", "harbour bridge"), "topic"],
  ])("refuses %s, and says so", (_name, filters, mutes, reason) => {
    const choice = chooseStories(story, 2, filters, mutes);
    expect(choice.wanted || english.tell(choice.reason)).toContain(reason);
  });

  it("wants what one of the feeds with a tag reports", () => {
    const told = {
      ...story,
      articles: [article("a", "The bridge opens.", { feedId: "f1" }), article("b", "It opens.")],
    };
    const sieve = (feeds: string[]) => ({ ...defaultFilters, tags: ["harbour"], feeds });
    expect(chooseStories(told, 2, sieve(["f0", "f1"]), [])).toEqual({ wanted: true });
    expect(chooseStories(told, 2, sieve(["f0"]), [])).toMatchObject({ wanted: false });
    expect(chooseStories(told, 2, sieve([]), [])).toMatchObject({ wanted: false });
  });

  it("finds words in any script, by the one matcher of filters and mutes", () => {
    const korean = { ...story, articles: [article("k", "삼성전자가 새 반도체 공장을 짓는다.", { language: "ko" })] };
    const wanted = { ...defaultFilters, include: ["삼성전자"] };
    expect(chooseStories(korean, 1, wanted, [])).toEqual({ wanted: true });
    expect(chooseStories(korean, 1, defaultFilters, mute("topic", "반도체"))).toMatchObject({ wanted: false });
    expect(chooseStories(korean, 1, { ...defaultFilters, exclude: ["전자"] }, [])).toEqual({ wanted: true });
  });

  it("does not find words half in the title and half in the text", () => {
    const torn = { ...story, articles: [article("t", "Ships wait. Bridge opens.", { title: "The long harbour" })] };
    expect(chooseStories(torn, 1, defaultFilters, mute("topic", "harbour ships"))).toEqual({ wanted: true });
  });

  it("still tells a story that a muted source tells together with others", () => {
    expect(chooseStories(story, 2, defaultFilters, mute("source", "Outlet a"))).toEqual({ wanted: true });
    expect(
      chooseStories({ ...story, articles: story.articles.slice(0, 1) }, 1, defaultFilters, mute("source", "outlet A")),
    ).toMatchObject({ wanted: false });
  });
});
