// The part of managing that is about webhooks: how each does, and presses for what can be done.
import { html, type Html } from "./html.ts";
import type { Frame } from "./frame.ts";
import { quick } from "./manage-forms.ts";
import { press } from "./press.ts";

/** Nothing for whom no administrator's rights show them. */
export function webhooksSection({ channel, overview, view }: Frame): Html {
  const { webhooks } = overview;
  const { words } = view;
  if (!webhooks) return html``;
  const presses = [
    ["test", words.say("page.webhookTest")],
    ["deliveries", words.say("page.webhookDeliveries")],
    ["rotate", words.say("page.webhookRotate")],
    ["remove", words.say("page.webhookRemove")],
  ] as const;
  return html`<section class="manage" aria-labelledby="manage-webhooks">
    <h2 id="manage-webhooks">${words.say("page.webhooks")}</h2>
    <p>${words.say("page.webhooksWhy")}</p>
    ${quick("webhook", { options: { what: "add" }, name: "address", label: words.say("page.webhookAddress"), button: words.say("page.webhookAdd"), placeholder: "https://" }, channel)}
    ${webhooks.length === 0 && html`<p class="empty">${words.say("page.webhookNone")}</p>`}
    <ul class="rows">
      ${webhooks.map(
        ({ id, host, sentence }) =>
          html`<li>
            <span dir="auto">${host}<br /><small>${sentence}</small></span>
            <span class="presses"
              >${presses.map(([what, label]) => press("webhook", { what, address: id }, channel, label, host))}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
