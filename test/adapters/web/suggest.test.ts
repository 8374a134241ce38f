// Completion on the command line: names first, then the values of the option being typed.
import { describe, expect, test } from "vitest";
import { suggest } from "../../../adapters/web/suggest.ts";
import { english } from "../../../src/words/index.ts";
import { sampleCommands } from "../../support/inbox.ts";

const lines = async (line: string) => {
  const complete = async (kind: string, typed: string) => [{ value: `${kind}-1`, label: `${kind} for ${typed}` }];
  return (await suggest(line, sampleCommands, complete, english)).map((entry) => entry.line);
};

describe("suggestions", () => {
  test.each([
    ["an empty line offers every command", "", ["add ", "remove ", "deeper ", "ask ", "digest", "sample "]],
    ["the beginning of a name offers that command", "de", ["deeper "]],
    ["a slash before the name does no harm", "/de", ["deeper "]],
    ["an alias stands for its command", "fol", ["add "]],
    ["capitals do no harm", "DEE", ["deeper "]],
    ["a choice is offered from its beginning", "sample o", ["sample on", "sample off"]],
    ["a value is asked of the core", "deeper fer", ["deeper story-1"]],
    ["a flag is offered after its option", "deeper story-1 ", ["deeper story-1 angle:"]],
    ["a flag that is begun is completed", "deeper story-1 an", ["deeper story-1 angle:"]],
    ["a flag's choices follow its colon", "deeper story-1 angle:t", ["deeper story-1 angle:timeline"]],
    ["a flag that is given is not offered again", "deeper story-1 angle:timeline ", []],
    ["the rest of a line is one value", "remove harbour po", ["remove feed-1"]],
    ["free text has no suggestions", "ask what", []],
    ["an unknown command has none", "frobnicate ", []],
  ])("%s", async (_name, line, expected) => {
    expect(await lines(line)).toEqual(expected);
  });

  test("are at most eight", async () => {
    const many = async () => Array.from({ length: 30 }, (_, index) => ({ value: `${index}`, label: `${index}` }));
    expect(await suggest("remove x", sampleCommands, many, english)).toHaveLength(8);
  });
});
