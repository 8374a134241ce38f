// What a person sees of a payload in Slack, as plain text.
import type { Fields } from "../test/support/slack-rules.ts";

const WIDTH = 110;

/** Blocks where there are any, else the text; wrapped, without trailing space. */
export function screen(payload: Fields): string {
  const blocks = (payload["blocks"] ?? []) as Fields[];
  const shown = blocks.length > 0 ? blocks.map(blockText).filter(Boolean).join("\n") : mrkdwn(String(payload["text"]));
  return shown.split("\n").map(wrap).join("\n");
}

/** A form: its title, its fields with what is filled in, its button. */
export const formScreen = (view: Fields): string =>
  [`┌ ${textOf(view["title"])}`, ...(view["blocks"] as Fields[]).map(blockText), `[${textOf(view["submit"])}]`].join(
    "\n",
  );

function blockText(block: Fields): string {
  const elements = (block["elements"] ?? []) as Fields[];
  switch (block["type"]) {
    case "header":
      return `■ ${textOf(block["text"])}`;
    case "section":
      return textOf(block["text"]);
    case "rich_text":
      return elements.map(richText).join("\n");
    case "context":
      return `  ${elements.map((element) => mrkdwn(String(element["text"]))).join(" ")}`;
    case "image":
      return `[picture: ${String(block["alt_text"])}]`;
    case "input":
      return `${textOf(block["label"])}: [${String((block["element"] as Fields)["initial_value"] ?? "")}]  (${textOf(block["hint"])})`;
    case "actions":
    case "context_actions":
      return elements.map(control).join(" ");
    default:
      return "";
  }
}

function richText(group: Fields): string {
  if (group["type"] === "rich_text_list") {
    const items = group["elements"] as Fields[];
    return items.map((item, index) => `${Number(group["offset"]) + index + 1}. ${richText(item)}`).join("\n");
  }
  const quoted = group["type"] === "rich_text_quote";
  const inner = ((group["elements"] ?? []) as Fields[])
    .map((element) => {
      const shown = String(element["text"] ?? element["fallback"] ?? element["url"] ?? "");
      // The cited passage is bold in its surroundings.
      return quoted && (element["style"] as Fields | undefined)?.["bold"] ? `*${shown}*` : shown;
    })
    .join("");
  return quoted ? `│ ${inner}` : inner;
}

function control(element: Fields): string {
  if (element["type"] === "overflow") {
    return `[⋯ ${(element["options"] as Fields[]).map((option) => textOf(option["text"])).join(" | ")}]`;
  }
  if (element["type"] === "feedback_buttons") {
    return `[👍 ${textOf((element["positive_button"] as Fields)["text"])}] [👎 ${textOf((element["negative_button"] as Fields)["text"])}]`;
  }
  return `[${textOf(element["text"])}]`;
}

const textOf = (value: unknown): string => mrkdwn(String((value as Fields | undefined)?.["text"] ?? ""));

const mrkdwn = (text: string): string =>
  text
    .replace(/<!date\^[^|]*\|([^>]*)>/g, "$1")
    .replace(/<[^|>]*\|([^>]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const wrap = (row: string): string =>
  row
    .replace(new RegExp(`(?=.{${WIDTH + 1}})(.{1,${WIDTH}}) +`, "g"), row.startsWith("│") ? "$1\n│ " : "$1\n")
    .trimEnd();
