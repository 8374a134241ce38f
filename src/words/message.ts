// The types of the catalogue: which values a message needs, read from its own text.

/** What stands for a placeholder: text as it is, numbers in the language's own way. */
export type Value = string | number;

/** The words that open a branch of a plural: what follows them is a text, not a placeholder. */
type BranchWord = "zero" | "one" | "two" | "few" | "many" | "other" | "=0" | "=1";
type OpensBranch = `${string}${", " | "} "}${BranchWord} `;

type NameOf<After extends string> = After extends `${infer Whole}}${string}`
  ? Whole extends `${infer Name},${string}`
    ? Name
    : Whole
  : never;

/** The names of a message's placeholders: `Names<"{count, plural, one {# story} other {# stories}}">` is `"count"`. */
export type Names<Text extends string, Before extends string = ""> = Text extends `${infer Head}{${infer After}`
  ? `${Before}${Head}` extends OpensBranch
    ? Names<After>
    : NameOf<After> | Names<After>
  : never;

/** The values of a message as an argument list: none where it has no placeholder. */
export type Values<Text extends string, Allowed> = [Names<Text>] extends [never]
  ? []
  : [values: { [Name in Names<Text>]: Allowed }];

/** The same keys, and under each a message that asks for no other values. */
export type Translation<Catalogue extends Record<string, string>, Text extends Record<string, string>> = {
  [Key in keyof Catalogue]: Key extends keyof Text
    ? [Names<Text[Key]>] extends [Names<Catalogue[Key]>]
      ? string
      : `There is no value for: ${Exclude<Names<Text[Key]>, Names<Catalogue[Key]>>}`
    : string;
};
