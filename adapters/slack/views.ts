// Modals: any command as a form, built from its options, and the form read back. Pure.
import type { types } from "@slack/bolt";
import { clip, type ChannelRef, type CommandSpec, type OptionSpec, wordsIn } from "../../src/platform/index.ts";
import { plainText } from "./controls.ts";
import { oneLine } from "./text.ts";

/** What a modal remembers while it is open. */
export interface FormMemory {
  /** The command it fills in; undefined: a question about what stands in `thread`. */
  name: string | undefined;
  channel: ChannelRef;
  thread: string | undefined;
  /** What was asked about, for a question. */
  about: { author: string; text: string } | undefined;
  /** Options that were filled in for the person and are not for their eyes. */
  kept: Record<string, string>;
}

/** Where a form was asked for, and where what it does is answered. */
type FormPlace = Pick<FormMemory, "channel" | "thread">;

/** callback_id of every modal of ours. */
export const FORM = "fn:form";

/**
 * True when a command typed without anything behind it should open its form: it needs something, or it is a setting.
 * What makes sense without options simply runs.
 */
export const opensForm = (spec: CommandSpec): boolean =>
  spec.options.some((option) => option.required) || (spec.group === "settings" && spec.options.length > 0);

export const findCommand = (commands: readonly CommandSpec[], word: string): CommandSpec | undefined =>
  commands.find(({ name, aliases }) => name === word.toLowerCase() || aliases.includes(word.toLowerCase()));

/**
 * The form of a command with `filled` filled in. What names a thing of the bot's own, such as a story's
 * id, is kept unseen. `label` is what the control said that opens it.
 */
export function commandForm(
  spec: CommandSpec,
  { channel, thread }: FormPlace,
  filled: Record<string, string> = {},
  label?: string,
): types.ModalView {
  const hidden = ({ name, completes }: OptionSpec): boolean =>
    completes !== undefined && filled[name] !== undefined && filled[name].length <= MOST_KEPT;
  return form(
    label && label.length <= MOST_TITLE ? label : titled(spec.name),
    wordsIn("en").tell(spec.summary),
    spec.options
      .filter((option) => !hidden(option))
      .slice(0, 90)
      .map((option) => input(option, filled[option.name])),
    {
      name: spec.name,
      channel,
      thread,
      about: undefined,
      kept: Object.fromEntries(spec.options.filter(hidden).map(({ name }) => [name, filled[name]!])),
    },
  );
}

const MOST_KEPT = 200;
const MOST_TITLE = 24;

const QUESTION: OptionSpec = {
  name: "question",
  description: "Answered in the thread of the message, from the sources held.",
  required: true,
  shape: "rest",
  choices: undefined,
  completes: undefined,
};

export const questionForm = (
  { channel, thread }: FormPlace,
  about: NonNullable<FormMemory["about"]>,
): types.ModalView =>
  form("Ask about this", clip(about.text, 300) || "Your question", [input(QUESTION, undefined)], {
    name: undefined,
    channel,
    thread,
    about: { author: clip(about.author, 100), text: clip(about.text, 1000) },
    kept: {},
  });

const form = (title: string, summary: string, inputs: types.InputBlock[], memory: FormMemory): types.ModalView => ({
  type: "modal",
  callback_id: FORM,
  title: plainText(clip(title, MOST_TITLE)),
  submit: plainText("Send"),
  close: plainText("Cancel"),
  // Holds 3,000 characters.
  private_metadata: JSON.stringify(memory),
  blocks: [{ type: "section", text: plainText(clip(oneLine(summary), 2000) || "…") }, ...inputs],
});

function input(option: OptionSpec, value: string | undefined): types.InputBlock {
  return {
    type: "input",
    block_id: option.name,
    optional: !option.required,
    label: plainText(clip(titled(option.name), 100)),
    hint: plainText(clip(oneLine(wordsIn("en").tell(option.description)), 300) || "…"),
    element: option.choices && option.choices.length <= 100 ? select(option.choices, value) : typed(option, value),
  };
}

function select(choices: readonly string[], value: string | undefined): types.StaticSelect {
  const options = choices.map((choice) => ({ text: plainText(clip(choice, 75)), value: clip(choice, 75) }));
  const chosen = options.find((option) => option.value === value);
  return { type: "static_select", action_id: "value", options, ...(chosen ? { initial_option: chosen } : {}) };
}

const typed = (option: OptionSpec, value: string | undefined): types.PlainTextInput => ({
  type: "plain_text_input",
  action_id: "value",
  multiline: option.shape === "rest",
  max_length: 3000,
  ...(value ? { initial_value: clip(value, 3000) } : {}),
});

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");

type FormRead = { options: Record<string, string> } | { errors: Record<string, string> };

/** `view.state.values` as Slack sends it: by block_id, then by action_id. */
export type FormValues = Record<
  string,
  Record<
    string,
    { value?: string | null | undefined; selected_option?: { value?: string | undefined } | null | undefined }
  >
>;

/** What was filled in, or, by block, what is wrong with it. */
function readForm(options: readonly OptionSpec[], values: FormValues): FormRead {
  const read: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const option of options) {
    const entry = values[option.name]?.["value"];
    const value = (entry?.selected_option?.value ?? entry?.value ?? "").trim();
    if (value === "" && option.required) errors[option.name] = "Please fill this in.";
    else if (value !== "" && option.choices && !option.choices.includes(value)) {
      errors[option.name] = `Choose one of: ${option.choices.join(", ")}.`;
    } else if (value !== "") read[option.name] = value;
  }
  return Object.keys(errors).length > 0 ? { errors } : { options: read };
}

/** The same for a form as it was opened: without `spec` a question; what it kept unseen was not asked for. */
export const readOpened = (spec: CommandSpec | undefined, kept: FormMemory["kept"], values: FormValues): FormRead =>
  readForm(spec ? spec.options.filter(({ name }) => !Object.hasOwn(kept, name)) : [QUESTION], values);

export function readMemory(metadata: string): FormMemory | undefined {
  try {
    return JSON.parse(metadata) as FormMemory;
  } catch {
    return undefined;
  }
}
