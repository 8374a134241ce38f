// Which language a text is in.
import { franc } from "franc-min";

/** BCP 47 primary tag of the text, `und` when it is too short or unclear. */
export function guessLanguage(text: string): string {
  // franc-min names languages by ISO 639-3; Intl knows their shorter names.
  const code = franc(text.slice(0, 2000));
  return code === "und" ? code : new Intl.Locale(code).language;
}
