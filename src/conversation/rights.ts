// Who may do what: the roles in their order, and the refusal that says whom to ask.
import { BotError } from "../core/errors.ts";
import type { CommandSpec, Role } from "../platform/index.ts";
import { sentence } from "../words/index.ts";

const RANK: Record<Role, number> = { guest: 0, member: 1, admin: 2 };

/** Throws BotError `not_allowed` unless the role reaches what is asked. */
export function allow(has: Role, needs: CommandSpec["rights"], membersMayAdd: boolean): void {
  const least = needs === "member*" ? (membersMayAdd ? "member" : "admin") : needs;
  if (RANK[has] >= RANK[least]) return;
  throw least === "admin"
    ? new BotError("not_allowed", sentence("conversation.onlyAdmins"), {
        hint: sentence("conversation.onlyAdminsHint"),
      })
    : new BotError("not_allowed", sentence("conversation.noGuests"), { hint: sentence("conversation.noGuestsHint") });
}
