import pg from "pg";
import { seal } from "@/lib/vault/cipher";
import { readKeyRing } from "@/lib/vault/key-ring";
import { issueOwnKey } from "@/lib/vault/own-keys";

// A company in which every question has an answer: applications and app connectors that ask, groups and tokens of each connector, people
// in more groups than these, some blocks and doubts of others, and as many mappings as wished, many of them on one token.

export const APPLICATIONS = 4;
export const CONNECTORS = 20;
export const TOKENS_EACH = 15_000;
const USERS = 100_000;
const OTHER_GROUPS = 2_000;

const id = (kind: string, number: string) => `'${kind}_' || lpad((${number})::text, 20, '0')`;
const AT = "timestamptz '2026-01-01'";

/** The n-th thing of a kind. */
export const idOf = (kind: string, n: number): string => `${kind}_${String(n).padStart(20, "0")}`;
export const applicationOf = (connector: number): number => connector % APPLICATIONS;
export const externalKey = (n: number): string => String(10_000_000 + n);
/** The text of the token that an external key of a connector leads to. */
export const tokenText = (connector: number, key: number): string =>
  `bench-${String(connector * TOKENS_EACH + (key % TOKENS_EACH)).padStart(12, "0")}-0123456789abcdef`;

/** Fills an empty database and answers the text of each application's key; bare SQL without row triggers, indexes made at the end. */
export async function fill(ownerUrl: string, mappings: number, say: (line: string) => void): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Only a superuser may; the triggers would look at every row by itself.
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'",
    );
    await fillCompany(client);
    await fillTokens(client);
    say("  company, tokens and their sealed texts are there");
    const keys = await fillApplications(client);
    await fillMappings(client, mappings, say);
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    return keys;
  } finally {
    await client.end();
  }
}

async function fillCompany(client: pg.Client): Promise<void> {
  const users = `generate_series(0, ${USERS - 1}) n`;
  const address = "'http://127.0.0.1:9'";
  await client.query(`insert into system (id, vendor, name, environment, rest_url, soap_url, approved_host)
    values (${id("sys", "0")}, 'afas', 'AFAS production', 'production', ${address}, ${address}, '127.0.0.1')`);
  await client.query(`insert into app_user (id, name) select ${id("usr", "n")}, md5(n::text) from ${users}`);
  await client.query(`insert into account (id, system_id, user_id, remote_id, valid_from)
    select ${id("acc", "n")}, ${id("sys", "0")}, ${id("usr", "n")}, 'U' || n, ${AT} from ${users}`);
  const groups = `generate_series(0, ${CONNECTORS + OTHER_GROUPS - 1}) n`;
  await client.query(`insert into user_group (id, system_id, code, description)
    select ${id("grp", "n")}, ${id("sys", "0")}, 'G' || n, 'Group ' || n from ${groups}`);
  await client.query(`insert into connector (id, system_id, name)
    select ${id("con", "n")}, ${id("sys", "0")}, 'App ' || n from generate_series(0, 499) n`);
  await client.query(`insert into connector_link (id, connector_id, group_id, valid_from)
    select ${id("lnk", "n")}, ${id("con", "n")}, ${id("grp", "n")}, ${AT} from generate_series(0, 499) n`);
  const place = `(c * 5000 + i) % ${USERS}`;
  await client.query(`insert into membership (id, group_id, account_id, valid_from)
    select 'mem_' || c || '_' || i, ${id("grp", "c")}, ${id("acc", place)}, ${AT}
    from generate_series(0, ${CONNECTORS - 1}) c, generate_series(0, ${TOKENS_EACH - 1}) i`);
  await client.query(`insert into membership (id, group_id, account_id, valid_from)
    select 'mem_o' || n || '_' || k, ${id("grp", `${CONNECTORS} + (n * 7 + k * 131) % ${OTHER_GROUPS}`)}, ${id("acc", "n")}, ${AT}
    from ${users}, generate_series(0, 6) k`);
  // Of people and tokens that nobody asks for here, some still standing and some lifted.
  await client.query(`insert into block (id, subject_kind, subject_id, reason, valid_from, valid_to)
    select ${id("blk", "n")}, 'token', ${id("tok", "90000000 + n")}, 'Bench', ${AT}, case when n % 3 > 0 then ${AT} + interval '1 day' end
    from generate_series(0, 1999) n`);
  await client.query(`insert into doubt (id, subject_kind, subject_id, reason, valid_from, valid_to)
    select ${id("dbt", "n")}, 'token', ${id("tok", "90000000 + n")}, 'Bench', ${AT}, case when n % 3 > 0 then ${AT} + interval '1 day' end
    from generate_series(0, 499) n`);
}

async function fillTokens(client: pg.Client): Promise<void> {
  const ring = readKeyRing();
  if (typeof ring === "string") throw new Error(ring);
  for (let c = 0; c < CONNECTORS; c += 1) {
    const numbers = Array.from({ length: TOKENS_EACH }, (_, i) => c * TOKENS_EACH + i);
    const texts = numbers.map((n, i) =>
      seal(ring, { table: "token", rowId: idOf("tok", n), field: "text" }, tokenText(c, i)),
    );
    await client.query(
      `with made as (select n, row_number() over () - 1 as i, sealed from unnest($1::int[], $2::text[]) u(n, sealed)),
        kept as (insert into secret (id, table_name, row_id, field, kid, sealed)
          select ${id("sec", "n")}, 'token', ${id("tok", "n")}, 'text', $3, sealed from made)
       insert into token (id, account_id, connector_id, label, secret_id, requested_at, issued_at)
       select ${id("tok", "n")}, ${id("acc", `(${c} * 5000 + i) % ${USERS}`)}, ${id("con", `${c}`)}, 'L' || n, ${id("sec", "n")}, ${AT}, ${AT}
       from made`,
      [numbers, texts, ring.current.kid],
    );
  }
}

async function fillApplications(client: pg.Client): Promise<string[]> {
  const texts: string[] = [];
  for (let n = 0; n < APPLICATIONS; n += 1) {
    const own = Array.from({ length: CONNECTORS }, (_, c) => c).filter((c) => applicationOf(c) === n);
    await client.query(
      `insert into application (id, name, key_shape, connector_ids, addresses, created_at)
       values ($1, 'Host ' || $2::text, 'user', $3, '{127.0.0.0/8}', ${AT})`,
      [idOf("app", n), n, own.map((c) => idOf("con", c))],
    );
    const { text, hash, prefix, lastFour } = issueOwnKey("app");
    texts.push(text);
    await client.query(
      `insert into application_key (id, application_id, hash, prefix, last_four, created_at) values ($1, $2, $3, $4, $5, ${AT})`,
      [idOf("apk", n), idOf("app", n), hash, prefix, lastFour],
    );
  }
  return texts;
}

const LOAD = 1_000_000;

// The primary key stays: promises refer to it, and ids come in order.
async function fillMappings(client: pg.Client, mappings: number, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    "select indexname as name, indexdef as definition from pg_indexes where tablename = 'mapping' and indexname <> 'mapping_pkey'",
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  for (let from = 0; from < mappings; from += LOAD) {
    const to = Math.min(from + LOAD, mappings) - 1;
    await client.query(`insert into mapping (id, application_id, connector_id, external_key, token_id, valid_from)
      select ${id("map", "n")}, ${id("app", `n % ${CONNECTORS} % ${APPLICATIONS}`)}, ${id("con", `n % ${CONNECTORS}`)},
        (10000000 + n / ${CONNECTORS})::text, ${id("tok", `n % ${CONNECTORS} * ${TOKENS_EACH} + n / ${CONNECTORS} % ${TOKENS_EACH}`)}, ${AT}
      from generate_series(${from}, ${to}) n`);
  }
  say(`  ${mappings.toLocaleString("en-GB")} mappings are there; now their indexes`);
  for (const { definition } of rows) await client.query(definition);
}
