import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SETTINGS } from "@/lib/db/lane";
import { companyId, growCompany } from "@/lib/testing/access-company";
import { pagesOfPlan } from "@/lib/testing/buffers";
import { makeCaller } from "@/lib/testing/resolve-world";
import { useTestApp } from "@/lib/testing/signed-in";
import { readOwnKey } from "@/lib/vault/own-keys";
import { valuesOf } from "./lookups";
import { FIND } from "./statement.store";

const [SMALL, LARGE] = [1_800, 7_200];
const KEYS_A_TOKEN = 8;
const connector = companyId("con", 3);
/** Holders of a token for connector 3 who are in its group. */
const TOKENS = Array.from({ length: 16 }, (_, n) => `tok_${2 + n * 90}`);
let own: Awaited<ReturnType<typeof useTestApp>>;
let hash: Uint8Array;
let applicationId: string;

/** As many keys as that lead to every token of the company, and a text for each. */
async function growMappings(from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: own.ownerUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    const tokens = `token t where substr(t.id, 5)::int > ${from} and substr(t.id, 5)::int <= ${to}`;
    await client.query(`insert into secret (id, table_name, row_id, field, kid, sealed)
      select 'sec_' || t.id, 'token', t.id, 'text', 'k1', repeat('x', 120) from ${tokens}`);
    await client.query(
      `update token t set secret_id = 'sec_' || t.id where exists (select from secret s where s.id = 'sec_' || t.id)`,
    );
    await client.query(`insert into mapping (id, application_id, connector_id, external_key, token_id, valid_from)
      select 'map_' || t.id || '_' || k, '${applicationId}', t.connector_id, t.id || '/' || k, t.id, timestamptz '2026-01-01'
      from generate_series(1, ${KEYS_A_TOKEN}) k, ${tokens}`);
    await client.query(`insert into block (id, subject_kind, subject_id, reason, valid_from)
      select 'blk_' || t.id, 'token', t.id, 'Test', timestamptz '2026-01-01' from ${tokens} and substr(t.id, 5)::int % 100 = 4`);
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}

/** How many pages one statement touches for so many keys, each of another token. */
async function pagesFor(count: number): Promise<number> {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  try {
    await client.query(SETTINGS);
    const keys = TOKENS.slice(0, count).map((id) => `${id}/${KEYS_A_TOKEN}`);
    const values = valuesOf(keys.map((key) => ({ hash, address: "127.0.0.1", connector, keys: [key] })));
    const { rows } = await client.query({ ...FIND, values, rowMode: "array" });
    for (const row of rows) expect(row.slice(8)).toEqual([2, 2, 2, 2, 2]);
    expect(rows).toHaveLength(count);
    return await pagesOfPlan(client, { text: FIND.text, values });
  } finally {
    await client.end();
  }
}

const pages = { one: [0, 0], sixteen: [0, 0] };

beforeAll(async () => {
  own = await useTestApp();
  const caller = await makeCaller(own.db, [connector]);
  applicationId = caller.applicationId;
  hash = readOwnKey(caller.key)?.hash ?? new Uint8Array();
  for (const [n, [from, to]] of [[0, SMALL] as const, [SMALL, LARGE] as const].entries()) {
    await growCompany(own.ownerUrl, from, to);
    await growMappings(from, to);
    pages.one[n] = await pagesFor(1);
    pages.sixteen[n] = await pagesFor(16);
  }
});
afterAll(() => own.close());

test("one key touches at most 30 pages, one among sixteen of an application at most 16, in a company four times as large too", () => {
  for (const size of [0, 1]) {
    expect(pages.one[size]).toBeLessThanOrEqual(30);
    expect((pages.sixteen[size] ?? 0) / 16).toBeLessThanOrEqual(16);
  }
  expect((pages.one[1] ?? 0) - (pages.one[0] ?? 0)).toBeLessThanOrEqual(4);
});
