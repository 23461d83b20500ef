import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db } from "@/lib/db/client";
import { findMembershipDraft, type MembershipDraft } from "./draft.store";

type Reader = Extract<Actor, { kind: "operator" }>;

/** What this operator has staged in a group; null where nothing is. */
export async function readStaged(actor: Reader, groupId: string): Promise<MembershipDraft | null> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  return findMembershipDraft(db, actor.id, groupId);
}
