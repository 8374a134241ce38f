// Modals: any command as a form, built from its options, and the form read back. Pure.
import type { types } from "@slack/bolt";
import type { ChannelRef, CommandSpec, OptionSpec } from "../../src/platform/index.ts";
import { plainText } from "./controls.ts";
import { clip, oneLine } from "./text.ts";

/** What a modal remembers while it is open. */
export interface FormMemory {
  /** The command it fills in; undefined: a question about what stands in `thread`. */
  name: string | undefined;
  channel: ChannelRef;
  thread: string | undefined;
  /** What was asked about, for a question. */
  about: { author: string; text: string } | undefined;
}

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

export function commandForm(
  spec: CommandSpec,
  memory: FormMemory,
  filled: Record<string, string> = {},
): types.ModalView {
  return form(
    titled(spec.name),
    spec.summary,
    spec.options.slice(0, 90).map((option) => input(option, filled[option.name])),
    memory,
  );
}

const QUESTION: OptionSpec = {
  name: "question",
  description: "Answered in the thread of the message, from the sources held.",
  required: true,
  shape: "rest",
  choices: undefined,
  completes: undefined,
};

export const questionForm = (memory: FormMemory): types.ModalView =>
  form("Ask about this", clip(memory.about?.text ?? "", 300) || "Your question", [input(QUESTION, undefined)], memory);

const form = (title: string, summary: string, inputs: types.InputBlock[], memory: FormMemory): types.ModalView => ({
  type: "modal",
  callback_id: FORM,
  title: plainText(clip(title, 24)),
  submit: plainText("Send"),
  close: plainText("Cancel"),
  private_metadata: JSON.stringify(small(memory)),
  blocks: [{ type: "section", text: plainText(clip(oneLine(summary), 2000) || "…") }, ...inputs],
});

/** private_metadata holds 3,000 characters. */
const small = (memory: FormMemory): FormMemory => ({
  ...memory,
  about: memory.about && { author: clip(memory.about.author, 100), text: clip(memory.about.text, 1000) },
});

function input(option: OptionSpec, value: string | undefined): types.InputBlock {
  return {
    type: "input",
    block_id: option.name,
    optional: !option.required,
    label: plainText(clip(titled(option.name), 100)),
    hint: plainText(clip(oneLine(option.description), 300) || "…"),
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

/** `view.state.values` as Slack sends it: by block_id, then by action_id. */
export type FormValues = Record<
  string,
  Record<
    string,
    { value?: string | null | undefined; selected_option?: { value?: string | undefined } | null | undefined }
  >
>;

/** The options filled in, or, by block, what is wrong with them. */
export function readForm(
  options: readonly OptionSpec[],
  values: FormValues,
): { options: Record<string, string> } | { errors: Record<string, string> } {
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

export const readQuestion = (values: FormValues) => readForm([QUESTION], values);

export function readMemory(metadata: string): FormMemory | undefined {
  try {
    return JSON.parse(metadata) as FormMemory;
  } catch {
    return undefined;
  }
}
