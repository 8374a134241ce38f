// Actions as Discord's buttons, select and thumbs, and what their custom ids say. Pure.
import {
  ButtonStyle,
  ComponentType,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIActionRowComponent,
} from "discord.js";
import type { Action, DeliveryKey } from "../../src/platform/index.ts";
import { clip, oneLine } from "./escape.ts";
import { words } from "./words.ts";

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Everything a press needs stands in its id: after a restart it means the same. At most 100 characters each. */
const VERSION = "f1";
const id = (verb: "act" | "menu" | "ask", rest = ""): string => `${VERSION}|${verb}|${rest}`;

export type Press = { kind: "act"; actionId: string } | { kind: "menu" } | { kind: "ask" };

/** Ids of another version go on to the core as they are, which answers them politely. */
export function readCustomId(customId: string): Press {
  const [version, verb, ...rest] = customId.split("|");
  if (version !== VERSION) return { kind: "act", actionId: customId };
  if (verb === "menu" || verb === "ask") return { kind: verb };
  return { kind: "act", actionId: rest.join("|") };
}

/** The Ask button carries the delivery's key: this is how a post is found again in a channel's history. */
export const askId = (key: DeliveryKey | undefined): string => id("ask", key);

/** The rows below a message. With `ask`, the adapter's own button that opens a question's modal. */
export function controls(
  actions: Action[],
  ask: { key: DeliveryKey | undefined } | undefined,
  language: string,
): Row[] {
  const once = actions.filter((action, index) => actions.findIndex((other) => other.id === action.id) === index);
  const menu = once.filter((action) => action.kind === "menu").slice(0, 25);
  const buttons = once.filter((action) => action.kind === "primary" || action.kind === "secondary").slice(0, 9);
  const thumbs = once.filter((action) => action.kind.startsWith("feedback")).slice(0, 5);
  // One primary button in a message, whoever asked for it first.
  const primary = buttons.find((action) => action.kind === "primary");
  const row = buttons.map((action) => button(action, action === primary));
  if (ask) {
    const style = primary ? ButtonStyle.Secondary : ButtonStyle.Primary;
    row.push({ type: ComponentType.Button, style, label: words(language).ask, custom_id: askId(ask.key) });
  }
  return [
    ...rowsOf(row),
    ...(menu.length > 0 ? [select(menu, language)] : []),
    ...rowsOf(thumbs.map((action) => button(action, false))),
  ];
}

const label = (action: Action, most: number): string => clip(oneLine(action.label), most) || "…";

function button(action: Action, primary: boolean): APIButtonComponentWithCustomId {
  const thumb = { "feedback-good": "👍", "feedback-bad": "👎" }[action.kind as string];
  return {
    type: ComponentType.Button,
    style: primary ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: label(action, 80),
    custom_id: id("act", action.id),
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
        placeholder: words(language).more,
        options: menu.map((action) => ({ label: label(action, 100), value: action.id })),
      },
    ],
  };
}

function rowsOf(buttons: APIButtonComponentWithCustomId[]): Row[] {
  return Array.from({ length: Math.ceil(buttons.length / 5) }, (_, index) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(index * 5, index * 5 + 5),
  }));
}
