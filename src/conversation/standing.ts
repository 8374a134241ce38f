// How it stands with a channel: whether the bot may post there, and whether it is told anything at all.
import { actionId } from "../digest/compose.ts";
import {
  type Action,
  type Line,
  type Message,
  type Obstacle,
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
export const obstacles = async (ask: Pick<Ask, "here" | "words">): Promise<Section[]> =>
  sectionsOf(ask, await obstacleAt(ask));

const obstacleAt = async ({ here }: Pick<Ask, "here">): Promise<Obstacle | undefined> =>
  here?.obstacle().catch(() => undefined);

function sectionsOf({ words }: Pick<Ask, "words">, obstacle: Obstacle | undefined): Section[] {
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
  const obstacle = await obstacleAt(ask);
  const found = sectionsOf(ask, obstacle);
  const join: Action = { id: actionId("join", "here"), label: ask.words.say("button.join"), kind: "primary" };
  const mend = obstacle && !obstacle.byInvitation && ask.here?.mend ? [join] : [];
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
