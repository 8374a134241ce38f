// Forms: the one a question is asked in, and those of commands. A form's id says what it is about.
import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type ModalSubmitFields,
} from "discord.js";
import { clip, type CommandSpec, type OptionSpec, wordsIn } from "../../src/platform/index.ts";
import { type Filled, filledId } from "./controls.ts";
import { oneLine } from "./escape.ts";

type Modal = APIModalInteractionResponseCallbackData;

export const QUESTION = "question";
const PREFIX = "f1|about|";
const MOST_FIELDS = 5;
const MOST_LABEL = 45;

/** `about` is the message asked about. */
export function askModal(about: string, language: string): Modal {
  const words = wordsIn(language);
  return {
    custom_id: PREFIX + about,
    title: words.say("form.askAbout"),
    components: [
      {
        type: ComponentType.Label,
        label: words.say("form.question"),
        component: {
          type: ComponentType.TextInput,
          custom_id: QUESTION,
          style: TextInputStyle.Paragraph,
          placeholder: words.say("discord.askHint"),
          min_length: 1,
          max_length: 1000,
          required: true,
        },
      },
    ],
  };
}

export const readModal = (customId: string): string | undefined =>
  customId.startsWith(PREFIX) ? customId.slice(PREFIX.length) : undefined;

/** What the core can complete is an id when it is filled in already: nothing for people to read or change. */
const isHeld = (option: OptionSpec, options: Record<string, string>): boolean =>
  option.completes !== undefined && options[option.name] !== undefined;

/** The form of a command. Undefined when there is nothing to ask, more than a form holds, or no room for what is held. */
export function commandModal(
  spec: CommandSpec,
  { options }: Filled,
  title: string,
  language: string,
): Modal | undefined {
  const held = spec.options.filter((option) => isHeld(option, options));
  const shown = spec.options
    .filter((option) => !held.includes(option))
    .toSorted((a, b) => Number(b.required) - Number(a.required));
  const customId = filledId("send", {
    command: spec.name,
    options: Object.fromEntries(held.map(({ name }) => [name, options[name] ?? ""])),
  });
  if (customId === undefined || shown.length === 0 || shown.slice(MOST_FIELDS).some(({ required }) => required)) {
    return undefined;
  }
  return {
    custom_id: customId,
    title: clip(oneLine(title), MOST_LABEL) || spec.name,
    components: shown.slice(0, MOST_FIELDS).map((option) => field(option, options[option.name], language)),
  };
}

function field(option: OptionSpec, value: string | undefined, language: string): APILabelComponent {
  const { name, required, choices } = option;
  const said = wordsIn(language).tell(option.description);
  const told = { label: clip(said, MOST_LABEL), ...(said.length > MOST_LABEL ? { description: clip(said, 100) } : {}) };
  if (choices && choices.length <= 25) {
    const offers = choices.map((choice) => ({ label: choice, value: choice, default: choice === value }));
    const component = { type: ComponentType.StringSelect as const, custom_id: name, options: offers, required };
    return { type: ComponentType.Label, ...told, component: { ...component, min_values: required ? 1 : 0 } };
  }
  return {
    type: ComponentType.Label,
    ...told,
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: option.shape === "rest" ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: 1000,
      required,
      ...(value ? { value: value.slice(0, 1000) } : {}),
    },
  };
}

/** What a person wrote and chose, by option; what was left empty is left out. */
export function readFields({ fields }: Pick<ModalSubmitFields, "fields">): Record<string, string> {
  const given = fields.map((entry): [string, string] => {
    const value = "value" in entry ? entry.value : "values" in entry ? entry.values[0] : undefined;
    return [entry.customId, typeof value === "string" ? value.trim() : ""];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}
