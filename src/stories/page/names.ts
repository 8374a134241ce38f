// Attributes, and the names of elements in capitals, as a DOM gives them.

/** Pages use few names, again and again. */
const upperCases = new Map<string, string>();

export function upperCase(name: string): string {
  let upper = upperCases.get(name);
  if (upper === undefined) {
    upper = name.toUpperCase();
    if (upperCases.size >= 1_000) upperCases.clear();
    upperCases.set(name, upper);
  }
  return upper;
}

export interface Attribute {
  name: string;
  value: string;
  cloneNode(): Attribute;
}

export function attribute(name: string, value: string): Attribute {
  return { name, value, cloneNode: () => attribute(name, value) };
}
