// Sentences of reporters and guides, from the shared texts that carry no injection.
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createReaders } from "../../src/children/readers.ts";
import { guessLanguage } from "../../src/language/detect.ts";
import { sentences } from "../../src/language/sentences.ts";
import { shared } from "../../test/support/shared.ts";

export interface Honest {
  doc: string;
  language: string;
  text: string;
}

const JUDGED = ["cliff-spans.dev", "qags.dev", "faithbench.dev"];
const PAGES = ["aeb", "readability", "trafilatura"];

/** Every sentence of them; none where the material is not there. */
export async function honestSentences(): Promise<Honest[]> {
  const texts = new Map<string, string>();
  const rows = (file: string): Record<string, string>[] => {
    const path = shared(file);
    if (!path) return [];
    return readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, string>);
  };
  for (const set of ["editing", "editing-pages"])
    for (const row of rows(`corpus/${set}/documents.jsonl`)) texts.set(row["text"] ?? "", row["doc"] ?? "");
  for (const set of JUDGED)
    for (const row of rows(`corpus/faithfulness/${set}.jsonl`))
      texts.set(row["article"] ?? row["source"] ?? "", row["id"] ?? "");
  for (const [doc, text] of await pages()) texts.set(text, doc);
  return [...texts].flatMap(([text, doc]) => {
    const language = guessLanguage(text);
    return sentences(text, language).map(({ start, end }) => ({ doc, language, text: text.slice(start, end) }));
  });
}

async function pages(): Promise<[doc: string, text: string][]> {
  const readers = createReaders();
  const found: [string, string][] = [];
  for (const set of PAGES) {
    const folder = shared(`corpus/articles/${set}`);
    for (const name of folder ? (readdirSync(folder, { recursive: true }) as string[]).toSorted() : []) {
      if (!/\.html(?:\.gz)?$/.test(name)) continue;
      const bytes = readFileSync(`${folder}/${name}`);
      const page = await readers
        .extract(name.endsWith(".gz") ? gunzipSync(bytes) : bytes, {
          url: "https://paper.example/a",
          contentType: "text/html",
        })
        .catch(() => undefined);
      if (page) found.push([name, page.text]);
    }
  }
  await readers.close();
  return found;
}
