// Controls under a post in Discord: two rows of buttons, whatever a story offers.
import { expect, it } from "vitest";
import { controls } from "../../../adapters/discord/controls.ts";
import { seldom, storyActions } from "../../../src/digest/compose.ts";
import { english } from "../../../src/words/index.ts";
import { analysis, article } from "../../support/news.ts";

const key = "abcdefghijklmnopqrstuvwx";

it.each([
  ["a voice", true, false],
  ["an extract beside it", false, true],
  ["both", true, true],
])("keeps to two rows of buttons with %s; what finds no room is offered behind a thumb", (_, voice, recorded) => {
  const model = { kind: "model" as const, provider: "p", model: "large", prompt: "1" };
  const writtenBy = recorded ? { ...model, recorded: true as const } : model;
  const all = { id: "1:all:s1", label: "Read all: 6 points", kind: "secondary" as const };
  const actions = [
    all,
    ...storyActions({ storyId: "s1", analysis: analysis([article("a", "It opens.")], { writtenBy }), voice }, english),
  ].map((action) => (action.id === "1:mute:s1" ? { ...action, kind: "menu" as const } : action));
  const rows = controls(actions, { key }, "en");
  expect(rows.map(({ components }) => components.length)).toEqual([5, 5]);
  const shown = JSON.stringify(rows);
  expect(shown).not.toContain("f1|menu|");
  const behind = seldom("s1", english, "secondary").map(({ id }) => id);
  const missing = actions.filter(({ label }) => !shown.includes(JSON.stringify(label)));
  expect(missing.map(({ id }) => id).filter((id) => !behind.includes(id))).toEqual([]);
});
