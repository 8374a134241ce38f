// Embedded engines in memory that tests use in turn, each emptied before the next begins.
import { PGlite } from "@electric-sql/pglite";
import { keepReady } from "../../src/store/ready-statements.ts";
import { emptyStore } from "./empty-store.ts";

/** Shape of our own tables; pg-boss adds partitions of its own as days go by. */
const SHAPE = `
  select md5(string_agg(concat_ws(' ', part.kind, part.what), ',' order by part.kind, part.what)) as shape
  from (
    select 'column' as kind, concat(attrelid, attname, atttypid, attnotnull, attisdropped) as what
    from pg_attribute join pg_class on attrelid = pg_class.oid where relnamespace = 'public'::regnamespace
    union all
    select 'trigger', oid::text from pg_trigger
    union all
    select 'constraint', oid::text from pg_constraint where connamespace = 'public'::regnamespace
  ) part`;

/** Keeps the rows that every empty store has: the schema's steps, the queues. */
const KEEP = `
  create schema kept;
  do $$
  declare place record; filled boolean;
  begin
    for place in select schemaname as folder, tablename as name from pg_tables where schemaname in ('public', 'pgboss') loop
      execute format('select exists (select from only %I.%I)', place.folder, place.name) into filled;
      if filled then
        execute format('create table kept.%I as select * from %I.%I', place.folder || '.' || place.name, place.folder, place.name);
      end if;
    end loop;
  end $$;`;

/** Empties what holds rows, starts what was counted anew, and puts the kept rows back. */
const EMPTY = `
  do $$
  declare place record; filled boolean; full_ones text[] := '{}';
  begin
    for place in select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss') loop
      execute format('select exists (select from only %s)', place.name) into filled;
      if filled then full_ones := full_ones || place.name; end if;
    end loop;
    if cardinality(full_ones) > 0 then
      execute format('truncate %s cascade', array_to_string(full_ones, ', '));
    end if;
    for place in select format('%I.%I', schemaname, sequencename) as name from pg_sequences where last_value is not null loop
      execute format('alter sequence %s restart', place.name);
    end loop;
    for place in select tablename as name from pg_tables where schemaname = 'kept' loop
      execute format('insert into %s overriding system value select * from kept.%I', place.name, place.name);
    end loop;
  end $$;`;

interface Engine {
  pglite: PGlite;
  shape: string;
}

const free: Engine[] = [];

/** An engine holds timers: a script outside the tests would never end while one lies here. */
const lasting = process.env["VITEST"] !== undefined;

const shapeOf = async (pglite: PGlite): Promise<string> => {
  const { rows } = await pglite.query<{ shape: string }>(SHAPE);
  return rows[0]!.shape;
};

async function make(): Promise<Engine> {
  const pglite = keepReady(await PGlite.create({ loadDataDir: await emptyStore() }));
  await pglite.exec(KEEP);
  return { pglite, shape: await shapeOf(pglite) };
}

/** An empty store's engine. Closing it gives it to the next who asks. */
export async function borrowEngine(): Promise<PGlite> {
  const engine = free.pop() ?? (await make());
  return lease(engine);
}

/** The engine until it is closed. Afterwards every call is refused, as by one that is closed for good. */
function lease({ pglite, shape }: Engine): PGlite {
  let closed = false;
  const heard: (() => Promise<void>)[] = [];
  const own: Partial<PGlite> = {
    async listen(...to: Parameters<PGlite["listen"]>) {
      const stop = await pglite.listen(...to);
      heard.push(stop);
      return stop;
    },
    async close() {
      closed = true;
      for (const stop of heard) await stop();
      await pglite.exec("rollback");
      await pglite.exec("discard all");
      if (!lasting || (await shapeOf(pglite)) !== shape) return pglite.close();
      await pglite.exec(EMPTY);
      free.push({ pglite, shape });
    },
  };
  return new Proxy(pglite, {
    get(target, name) {
      if (name === "closed") return closed;
      if (name in own) return own[name as keyof PGlite];
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => {
        if (closed) throw new Error("PGlite is closed");
        return value.apply(target, args);
      };
    },
  });
}
