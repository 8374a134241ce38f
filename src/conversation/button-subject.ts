// What a button is about, looked for in the store of the one who presses.
import { BotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";
import type { Ask } from "./ports.ts";
import { type Subject, findSubject } from "./subject.ts";

/** What a button is about. Throws `not_found` for what is not there, or not this channel's. */
export async function pressedSubject(ask: Ask, id: string): Promise<Subject> {
  const found = await findSubject(ask, id);
  if (!found) throw gone();
  return found;
}

export const gone = (): BotError =>
  new BotError("not_found", sentence("conversation.buttonGone"), {
    hint: sentence("conversation.buttonGoneHint"),
  });
