import "server-only";
import pg from "pg";

const TABLES = `select t.table_name as name, string_agg(format('%I', c.column_name), ', ') as columns
  from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
  where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' group by 1`;

const KEEP = `do $$ declare one record; begin
  create schema kept;
  for one in ${TABLES} loop execute format('create table kept.%I as table public.%I', one.name, one.name); end loop;
end $$`;

// Row triggers would count and chain anew what is only brought back.
const BRING_BACK = `do $$ declare one record; begin
  set local session_replication_role = replica;
  execute (select 'truncate ' || string_agg(format('public.%I', t.name), ', ') from (${TABLES}) t);
  for one in ${TABLES} loop
    execute format('insert into public.%I (%s) overriding system value select %s from kept.%I',
      one.name, one.columns, one.columns, one.name);
  end loop;
end $$`;

/** Remembers every row of a test's database; what it returns forgets all that happened since, in far less time than it took to get there. */
export async function keepDatabase(ownerUrl: string): Promise<() => Promise<void>> {
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(KEEP);
  return () => run(BRING_BACK);
}
