// A payload for Slack or Discord as a page in that platform's manner, to look at.

type Node = Record<string, unknown>;

export const escape = (text: unknown): string =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const list = (value: unknown): Node[] => (value ?? []) as Node[];
const textOf = (value: unknown): string => escape((value as Node | undefined)?.["text"] ?? "");
const link = (text: string): string => `<a>${text}</a>`;
const when = (seconds: string): string => new Date(Number(seconds) * 1000).toUTCString().slice(5, 22);

/** Slack's blocks. */
export const slackHtml = (blocks: readonly object[]): string =>
  blocks.map((block) => slackBlock(block as Node)).join("");

function slackBlock(block: Node): string {
  switch (block["type"]) {
    case "header":
      return `<h1>${textOf(block["text"])}</h1>`;
    case "rich_text":
      return list(block["elements"]).map(slackRich).join("");
    case "section":
      return `<p>${mrkdwn((block["text"] as Node)["text"])}</p>`;
    case "context":
      return `<p class="small">${list(block["elements"]).map(slackSmall).join(" ")}</p>`;
    case "image":
      return `<img src="${escape(block["image_url"])}" alt="">`;
    case "divider":
      return "<hr>";
    case "actions":
    case "context_actions":
      return `<p class="row">${list(block["elements"]).map(slackControl).join("")}</p>`;
    default:
      throw new Error(`there is no picture of the block ${String(block["type"])}`);
  }
}

function slackRich(element: Node): string {
  const inside = list(element["elements"]).map((part) => {
    if (part["elements"]) return `<li>${list(part["elements"]).map(slackSpan).join("")}</li>`;
    return slackSpan(part);
  });
  if (element["style"] === "ordered") return `<ol start="${Number(element["offset"]) + 1}">${inside.join("")}</ol>`;
  const tags: Record<string, string> = { rich_text_list: "ul", rich_text_quote: "blockquote" };
  const tag = tags[String(element["type"])] ?? "p";
  return `<${tag}>${inside.join("")}</${tag}>`;
}

function slackSpan(span: Node): string {
  const { bold, italic } = (span["style"] ?? {}) as { bold?: boolean; italic?: boolean };
  const shown = span["type"] === "date" ? when(String(span["timestamp"])) : String(span["text"] ?? span["url"] ?? "");
  const text = escape(shown).replaceAll("\n", "<br>");
  const styled = `${bold ? "<b>" : ""}${italic ? "<i>" : ""}${text}${italic ? "</i>" : ""}${bold ? "</b>" : ""}`;
  return span["type"] === "link" ? link(styled) : styled;
}

const slackSmall = (element: Node): string =>
  element["type"] === "mrkdwn" ? mrkdwn(element["text"]) : escape(element["text"] ?? "");

const mrkdwn = (text: unknown): string =>
  escape(String(text))
    .replaceAll(/&lt;!date\^(\d+)\^.*?&gt;/g, (_all, seconds: string) => when(seconds))
    .replaceAll(/&lt;[^|&]*\|(.*?)&gt;/g, (_all, words: string) => link(words))
    .replaceAll(/\*([^*]+)\*/g, "<b>$1</b>");

function slackControl(element: Node): string {
  if (element["type"] === "overflow") return `<button>⋯</button>`;
  if (element["type"] === "feedback_buttons")
    return `<button class="quiet">${thumb("👍")}</button><button class="quiet">${thumb("👎")}</button>`;
  return `<button class="${element["style"] === "primary" ? "primary" : ""}">${textOf(element["text"])}</button>`;
}

/** Drawn: the machine that makes the picture may have no font for it. */
const thumb = (emoji: string): string =>
  `<svg class="thumb ${emoji === "👎" ? "down" : ""}" viewBox="0 0 16 16"><path d="M1 7h3v7H1zM5 7l3-6c1.6 0 2.2 1 1.8 2.4L9.1 6H13c1 0 1.5.8 1.3 1.7l-1.2 4.8c-.2.9-.8 1.5-1.8 1.5H5z"/></svg>`;

const TEXT = 10;
/** Discord's components, by the numbers of its protocol. */
export const discordHtml = (components: readonly object[], draw: (text: string) => string = markdown): string =>
  components.map((component) => discordComponent(component as unknown as Node, draw)).join("");

function discordComponent(component: Node, draw: (text: string) => string): string {
  const inside = () => discordHtml(list(component["components"]), draw);
  switch (component["type"]) {
    case 17:
      return `<div class="container">${inside()}</div>`;
    case 9:
      return `<div class="section"><div>${inside()}</div>${discordComponent(component["accessory"] as Node, draw)}</div>`;
    case TEXT:
      return `<div class="text">${draw(String(component["content"]))}</div>`;
    case 11:
      return `<img class="thumbnail" src="${escape((component["media"] as Node)["url"])}" alt="">`;
    case 12:
      return list(component["items"])
        .map((item) => `<img src="${escape((item["media"] as Node)["url"])}" alt="">`)
        .join("");
    case 14:
      return "<hr>";
    case 1:
      return `<p class="row">${inside()}</p>`;
    case 2: {
      const emoji = (component["emoji"] as Node | undefined)?.["name"];
      const style = component["style"] === 1 ? "primary" : "";
      return `<button class="${style}">${emoji ? `${thumb(String(emoji))} ` : ""}${escape(component["label"])}</button>`;
    }
    case 3:
      return `<button class="menu">${escape(component["placeholder"])}<span>⌄</span></button>`;
    default:
      throw new Error(`there is no picture of the component ${String(component["type"])}`);
  }
}

function markdown(text: string): string {
  return text.split("\n").map(markdownLine).join("");
}

function markdownLine(line: string): string {
  const [, mark = "", rest = line] = /^(#{1,3} |-# |> )?(.*)$/s.exec(line) ?? [];
  const words = escape(rest)
    .replaceAll(/&lt;t:(\d+)(?::\w)?&gt;/g, (_all, seconds: string) => when(seconds))
    .replaceAll(/\[((?:\\.|[^\]])*)\]\((?:&lt;)?[^)]*?(?:&gt;)?\)/g, (_all, label: string) => link(label))
    .replaceAll(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replaceAll(/\*(.+?)\*/g, "<i>$1</i>")
    .replaceAll(/\\([^\w\s])/g, "$1");
  const tags: Record<string, string> = { "## ": "h2", "# ": "h1", "### ": "h3", "-# ": "small", "> ": "blockquote" };
  return `<${tags[mark] ?? "p"}>${words}</${tags[mark] ?? "p"}>`;
}

const STYLES = {
  slack: `
    body { background: #fff; color: #1d1c1d; font: 15px/1.46 Lato, "Helvetica Neue", Arial, sans-serif }
    h1 { font-size: 18px; margin: 4px 0 } a { color: #1264a3 } .small { color: #616061; font-size: 13px }
    button { background: #fff; border: 1px solid #c8c8c8; border-radius: 8px; font: bold 13px Arial; padding: 6px 12px }
    .primary { background: #007a5a; border-color: #007a5a; color: #fff } .quiet { border: 0; padding: 6px }
    .tag { background: #e8e8e8; color: #616061 }`,
  discord: `
    body { background: #313338; color: #dbdee1; font: 16px/1.375 "gg sans", "Noto Sans", "Helvetica Neue", Arial, sans-serif }
    .container { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid #2f5d8a; border-radius: 8px; padding: 10px 16px }
    h2 { font-size: 20px; line-height: 1.3; margin: 4px 0; color: #f2f3f5 } b { color: #f2f3f5 } a { color: #00a8fc }
    small { color: #949ba4; display: block; font-size: 13px } .text { margin: 8px 0 } .text p { margin: 0 }
    .section { display: flex; gap: 16px; justify-content: space-between } .thumbnail { border-radius: 8px; height: 85px; width: 85px }
    button { background: #4e5058; border: 0; border-radius: 8px; color: #fff; font: 500 14px Arial; padding: 8px 14px }
    .menu { background: #1e1f22; color: #949ba4; display: flex; justify-content: space-between; width: 100% }
    .primary { background: #5865f2 } .tag { background: #5865f2; color: #fff } .name { color: #f2f3f5 }`,
};

/** One message under the bot's name. */
export const chatPage = (
  platform: "slack" | "discord",
  message: string,
): string => `<!doctype html><meta charset="utf-8"><style>
  * { box-sizing: border-box } body { margin: 0; padding: 20px 24px; width: 760px }
  ${STYLES[platform]}
  .message { display: grid; gap: 12px; grid-template-columns: 40px 1fr }
  .avatar { background: #9b1c1c; border-radius: ${platform === "slack" ? "8px" : "50%"}; color: #fff; font: bold 22px Georgia, serif; height: 40px; line-height: 40px; text-align: center }
  .avatar sup { font-size: 11px } .name { font-weight: bold } .tag { border-radius: 3px; font-size: 10px; margin: 0 4px; padding: 1px 4px; vertical-align: 2px }
  p { margin: 4px 0 } .row { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 } .thumb { fill: #eab308; height: 15px; vertical-align: -2px; width: 15px } .down { transform: scaleY(-1) } img { border-radius: 8px; margin: 6px 0; max-width: 420px } a { text-decoration: none }
</style><div class="message"><div class="avatar">F<sup>1</sup></div><div><span class="name">Footnote</span><span class="tag">APP</span>${message}</div></div>`;
