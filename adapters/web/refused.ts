// What cannot be answered as it was asked: said to the asker, with the status of a bad request.
import type { Said } from "../../src/platform/index.ts";

/** Asked for in a way that cannot be answered; said in the asker's language. */
export class Refused extends Error {
  readonly status = 400;
  readonly said: Said;

  constructor(said: Said) {
    super("refused");
    this.said = said;
  }
}
