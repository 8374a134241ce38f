// privacy: what is kept of people; to whoever asks, all that is kept of them, and its deletion.
import { actionId } from "../../digest/compose.ts";
import { type Line, type Message, type Section, heldKey, line, plain, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { personMark, privacyOf } from "../privacy.ts";
import { answerOf, lineOf, say } from "../say.ts";
import { command } from "./command.ts";

export const privacy = command({
  name: "privacy",
  example: "privacy export",
  options: { what: { choices: ["export", "delete"] } },
  group: "help",
  async handle(ask, { what }) {
    if (what === "export") return exported(ask);
    return what === "delete" ? confirmDelete(ask) : privacyOf(ask, ask.ports.privacy);
  },
});

function confirmDelete(ask: Ask): Message {
  const { words } = ask;
  // Whoever came with a key is told that it goes, too.
  const said = words.say(
    heldKey(ask.person.id) === undefined ? "conversation.forgetPerson" : "conversation.forgetHolder",
  );
  return answerOf(
    ask,
    said,
    [textSection(undefined, lineOf(ask, said))],
    [{ id: actionId("erase", personMark(ask)), label: words.say("button.forgetPerson"), kind: "primary" }],
  );
}

/** All that names them, oldest first. */
async function exported(ask: Ask): Promise<Message> {
  const { place, person, ports, words } = ask;
  const { questions, thumbs, channels, mutes, watches, pinged, shelf, keys } = await ports.store.people.held(
    place.tenant,
    person.id,
  );
  const at = (date: Date) => ({ kind: "time", at: date, style: "date" }) as const;
  const parts: [Parameters<typeof words.say>[0], Line[]][] = [
    [
      "privacy.exportedQuestions",
      questions.flatMap((entry) => [
        line(...words.parts("privacy.exportedAsked", { at: at(entry.at), question: entry.question })),
        ...(entry.answer === undefined ? [] : [line(words.say("privacy.exportedAnswer", { answer: entry.answer }))]),
      ]),
    ],
    [
      "privacy.exportedThumbs",
      thumbs.map((thumb) => {
        const when = at(thumb.at);
        if (thumb.verdict === "good") return line(...words.parts("privacy.exportedThumb.good", { at: when }));
        if (thumb.verdict === "bad") return line(...words.parts("privacy.exportedThumb.bad", { at: when }));
        const text = thumb.text === "" ? "" : `: ${thumb.text}`;
        return line(...words.parts("privacy.exportedThumb.mistake", { at: when, text }));
      }),
    ],
    [
      "privacy.exportedSettings",
      [
        ...channels.map((entry) => line(...words.parts("privacy.exportedChannel", { at: at(entry.at) }))),
        ...mutes.map(({ at: when, label }) => line(...words.parts("privacy.exportedMute", { at: at(when), label }))),
        ...watches.map((entry) =>
          line(...words.parts("privacy.exportedWatch", { at: at(entry.at), question: entry.question })),
        ),
        ...pinged.map((entry) => line(...words.parts("privacy.exportedPinged", { at: at(entry.at) }))),
      ],
    ],
    [
      "privacy.exportedShelf",
      shelf.map(({ at: when, kind, title }) =>
        line(
          ...words.parts(kind === "saved" ? "privacy.exportedSaved" : "privacy.exportedRead", { at: at(when), title }),
        ),
      ),
    ],
    [
      "privacy.exportedKeys",
      keys.map(({ at: made, name, used }) =>
        line(
          ...(used === undefined
            ? words.parts("privacy.exportedKey", { at: at(made), name })
            : words.parts("privacy.exportedKeyUsed", { at: at(made), name, used: at(used) })),
        ),
      ),
    ],
  ];
  const sections = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]): Section => ({ kind: "text", title: words.tell({ key: title }), lines }));
  if (sections.length === 0) return say(ask, sentence("privacy.exportedNothing"));
  const said = answerOf(ask, words.say("privacy.exported"), sections);
  // Where there are files the answer shows its beginning: the file holds all of it.
  const file = { name: "privacy.txt", type: "text/plain", text: `${plain(said)}\n`, shown: true as const };
  return { ...said, file };
}
