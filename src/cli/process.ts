// What every command does with its process: output, errors without secrets, and an end that is one.
import { explainError } from "../core/errors.ts";
import { endOnCrash } from "../operate/crash.ts";
import { createRedactor, secretsOf } from "../operate/log.ts";
import { wordsIn } from "../words/index.ts";

/** Values of this process that no output may hold. */
export const secrets = (): string[] => secretsOf(process.env);

endOnCrash(secrets);

// Whoever reads the output may stop reading; the work goes on.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

export const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const toStandardError = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** How this program is called: installed it is JavaScript and a command, in a clone it is a script of npm. */
export const called = import.meta.url.endsWith(".js") ? "footnote" : "npm run -s footnote --";

/** Writes lines, and on a terminal says how far it is: the lines themselves may go to a file. */
export function counted(total: number): (line: string) => void {
  let written = 0;
  return (line) => {
    out(line);
    written += 1;
    if (process.stderr.isTTY && total > 1)
      process.stderr.write(`\r${written} of ${total}${written === total ? "\n" : ""}`);
  };
}

/** Says what went wrong, without secrets, and ends the process. */
export function fail(error: unknown): never {
  process.stderr.write(`${createRedactor(secrets())(explainError(error, wordsIn(process.env["LANGUAGE"] ?? "en")))}\n`);
  process.exit(1);
}
