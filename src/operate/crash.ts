// The last words of a process that met a fault nobody expected.
// One line for the log, one sentence for a person, no secrets.
import { createLogger, createRedactor } from "./log.ts";

/** The exit code of a crash; expected failures (a wrong setting, a taken port) end with 1. */
export const CRASHED = 70;

/**
 * Ends the process at the first error nobody caught, thrown or rejected alike: what it left half done is in the database
 * and is taken up at the next start, while a process that goes on in an unknown state helps nobody. `secrets` is asked when
 * it happens.
 */
export function endOnCrash(secrets: () => readonly string[]): void {
  const end = (error: unknown, origin: string) => {
    try {
      const known = secrets();
      createLogger("error", known).error({ error, origin }, "the process ends: nobody expected this");
      const said = error instanceof Error ? error.message : String(error);
      const [first = ""] = createRedactor(known)(said).split("\n");
      process.stderr.write(
        `Footnote met a fault it did not expect, and stops: ${first} Start it again: it goes on where it was. The line above helps to mend it.\n`,
      );
    } finally {
      process.exit(CRASHED);
    }
  };
  process.on("uncaughtException", (error) => end(error, "uncaughtException"));
  process.on("unhandledRejection", (reason) => end(reason, "unhandledRejection"));
}
