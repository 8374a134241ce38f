// Values of unknown shape, as they come from JSON or are thrown.

/** True of an object that is no array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every text in it, at any depth, can be kept and sent: no NUL, no half of a character. */
export const isWhole = (value: unknown): boolean =>
  typeof value === "string"
    ? value.isWellFormed() && !value.includes("\0")
    : typeof value !== "object" || value === null || Object.entries(value).flat().every(isWhole);
