import "server-only";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { profileOf } from "@/lib/upstreams/profiles";
import type { TakeMoment } from "./take-users.store";

export type FoundThing = {
  key: string;
  state: Readonly<Record<string, unknown>>;
  groupId: string | null;
  accountId: string | null;
  matchId: string | null;
};

const text = (rows: readonly FoundThing[], name: string): (string | null)[] =>
  rows.map(({ state }) => (typeof state[name] === "string" ? (state[name] as string) : null));

/** Records groups as they were found, in one statement. */
export async function recordFoundGroups(tx: Tx, rows: readonly FoundThing[], at: TakeMoment): Promise<void> {
  await tx.$executeRaw`
    insert into user_group (id, system_id, code, description, attributes, remote_ref, source, created_in, created_at)
    select id, ${at.systemId}, code, coalesce(nullif(description, ''), code), attributes::jsonb, ref, 'observed', ${at.changeId}, ${at.now}
    from unnest(${rows.map(() => newId("group"))}::text[], ${text(rows, "code")}::text[], ${text(rows, "description")}::text[],
                ${rows.map(({ state }) => JSON.stringify(state.attributes ?? {}))}::text[], ${text(rows, "ref")}::text[])
      as r (id, code, description, attributes, ref)`;
}

/** Records memberships as they were found, in one statement; their groups are marked as changed. */
export async function recordFoundMemberships(tx: Tx, rows: readonly FoundThing[], at: TakeMoment): Promise<void> {
  const groups = rows.map(({ groupId }) => groupId);
  await tx.$executeRaw`
    insert into membership (id, group_id, account_id, source, valid_from, opened_in)
    select id, group_id, account_id, 'observed', ${at.now}, ${at.changeId}
    from unnest(${rows.map(() => newId("membership"))}::text[], ${groups}::text[],
                ${rows.map(({ accountId }) => accountId)}::text[]) as r (id, group_id, account_id)
    on conflict (group_id, account_id) where valid_to is null do nothing`;
  await tx.$executeRaw`update user_group set version = version + 1 where id = any(${[...new Set(groups)]}::text[])`;
}

/** Records endpoints of these connectors as they were found. */
export async function recordFoundEndpoints(
  tx: Tx,
  rows: readonly (FoundThing & { connectorId: string })[],
  at: TakeMoment & { vendor: string },
): Promise<void> {
  const kinds = profileOf(at.vendor).endpointKinds;
  await tx.endpoint.createMany({
    data: rows.map(({ state, connectorId }) => ({
      id: newId("endpoint"),
      connectorId,
      kind: String(state.kind),
      name: String(state.name),
      canWrite: kinds.find(({ kind }) => kind === state.kind)?.canWrite ?? true,
      source: "observed",
      validFrom: at.now,
      openedIn: at.changeId,
    })),
  });
}

/** Records tokens of these connectors by what they are known by; their texts are held nowhere. An inactive one counts as suspended. */
export async function recordFoundTokens(
  tx: Tx,
  rows: readonly (FoundThing & { connectorId: string })[],
  at: TakeMoment,
): Promise<void> {
  for (const { key, state, accountId, connectorId } of rows) {
    if (!accountId) continue;
    const id = newId("token");
    const where = { systemId_kind_key: { systemId: at.systemId, kind: "token", key } };
    const { fingerprint } = await tx.observation.findUniqueOrThrow({ where, select: { fingerprint: true } });
    const ref = typeof state.ref === "string" ? state.ref : null;
    const made = typeof state.createdAt === "string" ? new Date(state.createdAt) : at.now;
    const ends = typeof state.expiresAt === "string" ? new Date(state.expiresAt) : null;
    await tx.token.create({
      data: {
        ...{ id, accountId, connectorId, fingerprint, remoteRef: ref, expiresAt: ends },
        label: `Found ${ref ?? id.slice(-6)}`,
        kind: "key",
        source: "observed",
        requestedAt: made,
        issuedAt: made,
        requestedIn: at.changeId,
      },
    });
    if (state.isActive !== false) continue;
    const block = { subjectKind: "token", subjectId: id, source: "observed", openedIn: at.changeId };
    const reason = "Inactive at the vendor when it was taken over";
    await tx.block.create({ data: { id: newId("block"), ...block, reason, validFrom: at.now } });
  }
}
