// The ledger of model calls: money is set aside before a call, and the row holds what was used.
import { sql } from "kysely";
import type { Clock } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { isOnePerson, isPurse } from "../core/refs.ts";
import { budgetLevel } from "../core/budget.ts";
import type { BudgetState, Ledger } from "../model/ports.ts";
import type { Db } from "./database.ts";
import { newId } from "./ids.ts";
import { createRecords } from "./records.ts";
import { sentence } from "../words/index.ts";

export interface SpendingLine {
  label: string;
  calls: number;
  tokensIn: number;
  tokensCached: number;
  tokensOut: number;
  /** US dollars of the calls whose price is known. */
  cost: number;
  /** Calls whose price nobody told us: shown as unknown, never as nothing. */
  unpriced: number;
}

export interface Spending extends Ledger {
  /** US dollars spent, and what a day may cost: by the bot's settings, and by the tenant's own; undefined = nothing set. */
  bounds(tenant: string): Promise<Record<"today" | "month", number> & Record<"most" | "own", number | undefined>>;
  /** What a day of the tenant may cost from now on, as far as the bot's settings let it; undefined takes that back. */
  lower(tenant: string, own: number | undefined): Promise<void>;
  /** Today's calls of a tenant, summed by channel and by story, dearest first. */
  today(tenant: string): Promise<{ channels: SpendingLine[]; stories: SpendingLine[] }>;
}

/** US dollars a day: of a workspace, of one person who has the bot alone, and of what one program asks; undefined = no limit. */
export interface Budgets {
  workspace: number | undefined;
  person: number | undefined;
  program?: number | undefined;
}

export function createSpending(db: Db, clock: Clock, { workspace, person, program }: Budgets): Spending {
  const mostOf = (tenant: string): number | undefined => (isOnePerson(tenant) ? person : workspace);
  const lowered = createRecords<number>(db, "budgets");
  /** The lower of what the bot's settings and the tenant's own say. */
  async function budgetOf(tenant: string): Promise<number | undefined> {
    const set = [mostOf(tenant), await lowered.get(tenant)].filter((one) => one !== undefined);
    return set.length > 0 ? Math.min(...set) : undefined;
  }
  const dayOf = () => clock.now().toISOString().slice(0, 10);
  /** Until today, of a tenant or of one of its purses; `since`: a day, or a month for its first. */
  const spentSince = async (since: string, within: Db, tenant: string, purse?: string): Promise<number> => {
    const row = await within
      .selectFrom("spending")
      .select(
        sql<number>`coalesce(sum(case when state = 'reserved' then reserved else coalesce(cost, reserved) end), 0)::float8`.as(
          "spent",
        ),
      )
      .where("tenant", "=", tenant)
      .where("day", ">=", since)
      .where("day", "<=", dayOf())
      .$if(purse !== undefined, (query) => query.where("channel", "=", purse ?? ""))
      .executeTakeFirstOrThrow();
    return row.spent;
  };
  const spentToday = (within: Db, tenant: string, purse?: string): Promise<number> =>
    spentSince(dayOf(), within, tenant, purse);
  const linesBy = async (tenant: string, column: "channel" | "story_id"): Promise<SpendingLine[]> => {
    const rows = await db
      .selectFrom("spending")
      .select([
        sql<string>`coalesce(${sql.ref(column)}, '(none)')`.as("label"),
        sql<number>`count(*)::int`.as("calls"),
        sql<number>`sum(tokens_in)::int`.as("tokensIn"),
        sql<number>`sum(tokens_cached)::int`.as("tokensCached"),
        sql<number>`sum(tokens_out)::int`.as("tokensOut"),
        sql<number>`coalesce(sum(cost), 0)::float8`.as("cost"),
        sql<number>`(count(*) filter (where cost is null))::int`.as("unpriced"),
      ])
      .where("tenant", "=", tenant)
      .where("day", "=", dayOf())
      .where("state", "=", "settled")
      .groupBy(column)
      .orderBy("cost", "desc")
      .orderBy("tokensIn", "desc")
      .execute();
    return rows;
  };

  return {
    async reserve(account, estimate) {
      const budget = await budgetOf(account.tenant);
      return db.transaction().execute(async (trx) => {
        // One reservation per tenant at a time: twenty calls that arrive together see each other's money.
        await sql`select pg_advisory_xact_lock(718042, hashtext(${account.tenant}))`.execute(trx);
        if (budget !== undefined && (await spentToday(trx, account.tenant)) >= budget) {
          throw new BotError("budget_exhausted", sentence("model.budgetUsed", { budget: String(budget) }), {
            hint: sentence(budget === mostOf(account.tenant) ? "model.budgetUsedHint" : "model.budgetLoweredHint"),
          });
        }
        const purse = isPurse(account.channel) ? account.channel : undefined;
        if (program !== undefined && purse !== undefined && (await spentToday(trx, account.tenant, purse)) >= program) {
          throw new BotError("budget_exhausted", sentence("model.programBudgetUsed", { budget: String(program) }), {
            hint: sentence("model.programBudgetUsedHint"),
          });
        }
        const id = newId();
        await trx
          .insertInto("spending")
          .values({
            id,
            tenant: account.tenant,
            story_id: account.storyId ?? null,
            channel: account.channel ?? null,
            day: dayOf(),
            state: "reserved",
            provider: estimate.provider,
            model: estimate.model,
            prompt: estimate.prompt,
            reserved: estimate.cost ?? 0,
            at: clock.now(),
          })
          .execute();
        return { id };
      });
    },

    async settle(reservation, usage) {
      if (!usage) {
        await db.deleteFrom("spending").where("id", "=", reservation.id).execute();
        return;
      }
      await db
        .updateTable("spending")
        .set({
          state: "settled",
          tokens_in: usage.tokensIn,
          tokens_cached: usage.tokensCached,
          tokens_out: usage.tokensOut,
          cost: usage.cost ?? null,
        })
        .where("id", "=", reservation.id)
        .execute();
    },

    async state(tenant): Promise<BudgetState> {
      const spent = await spentToday(db, tenant);
      const budget = await budgetOf(tenant);
      return { spent, budget, level: budgetLevel(spent, budget) };
    },

    async bounds(tenant) {
      const [today, month, own] = await Promise.all([
        spentToday(db, tenant),
        spentSince(dayOf().slice(0, 7), db, tenant),
        lowered.get(tenant),
      ]);
      return { today, month, most: mostOf(tenant), own };
    },

    async lower(tenant, own) {
      await (own === undefined ? lowered.delete(tenant) : lowered.put(tenant, own));
    },

    async today(tenant) {
      return { channels: await linesBy(tenant, "channel"), stories: await linesBy(tenant, "story_id") };
    },
  };
}
