// Values of unknown shape, as they come from JSON or are thrown.

/** True of an object that is no array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
