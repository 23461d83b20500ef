import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { canonicalToken } from "@/lib/tokens/token-text.rules";
import type { Observed, ObservedKind } from "@/lib/upstreams/driver";
import { fingerprint } from "@/lib/vault/vault";
import { observationOf } from "./observation.rules";
import { isBraked } from "./reading.rules";
import type { BrakeFacts } from "./reading-views.rules";

type Read = { id: string; systemId: string };

/**
 * Keeps what one page showed, in one statement. A token's text becomes its fingerprint here and is kept nowhere. What was shown
 * before keeps the moment since when it is so.
 */
export async function storeObservations(
  tx: Tx,
  { id, systemId }: Read,
  kind: ObservedKind,
  items: readonly Observed[],
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(observationOf).map(({ text, ...row }) => {
    const print = text ? Buffer.from(fingerprint(canonicalToken(text))).toString("hex") : null;
    // A token without an id of its own is known by its fingerprint.
    const key = print && row.key.endsWith("\t") ? `${row.key}${print}` : row.key;
    return { ...row, key, state: JSON.stringify(row.state), print };
  });
  const column = (pick: (row: (typeof rows)[number]) => string | null) => rows.map(pick);
  await tx.$executeRaw`
    insert into observation as o (system_id, kind, key, group_key, account_key, fingerprint, state, read_id, read_at, changed_at)
    select distinct on (lower(r.key)) ${systemId}, ${kind}, lower(r.key), lower(r.group_key), lower(r.account_key),
           decode(r.print, 'hex'), r.state::jsonb, ${id}, clock_timestamp(), clock_timestamp()
    from unnest(${column((row) => row.key)}::text[], ${column((row) => row.groupKey)}::text[],
                ${column((row) => row.accountKey)}::text[], ${column((row) => row.print)}::text[],
                ${column((row) => row.state)}::text[]) as r (key, group_key, account_key, print, state)
    on conflict (system_id, kind, key) do update set
      group_key = excluded.group_key, account_key = excluded.account_key, fingerprint = excluded.fingerprint, state = excluded.state,
      read_id = excluded.read_id, read_at = excluded.read_at, gone_at = null, gone_in = null,
      changed_at = case when o.state = excluded.state and o.gone_at is null then o.changed_at else excluded.changed_at end`;
}

/** How much of a kind this read no longer showed, against the last whole read of it; null where there was none to compare with. */
async function goneFacts(tx: Tx, { id, systemId }: Read, kind: ObservedKind): Promise<BrakeFacts | null> {
  const [row] = await queryRows<{ gone: bigint; known: number | null }>(
    tx,
    Prisma.sql`select (select count(*) from observation o where ${isUnseen({ id, systemId }, kind)}) as gone,
                 (select k.rows from kind_read k where k.system_id = ${systemId} and k.kind = ${kind}) as known`,
  );
  return row && row.known !== null ? { kind, gone: Number(row.gone), known: row.known } : null;
}

/**
 * Ends the read of one kind: what it no longer showed counts as gone from now on. Where that is more than a reading may call gone by
 * itself, and nobody let it through, nothing changes and the brake's facts are returned.
 */
export async function finishKind(
  tx: Tx,
  read: Read,
  kind: ObservedKind,
  { blind, isLetThrough = false }: { blind: readonly string[]; isLetThrough?: boolean },
): Promise<BrakeFacts | null> {
  const facts = await goneFacts(tx, read, kind);
  if (facts && !isLetThrough && isBraked(facts)) {
    await tx.$executeRaw`
      update reading set state = 'braked', brake = ${JSON.stringify(facts)}::jsonb, finished_at = clock_timestamp(),
        claim_token = null, lease_until = null
      where id = ${read.id}`;
    return facts;
  }
  await tx.$executeRaw`
    update observation o set gone_at = clock_timestamp(), gone_in = ${read.id} where ${isUnseen(read, kind)}`;
  await tx.$executeRaw`
    with seen as (select count(*)::int as n from observation
                  where system_id = ${read.systemId} and kind = ${kind} and gone_at is null)
    , noted as (update reading set finished_kinds = array_append(finished_kinds, ${kind}), cursor = null,
                  counts = jsonb_set(counts, array[${kind}], to_jsonb(seen.n))
                from seen where id = ${read.id} returning kind_since)
    insert into kind_read (system_id, kind, reading_id, started_at, read_at, rows, blind)
    select ${read.systemId}, ${kind}, ${read.id}, noted.kind_since, clock_timestamp(), seen.n, ${[...blind]}::text[] from noted, seen
    on conflict (system_id, kind) do update set reading_id = excluded.reading_id, started_at = excluded.started_at,
      read_at = excluded.read_at, rows = excluded.rows, blind = excluded.blind`;
  return null;
}

// Belt and braces: what was seen since this read began is never gone, whichever read saw it.
const isUnseen = ({ id, systemId }: Read, kind: ObservedKind) =>
  Prisma.sql`o.system_id = ${systemId} and o.kind = ${kind} and o.gone_at is null and o.read_id <> ${id}
    and o.read_at < (select started_at from reading where id = ${id})`;
