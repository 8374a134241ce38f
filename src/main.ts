#!/usr/bin/env node
// The command line: it loads its parser alone, so that help comes at once.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import type { InitOptions } from "./cli/init.ts";
import type { McpOptions } from "./cli/mcp.ts";
import { VERSION } from "./core/version.ts";

// What was compiled once is not compiled again: kept inside the installation, where only its owner writes. Without that right it does nothing.
enableCompileCache(fileURLToPath(new URL("node_modules/.cache/footnote", import.meta.resolve("#package.json"))));
const program = () => import("./cli/program.ts");

/** Calls as people type them, and what a line looks like that they read. */
const examples = (calls: readonly string[], line?: string): string =>
  ["", calls.length > 1 ? "Examples:" : "Example:", ...calls.map((call) => `  footnote ${call}`)]
    .concat(line === undefined ? [] : ["A line:", `  ${line}`])
    .join("\n");

const commands = new Command("footnote")
  .description("A newsroom bot whose every sentence has a footnote.")
  .version(VERSION, "-V, --version", "print the version")
  .addHelpText("after", examples(["init", "start", "doctor", "article https://example.org/story", "read --help"]))
  .showHelpAfterError("(--help shows what there is)");

commands
  .command("init")
  .description("Ask where to talk, which feeds and which model; write .env, check it, and start")
  .option("--platform <name>", "page, or a chat such as slack or discord")
  .option("--feeds <feed...>", "addresses of feeds or sites, and starter packs such as pack:security")
  .option("--model <address>", "an OpenAI-compatible server, or none")
  .option("--set <NAME=value...>", "any setting of .env.example, for example MODEL_DEEP=llama3.3")
  .option("--yes", "ask nothing: the usual answer wherever none is given")
  .option("--no-start", "write and check, but do not start")
  .addHelpText(
    "after",
    examples([
      "init",
      "init --platform page --feeds https://example.org pack:security --yes",
      "init --platform slack --model none --set TIME_ZONE=Europe/Berlin --no-start",
    ]),
  )
  .action(async (options: InitOptions) => (await program()).init(options));

commands
  .command("start", { isDefault: false })
  .description("Watch, tell and answer until stopped; settings come from the environment and .env")
  .addHelpText("after", examples(["start", "start   # with WEB_PORT=8000 in .env"]))
  .action(async () => (await program()).start());

commands
  .command("mcp")
  .description(
    "Serve the tools for other programs (MCP) over standard input and output, in one channel of one workspace",
  )
  .option("--tenant <name>", "whose news: web:site for the page, slack:T024BE7LH, discord:2063...", "web:site")
  .option("--channel <id>", "the channel whose feeds are read and whose posts are known", "news")
  .option("--role <role>", "reader, member or administrator", "member")
  .addHelpText("after", examples(["mcp", "mcp --tenant slack:T024BE7LH --channel C061EG9T2 --role reader"]))
  .action(async (options: McpOptions) => (await program()).mcp(options));

commands
  .command("doctor")
  .description("Check configuration, store, network, model and tokens; say what to fix")
  .addHelpText("after", examples(["doctor"]))
  .action(async () => (await program()).doctor());

commands
  .command("backup")
  .description("Copy the embedded database into a new folder, also while the bot runs, and prove the copy")
  .argument("<new folder>")
  .addHelpText("after", examples(["backup /backups/2026-11-24"]))
  .action(async (to: string) => (await program()).backup(to));

commands
  .command("restore")
  .description("Put a backup in the place of the data folder's database; the bot must be stopped")
  .argument("<backup>")
  .addHelpText("after", examples(["restore /backups/2026-11-24"]))
  .action(async (from: string) => (await program()).restore(from));

commands
  .command("feed")
  .description("Read feeds; one JSON line each: {file, kind, title, link, items} or {file, error}")
  .argument("<file|url...>", "- for standard input")
  .option("--jsonl", "one JSON line per input (the only form)")
  .addHelpText("after", examples(["feed https://example.org/feed.xml", "feed one.xml two.json", "feed - < feed.xml"]))
  .action(async (inputs: string[]) => (await program()).feed(inputs));

commands
  .command("article")
  .description(
    "Read pages; one JSON line each: {file, title, byline, published, language, genre, text} or {file, error}",
  )
  .argument("<file|url...>", "- for standard input; gzip is unpacked")
  .option("--jsonl", "one JSON line per input (the only form)")
  .addHelpText("after", examples(["article https://example.org/story", "article *.html", "article - < page.html.gz"]))
  .action(async (inputs: string[]) => (await program()).article(inputs));

commands
  .command("stories")
  .description("Group items into stories: in {id, title, text?, source, url?, published?}, out {id, story}")
  .argument("<items.jsonl>", "- for standard input")
  .option("--jsonl", "one JSON line per item (the only form)")
  .addHelpText(
    "after",
    examples(
      ["stories items.jsonl", "stories - < items.jsonl"],
      '{"id": "1", "title": "Pier to close", "source": "Harbour Post", "published": "2026-11-24T08:00:00Z"}',
    ),
  )
  .action(async (path: string) => (await program()).stories(path));

commands
  .command("read")
  .description(
    "Analyse pages that tell one story, without a model unless --model: the whole Analysis, each claim with its passages. With --jsonl a story of texts a line: in {story, articles}, out {story, analysis} or {story, error}",
  )
  .argument("<file|url...>", "pages; with --jsonl files of stories; - for standard input")
  .option("--json", "print JSON instead of text")
  .option("--jsonl", "one story a line, its articles as text")
  .option("--model", "let the model of the settings write (MODEL_BASE_URL, MODEL_DEEP)")
  .addHelpText(
    "after",
    examples(
      [
        "read https://example.org/story https://example.com/same-story",
        "read - < page.html",
        "read stories.jsonl --jsonl",
      ],
      '{"story": "s1", "articles": [{"id": "a", "source": "Harbour Post", "title": "Pier to close", "published": "2026-11-24T08:00:00Z", "text": "The council voted to close the pier."}]}',
    ),
  )
  .action(async (inputs: string[], options: { json?: boolean; jsonl?: boolean; model?: boolean }) =>
    (await program()).read(inputs, options),
  );

commands
  .command("ask")
  .description(
    "Answer questions from articles, without a model unless --model: in {id, articles, question}, out {id, complete, claims, missing?} or {id, error}",
  )
  .argument("<questions.jsonl>", "- for standard input")
  .option("--jsonl", "one JSON line per question (the only form)")
  .option("--model", "let the model of the settings answer (MODEL_BASE_URL, MODEL_DEEP)")
  .addHelpText(
    "after",
    examples(
      ["ask questions.jsonl", "ask - < questions.jsonl"],
      '{"id": "q1", "articles": [{"id": "a", "source": "Harbour Post", "title": "Pier to close", "text": "The council voted to close the pier."}], "question": "What did the council vote for?"}',
    ),
  )
  .action(async (path: string, options: { model?: boolean }) => (await program()).ask(path, options));

commands
  .command("verify")
  .description(
    "Check claims against sources: in {id, sources, claim, kind?, question?, citations?}, out {id, verdict, issues, hints, citations}. Issues decide; hints are for whoever judges",
  )
  .argument("<claims.jsonl>", "- for standard input")
  .option("--jsonl", "one JSON line per claim (the only form)")
  .addHelpText(
    "after",
    examples(
      ["verify claims.jsonl", "verify - < claims.jsonl"],
      '{"id": "c1", "sources": [{"id": "a", "outlet": "Harbour Post", "text": "The council voted to close the pier."}], "claim": "The pier will close.", "kind": "fact", "citations": [{"source": "a", "quote": "voted to close the pier"}]}',
    ),
  )
  .action(async (path: string) => (await program()).verify(path));

commands.parseAsync().catch(async (error: unknown) => (await program()).fail(error));
