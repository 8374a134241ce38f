// Installed workspaces, kept in the bot's database: what OAuth stores, finds again and deletes.
import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import { BotError, type Clock, createMemory, sentence, type Records, type Tenant } from "../../src/platform/index.ts";

/** Where an event or a press came from, as Bolt's context says it. */
export interface Origin {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall?: boolean | undefined;
}

/** `slack:T1`, or `slack:E1/T1` where a whole organisation installed the bot at once. */
export function tenantOf({ teamId, enterpriseId, isEnterpriseInstall }: Origin): Tenant {
  return isEnterpriseInstall && enterpriseId ? `slack:${enterpriseId}/${teamId ?? enterpriseId}` : `slack:${teamId}`;
}

export function queryOf(tenant: Tenant): InstallationQuery<boolean> {
  const [first = "", second] = tenant.slice("slack:".length).split("/");
  return second
    ? // The library wants no team of an organisation, and needs it for its own lookups.
      { teamId: second as undefined & string, enterpriseId: first, isEnterpriseInstall: true }
    : { teamId: first, enterpriseId: undefined, isEnterpriseInstall: false };
}

export interface Installations extends InstallationStore {
  /** Notes that this tenant exists, so that an organisation that leaves takes all its workspaces along. */
  seen(tenant: Tenant): Promise<void>;
  /** Deletes the installation; returns the tenants that go with it. */
  remove(origin: Origin): Promise<Tenant[]>;
}

/** A found installation is believed for this long, so that an acknowledgement does not wait for the database. */
const BELIEVED_MS = 30_000;
const MOST_WORKSPACES = 10_000;

export function createInstallations(records: Records, clock: Clock): Installations {
  const believed = createMemory<Installation>(clock, { most: MOST_WORKSPACES, ms: BELIEVED_MS });
  const noted = createMemory<true>(clock, { most: MOST_WORKSPACES });

  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (!id) throw new BotError("internal", "Slack sent an installation without a workspace.");
      await records.put(keyOf(id), installation);
      believed.delete(id);
    },

    async fetchInstallation(query) {
      const id = (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? "";
      const held = believed.get(id);
      // The library asks for a type that depends on the query; what is stored is what it stored.
      if (held) return held as never;
      // As above: written by `storeInstallation` alone, and given back as it was.
      const installation = (await records.get(keyOf(id))) as Installation | undefined;
      if (!installation) throw new BotError("tenant_lost", sentence("slack.notInstalled", { id }));
      believed.set(id, installation);
      // As above, of the query's type.
      return installation as never;
    },

    async deleteInstallation(query) {
      const id = (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? "";
      believed.delete(id);
      await records.delete(keyOf(id));
    },

    async seen(tenant) {
      if (noted.has(tenant) || !tenant.includes("/")) return;
      noted.set(tenant, true);
      await records.put(`workspace:${tenant}`, true);
    },

    async remove(origin) {
      const id = (origin.isEnterpriseInstall ? origin.enterpriseId : origin.teamId) ?? "";
      believed.delete(id);
      await records.delete(keyOf(id));
      if (!origin.isEnterpriseInstall) return [tenantOf(origin)];
      const known = await records.list(`workspace:slack:${origin.enterpriseId}/`);
      await Promise.all(known.map(({ key }) => records.delete(key)));
      for (const { key } of known) noted.delete(key.slice("workspace:".length));
      return known.map(({ key }) => key.slice("workspace:".length));
    },
  };
}

const keyOf = (id: string): string => `installation:${id}`;
