// Who calls a tool, and from where: the holder of a key, or whoever started the process.
import {
  type AccessKey,
  holderOf,
  type Person,
  type Place,
  purseOf,
  type Role,
  type Tenant,
} from "../../src/platform/index.ts";

export interface Caller {
  place: Place;
  person: Person;
}

/** The holder of a key for programs; undefined for a key that opens something else. */
export function callerOf(tenant: Tenant, { scope, hash, name, role }: AccessKey): Caller | undefined {
  if (scope.kind !== "mcp") return undefined;
  const id = holderOf(tenant, hash);
  return {
    place: { tenant, channel: scope.channel, thread: undefined, purse: purseOf(id) },
    person: { id, name, role, language: undefined },
  };
}

/** Whoever started the process, in the channel that was named then. */
export function starter(tenant: Tenant, channel: string, role: Role): Caller {
  const platform = tenant.slice(0, Math.max(0, tenant.indexOf(":")));
  return {
    place: {
      tenant,
      channel: { platform, tenant, channel, kind: "channel" },
      thread: undefined,
      purse: purseOf("mcp:stdio"),
    },
    person: { id: "mcp:stdio", name: "MCP", role, language: undefined },
  };
}
