// Questions on the command line: answered by a flag or a setting, or by whoever sits there.
import { createInterface } from "node:readline";
import { BotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";

export interface InitQuestion {
  words: string;
  /** The answer that was given beforehand. */
  given: string | undefined;
  /** What counts when nothing is typed; undefined where there has to be an answer. */
  usual: string | undefined;
  /** What is wrong with an answer; undefined when it will do. */
  wrong(answer: string): string | undefined;
}

export interface Asker {
  tell(words: string): void;
  /** Throws BotError `usage` when an answer given beforehand is wrong, or when nobody is there to ask. */
  ask(question: InitQuestion): Promise<string>;
  close(): void;
}

export interface AskerOptions {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** Nothing is asked: where no answer was given, the usual one counts. */
  usualAnswers: boolean;
}

export function createAsker({ input, output, usualAnswers }: AskerOptions): Asker {
  const lines = usualAnswers ? undefined : createInterface({ input });
  // Lines wait here until they are asked for: a script gives all its answers at once.
  const typed = lines?.[Symbol.asyncIterator]();
  const next = async (): Promise<string | undefined> => {
    const line = await typed?.next();
    return line === undefined || line.done ? undefined : line.value.trim();
  };
  const nobody = (question: string) =>
    new BotError("usage", sentence("init.nobody", { question }), { hint: sentence("init.byFlag") });
  return {
    tell: (words) => void output.write(`${words}\n`),
    async ask({ words, given, usual, wrong }) {
      if (given !== undefined) {
        const fault = wrong(given);
        if (fault !== undefined) throw new BotError("usage", fault);
        return given;
      }
      for (;;) {
        if (!usualAnswers) output.write(`${words} `);
        const line = await next();
        const answer = line || usual;
        if (answer === undefined && line === undefined) throw nobody(words);
        if (answer === undefined) continue;
        const fault = wrong(answer);
        if (fault === undefined) return answer;
        if (line === undefined) throw nobody(words);
        output.write(`${fault}\n`);
      }
    },
    close: () => lines?.close(),
  };
}
