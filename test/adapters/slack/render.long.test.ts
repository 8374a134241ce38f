// Ten thousand random strings through the rendering for Slack.
import { expect, test } from "vitest";
import { tryRandomStrings } from "./anywhere.ts";

test("10,000 random strings: shown as they are, nothing live, no limit broken", () => {
  expect(() => tryRandomStrings(10_000)).not.toThrow();
});
