// Reads prompt files, fills in their places, and names them by what they say.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { hexHash } from "../core/hash.ts";
import type { Lens } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import type { RenderedPrompt } from "../core/ports.ts";
import { SCHEMAS, type SchemaName } from "./schema.ts";

const frontMatter = z.strictObject({
  name: z.string(),
  version: z.coerce.number().int().positive(),
  // Object.keys forgets the names, and that there are some.
  schema: z.enum(Object.keys(SCHEMAS) as [SchemaName, ...SchemaName[]]),
  tier: z.enum(["fast", "deep"]),
  maxOutputTokens: z.coerce.number().int().positive(),
});

const lensFrontMatter = z.strictObject({
  name: z.string(),
  audience: z.string(),
  length: z.enum(["headline", "short", "normal", "long"]),
});

export interface Prompt extends z.infer<typeof frontMatter> {
  /** Name and content hash: `analyse@3f2a9c1d`. Any change of any word, shared parts included, changes it. */
  id: string;
  system: string;
  /** With `{{places}}`. */
  user: string;
  /** The places to fill, in order of appearance. */
  variables: string[];
}

export interface Prompts {
  all: ReadonlyMap<string, Prompt>;
  /** Throws BotError `internal` naming every place that was not filled and every value that has no place. */
  render(name: string, values: Readonly<Record<string, string>>, key?: string): RenderedPrompt;
}

// Through the package's own import map: right from source, under a test runner and once installed.
const shipped = fileURLToPath(new URL(".", import.meta.resolve("#prompts/analyse.md")));

const userMark = "\n=== user ===\n";

/** Reads every prompt of a folder. Throws BotError `config_invalid` that names the file and what is wrong with it. */
export function loadPrompts(folder: string = shipped): Prompts {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r\n", "\n");
  const all = new Map<string, Prompt>();
  for (const file of files.filter((file) => !file.startsWith("_"))) {
    const prompt = parsePrompt(file, read(file), (part) => {
      if (!files.includes(`_${part}.md`)) throw broken(file, `there is no shared part _${part}.md`);
      return read(`_${part}.md`).trim();
    });
    all.set(prompt.name, prompt);
  }
  return {
    all,
    render(name, values, key) {
      const prompt = all.get(name);
      if (!prompt) throw new BotError("internal", `There is no prompt ${name}.`);
      const missing = prompt.variables.filter((variable) => values[variable] === undefined);
      const unknown = Object.keys(values).filter((variable) => !prompt.variables.includes(variable));
      if (missing.length + unknown.length > 0) {
        const wrong = [
          ...missing.map((place) => `{{${place}}} is not filled`),
          ...unknown.map((value) => `${value} has no place`),
        ];
        throw new BotError("internal", `Prompt ${name}: ${wrong.join(", ")}.`);
      }
      return {
        id: prompt.id,
        system: prompt.system,
        // One pass: a value that looks like a place stays what it is. The name comes last: what stands before it may be equal to
        // what a server was sent before, and need not be read again.
        user: `${fill(prompt.user, values)}\n\nprompt:${prompt.id}`,
        tier: prompt.tier,
        maxOutputTokens: prompt.maxOutputTokens,
        ...(key !== undefined && { key }),
      };
    },
  };
}

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template
    .replace(/\{\{([a-z]+)\}\}/g, (_, variable: string) => values[variable] ?? "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

const broken = (file: string, what: string): BotError =>
  new BotError("config_invalid", `Prompt file ${file}: ${what}.`, { hint: "See the other files of the folder." });

/** Reads one prompt file; `part` gives the text of a shared part. */
export function parsePrompt(file: string, text: string, part: (name: string) => string): Prompt {
  const { matter, body } = parseFile(file, text, frontMatter);
  if (`${matter.name}.md` !== file) throw broken(file, `its name is ${matter.name}`);
  const parted = (text: string): string => text.replace(/\{\{> *([a-z]+) *\}\}/g, (_, name: string) => part(name));
  // A part may be made of parts.
  const whole = parted(parted(body));
  const [system, user, ...more] = whole.split(userMark);
  if (system === undefined || user === undefined || more.length > 0)
    throw broken(file, 'it needs one line "=== user ==="');
  if (/\{\{|\}\}/.test(system)) throw broken(file, "its first part is constant: places belong below the user line");
  const variables = [...new Set([...user.matchAll(/\{\{([a-z]+)\}\}/g)].map((match) => match[1] ?? ""))];
  if (/\{\{|\}\}/.test(user.replace(/\{\{[a-z]+\}\}/g, ""))) throw broken(file, "a place is written {{likethis}}");
  const hash = hexHash(JSON.stringify([matter.schema, matter.tier, matter.maxOutputTokens, whole]));
  const id = `${matter.name}@${hash.slice(0, 8)}`;
  return { ...matter, id, system: system.trim(), user: user.trim(), variables };
}

/** `---`, `key: value` lines, `---`, body. */
function parseFile<T>(file: string, text: string, schema: z.ZodType<T>): { matter: T; body: string } {
  const parts = /^---\n([^]*?)\n---\n([^]*)$/.exec(text);
  if (!parts) throw broken(file, "it has no front matter between --- lines");
  const entries = (parts[1] ?? "").split("\n").map((line): [string, string] => {
    const found = /^([A-Za-z]+): *(\S.*)$/.exec(line);
    if (!found) throw broken(file, `"${line}" is not key: value`);
    return [found[1] ?? "", (found[2] ?? "").trim()];
  });
  const parsed = schema.safeParse(Object.fromEntries(entries));
  if (!parsed.success) {
    throw broken(
      file,
      parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.trim()).join("; "),
    );
  }
  return { matter: parsed.data, body: parts[2] ?? "" };
}

/** The ready-made lenses, by name: a file each, its questions as list items. */
export function loadLenses(folder = `${shipped}/lenses`): Map<string, Lens> {
  const lenses = readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file): [string, Lens] => {
      const { matter, body } = parseFile(
        file,
        readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r\n", "\n"),
        lensFrontMatter,
      );
      const questions = [...body.matchAll(/^- (.+)$/gm)].map((match) => (match[1] ?? "").trim());
      return [matter.name, { ...matter, language: "en", questions, points: true }];
    });
  return new Map(lenses);
}
