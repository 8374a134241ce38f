// webhook: which programs hear of the posts here; added, listed, tried, signed anew, removed.
import { BotError } from "../../core/errors.ts";
import { giveSecret, shownHost, testWebhook } from "../../jobs/webhooks.ts";
import { type Line, type Span, clip, line, textSection, webUrl } from "../../platform/index.ts";
import type { Webhook, WebhookCall } from "../../store/webhooks.ts";
import { type Said, sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { answerOf, lineOf, say } from "../say.ts";
import { command } from "./command.ts";

const MOST = 10;
const MOST_LISTED = 20;
const LONGEST = 1000;

export const webhook = command({
  name: "webhook",
  aliases: ["webhooks"],
  example: "webhook add https://hooks.example.org/news",
  options: {
    what: { choices: ["add", "test", "rotate", "deliveries", "remove"] },
    address: { shape: "rest" },
  },
  rights: "admin",
  group: "feeds",
  async handle(ask, { what, address = "" }) {
    const { ports, place } = ask;
    const all = await ports.store.webhooks.ofChannel(place.channel);
    if (what === undefined) return list(ask, all);
    if (what === "add") return add(ask, all, address.trim());
    const one = named(all, address.trim());
    if (what === "test") return test(ask, one);
    if (what === "deliveries") return deliveries(ask, one);
    if (what === "rotate")
      return secretShown(
        ask,
        sentence("webhooks.rotated", { address: shownHost(one) }),
        await giveSecret(keeping(ask), one),
      );
    await ports.store.webhooks.remove(one);
    await ports.webhooks.secrets.delete(one.id);
    return say(ask, sentence("webhooks.removed", { address: shownHost(one) }));
  },
});

const keeping = ({ ports }: Ask) => ({ ...ports.webhooks, clock: ports.clock });

/** By its id or address; the only one needs no name. */
function named(all: readonly Webhook[], given: string): Webhook {
  const [only] = all;
  const found = all.find((one) => [one.id, one.address, shownHost(one)].includes(given));
  const one = found ?? (given === "" && all.length === 1 ? only : undefined);
  if (!one) throw new BotError("not_found", sentence("webhooks.notThere", { address: clip(given, 100) }));
  return one;
}

async function add(ask: Ask, all: readonly Webhook[], given: string) {
  const { ports, place } = ask;
  const url = given.length <= LONGEST ? webUrl(given) : undefined;
  if (!url) throw new BotError("usage", sentence("webhooks.needsAddress"));
  if (all.length >= MOST) throw new BotError("usage", sentence("webhooks.tooMany", { count: String(MOST) }));
  const made = await ports.store.webhooks.add(place.channel, url.href, ports.clock.now());
  if (!made) throw new BotError("usage", sentence("webhooks.there"));
  const secret = await giveSecret(keeping(ask), made);
  return secretShown(ask, sentence("webhooks.added", { address: shownHost(made) }), secret);
}

function secretShown(ask: Ask, said: Said, secret: string) {
  const told = ask.words.tell(said);
  return answerOf(ask, told, [
    textSection(
      undefined,
      told,
      line({ kind: "text", text: secret, style: "strong" }),
      lineOf(ask, ask.words.say("webhooks.how")),
    ),
  ]);
}

async function test(ask: Ask, one: Webhook) {
  const tried = await testWebhook({ ...ask.ports, ...ask.ports.webhooks }, one);
  if (tried.state === "sent")
    return say(ask, sentence("webhooks.heard", { address: shownHost(one), status: String(tried.status ?? "") }));
  return say(
    ask,
    sentence("webhooks.notHeard", {
      address: shownHost(one),
      fault: tried.error?.said ?? tried.error?.message ?? "",
    }),
  );
}

function list(ask: Ask, all: readonly Webhook[]) {
  if (all.length === 0) return say(ask, sentence("webhooks.none"));
  const title = ask.words.say("webhooks.are", { count: all.length });
  return answerOf(ask, title, [textSection(title, ...all.map((one) => webhookLine(ask, one)))]);
}

/** How one is, as the end of a sentence. */
export const stateOf = ({ state, failingSince }: Webhook): Said =>
  sentence(state === "active" && failingSince ? "webhooks.state.failing" : `webhooks.state.${state}`);

function webhookLine(ask: Ask, one: Webhook): Line {
  const more = (what: string): Span => ({ kind: "command", line: `webhook ${what} ${one.id}`, group: "feeds" });
  const said = `: ${ask.words.tell(stateOf(one))} · `;
  const name: Span = { kind: "text", text: shownHost(one), style: "strong" };
  return line(name, said, more("test"), " · ", more("deliveries"), " · ", more("remove"));
}

async function deliveries(ask: Ask, one: Webhook) {
  const calls = await ask.ports.store.webhooks.newest(one, MOST_LISTED);
  if (calls.length === 0) return say(ask, sentence("webhooks.noCalls", { address: shownHost(one) }));
  const title = ask.words.say("webhooks.calls", { address: shownHost(one) });
  return answerOf(ask, title, [textSection(title, ...calls.map((call) => callLine(ask, call)))]);
}

function callLine({ words }: Ask, call: WebhookCall): Line {
  const { state, attempt, status, error, notBefore, createdAt, event, id } = call;
  const fault = error?.said ?? error?.message ?? "";
  const came: (Span | string)[] =
    state === "sent"
      ? [words.say("webhooks.call.sent", { status: String(status ?? ""), tries: attempt + 1 })]
      : state === "dead"
        ? [
            words.say("webhooks.call.dead", {
              tries: attempt,
              fault: typeof fault === "string" ? fault : words.tell(fault),
            }),
          ]
        : words.parts("webhooks.call.waits", {
            tries: attempt,
            at: { kind: "time", at: notBefore, style: "relative" } as const,
          });
  return line({ kind: "time", at: createdAt, style: "relative" }, ` · ${event} · `, ...came, ` · ${id}`);
}
