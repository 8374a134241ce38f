// Reads what a platform sends field by field: undefined where it is not what was meant.

/** A text under this name, in an object of whatever shape. */
export function textIn(from: unknown, name: string): string | undefined {
  const value = valueIn(from, name);
  return typeof value === "string" ? value : undefined;
}

export function numberIn(from: unknown, name: string): number | undefined {
  const value = valueIn(from, name);
  return typeof value === "number" ? value : undefined;
}

export function valueIn(from: unknown, name: string): unknown {
  return typeof from === "object" && from !== null ? Reflect.get(from, name) : undefined;
}
