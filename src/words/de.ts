// Every sentence the bot says to people, in German.
import type { en } from "./en.ts";
import type { Translation } from "./message.ts";

const messages = {
  "errors.unexpected":
    "Bei mir ist etwas schiefgegangen. Nichts wurde geändert, was du nicht gesehen hast; versuch es noch einmal. (Kennung {reference})",
} as const;

export const de: Translation<typeof en, typeof messages> = messages;
