// Takes out the characters that no reader sees but a model would read.

/** Line ends in every spelling, U+2028, U+2029 and NEL included. */
// oxlint-disable-next-line no-control-regex -- these characters are the subject
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

/** C0 and C1 controls (newline kept), soft hyphen, zero-width and bidi marks, fillers, interlinear and tag characters. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these characters are the subject
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** Joiners spell words in Arabic and Indic scripts and hold emoji together; anywhere else they only hide. */
const STRAY_JOINER =
  /(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Mc}\p{Mn}\p{Lo}\p{Extended_Pictographic}\p{EMod}\ufe0f])[\u200c\u200d]/gu;

/** A variation selector belongs to the character before it; a run of them carries hidden data. */
const SELECTOR_RUN = /(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]+/gu;

/** Text in these characters alone has nothing to take out: the usual case, told in one look. */
const PLAIN = /^[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u05ff\u2010-\u2027\u2030-\u205e\u3001-\u3163\u3165-\ud7a3]*$/;

/** The text with unseen characters removed and line ends as `\n`; tabs become spaces. Idempotent. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(LINE_ENDS, "\n")
    .replaceAll("\t", " ")
    .replace(UNSEEN, "")
    .replace(SELECTOR_RUN, "")
    .replace(STRAY_JOINER, "");
}
