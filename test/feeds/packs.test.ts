// Starter packs: lists that read well, whose feeds are named, public and each there once.
import { describe, expect, it } from "vitest";
import { secretIn } from "../../src/core/secret-address.ts";
import { packAsked, packNames, readPack } from "../../src/feeds/packs.ts";

describe("starter packs", () => {
  it("are eight at least, several of them in another language than English", () => {
    expect(packNames.length).toBeGreaterThanOrEqual(8);
    expect(packNames).toEqual(expect.arrayContaining(["security", "nachrichten", "actualites", "noticias"]));
  });

  it.each(packNames)("%s names 10 to 20 feeds, each once, with its title, by an address that is no secret", (name) => {
    const feeds = readPack(name)!;
    expect(feeds.length).toBeGreaterThanOrEqual(10);
    expect(feeds.length).toBeLessThanOrEqual(20);
    expect(new Set(feeds.map(({ title }) => title)).size).toBe(feeds.length);
    for (const { url, title, tags } of feeds) {
      expect(url).toMatch(/^https:\/\/[\w.-]+\.[a-z]+\//);
      expect(secretIn(url)).toBeUndefined();
      expect(title).not.toBe(url);
      expect(tags).toEqual([feeds[0]!.tags![0]]);
    }
  });

  it("share no address, so that two of them together watch no feed twice", () => {
    const urls = packNames.flatMap((name) => readPack(name)!.map(({ url }) => url));
    expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([]);
  });

  it.each([
    ["pack:security", "security"],
    [" Pack: Security ", "security"],
    ["packs:", ""],
    ["https://pack.example/", undefined],
    ["package:x", undefined],
  ])("%j asks for %j", (words, name) => {
    expect(packAsked(words)).toBe(name);
  });

  it("of another name are not read, whatever path the name is", () => {
    expect(readPack("gardening")).toBeUndefined();
    expect(readPack("../package")).toBeUndefined();
  });
});
