// What every bench needs: the middle of several runs, and a table.

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export const print = (line = ""): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints a Markdown table; numbers and text are given as they should stand. */
export function table(head: string[], rows: string[][]): void {
  print(`| ${head.join(" | ")} |`);
  print(`|${"---|".repeat(head.length)}`);
  for (const row of rows) print(`| ${row.join(" | ")} |`);
  print();
}

/** The value after `--name` of the command line; a flag alone is "". */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const next = process.argv[at + 1];
  return next === undefined || next.startsWith("--") ? "" : next;
}
