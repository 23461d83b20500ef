import type { z } from "zod";
import type { Impact } from "@/lib/access/impact.rules";
import type { AuditDraft } from "@/lib/audit/audit.events";
import type { Actor } from "@/lib/core/actor";
import type { Role } from "@/lib/core/permissions";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";

/** What a change may alter of who can use what; the gate compares access just before and just after for exactly these. */
export type Touches = {
  connectors?: readonly string[];
  accounts?: readonly string[];
  groups?: readonly string[];
  systems?: readonly string[];
  users?: readonly string[];
};

/** What the batches of an act will come to: who gains and loses, and one order of each sort with how often it will be given. */
export type Foreseen = {
  impact: Impact;
  effects: readonly { draft: EffectDraft; times: number; sentence: string }[];
  /** What all of it rests on, as one text; a plan is stale where this differs. */
  ground: string;
};

/** What an operation did. The tuple demands at least one audit event: an unaudited change does not compile. */
export type Change<T> = {
  value: T;
  /** One imperative sentence for the Changes screen: `Revoke token A41C…9F3C of Kim de Vries`. */
  sentence: string;
  audit: readonly [AuditDraft, ...AuditDraft[]];
  effects?: readonly EffectDraft[];
  touches?: Touches;
  /** People or tokens hit, where that is more than the access difference shows (tokens revoked in bulk, say). */
  hits?: number;
  /** What the act only begins and the worker then carries out in batches; the operation worked it out and undid it again. */
  foreseen?: Foreseen;
  /** Plain sentences a person should read before going on. */
  warnings?: readonly string[];
  /** The earlier change that this one only carries on (a delivery finished, a hand task closed): its events join that change. */
  belongsTo?: string;
};

/** What the gate gives to an operation: the moment is read from the database after the locks were taken. */
export type OperationContext = {
  readonly actor: Actor;
  readonly now: Date;
  readonly changeId: string;
};

/** How many people or tokens one act may hit before a count has to be typed, and before a second person is needed. */
export type Brake = { confirmOver: number; approveOver: number };

export const DEFAULT_BRAKE: Brake = { confirmOver: 25, approveOver: 500 };

export type Operation<I, O> = {
  readonly id: string;
  readonly title: string;
  /** Who may do it; `system` is the worker and the scheduler alone. */
  readonly roles: readonly Role[] | "system";
  readonly input: z.ZodType<I>;
  /** The shape of its answer, for programs; without it the API says nothing about the answer. */
  readonly output?: z.ZodType<O>;
  /** Keys of what is about to be changed; the gate locks them in sorted order before the moment is read. */
  readonly locks: (input: I) => readonly string[];
  readonly brake?: Brake;
  /** `false` where the answer holds a secret: it is then never stored for a repeated command. */
  readonly keepsAnswer?: false;
  /** `true` for the few acts that must work while Gatehouse is sealed. */
  readonly worksSealed?: true;
  readonly change: (tx: Tx, ctx: OperationContext, input: I) => Promise<Change<O>>;
};

/** Declares one way to change something; its id is permission, API name and door name in one. */
export function defineOperation<I, O>(operation: Operation<I, O>): Operation<I, O> {
  return operation;
}
