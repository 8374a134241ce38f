// How it stands with a channel: whether the bot may post there, and whether it is told anything at all.
import { actionId } from "../digest/compose.ts";
import {
  type Action,
  type Line,
  type Message,
  type Section,
  type Span,
  line,
  link,
  textSection,
} from "../platform/index.ts";
import { type Wording, sentence } from "../words/index.ts";
import type { Ask } from "./ports.ts";
import { lineOf } from "./say.ts";

/** That the bot may not post there, with the click that mends it; nothing where it may. */
export async function obstacles({ here, words }: Pick<Ask, "here" | "words">): Promise<Section[]> {
  const obstacle = await here?.obstacle().catch(() => undefined);
  if (!obstacle) return [];
  const mend: Span[] = obstacle.url
    ? [{ kind: "text", text: " " }, link(words.say("conversation.mend"), obstacle.url)]
    : [];
  return [
    textSection(
      words.say("conversation.mayNotPost"),
      words.tell(obstacle.said),
      line(words.tell(obstacle.hint), ...mend),
    ),
  ];
}

/** The Message with that above it: whoever asks for posts learns at once that none can come. */
export async function withObstacles(ask: Ask, said: Message): Promise<Message> {
  const found = await obstacles(ask);
  const join: Action = { id: actionId("join", "here"), label: ask.words.say("button.join"), kind: "primary" };
  const mend = found.length > 0 && ask.here?.mend ? [join] : [];
  return { ...said, sections: [...found, ...said.sections], actions: [...mend, ...said.actions] };
}

/** How people ask under a post there. */
export const howToAsk = ({ here }: Pick<Ask, "here">): Wording =>
  sentence(here?.hearsReplies === false ? "conversation.inThreadNamed" : "conversation.inThreadAsk");

/** Of a channel that is told nothing: why, and how it goes on. Undefined for one that is told. */
export function pausedLine(ask: Ask): Line | undefined {
  const { subscription, words } = ask;
  if (subscription?.state !== "paused") return undefined;
  const because = subscription.pausedBecause ?? sentence("settings.byRequest");
  return lineOf(ask, words.say("conversation.resumeGoesOn", { because }));
}
