// The form a question is asked in, from a button or a message command. Its id says what the question is about.
import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from "discord.js";
import { words } from "./words.ts";

export const QUESTION = "question";
const PREFIX = "f1|about|";

/** `about` is the message asked about. */
export function askModal(about: string, language: string): APIModalInteractionResponseCallbackData {
  const said = words(language);
  return {
    custom_id: PREFIX + about,
    title: said.askTitle,
    components: [
      {
        type: ComponentType.Label,
        label: said.askLabel,
        component: {
          type: ComponentType.TextInput,
          custom_id: QUESTION,
          style: TextInputStyle.Paragraph,
          placeholder: said.askHint,
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
