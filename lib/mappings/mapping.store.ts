import "server-only";
import { applicationRef } from "@/lib/applications/application.store";
import type { AuditDraft, Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { hintOf } from "@/lib/tokens/token.rules";

const { sql } = Prisma;

export type MappingFacts = {
  id: string;
  applicationId: string;
  applicationName: string;
  connectorId: string;
  externalKey: string;
  tokenId: string;
};

export type At = { now: Date; changeId: string };

const COLUMNS = sql`m.id, m.application_id as "applicationId", a.name as "applicationName", m.connector_id as "connectorId",
  m.external_key as "externalKey", m.token_id as "tokenId"`;

/** The open mappings of these ids, locked until the transaction ends; throws `not_found` where one is unknown or closed. */
export async function lockMappings(tx: Tx, mappingIds: readonly string[]): Promise<MappingFacts[]> {
  const wanted = [...new Set(mappingIds)];
  const rows = await queryRows<MappingFacts>(
    tx,
    sql`select ${COLUMNS} from mapping m join application a on a.id = m.application_id
        where m.id = any(${wanted}) and m.valid_to is null order by m.id for update of m`,
  );
  if (rows.length === 0) throw new DomainError("not_found");
  if (rows.length < wanted.length) {
    const gone = wanted.length - rows.length;
    throw new DomainError(
      "conflict",
      `${gone} of these mappings ${gone === 1 ? "was" : "were"} moved or removed meanwhile. Nothing was changed.`,
      { next: "Look at the table again and choose anew." },
    );
  }
  return rows;
}

/** Every open mapping that leads to the token, locked until the transaction ends. */
export async function lockMappingsOf(tx: Tx, tokenId: string): Promise<MappingFacts[]> {
  return queryRows<MappingFacts>(
    tx,
    sql`select ${COLUMNS} from mapping m join application a on a.id = m.application_id
        where m.token_id = ${tokenId} and m.valid_to is null order by m.id for update of m`,
  );
}

export type NewMapping = { applicationId: string; connectorId: string; externalKey: string; tokenId: string };

/** Those of the external keys that lead somewhere already, with the two ends of the token they lead to. */
export async function takenKeys(
  tx: Tx,
  at: { applicationId: string; connectorId: string },
  keys: readonly string[],
): Promise<{ externalKey: string; tokenId: string; prefix: string | null; lastFour: string | null; label: string }[]> {
  return queryRows(
    tx,
    sql`select m.external_key as "externalKey", t.id as "tokenId", t.prefix, t.last_four as "lastFour", t.label
        from mapping m join token t on t.id = m.token_id
        where m.application_id = ${at.applicationId} and m.connector_id = ${at.connectorId}
          and m.external_key = any(${[...keys]}) and m.valid_to is null order by m.external_key`,
  );
}

/** Opens mappings in one statement. */
export async function openMappings(tx: Tx, rows: readonly NewMapping[], { now, changeId }: At): Promise<void> {
  const column = (name: keyof NewMapping) => rows.map((row) => row[name]);
  const ids = rows.map(() => newId("mapping", now.getTime()));
  await tx.$executeRaw`
    insert into mapping (id, application_id, connector_id, external_key, token_id, valid_from, opened_in)
    select g.*, ${now}::timestamptz, ${changeId}
    from unnest(${ids}::text[], ${column("applicationId")}::text[], ${column("connectorId")}::text[],
                ${column("externalKey")}::text[], ${column("tokenId")}::text[]) g`;
}

/** Closes open mappings in one statement; nothing of them is lost. */
export async function closeMappings(tx: Tx, mappings: readonly { id: string }[], { now, changeId }: At): Promise<void> {
  const ids = mappings.map(({ id }) => id);
  await tx.$executeRaw`delete from mapping_promise where mapping_id = any(${ids})`;
  await tx.$executeRaw`update mapping set valid_to = ${now}, closed_in = ${changeId} where id = any(${ids}) and valid_to is null`;
}

/** Leads these keys to another token of their connector from this moment on. */
export async function moveMappings(tx: Tx, mappings: readonly MappingFacts[], tokenId: string, at: At): Promise<void> {
  await closeMappings(tx, mappings, at);
  await openMappings(
    tx,
    mappings.map(({ applicationId, connectorId, externalKey }) => ({
      applicationId,
      connectorId,
      externalKey,
      tokenId,
    })),
    at,
  );
}

/** How many keys ride on the token now. */
export async function countKeysOf(tx: Tx, tokenId: string): Promise<number> {
  const [row] = await queryRows<{ n: bigint }>(
    tx,
    sql`select count(*) as n from mapping where token_id = ${tokenId} and valid_to is null`,
  );
  return Number(row?.n ?? 0);
}

/** Has these keys move to the token as soon as it is issued; an earlier promise for one of them is forgotten. */
export async function promiseKeys(
  tx: Tx,
  mappings: readonly MappingFacts[],
  tokenId: string,
  changeId: string,
): Promise<void> {
  const ids = mappings.map(({ id }) => id);
  await tx.$executeRaw`
    insert into mapping_promise (mapping_id, token_id, made_in) select id, ${tokenId}, ${changeId} from unnest(${ids}::text[]) id
    on conflict (mapping_id) do update set token_id = excluded.token_id, made_in = excluded.made_in`;
}

/**
 * Moves every key that was promised to this token, in the transaction that issues it; a key that was pointed elsewhere or removed since
 * stays where it is. Answers the events of it, none where nothing was promised.
 */
export async function keepPromises(tx: Tx, token: Ref<"token">, at: At): Promise<AuditDraft[]> {
  const promised = await queryRows<MappingFacts>(
    tx,
    sql`select ${COLUMNS} from mapping_promise p join mapping m on m.id = p.mapping_id join application a on a.id = m.application_id
        where p.token_id = ${token.id} and m.valid_to is null order by m.id for update of m`,
  );
  if (promised.length === 0) return [];
  await moveMappings(tx, promised, token.id, at);
  return eventsOf(promised, (subject, keys) => ({
    code: "mapping.pointed",
    subject,
    related: { token },
    after: { keys },
  }));
}

/** One event an application about these mappings, with their keys in order. */
export function eventsOf(
  mappings: readonly MappingFacts[],
  event: (application: Ref<"application">, keys: string[]) => AuditDraft,
): [AuditDraft, ...AuditDraft[]] {
  const byApplication = new Map<string, MappingFacts[]>();
  for (const mapping of mappings) {
    byApplication.set(mapping.applicationId, [...(byApplication.get(mapping.applicationId) ?? []), mapping]);
  }
  const [first, ...rest] = [...byApplication].map(([id, own]) => {
    const name = own[0]?.applicationName ?? id;
    return event(applicationRef({ id, name }), own.map(({ externalKey }) => externalKey).sort());
  });
  if (!first) throw new DomainError("internal", undefined, {}, "no mapping to speak of");
  return [first, ...rest];
}

/** The token as an event names it. */
export function tokenRef(token: {
  id: string;
  prefix: string | null;
  lastFour: string | null;
  label: string;
}): Ref<"token"> {
  return { kind: "token", id: token.id, name: hintOf(token) };
}
