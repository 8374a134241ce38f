#!/usr/bin/env node
// The command line: it loads its parser alone, so that help comes at once.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import type { InitOptions } from "./cli/init.ts";

// What was compiled once is not compiled again: kept inside the installation, where only its owner writes. Without that right it does nothing.
enableCompileCache(fileURLToPath(new URL("node_modules/.cache/footnote", import.meta.resolve("#package.json"))));
const program = () => import("./cli/program.ts");

const exampleOf = (call: string, line: string): string => `\nExample: footnote ${call}, with lines such as\n${line}`;

const commands = new Command("footnote")
  .description("A newsroom bot whose every sentence has a footnote.")
  .showHelpAfterError("(--help shows what there is)");

commands
  .command("init")
  .description("Ask where to talk, which feeds and which model; write .env, check it, and start")
  .option("--platform <name>", "page, slack or discord")
  .option("--feeds <feed...>", "addresses of feeds or sites, and starter packs such as pack:security")
  .option("--model <address>", "an OpenAI-compatible server, or none")
  .option("--set <NAME=value...>", "any setting of .env.example, for example MODEL_DEEP=llama3.3")
  .option("--yes", "ask nothing: the usual answer wherever none is given")
  .option("--no-start", "write and check, but do not start")
  .action(async (options: InitOptions) => (await program()).init(options));

commands
  .command("start", { isDefault: false })
  .description("Watch, tell and answer until stopped; settings come from the environment and .env")
  .action(async () => (await program()).start());

commands
  .command("doctor")
  .description("Check configuration, store, network, model and tokens; say what to fix")
  .action(async () => (await program()).doctor());

commands
  .command("backup")
  .description("Copy the embedded database into a new folder, also while the bot runs, and prove the copy")
  .argument("<new folder>")
  .action(async (to: string) => (await program()).backup(to));

commands
  .command("restore")
  .description("Put a backup in the place of the data folder's database; the bot must be stopped")
  .argument("<backup>")
  .action(async (from: string) => (await program()).restore(from));

commands
  .command("feed")
  .description("Read feeds; one JSON line each: {file, kind, title, link, items} or {file, error}")
  .argument("<file|url...>")
  .option("--jsonl", "one JSON line per input (the only form)")
  .action(async (inputs: string[]) => (await program()).feed(inputs));

commands
  .command("article")
  .description(
    "Read pages; one JSON line each: {file, title, byline, published, language, genre, text} or {file, error}",
  )
  .argument("<file|url...>")
  .option("--jsonl", "one JSON line per input (the only form)")
  .action(async (inputs: string[]) => (await program()).article(inputs));

commands
  .command("stories")
  .description("Group items into stories: in {id, title, text?, source, url?, published?}, out {id, story}")
  .argument("<items.jsonl>")
  .option("--jsonl", "one JSON line per item (the only form)")
  .action(async (path: string) => (await program()).stories(path));

commands
  .command("read")
  .description(
    "Analyse pages that tell one story, without a model unless --model: the whole Analysis, each claim with its passages. With --jsonl a story of texts a line: in {story, articles}, out {story, analysis} or {story, error}",
  )
  .argument("<file|url...>", "pages; with --jsonl files of stories, - for standard input")
  .option("--json", "print JSON instead of text")
  .option("--jsonl", "one story a line, its articles as text")
  .option("--model", "let the model of the settings write (MODEL_BASE_URL, MODEL_DEEP)")
  .addHelpText(
    "after",
    exampleOf(
      "read stories.jsonl --jsonl",
      '{"story": "s1", "articles": [{"id": "a", "source": "Harbour Post", "title": "Pier to close", "published": "2026-11-24T08:00:00Z", "text": "The council voted to close the pier."}]}',
    ),
  )
  .action(async (inputs: string[], options: { json?: boolean; jsonl?: boolean; model?: boolean }) =>
    (await program()).read(inputs, options),
  );

commands
  .command("ask")
  .description(
    "Answer questions from articles, without a model unless --model: in {id, articles, question}, out {id, complete, claims} or {id, error}",
  )
  .argument("<questions.jsonl>", "- for standard input")
  .option("--jsonl", "one JSON line per question (the only form)")
  .option("--model", "let the model of the settings answer (MODEL_BASE_URL, MODEL_DEEP)")
  .addHelpText(
    "after",
    exampleOf(
      "ask questions.jsonl --jsonl",
      '{"id": "q1", "articles": [{"id": "a", "source": "Harbour Post", "title": "Pier to close", "text": "The council voted to close the pier."}], "question": "What did the council vote for?"}',
    ),
  )
  .action(async (path: string, options: { model?: boolean }) => (await program()).ask(path, options));

commands
  .command("verify")
  .description(
    "Check claims against sources: in {id, sources, claim, citations?}, out {id, verdict, issues, citations}",
  )
  .argument("<claims.jsonl>")
  .option("--jsonl", "one JSON line per claim (the only form)")
  .action(async (path: string) => (await program()).verify(path));

commands.parseAsync().catch(async (error: unknown) => (await program()).fail(error));
