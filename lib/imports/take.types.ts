import type { AuditDraft } from "@/lib/audit/audit.events";
import type { Touches } from "@/lib/gate/operation";
import type { EffectDraft } from "@/lib/outbox/outbox.store";

export type TakeMoment = { now: Date; changeId: string };
/** What a batch did with its rows; the audit events name what they are about, a group or an import, never one a row. */
export type Taken = {
  done: number;
  passed: { rowNo: number; says: string }[];
  audit: AuditDraft[];
  effects: EffectDraft[];
  touches?: Touches;
};

export const MOVED_ON = "Changed by somebody since the rows were checked";
