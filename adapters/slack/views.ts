// Modals: any command as a form, built from its options, and the form read back. Pure.
import type { types } from "@slack/bolt";
import {
  clip,
  type ChannelRef,
  type CommandSpec,
  type OptionSpec,
  type Said,
  sentence,
  type Words,
} from "../../src/platform/index.ts";
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
  !spec.shows &&
  (spec.options.some((option) => option.required) || (spec.group === "settings" && spec.options.length > 0));

/**
 * The form of a command with `filled` filled in. What names a thing of the bot's own, such as a story's
 * id, is kept unseen. `label` is what the control said that opens it.
 */
export function commandForm(
  spec: CommandSpec,
  { channel, thread }: FormPlace,
  words: Words,
  { filled = {}, label }: { filled?: Record<string, string>; label?: string | undefined } = {},
): types.ModalView {
  const kept = Object.fromEntries(
    spec.options.flatMap(({ name, completes }) => {
      const value = filled[name];
      return completes !== undefined && value !== undefined && value.length <= MOST_KEPT ? [[name, value]] : [];
    }),
  );
  return form(
    label && label.length <= MOST_TITLE ? label : titled(spec.name),
    spec.summary,
    spec.options.filter(({ name }) => !Object.hasOwn(kept, name)).slice(0, 90),
    { name: spec.name, channel, thread, about: undefined, kept },
    words,
    filled,
  );
}

const MOST_KEPT = 200;
const MOST_TITLE = 24;

const QUESTION: OptionSpec = {
  name: "question",
  description: sentence("form.questionHint"),
  required: true,
  shape: "rest",
  choices: undefined,
  completes: undefined,
};

export const questionForm = (
  { channel, thread }: FormPlace,
  about: NonNullable<FormMemory["about"]>,
  words: Words,
): types.ModalView =>
  form(
    words.say("form.askAbout"),
    clip(about.text, 300) || sentence("form.question"),
    [QUESTION],
    {
      name: undefined,
      channel,
      thread,
      about: { author: clip(about.author, 100), text: clip(about.text, 1000) },
      kept: {},
    },
    words,
  );

const form = (
  title: string,
  summary: Said,
  options: readonly OptionSpec[],
  memory: FormMemory,
  words: Words,
  filled: Record<string, string> = {},
): types.ModalView => ({
  type: "modal",
  callback_id: FORM,
  title: plainText(clip(title, MOST_TITLE)),
  submit: plainText(words.say("form.send")),
  close: plainText(words.say("form.cancel")),
  // Holds 3,000 characters.
  private_metadata: JSON.stringify(memory),
  blocks: [
    { type: "section", text: plainText(clip(oneLine(words.tell(summary)), 2000) || "…") },
    ...options.map((option) => input(option, filled[option.name], words)),
  ],
});

function input(option: OptionSpec, value: string | undefined, words: Words): types.InputBlock {
  return {
    type: "input",
    block_id: option.name,
    optional: !option.required,
    // What it is, in the reader's words: an option's name is for those who type.
    label: plainText(clip(oneLine(words.tell(option.description)), 300) || titled(option.name)),
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

/** What was filled in, or what is wrong with it by block, to be said in the reader's words. */
type FormRead = { options: Record<string, string> } | { wrong(words: Words): Record<string, string> };

/** `view.state.values` as Slack sends it: by block_id, then by action_id. */
export type FormValues = Record<
  string,
  Record<
    string,
    { value?: string | null | undefined; selected_option?: { value?: string | undefined } | null | undefined }
  >
>;

function readForm(options: readonly OptionSpec[], values: FormValues): FormRead {
  const read: Record<string, string> = {};
  const errors: Record<string, Said> = {};
  for (const option of options) {
    const entry = values[option.name]?.["value"];
    const value = (entry?.selected_option?.value ?? entry?.value ?? "").trim();
    if (value === "" && option.required) errors[option.name] = sentence("form.fillIn");
    else if (value !== "" && option.choices && !option.choices.includes(value)) {
      errors[option.name] = sentence("form.chooseOne", { choices: option.choices.join(", ") });
    } else if (value !== "") read[option.name] = value;
  }
  if (Object.keys(errors).length === 0) return { options: read };
  return {
    wrong: (words) => Object.fromEntries(Object.entries(errors).map(([name, fault]) => [name, words.tell(fault)])),
  };
}

/** The same for a form as it was opened: without `spec` a question; what it kept unseen was not asked for. */
export const readOpened = (spec: CommandSpec | undefined, kept: FormMemory["kept"], values: FormValues): FormRead =>
  readForm(spec ? spec.options.filter(({ name }) => !Object.hasOwn(kept, name)) : [QUESTION], values);

export function readMemory(metadata: string): FormMemory | undefined {
  try {
    // Only forms of ours come with it; what a client may have changed is checked where it is used.
    return JSON.parse(metadata) as FormMemory;
  } catch {
    return undefined;
  }
}
