// The adapter's own few words in the languages it speaks; everything else is said by the core.
const english = {
  ask: "Ask",
  more: "More",
  askTitle: "Ask about this",
  askLabel: "Your question",
  askHint: "Answered from the articles held, with receipts",
  analyse: "Analyse this link",
  noLink: "There is no web link in this message.",
  noQuestion: "I did not find a question in that. Write it as a question, please.",
  answeredIn: "Answered in the thread: ",
  apart: "Answered separately.",
  folded: (count: number, deeper: string | undefined) =>
    deeper ? `${count} more behind “${deeper}”` : `${count} more left out for length`,
  disagree: (about: string) => `Sources disagree on ${about}`,
  picture: "Picture",
  pictureAlt: "Picture from the article",
  thinking: "Reading …",
  queued: "One answer at a time in a thread: yours is next.",
  late: "This took longer than Discord lets me answer in private. Please ask again.",
  interrupted: "Interrupted by a restart. Please ask again.",
  failed: "Something went wrong on my side. Please try again.",
  notHere: "Ask me in a server that I am in: here I do not know which news you mean.",
};

type Words = typeof english;

const german: Words = {
  ask: "Fragen",
  more: "Mehr",
  askTitle: "Dazu fragen",
  askLabel: "Deine Frage",
  askHint: "Beantwortet aus den Artikeln, mit Belegen",
  analyse: "Diesen Link analysieren",
  noLink: "In dieser Nachricht steht kein Link ins Web.",
  noQuestion: "Darin habe ich keine Frage gefunden. Bitte schreib sie als Frage.",
  answeredIn: "Beantwortet im Thread: ",
  apart: "Gesondert beantwortet.",
  folded: (count, deeper) =>
    deeper ? `${count} weitere unter „${deeper}“` : `${count} weitere aus Platzgründen gekürzt`,
  disagree: (about) => `Die Quellen sind uneins: ${about}`,
  picture: "Bild",
  pictureAlt: "Bild aus dem Artikel",
  thinking: "Ich lese …",
  queued: "In einem Thread gibt es eine Antwort nach der anderen: deine ist die nächste.",
  late: "Das dauerte länger, als Discord mich privat antworten lässt. Bitte frag noch einmal.",
  interrupted: "Durch einen Neustart unterbrochen. Bitte frag noch einmal.",
  failed: "Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal.",
  notHere: "Frag mich auf einem Server, auf dem ich bin: hier weiß ich nicht, welche Nachrichten du meinst.",
};

/** `language` is a BCP 47 tag or a Discord locale. */
export const isGerman = (language: string | null | undefined): boolean => /^de\b/i.test(language ?? "");

export const words = (language: string | null | undefined): Words => (isGerman(language) ? german : english);
