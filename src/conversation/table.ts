// A table of commands, looked at: which one a word names, and how each is written.
import type { CommandSpec } from "../platform/index.ts";

export { findCommand } from "../platform/index.ts";

/** The options of a command as they are written behind its name: `<required> [choice|choice] [flag:…]`. */
export const optionsUsage = (spec: CommandSpec): string[] =>
  spec.options.map((entry) => {
    const shown = entry.shape === "flag" ? `${entry.name}:…` : entry.choices ? entry.choices.join("|") : entry.name;
    return entry.required ? `<${shown}>` : `[${shown}]`;
  });

/** How a command is written, for help and errors. */
export const usage = (spec: CommandSpec): string => [spec.name, ...optionsUsage(spec)].join(" ");
