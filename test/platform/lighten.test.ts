import { expect, it } from "vitest";
import { type Message, lighten, line, link, message, plain, textSection } from "../../src/platform/index.ts";

const linked = message("s", [
  { kind: "headline", text: "Bridge opens", url: `https://one.example/${"h".repeat(100)}` },
  textSection(
    undefined,
    line("Said ", link("here", "https://two.example/"), link("there", `https://three.example/${"t".repeat(300)}`)),
  ),
]);
const size = (body: Message): number => JSON.stringify(body.sections).length;

it("the longest addresses give way first, and no word does", () => {
  expect(lighten(linked, () => true)).toBe(linked);
  const lighter = lighten(linked, (body) => size(body) < size(linked) - 200);
  expect(plain(lighter)).toContain("here (https://two.example/)there ()");
  expect(lighter.sections[0]).toEqual(linked.sections[0]);
  const lightest = lighten(linked, (body) => size(body) < size(linked) - 400);
  expect(plain(lightest)).toContain("here (https://two.example/)there ()");
  expect(lightest.sections[0]).toMatchObject({ text: "Bridge opens", url: "" });
});

it("a message that no loss of addresses makes fit keeps them", () => {
  expect(lighten(linked, () => false)).toBe(linked);
});
