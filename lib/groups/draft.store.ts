import "server-only";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { type NewGroup, NewGroupDraft, type Staged, StagedInput } from "./draft.schema";

// A draft is nobody's fact: it belongs to one operator, is audited nowhere, and goes when its act is done.

const MEMBERS = "membership";
const NEW_GROUP = "new_group";
const NEW = "new";

export type MembershipDraft = { staged: Staged; baseVersion: number };

/** What an operator has staged in a group, with the version he began from; null where nothing is. */
export async function findMembershipDraft(
  tx: Tx,
  operatorId: string,
  groupId: string,
): Promise<MembershipDraft | null> {
  const row = await tx.draft.findFirst({ where: { operatorId, kind: MEMBERS, subjectId: groupId } });
  const content = StagedInput.safeParse(row?.content);
  return row && content.success ? { staged: content.data, baseVersion: row.baseVersion } : null;
}

/** Keeps what is staged, whole; the version is the one of the first tick. Nothing staged is no draft. */
export async function keepMembershipDraft(tx: Tx, operatorId: string, groupId: string, staged: Staged): Promise<void> {
  if (staged.add.length + staged.remove.length === 0) return dropDraft(tx, operatorId, MEMBERS, groupId);
  await tx.$executeRaw`
    insert into draft (id, operator_id, kind, subject_id, base_version, content, updated_at)
    select ${newId("draft")}, ${operatorId}, ${MEMBERS}, g.id, g.version, ${JSON.stringify(staged)}::jsonb, now()
    from user_group g where g.id = ${groupId} and g.archived_at is null and g.kind = 'listed'
    on conflict (operator_id, kind, subject_id) do update set content = excluded.content, updated_at = excluded.updated_at`;
}

/** Forgets what is staged in a group: it was saved or discarded. */
export async function dropMembershipDraft(tx: Tx, operatorId: string, groupId: string): Promise<void> {
  await dropDraft(tx, operatorId, MEMBERS, groupId);
}

/** The new group that an operator is filling in, with when it was kept; an empty one where there is none. */
export async function findNewGroup(tx: Tx, operatorId: string): Promise<{ draft: NewGroup; keptAt: Date | null }> {
  const row = await tx.draft.findFirst({ where: { operatorId, kind: NEW_GROUP, subjectId: NEW } });
  const content = NewGroupDraft.safeParse(row?.content ?? {});
  return { draft: content.success ? content.data : NewGroupDraft.parse({}), keptAt: row?.updatedAt ?? null };
}

/** Keeps parts of the new group beside those that were kept before, in one statement, so that two tabs lose nothing of each other. */
export async function keepNewGroup(tx: Tx, operatorId: string, part: Partial<NewGroup>): Promise<void> {
  await tx.$executeRaw`
    insert into draft (id, operator_id, kind, subject_id, content, updated_at)
    values (${newId("draft")}, ${operatorId}, ${NEW_GROUP}, ${NEW}, ${JSON.stringify(part)}::jsonb, now())
    on conflict (operator_id, kind, subject_id)
    do update set content = draft.content || excluded.content, updated_at = excluded.updated_at`;
}

/** Forgets the new group: it was made or given up. */
export async function dropNewGroup(tx: Tx, operatorId: string): Promise<void> {
  await dropDraft(tx, operatorId, NEW_GROUP, NEW);
}

async function dropDraft(tx: Tx, operatorId: string, kind: string, subjectId: string): Promise<void> {
  await tx.draft.deleteMany({ where: { operatorId, kind, subjectId } });
}
