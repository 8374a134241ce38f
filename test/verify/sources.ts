// Invented articles for the verifier's tests.
import type { Source } from "../../src/verify/verify.ts";
import { sentences } from "../../src/language/sentences.ts";

export function source(text: string, more: Partial<Source> = {}): Source {
  return {
    id: "a",
    title: "",
    published: undefined,
    text,
    sentences: sentences(text, "en"),
    domain: "example.org",
    ...more,
  };
}
