import "server-only";
import pg from "pg";

const TABLES = `select format('%I', t.relname) as name, string_agg(format('%I', c.attname), ', ') as columns
  from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
  where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' group by 1`;

type Table = { name: string; columns: string };

/** Remembers every row of a test's database; what it returns forgets all that happened since, in far less time than it took to get there. */
export async function keepDatabase(ownerUrl: string): Promise<() => Promise<void>> {
  const { rows: tables } = await run<Table>(ownerUrl, TABLES);
  await run(
    ownerUrl,
    `create schema kept; ${tables.map(({ name }) => `create table kept.${name} as table public.${name}`).join("; ")}`,
  );
  // Row triggers would count and chain anew what is only brought back; tables this small are emptied faster row by row.
  const back = tables.map(
    ({ name, columns }) =>
      `delete from public.${name}; insert into public.${name} (${columns}) overriding system value select ${columns} from kept.${name}`,
  );
  return async () => {
    await run(ownerUrl, `begin; set local session_replication_role = replica; ${back.join("; ")}; commit`);
  };
}

async function run<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query<Row>(statement);
  } finally {
    await client.end();
  }
}
