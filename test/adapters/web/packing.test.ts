// What travels to a browser: one script for all modules, pages packed, and each module run once.
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { joined } from "../../../adapters/web/join.ts";
import { createPage } from "./harness.ts";

const run = async (script: string): Promise<Record<string, unknown>> =>
  (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as Record<string, unknown>;

const modules: Record<string, string> = {
  "main.js": `// Says what happened.\nimport { add as more } from "./count.js";\nimport { told } from "./tell.js";\nmore();\nexport const result = told();\n`,
  "tell.js": `import {\n  add,\n  total,\n} from "./count.js";\n/** Two\n * lines. */\nexport function told() {\n  add();\n  return total();\n}\n`,
  "count.js": `let count = 40;\nexport const total = () => count;\nexport async function* later() {}\nexport function add() {\n  count += 1;\n}\n`,
};
const read = (name: string): string => modules[name] ?? "";

test("modules that share another find it in the same state once they are joined", async () => {
  const whole = joined("main.js", read).get("main.js")!;
  expect(whole).not.toMatch(/Says what happened|lines\./);
  const { modules: held } = (await run(whole)) as { modules: { $main: { result: number } } };
  expect(held.$main.result).toBe(42);
});

test("a module of the joined file asked for by itself is a door to what it exports", () => {
  expect(joined("main.js", read).get("count.js")).toBe(
    'import { modules } from "./main.js";\nexport const { total, later, add } = modules.$count;\n',
  );
});

test("a circle of imports, or a form that is not known, is refused at the start", () => {
  const circle = { "a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n' };
  expect(() => joined("a.js", (name) => circle[name as keyof typeof circle])).toThrow("circle");
  expect(() => joined("a.js", () => "export default 1;\n")).toThrow("not known");
});

test("a page comes packed by brotli where it is taken, by gzip where not, and is the same", async () => {
  const { get, say } = createPage();
  await say("k");
  const plain = await get("/", { "accept-encoding": "identity" });
  expect(plain.headers.get("content-encoding")).toBeNull();
  const page = await plain.text();
  const packed = await get("/", { "accept-encoding": "gzip, deflate, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(packed.headers.get("vary")).toBe("Accept-Encoding");
  expect(brotliDecompressSync(await packed.arrayBuffer()).toString()).toBe(page);
  const older = await get("/", { "accept-encoding": "gzip" });
  expect(gunzipSync(await older.arrayBuffer()).toString()).toBe(page);
});

test("all that runs on the page is one script besides what runs before the first paint", async () => {
  const { get } = createPage();
  const script = await (await get("/assets/page.js")).text();
  expect(script).not.toMatch(/^import /m);
  const page = await (await get("/")).text();
  expect(page.match(/<script[^>]*src="[^"]*"/g)).toHaveLength(2);
});
