// Actions as Slack's controls: buttons, the overflow menu, and the thumbs.
import type { types } from "@slack/bolt";
import { type Action, clip } from "../../src/platform/index.ts";
import type { Doors } from "./doors.ts";
import { oneLine } from "./text.ts";

export interface Dress {
  /** Thumbs as Slack's own feedback control; plain buttons where a workspace refuses it. */
  feedback: boolean;
  /** Pictures; left out where Slack could not fetch them. */
  pictures: boolean;
  /** What its commands are called there, where not as usual. */
  doors?: Doors;
}

export const plainText = (said: string): types.PlainTextElement => ({ type: "plain_text", text: said, emoji: false });

/** Every control carries its meaning as its value; action_id only has to be unique within its block. */
export const ACTION_ID = /^fn:/;

type Form = NonNullable<Action["form"]>;

/** A command's form with some of it filled in, as a value: an Action's id never holds a question mark. */
export const formValue = ({ command, options }: Form): string => `${command}?${new URLSearchParams(options)}`;

export function formOf(value: string): Form | undefined {
  const [, command, query] = /^([^?]+)\?(.*)$/s.exec(value) ?? [];
  return command ? { command, options: Object.fromEntries(new URLSearchParams(query)) } : undefined;
}

/** What pressing it sends back: the form it opens, else its id. A button's value holds 2,000 characters. */
function valueOf({ id, form }: Action): string {
  const value = form && formValue(form);
  return value && value.length <= 2000 ? value : id;
}

export function actionBlocks(actions: Action[], dress: Dress): types.KnownBlock[] {
  const thumbs = actions.filter((action) => action.kind.startsWith("feedback"));
  const good = thumbs.find((action) => action.kind === "feedback-good");
  const bad = thumbs.find((action) => action.kind === "feedback-bad");
  const native = dress.feedback && good && bad;
  // An option's value holds 75 characters (Option object reference), an Action's id up to 90: a longer one becomes a button.
  const inMenu = (action: Action): boolean => action.kind === "menu" && valueOf(action).length <= 75;
  const buttons = actions.filter((action) => !inMenu(action) && !action.kind.startsWith("feedback"));
  const menu = actions.filter(inMenu).slice(0, 10);
  const elements = [
    ...[...buttons, ...(native ? [] : thumbs)].slice(0, 20).map(button),
    ...(menu.length > 0 ? [overflow(menu.slice(0, 5), 1)] : []),
    ...(menu.length > 5 ? [overflow(menu.slice(5), 2)] : []),
  ];
  return [
    ...(elements.length > 0 ? [{ type: "actions" as const, elements }] : []),
    ...(native ? [feedback(good, bad)] : []),
  ];
}

const button = (action: Action, index: number): types.Button => ({
  type: "button",
  action_id: `fn:button:${index}`,
  text: plainText(clip(oneLine(action.label), 75) || "…"),
  value: valueOf(action),
  ...(action.kind === "primary" ? { style: "primary" as const } : {}),
});

const overflow = (menu: Action[], nth: number): types.Overflow => ({
  type: "overflow",
  action_id: `fn:menu:${nth}`,
  options: menu.map((action) => ({ text: plainText(clip(oneLine(action.label), 75) || "…"), value: valueOf(action) })),
});

const feedback = (good: Action, bad: Action): types.KnownBlock => ({
  type: "context_actions",
  elements: [
    {
      type: "feedback_buttons",
      action_id: "fn:feedback",
      positive_button: thumb(good),
      negative_button: thumb(bad),
    },
  ],
});

const thumb = (action: Action) => {
  const label = clip(oneLine(action.label), 75) || "…";
  return { text: plainText(label), value: action.id, accessibility_label: label };
};
