import { describe, expect, it } from "vitest";
import {
  type Message,
  deliveryKey,
  line,
  link,
  message,
  plain,
  split,
  spoken,
  textSection,
} from "../../src/platform/index.ts";

const limits = { characters: 60, sections: 3, actions: 4 };
const points = (count: number): Message =>
  message("s", [
    {
      kind: "points",
      title: "Points",
      points: Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        line: line(`Point number ${index + 1} says.`),
      })),
    },
  ]);

describe("splitting a message", () => {
  it("leaves alone what fits", () => {
    expect(split(message("s", [textSection(undefined, "short")]), limits)).toHaveLength(1);
  });

  it("divides between points, keeps their numbers, and loses none", () => {
    const parts = split(points(7), limits);
    expect(parts.length).toBeGreaterThan(1);
    const numbers = parts.flatMap((part) =>
      part.sections.flatMap((section) =>
        section.kind === "points" ? section.points.map((point) => point.number) : [],
      ),
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(parts.every((part) => plain(part).length <= limits.characters)).toBe(true);
  });

  it("keeps the actions with the first part", () => {
    const actions = [{ id: "1:deeper:s", label: "Go deeper", kind: "primary" as const }];
    const parts = split({ ...points(7), actions }, limits);
    expect(parts.map((part) => part.actions.length)).toEqual([1, ...parts.slice(1).map(() => 0)]);
  });

  it("never holds more sections than the platform can", () => {
    const many = message(
      "s",
      Array.from({ length: 8 }, (_, index) => textSection(undefined, `${index}`)),
    );
    expect(split(many, limits).map((part) => part.sections.length)).toEqual([3, 3, 2]);
  });
});

describe("a delivery key", () => {
  it("is 24 letters and digits, equal for equal parts, different for parts divided differently", () => {
    expect(deliveryKey("a", "bc")).toMatch(/^[a-z2-7]{24}$/);
    expect(deliveryKey("a", "bc")).toBe(deliveryKey("a", "bc"));
    expect(deliveryKey("a", "bc")).not.toBe(deliveryKey("ab", "c"));
  });
});

it("a message read out has its sentences, without addresses and lists of links", () => {
  const heard = spoken(
    message("s", [
      { kind: "headline", text: "Bridge opens", url: "https://x.example" },
      textSection("What happened", "It opened."),
      textSection("Reported by", line("Courier: ", link("Bridge opens", "https://x.example"))),
    ]),
  );
  expect(heard).toBe("Bridge opens.\nWhat happened.\nIt opened.");
});
