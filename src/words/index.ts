// What the bot says: sentences by key, said in the language of whoever reads them.
export { type Key, languages } from "./catalogue.ts";
export {
  type Wording,
  type Said,
  type Words,
  dateFormat,
  english,
  readSaid,
  sentence,
  wordsIn,
  writeSaid,
} from "./words.ts";
