// How posts, a digest, a thread, a receipt and a form look on Slack and Discord, by others' renderers.
// `npm run looks` prints the height of each at two widths and writes the pictures of the adapters' READMEs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { commandModal } from "../adapters/discord/modal.ts";
import { renderPost } from "../adapters/discord/render.ts";
import { render } from "../adapters/slack/render.ts";
import { commandForm } from "../adapters/slack/views.ts";
import { commands } from "../src/conversation/commands/index.ts";
import { receipts } from "../src/conversation/receipts.ts";
import { claimsOf, numbered } from "../src/core/analysis.ts";
import { composeDigest } from "../src/digest/compose.ts";
import { composeUpdate } from "../src/digest/revise.ts";
import { composePost } from "../src/digest/screen.ts";
import { extractAnalysis } from "../src/extract/points.ts";
import { findCommand, type Message, onScreen } from "../src/platform/index.ts";
import { english } from "../src/words/index.ts";
import { lensOf, singleOrigins, storyOf } from "../test/support/articles.ts";
import { sampleStories } from "../test/support/posts.ts";
import { discordHtml, escape } from "./chat-page.ts";

const root = join(import.meta.dirname, "..");
const require = createRequire(import.meta.url);
const THEMES = ["light", "dark"] as const;
const WIDTHS = [680, 380] as const;
type Theme = (typeof THEMES)[number];
/** Four reports of one event, which disagree. */
const SHOWN = "ferry-collision";

/** What of the renderers is used here; they are installed for pictures alone, and bring no types for the rest. */
interface Renderers {
  createElement: (kind: unknown, given: object) => unknown;
  toHtml: (element: unknown) => string;
  Message: unknown;
  parse: (text: string, kind: "normal" | "extended") => Node[];
}
interface Node {
  type: string;
  content?: string | Node[];
  target?: string;
  level?: number;
  timestamp?: string;
  id?: string;
}

async function renderers(): Promise<Renderers> {
  const load = async (name: string): Promise<Record<string, unknown>> => import(name);
  const [react, server, slack, discord] = await Promise.all(
    ["react", "react-dom/server", "slack-blocks-to-jsx", "discord-markdown-parser"].map(load),
  );
  return {
    createElement: react!["createElement"],
    toHtml: server!["renderToStaticMarkup"],
    Message: slack!["Message"],
    parse: discord!["parse"],
  } as Renderers;
}

const analysed = sampleStories().map(({ name, articles }) => {
  const story = storyOf(...articles);
  const analysis = extractAnalysis(story, singleOrigins(story), lensOf({ length: "long" }));
  return { name, story, analysis, analysisId: undefined, articles: new Map(articles.map((each) => [each.id, each])) };
});

/** One story of the sample, and what people see of it. */
function samples(): Record<"post" | "digest" | "thread" | "receipt", Message> {
  const [first, ...others] = analysed.toSorted((a, b) => Number(b.name === SHOWN) - Number(a.name === SHOWN));
  if (!first) throw new Error("there is no sample");
  const { analysis, articles } = first;
  const reader = { words: english, commands };
  return {
    post: onScreen(composePost({ storyId: "s1", analysis, articles }, "normal", english)),
    digest: onScreen(
      composeDigest("Digest, Tuesday, 24 November 2026", [first, ...others].slice(0, 5), undefined, english),
    ),
    thread: composeUpdate(claimsOf(analysis).slice(-2), articles, new Date("2026-11-24T08:10:00Z"), "en", english),
    receipt: receipts(reader, first, numbered(analysis)[0]),
  };
}

const FORM = findCommand(commands, "mistake")!;
const LABEL = "Report a mistake";

/** A form as its fields: neither renderer knows forms, so they are drawn here. */
const formHtml = (fields: { label: string; hint: string }[], send: string): string =>
  `<div class="form"><b>${LABEL}</b>${fields.map(({ label, hint }) => `<label>${escape(label)}<i></i><small>${escape(hint)}</small></label>`).join("")}<button>${escape(send)}</button></div>`;

function slackForm(): string {
  const channel = { platform: "slack", tenant: "slack:T1", channel: "C1", kind: "channel" as const };
  const view = commandForm(FORM, { channel, thread: undefined }, english, { filled: { story: "s1" }, label: LABEL });
  const shown = JSON.parse(JSON.stringify(view.blocks)) as Partial<Record<"label" | "hint", { text: string }>>[];
  const fields = shown.flatMap(({ label, hint }) => (label ? [{ label: label.text, hint: hint?.text ?? "" }] : []));
  return formHtml(fields, view.submit?.text ?? "");
}

function discordForm(): string {
  const modal = JSON.parse(
    JSON.stringify(commandModal(FORM, { command: "mistake", options: { story: "s1" } }, LABEL, "en")),
  );
  const fields = modal.components.map(({ label = "", description = "" }) => ({ label, hint: description }));
  return formHtml(fields, "Submit");
}

/** Discord's Markdown as an independent parser reads it. */
function drawn(nodes: Node[]): string {
  return nodes
    .map((node) => {
      const inside = typeof node.content === "string" ? escape(node.content) : drawn(node.content ?? []);
      const tags: Record<string, string> = {
        strong: "b",
        em: "i",
        subtext: "small",
        blockQuote: "blockquote",
        inlineCode: "code",
      };
      const tag = node.type === "heading" ? `h${node.level}` : tags[node.type];
      if (tag) return `<${tag}>${inside}</${tag}>`;
      if (node.type === "br" || node.type === "newline") return "<br>";
      if (node.type === "link") return `<a>${inside}</a>`;
      if (node.type === "timestamp") return escape(new Date(Number(node.timestamp) * 1000).toUTCString().slice(5, 22));
      return node.id === undefined ? inside : `<a>@${escape(node.id)}</a>`;
    })
    .join("");
}

const CSS: Record<"slack" | "discord", Record<Theme, string>> = {
  slack: {
    light: "body{background:#fff;color:#1d1c1d}.form{border-color:#ddd}",
    dark: "body{background:#1a1d21;color:#d1d2d3}.form{border-color:#444}",
  },
  discord: {
    light:
      "body{background:#fff;color:#2e3338}.container{background:#f2f3f5}a{color:#006ce7}small{color:#5c5e66}button{background:#e3e5e8;color:#2e3338}.form{border-color:#ddd}",
    dark: "body{background:#313338;color:#dbdee1}.container{background:#2b2d31}a{color:#00a8fc}small{color:#949ba4}button{background:#4e5058;color:#fff}.form{border-color:#444}",
  },
};
const ALL = `*{box-sizing:border-box}body{margin:0;padding:12px;font:15px/1.4 Arial,sans-serif}figure{margin:0 0 18px}figcaption{font:12px monospace;opacity:.6;margin:0 0 6px}
.container{border-left:4px solid #2f5d8a;border-radius:8px;padding:8px 14px}.text{margin:6px 0}h2{font-size:19px;line-height:1.25;margin:2px 0}small{display:block;font-size:12px}blockquote{border-left:4px solid #888;margin:2px 0;padding-left:10px}
a{text-decoration:none}p{margin:4px 0}.row{display:flex;flex-wrap:wrap;gap:8px}button{border:0;border-radius:8px;padding:7px 12px}.primary{background:#5865f2;color:#fff}.menu{width:100%;text-align:left}img{max-width:100%;border-radius:8px}
.thumb{fill:#c99a06;height:14px;width:15px}.down{transform:scaleY(-1)}.form{border:1px solid;border-radius:10px;padding:14px}.form label{display:block;margin:10px 0}.form i{border:1px solid #888;border-radius:6px;display:block;height:38px;margin:4px 0}`;

async function photograph(
  browser: Browser,
  platform: "slack" | "discord",
  figures: Record<string, string>,
  css: string,
  theme: Theme,
) {
  const heights: Record<string, number[]> = {};
  const shots: Buffer[] = [];
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 600 } });
    await page.route("**/*.{png,jpg}", (route) =>
      route.fulfill({ body: readFileSync(join(root, "sample/pictures/ferry.png")), contentType: "image/png" }),
    );
    const shown = Object.entries(figures).map(
      ([name, html]) => `<figure id="${name}"><figcaption>${name}, ${width} px</figcaption>${html}</figure>`,
    );
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${css}${ALL}${CSS[platform][theme]}</style>${shown.join("")}`,
    );
    for (const name of Object.keys(figures)) {
      const box = await page.locator(`#${name}`).boundingBox();
      heights[name] = [...(heights[name] ?? []), Math.round(box?.height ?? 0)];
    }
    shots.push(await page.screenshot({ fullPage: true }));
    await page.close();
  }
  const page = await browser.newPage({ viewport: { width: WIDTHS[0] + WIDTHS[1], height: 600 } });
  const images = shots.map(
    (shot) => `<img style="max-width:none;border-radius:0" src="data:image/png;base64,${shot.toString("base64")}">`,
  );
  await page.setContent(
    `<style>body{display:flex;align-items:start;margin:0;background:${theme === "dark" ? "#222" : "#fff"}}</style>${images.join("")}`,
  );
  await page.screenshot({
    path: join(root, "adapters", platform, `looks-${theme}.jpg`),
    fullPage: true,
    type: "jpeg",
    quality: 60,
  });
  await page.close();
  return heights;
}

const { createElement, toHtml, Message: SlackMessage, parse } = await renderers();
const browser = await chromium.launch({
  executablePath: process.env["FOOTNOTE_CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});
try {
  const told = samples();
  for (const theme of THEMES) {
    const onSlack = Object.fromEntries(
      Object.entries(told).map(([name, message]) => {
        const blocks = render(message).flatMap((native) => native.blocks);
        const logo =
          "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'><rect width='36' height='36' fill='%239b1c1c'/></svg>";
        return [
          name,
          toHtml(
            createElement(SlackMessage, {
              blocks,
              theme,
              name: "Footnote",
              logo,
              time: new Date("2026-11-24T09:00:00Z"),
            }),
          ),
        ];
      }),
    );
    const onDiscord = Object.fromEntries(
      Object.entries(told).map(([name, message]) => {
        const ask = name === "post" ? { key: undefined } : undefined;
        const { components } = renderPost(message, { style: "components", ask });
        return [name, discordHtml(components, (text) => drawn(parse(text, "extended")))];
      }),
    );
    const css = readFileSync(require.resolve("slack-blocks-to-jsx/dist/style.css"), "utf8");
    for (const [platform, figures, style] of [
      ["slack", { ...onSlack, form: slackForm() }, css],
      ["discord", { ...onDiscord, form: discordForm() }, ""],
    ] as const) {
      const heights = await photograph(browser, platform, figures, style, theme);
      for (const [name, sizes] of Object.entries(heights)) {
        process.stdout.write(
          `${platform} ${theme} ${name.padEnd(8)} ${sizes.map((height, at) => `${height} px at ${WIDTHS[at]}`).join(", ")}\n`,
        );
      }
    }
  }
} finally {
  await browser.close();
}
