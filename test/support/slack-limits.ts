// An independent reading of Slack's documented limits and of its markup: what a payload breaks, and what in it is live.
// Sources: docs.slack.dev/reference/block-kit (blocks, elements, composition objects), docs.slack.dev/messaging/formatting-message-text.

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textOf = (value: unknown): string => (isObject(value) && typeof value["text"] === "string" ? value["text"] : "");
const length = (value: unknown): number => (typeof value === "string" ? value.length : 0);

const IN_MESSAGE = new Set(
  "header section context actions context_actions divider image rich_text markdown input video file table".split(" "),
);
const ELEMENTS = new Set(
  "button overflow static_select external_select plain_text_input feedback_buttons image mrkdwn plain_text checkboxes radio_buttons".split(
    " ",
  ),
);
const RICH = new Set("rich_text_section rich_text_list rich_text_quote rich_text_preformatted".split(" "));

/** Everything in a message payload that Slack would refuse or cut, as sentences; empty when it is fine. */
export function messageFaults(payload: Json): string[] {
  const faults: string[] = [];
  const blocks = list(payload["blocks"]);
  const text = payload["text"];
  if (payload["blocks"] !== undefined && !Array.isArray(payload["blocks"])) faults.push("blocks is not a list");
  if (typeof text !== "string" || text.trim() === "") faults.push("no top-level text");
  if (length(text) > 4000) faults.push(`text has ${length(text)} characters, 4000 is advised`);
  if (blocks.length > 50) faults.push(`${blocks.length} blocks, 50 allowed`);
  const characters = shownText(blocks).join("").length;
  if (characters > 12_000) faults.push(`${characters} characters in blocks, 12000 planned for`);
  if (JSON.stringify(blocks).length > 13_200) faults.push("blocks are longer than msg_blocks_too_long allows");
  faults.push(...blockFaults(blocks));
  const metadata = payload["metadata"];
  if (metadata !== undefined) {
    if (!isObject(metadata) || typeof metadata["event_type"] !== "string" || !isObject(metadata["event_payload"])) {
      faults.push("metadata is not {event_type, event_payload}");
    } else if (Object.values(metadata["event_payload"]).some((value) => isObject(value))) {
      faults.push("event_payload is not flat");
    }
  }
  return faults;
}

/** The same for a modal or home view. */
export function viewFaults(view: Json): string[] {
  const faults: string[] = [];
  const blocks = list(view["blocks"]);
  if (view["type"] !== "modal" && view["type"] !== "home") faults.push(`view type ${String(view["type"])}`);
  if (blocks.length > 100) faults.push(`${blocks.length} blocks in a view, 100 allowed`);
  if (view["type"] === "modal") {
    for (const name of ["title", "submit", "close"]) {
      if (textOf(view[name]).length > 24) faults.push(`${name} is longer than 24`);
    }
    if (!textOf(view["title"])) faults.push("modal without a title");
    if (blocks.some((block) => block["type"] === "input") && !textOf(view["submit"]))
      faults.push("inputs without submit");
  }
  if (length(view["private_metadata"]) > 3000) faults.push("private_metadata is longer than 3000");
  if (length(view["callback_id"]) > 255) faults.push("callback_id is longer than 255");
  return [...faults, ...blockFaults(blocks)];
}

export function blockFaults(blocks: Json[]): string[] {
  const faults: string[] = [];
  const ids = blocks.map((block) => block["block_id"]).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) faults.push("a block_id is used twice");
  for (const [index, block] of blocks.entries()) {
    const type = String(block["type"]);
    const add = (fault: string): void => void faults.push(`${type} at ${index}: ${fault}`);
    if (!IN_MESSAGE.has(type)) add("unknown block");
    if (length(block["block_id"]) > 255) add("block_id is longer than 255");
    if (type === "header") {
      if (!isObject(block["text"]) || block["text"]["type"] !== "plain_text") add("text is not plain_text");
      between(textOf(block["text"]), 1, 150, add);
    }
    if (type === "section") {
      if (block["text"] !== undefined) between(textOf(block["text"]), 1, 3000, add);
      const fields = list(block["fields"]);
      if (fields.length > 10) add("more than 10 fields");
      for (const field of fields) between(textOf(field), 1, 2000, add);
      if (block["text"] === undefined && fields.length === 0) add("neither text nor fields");
      if (isObject(block["accessory"])) elementFaults(block["accessory"], add);
    }
    if (type === "context") elements(block, 10, add);
    if (type === "actions") elements(block, 25, add);
    if (type === "context_actions") elements(block, 5, add);
    if (type === "image") {
      between(String(block["image_url"] ?? ""), 1, 3000, add);
      between(String(block["alt_text"] ?? ""), 1, 2000, add);
      if (!/^https?:\/\//.test(String(block["image_url"]))) add("image_url is not of the web");
    }
    if (type === "markdown") between(String(block["text"] ?? ""), 1, 12_000, add);
    if (type === "input") {
      between(textOf(block["label"]), 1, 2000, add);
      if (length(textOf(block["hint"])) > 2000) add("hint is longer than 2000");
      if (isObject(block["element"])) elementFaults(block["element"], add);
      else add("no element");
    }
    if (type === "rich_text") richFaults(block, add);
  }
  return faults;
}

function elements(block: Json, most: number, add: (fault: string) => void): void {
  const found = list(block["elements"]);
  if (found.length === 0) add("no elements");
  if (found.length > most) add(`${found.length} elements, ${most} allowed`);
  const ids = found.map((element) => element["action_id"]).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) add("an action_id is used twice");
  for (const element of found) elementFaults(element, add);
}

function elementFaults(element: Json, add: (fault: string) => void): void {
  const type = String(element["type"]);
  if (!ELEMENTS.has(type)) add(`unknown element ${type}`);
  if (type === "mrkdwn") between(textOf(element), 1, 3000, add);
  // What is not written escaped is counted as Slack keeps it.
  if (type === "plain_text") between(escaped(textOf(element)), 1, 3000, add);
  if (length(element["action_id"]) > 255) add("action_id is longer than 255");
  if (length(element["accessibility_label"]) > 75) add("accessibility_label is longer than 75");
  if (type === "button") {
    between(textOf(element["text"]), 1, 75, add);
    if (length(element["value"]) > 2000) add("value is longer than 2000");
    if (length(element["url"]) > 3000) add("url is longer than 3000");
    if (element["style"] !== undefined && !["primary", "danger"].includes(String(element["style"]))) add("style");
  }
  if (type === "feedback_buttons") {
    for (const name of ["positive_button", "negative_button"]) {
      const button = element[name];
      if (!isObject(button)) add(`no ${name}`);
      else {
        between(textOf(button["text"]), 1, 75, add);
        if (!length(button["value"])) add(`${name} without value`);
        if (length(button["accessibility_label"]) > 75) add("accessibility_label is longer than 75");
      }
    }
  }
  if (type === "overflow" || type === "static_select") {
    const options = list(element["options"]);
    const most = type === "overflow" ? 5 : 100;
    if (options.length === 0 || options.length > most) add(`${options.length} options, 1 to ${most} allowed`);
    for (const option of options) {
      between(textOf(option["text"]), 1, 75, add);
      between(String(option["value"] ?? ""), 1, 75, add);
    }
  }
  if (length(textOf(element["placeholder"])) > 150) add("placeholder is longer than 150");
  if (type === "plain_text_input") {
    const most = element["max_length"];
    if (most !== undefined && (typeof most !== "number" || most < 1 || most > 3000)) add("max_length");
  }
}

const STYLES = new Set(["bold", "italic", "strike", "code"]);

function richFaults(block: Json, add: (fault: string) => void): void {
  const groups = list(block["elements"]).flatMap((group) =>
    group["type"] === "rich_text_list" ? list(group["elements"]) : [group],
  );
  if (groups.length === 0) add("no elements");
  for (const group of groups) {
    if (!RICH.has(String(group["type"]))) add(`unknown rich text ${String(group["type"])}`);
    const inner = list(group["elements"]);
    if (inner.length === 0) add("empty rich text");
    for (const element of inner) {
      const type = String(element["type"]);
      if (type === "text") between(String(element["text"] ?? ""), 1, 3000, add);
      else if (type === "link") {
        between(String(element["url"] ?? ""), 1, 3000, add);
        if (element["text"] !== undefined) between(String(element["text"]), 1, 3000, add);
      } else if (type === "date") {
        if (!Number.isInteger(element["timestamp"]) || !/\{\w+\}/.test(String(element["format"]))) add("date");
      } else if (!["user", "usergroup", "channel", "emoji"].includes(type)) add(`rich text element ${type}`);
      if (isObject(element["style"]) && Object.keys(element["style"]).some((name) => !STYLES.has(name))) add("style");
    }
  }
}

function between(text: string, least: number, most: number, add: (fault: string) => void): void {
  if (text.length < least || text.length > most) add(`${text.length} characters, ${least} to ${most} allowed`);
  if (!text.isWellFormed()) add("half a character");
}

/** Text a reader would see, in order. */
export function shownText(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(shownText);
  if (!isObject(value)) return [];
  // Slack's reference: the first item of a list is numbered one above its offset.
  if (value["type"] === "rich_text_list") {
    return list(value["elements"]).flatMap((item, index) => [
      `\n${Number(value["offset"] ?? 0) + index + 1}. `,
      ...shownText(item),
    ]);
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string"
      ? key === "text" || key === "alt_text" || key === "fallback"
        ? [inner]
        : []
      : shownText(inner),
  );
}

/** Addresses a reader could follow or Slack would fetch. */
export function addresses(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addresses);
  if (!isObject(value)) return [];
  const own = ["url", "image_url"].flatMap((key) => (typeof value[key] === "string" ? [value[key]] : []));
  const inMrkdwn =
    value["type"] === "mrkdwn"
      ? [...textOf(value).matchAll(/<(https?:[^|>]*)/g)].map((match) => decode(match[1]!))
      : [];
  return [...own, ...inMrkdwn, ...Object.values(value).flatMap(addresses)];
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const decode = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/**
 * Everything in a payload that would mention, link elsewhere, format or draw: for text that came from outside none of it
 * may be there. `ours` are the addresses the payload may link to.
 */
export function liveParts(payload: Json, ours: ReadonlySet<string>): string[] {
  const found: string[] = [];
  if (payload["link_names"] !== undefined && payload["link_names"] !== false) found.push("link_names");
  if (payload["parse"] !== undefined && payload["parse"] !== "none") found.push(`parse ${String(payload["parse"])}`);
  if (typeof payload["text"] === "string") found.push(...liveMrkdwn(payload["text"]));
  if (payload["markdown_text"] !== undefined) found.push("markdown_text");
  for (const address of addresses(payload["blocks"])) if (!ours.has(address)) found.push(`address ${address}`);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (!isObject(value)) return;
    if (value["type"] === "mrkdwn") found.push(...liveMrkdwn(textOf(value)));
    if (value["type"] === "markdown") found.push("markdown block");
    if (value["type"] === "plain_text" && value["emoji"] !== false && /:[^\s:]+:/.test(textOf(value)))
      found.push("emoji");
    if (["user", "usergroup", "channel", "broadcast", "team", "emoji"].includes(String(value["type"]))) {
      found.push(`rich text ${String(value["type"])}`);
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(payload["blocks"]);
  return found;
}

/** Live parts of one mrkdwn text: links and dates are let through, they are judged by their addresses. */
export function liveMrkdwn(text: string): string[] {
  const found: string[] = [];
  const outside = text.replace(/<([^<>]*)>/g, (_, inner: string) => {
    if (/^!date\^\d+\^/.test(inner)) return "";
    if (/^https?:\/\/[^|]+\|/.test(inner)) return ` ${inner.slice(inner.indexOf("|") + 1)} `;
    found.push(`<${inner}>`);
    return "";
  });
  if (/[<>]/.test(outside)) found.push("a bare angle bracket");
  if (/&(?!amp;|lt;|gt;)/.test(outside)) found.push("a bare ampersand");
  for (const [name, pattern] of Object.entries(FORMATS)) {
    const match = pattern.exec(outside);
    if (match) found.push(`${name}: ${match[0]} in ${outside.slice(Math.max(0, match.index - 60), match.index + 30)}`);
  }
  return found;
}

/** How mrkdwn opens a format: a mark at a word's edge. Stricter than Slack: an opening mark alone is already counted. */
const FORMATS = {
  bold: /\*/,
  strike: /~/,
  code: /`/,
  italic: /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
  emoji: /:[^\s:]+:/,
  quote: /(?:^|\n)\s*&gt;/,
};
