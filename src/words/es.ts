// Posts and buttons in Spanish; English stands in for the rest.
import type { PostWords } from "./catalogue.ts";
import type { Translation } from "./message.ts";

const messages = {} as const;

export const es: Translation<PostWords, typeof messages> = messages;
