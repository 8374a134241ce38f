// The end of a text, looked at from behind.

/**
 * The text without the characters at its end that match `character`, a pattern for one of them. Reads each once, where a
 * pattern that ends in `[…]*$` starts anew at every one.
 */
export function withoutEnd(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
