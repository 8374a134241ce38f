// ask: a question, answered with receipts from the articles held; in a thread, about its story.
import { answer } from "../answer.ts";
import { findSubject } from "../subject.ts";
import { momentSince } from "../values.ts";
import { command } from "./command.ts";

export const ask = command({
  name: "ask",
  example: "ask when does the bridge open?",
  options: { question: { required: true, shape: "rest" }, since: { shape: "flag" } },
  visibility: "thread",
  group: "reading",
  async handle(asked, { question, since }, progress) {
    const subject = asked.place.thread ? await findSubject(asked, undefined) : undefined;
    const answered = await answer(asked, progress, {
      text: question,
      subject,
      point: undefined,
      turns: [],
      since: since ? momentSince(since, asked.ports.clock.now()) : undefined,
    });
    // That nothing was found is no post for all to read.
    return answered.claims.length > 0 || asked.place.thread ? answered : { ...answered, visibility: "private" };
  },
});
