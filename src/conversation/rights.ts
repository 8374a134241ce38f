// Who may do what: the roles in their order, and the refusal that says whom to ask.
import { BotError } from "../core/errors.ts";
import type { CommandSpec, Role } from "../platform/index.ts";
import { sentence } from "../words/index.ts";

const RANK: Record<Role, number> = { guest: 0, member: 1, admin: 2 };

const leastFor = (needs: CommandSpec["rights"], membersMayAdd: boolean): Role =>
  needs === "member*" ? (membersMayAdd ? "member" : "admin") : needs;

export const reaches = (has: Role, needs: CommandSpec["rights"], membersMayAdd: boolean): boolean =>
  RANK[has] >= RANK[leastFor(needs, membersMayAdd)];

/** Throws BotError `not_allowed` unless the role reaches what is asked. */
export function allow(has: Role, needs: CommandSpec["rights"], membersMayAdd: boolean): void {
  if (reaches(has, needs, membersMayAdd)) return;
  throw leastFor(needs, membersMayAdd) === "admin"
    ? new BotError("not_allowed", sentence("conversation.onlyAdmins"), {
        hint: sentence("conversation.onlyAdminsHint"),
      })
    : new BotError("not_allowed", sentence("conversation.noGuests"), { hint: sentence("conversation.noGuestsHint") });
}
