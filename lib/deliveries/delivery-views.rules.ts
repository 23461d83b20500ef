import type { DeliveryStatus } from "@/lib/outbox/status.rules";

export type DeliveryRow = {
  id: string;
  at: Date;
  sentence: string;
  systemName: string;
  status: DeliveryStatus;
  how: "api" | "hand";
  attempts: number;
  by: string;
  changeId: string;
  handTaskId: string | null;
};

export type AttemptView = {
  number: number;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: DeliveryStatus | null;
  note: string | null;
  theirWords: string | null;
  httpStatus: number | null;
};

export type DeliveryDetail = DeliveryRow & {
  reason: string | null;
  ticket: string | null;
  door: string;
  runAt: Date;
  finishedAt: Date | null;
  proofState: "so" | "not_so" | "unknown" | null;
  proofNote: string | null;
  proofAt: Date | null;
  problem: string | null;
  /** What happens when an answer is lost, in words. */
  ifLost: string;
  attemptList: AttemptView[];
};

export type DeliveryFilter = {
  q?: string;
  status?: readonly string[];
  systemId?: string;
  changeId?: string;
  actorId?: string;
};
