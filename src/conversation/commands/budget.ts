// budget: what models cost here, and what a day may: less than whoever runs the bot allows, never more.
import { BotError } from "../../core/errors.ts";
import { actionId } from "../../digest/compose.ts";
import { sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { changedTo, say } from "../say.ts";
import { isOff } from "../values.ts";
import { command } from "./command.ts";

const NOTHING_SET = "none";

export const budget = command({
  name: "budget",
  example: "budget 1.50",
  options: { day: {} },
  rights: "admin",
  group: "settings",
  async handle(ask, { day }) {
    return day === undefined ? shown(ask) : setBudget(ask, day);
  },
});

async function shown(ask: Ask) {
  const lines = await ask.ports.spending(ask.place.tenant);
  if (!lines) return say(ask, sentence("conversation.noModelNoCost"));
  const own = (await ask.ports.budget?.bounds(ask.place.tenant))?.own;
  const more =
    own === undefined ? sentence("conversation.budgetHow") : sentence("conversation.budgetOwn", { own: dollars(own) });
  return say(ask, ...lines.slice(0, 2), more);
}

/** Typed, from a form, or pressed to be taken back: "off" leaves the bound of the bot's settings. */
export async function setBudget(ask: Ask, typed: string) {
  const { tenant } = ask.place;
  const ledger = ask.ports.budget;
  if (!ledger) return say(ask, sentence("conversation.noModelNoCost"));
  const { own, most } = await ledger.bounds(tenant);
  const wanted = isOff(typed) ? undefined : readDollars(typed, most);
  await ledger.lower(tenant, wanted);
  const told = changedTo(ask, {
    what: ask.words.say("conversation.budgetOfDay"),
    before: said(ask, own ?? most),
    now: said(ask, wanted ?? most),
  });
  const back = actionId("budget", own === undefined ? NOTHING_SET : `${own}`);
  return { ...told, actions: [{ id: back, label: ask.words.say("button.undo"), kind: "secondary" as const }] };
}

/** Throws BotError `usage` for what is no sum, or more than is allowed. */
function readDollars(typed: string, most: number | undefined): number {
  const given = Number(typed.trim().replace(/^\$/, "").replace(",", "."));
  if (!Number.isFinite(given) || given <= 0)
    throw new BotError("usage", sentence("conversation.budgetNoSum", { typed }));
  if (most === undefined || given <= most) return given;
  throw new BotError("usage", sentence("conversation.budgetTooHigh", { most: dollars(most) }));
}

const dollars = (sum: number): string => `$${sum.toFixed(2)}`;

const said = ({ words }: Ask, limit: number | undefined): string =>
  limit === undefined ? words.say("spending.noLimit") : words.say("conversation.budgetIs", { sum: dollars(limit) });
