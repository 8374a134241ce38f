// Posts and buttons in French; English stands in for the rest.
import type { PostWords } from "./catalogue.ts";
import type { Translation } from "./message.ts";

const messages = {} as const;

export const fr: Translation<PostWords, typeof messages> = messages;
