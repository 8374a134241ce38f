// Who may do what: the roles in their order, and the refusal that says whom to ask.
import { BotError } from "../core/errors.ts";
import type { CommandSpec, Role } from "../platform/index.ts";

const RANK: Record<Role, number> = { guest: 0, member: 1, admin: 2 };

/** Throws BotError `not_allowed` unless the role reaches what is asked. */
export function allow(has: Role, needs: CommandSpec["rights"], membersMayAdd: boolean): void {
  const least = needs === "member*" ? (membersMayAdd ? "member" : "admin") : needs;
  if (RANK[has] >= RANK[least]) return;
  throw new BotError(
    "not_allowed",
    least === "admin" ? "Only an administrator may do this." : "Guests cannot do this.",
    {
      hint: least === "admin" ? "Ask one of this workspace's administrators." : "Ask a member of this channel.",
    },
  );
}
