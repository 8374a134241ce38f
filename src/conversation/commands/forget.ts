// forget: deletes all that is kept of a channel or workspace, once an administrator confirms.
import { actionId } from "../../digest/compose.ts";
import { textSection } from "../../platform/index.ts";
import { answerOf, lineOf } from "../say.ts";
import { command } from "./command.ts";

export const forget = command({
  name: "forget",
  example: "forget channel",
  options: { what: { required: true, choices: ["channel", "workspace"] } },
  rights: "admin",
  group: "settings",
  async handle(ask, { what }) {
    const { words } = ask;
    const isChannel = what === "channel";
    const said = words.say(isChannel ? "conversation.forgetChannel" : "conversation.forgetWorkspace");
    const label = words.say(isChannel ? "button.forgetChannel" : "button.forgetWorkspace");
    return answerOf(
      ask,
      said,
      [textSection(undefined, lineOf(ask, said))],
      [{ id: actionId("forget", what), label, kind: "primary" }],
    );
  },
});
