// The section of the page where questions that stand open are seen, asked and ended.
import type { CommandSpec, Overview, Words } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";

/** `press` makes a command of one button, `form` one of fields. */
export function watchesSection(
  { watches }: Pick<Overview, "watches">,
  commands: readonly CommandSpec[],
  words: Words,
  press: (command: string, options: Record<string, string>, label: string, about: string) => Html,
  form: (spec: CommandSpec) => Html,
): Html {
  const asking = commands.filter(({ name }) => name === "watch");
  return html`<section class="manage" aria-labelledby="manage-watches">
    <h2 id="manage-watches">${words.say("page.watches")}</h2>
    ${watches.length === 0 && html`<p class="empty">${words.say("page.noWatches")}</p>`}
    <ul class="rows">
      ${watches.map(
        ({ id, sentence }) =>
          html`<li>
            <span dir="auto">${sentence}</span>
            <span class="presses">${press("unwatch", { question: id }, words.say("page.watchEnd"), sentence)}</span>
          </li>`,
      )}
    </ul>
    ${asking.map(form)}
  </section>`;
}
