// Joins the page's script modules into one file: a request for each costs more than most of them.

/** What is served under the name of a module: the joined file, or a door to the module inside it. */
export type Joined = ReadonlyMap<string, string>;

const IMPORT = /^import \{([^{}]*)\} from "\.\/([\w-]+\.js)";\n/gm;
const EXPORT = /^export (?=(?:async )?(?:function\*?|const|class) (\w+))/gm;

/**
 * `entry` with all it imports, each module in a scope of its own and run once, in the order in which a browser would. The others stay
 * reachable by name: a script of another page that imports one gets the very same module.
 */
export function joined(entry: string, read: (name: string) => string): Joined {
  const told: string[] = [];
  const exported = new Map<string, string[]>();
  const under = new Set<string>();

  const take = (name: string): void => {
    if (exported.has(name)) return;
    if (under.has(name)) throw new Error(`scripts import each other in a circle: ${name}`);
    under.add(name);
    const text = uncommented(read(name));
    const doors = [...text.matchAll(IMPORT)].map(([, names = "", from = ""]) => {
      take(from);
      return `const {${names.replaceAll(" as ", ": ")}} = ${scope(from)};\n`;
    });
    const names = [...text.matchAll(EXPORT)].map(([, one = ""]) => one);
    const body = text.replace(IMPORT, "").replace(EXPORT, "");
    if (/^(?:import|export)\b/m.test(body)) throw new Error(`a form of import or export that is not known: ${name}`);
    exported.set(name, names);
    told.push(`const ${scope(name)} = (() => {\n${doors.join("")}${body}return { ${names.join(", ")} };\n})();\n`);
  };
  take(entry);

  const scopes = [...exported.keys()].map(scope).join(", ");
  const whole = [...told, `export const modules = {${scopes}};`].join("");
  const doors = [...exported].map(([name, names]): [string, string] => [name, doorTo(name, names, entry)]);
  return new Map([...doors, [entry, whole]]);
}

/** Without whole lines of comment, which a browser would read for nothing. */
function uncommented(text: string): string {
  let inside = false;
  const lines = text.split("\n").filter((line) => {
    const said = line.trimStart();
    const opens = inside || said.startsWith("/**");
    inside = opens && !said.endsWith("*/");
    return !opens && !said.startsWith("//");
  });
  return lines.join("\n");
}

const scope = (name: string): string => `$${name.replace(/\.js$/, "").replaceAll("-", "_")}`;

const doorTo = (name: string, names: readonly string[], entry: string): string =>
  `import { modules } from "./${entry}";\nexport const { ${names.join(", ")} } = modules.${scope(name)};\n`;
