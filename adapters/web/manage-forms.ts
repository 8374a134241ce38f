// The forms of managing: one field beside a button, or a field for each option of a command.
import type { CommandSpec, OptionSpec, Words } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { hidden, named } from "./press.ts";

/** A form with one field beside its button. */
export const quick = (
  command: string,
  { options = {}, name, label, button, placeholder }: Quick,
  channel: string,
): Html => {
  const id = `quick-${command}-${name}${Object.values(options).join("-")}`;
  return html`<form method="post" action="/run" class="quick">
    ${hidden({ from: "manage", channel, command, ...named(options) })}
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="o.${name}"
      required
      autocomplete="off"
      ${placeholder !== undefined && html`placeholder="${placeholder}"`}
    />
    <button type="submit" class="secondary">${button}</button>
  </form>`;
};

interface Quick {
  options?: Record<string, string>;
  /** The option that is typed, and what stands before its field and on the button. */
  name: string;
  label: string;
  button: string;
  placeholder?: string;
}

type Today = Readonly<Record<string, string>> | undefined;

/** Every option of a command as a field, with today's value in it where one is set. */
export const commandForm = (spec: CommandSpec, channel: string, words: Words, today: Today): Html =>
  html`<details class="command-form">
    <summary>${words.tell(spec.summary)}</summary>
    <form method="post" action="/run">
      ${hidden({ from: "manage", channel, command: spec.name })}
      ${spec.options.map((option) => fieldOf(spec.name, option, words, today))}
      <button type="submit" class="primary">${words.say(today ? "page.apply" : "page.run")}</button>
      ${tryButton(spec, words)}
    </form>
  </details>`;

/** The word that has a command try what it is given, for those that can. */
const TRY = "try";

function tryButton({ options }: CommandSpec, words: Words): Html {
  const option = options.find(({ choices }) => choices?.includes(TRY));
  if (!option) return html``;
  // It comes after the field of the same name, and so counts in its place.
  return html`<button type="submit" name="o.${option.name}" value="${TRY}" class="secondary">
    ${words.say("page.try")}
  </button>`;
}

function fieldOf(
  command: string,
  { name, description, required, choices, file }: OptionSpec,
  words: Words,
  today: Today,
): Html {
  const id = `${command}-${name}`;
  const now = today?.[name];
  const before = now !== undefined && html`<input type="hidden" name="was.${name}" value="${now}" />`;
  const field = file
    ? html`<textarea id="${id}" name="o.${name}" rows="5" ${required && html`required`}></textarea>`
    : choices
      ? html`<select id="${id}" name="o.${name}">
          ${!required && now === undefined && html`<option value=""></option>`}${choices.filter((choice) => choice !== TRY).map((choice) => html`<option ${choice === now && html`selected`}>${choice}</option>`)}
        </select>`
      : html`<input
          id="${id}"
          name="o.${name}"
          value="${now ?? ""}"
          ${required && html`required`}
          autocomplete="off"
        />`;
  return html`<p><label for="${id}">${words.tell(description)}</label>${before}${field}</p>`;
}
