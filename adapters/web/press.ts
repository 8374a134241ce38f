// Commands of the page behind one button: forms of HTML that need no script.
import { html, type Html } from "./html.ts";

/** A command with all it needs behind one button; `about` is said after its label to who cannot see where it stands. */
export const press = (
  command: string,
  options: Record<string, string>,
  channel: string,
  label: string,
  about?: string,
): Html =>
  html`<form method="post" action="/run">
    ${hidden({ from: "manage", channel, command, ...named(options) })}
    <button type="submit" class="secondary">
      ${label}${about !== undefined && html`<span class="hidden"> ${about}</span>`}
    </button>
  </form>`;

export const named = (options: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [`o.${name}`, value]));

export const hidden = (fields: Record<string, string>): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
