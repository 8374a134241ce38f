// What the bot says: sentences by key, said in the language of whoever reads them.
export type { Key } from "./catalogue.ts";
export { type Sentence, type Told, type Words, english, readTold, sentence, wordsIn, writeTold } from "./words.ts";
