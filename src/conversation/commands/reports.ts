// reports: lists, answers and closes what readers reported, and tells who reported it.
import type { ChannelRef } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { deliveryKey, line, link, text } from "../../platform/index.ts";
import type { Report } from "../../store/feedback.ts";
import { sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { answerOf, lineOf, say } from "../say.ts";
import { findSubject } from "../subject.ts";
import { command } from "./command.ts";

const MOST_LISTED = 20;

export const reports = command({
  name: "reports",
  example: "reports 3 the sum is corrected",
  options: { number: {}, answer: { shape: "rest" } },
  rights: "admin",
  group: "help",
  async handle(ask, { number, answer }) {
    if (number === undefined) return listed(ask);
    const { store, clock } = ask.ports;
    const { tenant } = ask.place;
    const id = Number(/^#?(\d{1,15})[.:]?$/.exec(number)?.[1]);
    if (Number.isNaN(id)) {
      throw new BotError("usage", sentence("conversation.notReport", { number }), {
        hint: sentence("conversation.noReportHint"),
      });
    }
    const closed = await store.feedback.close(tenant, id, answer ?? "", clock.now());
    if (!closed) {
      throw new BotError("not_found", sentence("conversation.noReport", { number: `${id}` }), {
        hint: sentence("conversation.noReportHint"),
      });
    }
    const told = closed.person !== "" && (await tellReporter(ask, closed, answer));
    return say(
      ask,
      sentence(told ? "conversation.reportClosedTold" : "conversation.reportClosed", { number: `${id}` }),
    );
  },
});

async function listed(ask: Ask) {
  const { words, ports, place } = ask;
  const open = await ports.store.feedback.open(place.tenant, MOST_LISTED);
  const [first] = open;
  if (!first) return say(ask, sentence("conversation.noReports"));
  const lines = [];
  for (const { id, message: storyId, text: said, at } of open) {
    const subject = await findSubject(ask, storyId);
    const [article] = subject?.story.articles ?? [];
    const headline = subject?.analysis.headline.text;
    const about = headline === undefined ? [] : [" · ", article ? link(headline, article.url) : text(headline)];
    const shown = said === "" ? words.say("conversation.reportSilent") : said;
    lines.push(line(text(`${id}. `, "strong"), shown, ...about, " · ", { kind: "time", at, style: "date" }));
  }
  const summary = words.say("conversation.reportsOpen", { count: open.length });
  return answerOf(ask, summary, [
    { kind: "text", title: summary, lines },
    { kind: "context", lines: [lineOf(ask, words.say("conversation.reportsHow", { number: `${first.id}` }))] },
  ]);
}

/** In their own messages with the bot, once. */
async function tellReporter(
  ask: Ask,
  { id, person, message: storyId, text: said }: Report,
  answer: string | undefined,
): Promise<boolean> {
  const { store, clock } = ask.ports;
  const { channel, tenant } = ask.place;
  const target: ChannelRef = { ...channel, channel: person, kind: "direct" };
  const key = answer === undefined ? "conversation.yourReportClosed" : "conversation.yourReportAnswered";
  const headline = (await findSubject(ask, storyId).catch(() => undefined))?.analysis.headline.text;
  const payload = say(
    ask,
    sentence(key),
    ...(headline === undefined ? [] : [sentence("conversation.yourReportAbout", { headline })]),
    ...(said === "" ? [] : [sentence("conversation.yourReport", { report: said })]),
    ...(answer === undefined ? [] : [sentence("conversation.yourReportAnswer", { answer })]),
  );
  const delivery = {
    id: deliveryKey("report", tenant, `${id}`),
    subscriptionId: undefined,
    target,
    kind: "notice" as const,
  };
  return store.db
    .transaction()
    .execute((trx) =>
      store.outbox.enqueue(trx, { ...delivery, payload, notBefore: clock.now(), stories: [] }, clock.now()),
    );
}
