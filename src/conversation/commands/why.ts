// why: why a link was, or was not, posted here; in a thread, its own story.
import { explain } from "../../digest/explain.ts";
import { type Message, line, link, text } from "../../platform/index.ts";
import type { Ask } from "../ports.ts";
import { answerOf } from "../say.ts";
import { findSubject } from "../subject.ts";
import { command } from "./command.ts";

export const why = command({
  name: "why",
  example: "why https://example.org/story",
  options: { link: { shape: "word" } },
  group: "reading",
  handle: (ask, options) => explainLink(ask, options.link),
});

/** What became of a link, or of the story at hand, stage by stage. */
export async function explainLink(ask: Ask, address: string | undefined): Promise<Message> {
  const steps = await explain(ask.ports.store, ask.place.tenant, address, {
    subscription: ask.subscription,
    storyId: address ? undefined : (await findSubject(ask, undefined))?.story.id,
  });
  const { words } = ask;
  const lines = steps.map(({ stage, reason, at }) =>
    line(text(`${words.say(`conversation.stage.${stage}`)} `, "strong"), words.tell(reason), " ", {
      kind: "time",
      at,
      style: "time",
    }),
  );
  const title = words.say("conversation.stageByStage");
  return answerOf(ask, words.say("conversation.why"), [
    { kind: "text", title, lines: [...(address ? [line(link(address, address))] : []), ...lines] },
  ]);
}
