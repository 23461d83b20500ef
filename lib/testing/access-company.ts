import "server-only";
import pg from "pg";

/** The last moment that the company's facts reach. */
export const COMPANY_NOW = new Date(Date.UTC(2026, 10, 21, 14, 3));

const id = (kind: string, number: string) => `'${kind}_' || lpad((${number})::text, 20, '0')`;
/** The id of the company's n-th thing of a kind. */
export const companyId = (kind: "sys" | "usr" | "acc" | "grp" | "con", number: number): string =>
  `${kind}_${String(number).padStart(20, "0")}`;

/**
 * Grows a company of one system to so many users, straight in SQL: groups of about 40, three memberships a user, a connector a
 * group with tokens for half its members, and connector 0 for Everybody, which every tenth user holds a token for.
 */
export async function growCompany(ownerUrl: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const groups = (users: number) => Math.ceil(users / 40);
  const [oldGroups, newGroups] = [groups(from), groups(to)];
  const at = `timestamptz '2026-01-01'`;
  try {
    // Row triggers keep texts and counters that nothing here reads, and are planned for empty tables when rows come in bulk.
    await client.query("set session_replication_role = replica");
    if (from === 0) {
      await client.query(`insert into system (id, vendor, name, environment, rest_url, soap_url, approved_host)
        values (${id("sys", "0")}, 'afas', 'AFAS production', 'production', 'http://127.0.0.1:9', 'http://127.0.0.1:9', '127.0.0.1')`);
      await client.query(`insert into user_group (id, system_id, code, description, kind)
        values (${id("grp", "0")}, ${id("sys", "0")}, 'EVERYBODY', 'Everybody', 'everybody')`);
      await client.query(
        `insert into connector (id, system_id, name) values (${id("con", "0")}, ${id("sys", "0")}, 'Leave request app')`,
      );
      await client.query(`insert into connector_link (id, connector_id, group_id, valid_from)
        values (${id("lnk", "0")}, ${id("con", "0")}, ${id("grp", "0")}, ${at})`);
    }
    await client.query(`insert into user_group (id, system_id, code, description)
      select ${id("grp", "n")}, ${id("sys", "0")}, 'G' || n, 'Group ' || n from generate_series(${oldGroups + 1}, ${newGroups}) n`);
    await client.query(`insert into connector (id, system_id, name)
      select ${id("con", "n")}, ${id("sys", "0")}, 'App ' || n from generate_series(${oldGroups + 1}, ${newGroups}) n`);
    await client.query(`insert into connector_link (id, connector_id, group_id, valid_from)
      select ${id("lnk", "n")}, ${id("con", "n")}, ${id("grp", "n")}, ${at} from generate_series(${oldGroups + 1}, ${newGroups}) n`);
    const range = `generate_series(${from + 1}, ${to}) n`;
    await client.query(`insert into app_user (id, name) select ${id("usr", "n")}, md5(n::text) from ${range}`);
    await client.query(`insert into account (id, system_id, user_id, remote_id, valid_from)
      select ${id("acc", "n")}, ${id("sys", "0")}, ${id("usr", "n")}, 'U' || n, ${at} from ${range}`);
    await client.query(`insert into membership (id, group_id, account_id, valid_from)
      select 'mem_' || n || '_' || k, ${id("grp", `${oldGroups} + 1 + (n + k * 7) % ${newGroups - oldGroups}`)}, ${id("acc", "n")}, ${at}
      from ${range}, generate_series(0, 2) k on conflict do nothing`);
    await client.query(`insert into token (id, account_id, connector_id, label, requested_at, issued_at)
      select 'tok_' || n, ${id("acc", "n")}, ${id("con", `case when n % 10 = 0 then 0 else ${oldGroups} + 1 + n % ${newGroups - oldGroups} end`)}, 'L' || n, ${at}, ${at}
      from ${range} where n % 2 = 0`);
    // As autovacuum leaves a database that has been in use for a while.
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
