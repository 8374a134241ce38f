// Actions as Discord's buttons, select and thumbs, and what their custom ids say. Pure.
import {
  ButtonStyle,
  ComponentType,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIActionRowComponent,
} from "discord.js";
import { clip, type Action, type DeliveryKey, wordsIn } from "../../src/platform/index.ts";
import { oneLine } from "./escape.ts";

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Everything a press needs stands in its id: after a restart it means the same. At most 100 characters each. */
const VERSION = "f1";
const MOST_ID = 100;
const id = (verb: "act" | "menu" | "ask" | "form" | "send", rest = ""): string => `${VERSION}|${verb}|${rest}`;

/** A command with some of its options: `form` opens its form, `send` is that form sent. */
export interface Filled {
  command: string;
  options: Record<string, string>;
}

export type Press =
  | { kind: "act"; actionId: string }
  | { kind: "menu" }
  | { kind: "ask" }
  | ({ kind: "form" | "send" } & Filled);

/** Of a control, a menu entry or a form. Ids of another version go on to the core as they are, which answers them politely. */
export function readCustomId(customId: string): Press {
  const [version, verb, ...rest] = customId.split("|");
  if (version !== VERSION) return { kind: "act", actionId: customId };
  if (verb === "menu" || verb === "ask") return { kind: verb };
  if (verb === "form" || verb === "send") {
    const [command = "", options] = rest;
    return { kind: verb, command, options: Object.fromEntries(new URLSearchParams(options)) };
  }
  return { kind: "act", actionId: rest.join("|") };
}

/** Undefined when it does not fit into an id. */
export function filledId(verb: "form" | "send", { command, options }: Filled): string | undefined {
  const made = id(verb, `${command}|${new URLSearchParams(options)}`);
  return made.length <= MOST_ID ? made : undefined;
}

/** Without room for its form, an action is one like any other: the core then says how to go on. */
const formId = ({ form }: Action): string | undefined => form && filledId("form", form);
/** What a menu entry is chosen by, and what makes an action one of its own. */
const valueOf = (action: Action): string => formId(action) ?? action.id;

/** The Ask button carries the delivery's key: this is how a post is found again in a channel's history. */
export const askId = (key: DeliveryKey | undefined): string => id("ask", key);

const IN_A_ROW = 5;

/** The rows below a message. With `ask`, the adapter's own button that opens a question's modal. */
export function controls(
  actions: Action[],
  ask: { key: DeliveryKey | undefined } | undefined,
  language: string,
): Row[] {
  const once = actions.filter(
    (action, index) => actions.findIndex((other) => valueOf(other) === valueOf(action)) === index,
  );
  const buttons = once.filter((action) => action.kind === "primary" || action.kind === "secondary").slice(0, 9);
  const menu = once.filter((action) => action.kind === "menu").slice(0, 25);
  const thumbs = once.filter((action) => action.kind.startsWith("feedback")).slice(0, 5);
  // One primary button in a message, whoever asked for it first.
  const primary = buttons.find((action) => action.kind === "primary");
  const row = buttons.map((action) => button(action, action === primary));
  if (ask) {
    const style = primary ? ButtonStyle.Secondary : ButtonStyle.Primary;
    row.push({
      type: ComponentType.Button,
      style,
      label: wordsIn(language).say("button.ask"),
      custom_id: askId(ask.key),
    });
  }
  if (thumbs.length > 0) {
    // A post has two rows. What finds no room there is offered behind a thumb.
    const kept = menu.slice(0, Math.max(0, 2 * IN_A_ROW - row.length - thumbs.length));
    const second = [...kept, ...thumbs].map((action) => button(action, false));
    return row.length <= IN_A_ROW ? [...rowsOf(row), ...rowsOf(second)] : rowsOf([...row, ...second]);
  }
  // A menu is as wide as the message and as high as a row: what one row of buttons holds needs none.
  if (menu.length > IN_A_ROW) return [...rowsOf(row), select(menu, language)];
  return [...rowsOf(row), ...rowsOf(menu.map((action) => button(action, false)))];
}

const label = (action: Action, most: number): string => clip(oneLine(action.label), most) || "…";

const THUMBS: Partial<Record<Action["kind"], string>> = { "feedback-good": "👍", "feedback-bad": "👎" };

function button(action: Action, primary: boolean): APIButtonComponentWithCustomId {
  const thumb = THUMBS[action.kind];
  return {
    type: ComponentType.Button,
    style: primary ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: label(action, 80),
    custom_id: formId(action) ?? id("act", action.id),
    ...(thumb ? { emoji: { name: thumb } } : {}),
  };
}

function select(menu: Action[], language: string): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id("menu"),
        placeholder: wordsIn(language).say("button.more"),
        options: menu.map((action) => ({ label: label(action, 100), value: valueOf(action) })),
      },
    ],
  };
}

function rowsOf(buttons: APIButtonComponentWithCustomId[]): Row[] {
  return Array.from({ length: Math.ceil(buttons.length / IN_A_ROW) }, (_, index) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(index * IN_A_ROW, index * IN_A_ROW + IN_A_ROW),
  }));
}
