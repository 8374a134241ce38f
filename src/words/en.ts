// Every sentence the bot says to people, in English: the catalogue that all other languages answer to.

/** Messages in ICU syntax, by area. A quoted command (`"sample off"`) is shown as each platform types it. */
export const en = {
  // A place for each area, in the order of the alphabet; a key is `area.name`.

  "errors.unexpected":
    "Something went wrong on my side. Nothing was changed that you did not see; try again. (Reference {reference})",
} as const;
