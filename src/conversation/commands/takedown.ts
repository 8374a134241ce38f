// takedown: takes a post away where it stands, once an administrator confirms.
import { actionId } from "../../digest/compose.ts";
import { BotError } from "../../core/errors.ts";
import { textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { answerOf, lineOf, say } from "../say.ts";
import type { Ask } from "../ports.ts";
import { command } from "./command.ts";

export const takedown = command({
  name: "takedown",
  example: "takedown https://news.example.org/posts/a1b2c3",
  options: { post: { required: true, shape: "rest" } },
  rights: "admin",
  group: "settings",
  async handle(ask, { post }) {
    const [address = ""] = post.trim().split(/[?#]/, 1);
    const id = address.split("/").findLast(Boolean) ?? "";
    // A word alone is neither a post's address nor the end of one.
    if (!/^[\w-]{1,60}$/.test(id) || !/[/\d]/.test(address)) throw noPost();
    const said = ask.words.say("conversation.takeDown");
    const button = { id: actionId("takedown", id), label: ask.words.say("button.takeDown"), kind: "primary" as const };
    return answerOf(ask, said, [textSection(undefined, lineOf(ask, said))], [button]);
  },
});

export async function takeDown(ask: Ask, id: string) {
  const gone = await ask.ports.takeDown?.(ask.place.channel, id);
  if (gone === false) throw noPost();
  return say(ask, sentence(gone ? "conversation.takenDown" : "conversation.takeDownThere"));
}

const noPost = (): BotError => new BotError("usage", sentence("conversation.noPostThere"));
