// A story of a digest, opened by its number: all that its analysis says, and its buttons.
import { claimsOf } from "../core/analysis.ts";
import type { Claim } from "../core/domain.ts";
import { composeAll, storyActions } from "../digest/compose.ts";
import { type Line, link } from "../platform/index.ts";
import type { Ask, Outcome } from "./ports.ts";
import { lineOf } from "./say.ts";
import { type Subject, aboutOf } from "./subject.ts";

export async function opened(ask: Ask, subject: Subject): Promise<Outcome & { claims: Claim[] }> {
  const { ports, words } = ask;
  const { story, analysis } = subject;
  const actions = storyActions({ storyId: story.id, analysis, voice: ports.voice !== undefined }, words);
  const rest = await standsAt(ask, story.id);
  const message = { ...composeAll(subject, words), actions, ...(rest && { rest }) };
  return { message, about: aboutOf(subject), claims: claimsOf(analysis) };
}

/** Where all of a story stands for whoever has the address; undefined where it stands nowhere else. */
export async function standsAt(ask: Ask, storyId: string): Promise<Line | undefined> {
  const address = await ask.ports.storyAddress?.(storyId);
  return address === undefined
    ? undefined
    : lineOf(ask, ...ask.words.parts("conversation.restAt", { address: link(address, address) }));
}
