// What the bot keeps of people, what its answers are worth, whom to ask: for a command, and for a page.
import { KEPT_DAYS } from "../core/kept.ts";
import { shortHash } from "../core/hash.ts";
import { type Line, type Message, type Section, textSection } from "../platform/index.ts";
import { type Wording, sentence } from "../words/index.ts";
import type { Ask, PrivacyFacts } from "./ports.ts";
import { type Reader, answerOf, lineOf } from "./say.ts";

/** The whole statement, as it is true of this installation. */
export function privacyOf(reader: Reader, facts: PrivacyFacts): Message {
  const { words } = reader;
  const part = (title: Parameters<typeof words.say>[0] | undefined, ...said: Wording[]): Section =>
    textSection(title && words.tell({ key: title }), ...said.map((each) => lineOf(reader, words.tell(each))));
  return answerOf(reader, words.say("privacy.title"), [
    part(
      "privacy.titleKept",
      sentence("privacy.keptRead"),
      sentence("privacy.keptQuestions", { days: KEPT_DAYS.questions }),
      sentence("privacy.keptThumbs", { days: KEPT_DAYS.thumbs }),
      sentence("privacy.keptSettings"),
      sentence("privacy.keptShelf"),
      sentence("privacy.keptWatches", { days: KEPT_DAYS.watches }),
      sentence("privacy.keptWorkspace", { days: KEPT_DAYS.spending }),
    ),
    part("privacy.titleSent", ...sentTo(facts)),
    part(
      "privacy.titleYours",
      sentence("privacy.yoursExport"),
      sentence("privacy.yoursDelete"),
      sentence("privacy.yoursAdmin"),
    ),
    part(
      "privacy.titleLeaving",
      sentence("privacy.leaving"),
      sentence("privacy.leavingChannel", { days: KEPT_DAYS.lostChannels }),
      sentence("privacy.leavingMemory"),
    ),
    part("privacy.titleAi", sentence("privacy.ai"), sentence("privacy.aiWrong"), sentence("privacy.aiMistake")),
    part(undefined, contactOf(facts.contact)),
  ]);
}

function sentTo({ servers, speech }: PrivacyFacts): Wording[] {
  const model =
    servers.length > 0 ? sentence("privacy.sentTo", { servers: servers.join(", ") }) : sentence("privacy.sentNone");
  return speech ? [model, sentence("privacy.sentSpeech")] : [model];
}

const contactOf = (contact: string | undefined): Wording =>
  contact === undefined ? sentence("privacy.noContact") : sentence("privacy.contact", { contact });

/** What help ends with: that posts may be wrong, what is kept, and whom to ask. */
export const supportLines = (reader: Reader, contact: string | undefined): Line[] => [
  lineOf(reader, reader.words.say("conversation.support", { contact: contactOf(contact) })),
];

/** Names a person on a button without saying who they are. */
export const personMark = ({ place, person }: Pick<Ask, "place" | "person">): string =>
  shortHash(`${place.tenant} ${person.id}`);
