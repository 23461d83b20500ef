import "server-only";
import { z } from "zod";
import { getChange } from "@/lib/deliveries/change.queries";
import { getDelivery, listDeliveries } from "@/lib/deliveries/delivery.queries";
import { getHandTask, listHandTasks } from "@/lib/hand-tasks/hand-task.queries";
import { DELIVERY_STATUSES } from "@/lib/outbox/status.rules";
import { DeliveryStatusField, given, Id, IdField, Moment, several, Words } from "./fields";
import { list, one } from "./reading";

const DeliveryRowView = z.object({
  id: Id,
  at: Moment,
  sentence: z.string(),
  systemName: z.string(),
  status: DeliveryStatusField,
  how: z.enum(["api", "hand"]),
  attempts: z.int(),
  by: z.string(),
  changeId: Id,
  handTaskId: Id.nullable(),
});

const Proof = {
  proofState: z.enum(["so", "not_so", "unknown"]).nullable(),
  proofNote: z.string().nullable(),
  proofAt: Moment.nullable(),
};

const DeliveryView = DeliveryRowView.extend({
  ...Proof,
  reason: z.string().nullable(),
  ticket: z.string().nullable(),
  door: z.string(),
  runAt: Moment,
  finishedAt: Moment.nullable(),
  problem: z.string().nullable(),
  ifLost: z.string().describe("What happens when an answer is lost"),
  attemptList: z.array(
    z.object({
      number: z.int(),
      startedAt: Moment,
      finishedAt: Moment.nullable(),
      outcome: DeliveryStatusField.nullable(),
      note: z.string().nullable(),
      theirWords: z.string().nullable(),
      httpStatus: z.int().nullable(),
    }),
  ),
});

const ChangeView = z.object({
  id: Id,
  sentence: z.string(),
  at: Moment,
  actorName: z.string(),
  door: z.string(),
  reason: z.string().nullable(),
  ticket: z.string().nullable(),
  impact: z.object({ gained: z.int(), lost: z.int(), people: z.int() }).nullable(),
  deliveries: z.array(DeliveryRowView).describe("The first 250"),
  totalDeliveries: z.int(),
  events: z.int(),
});

const HandTaskRowView = z.object({
  id: Id,
  deliveryId: Id,
  changeId: Id,
  sentence: z.string(),
  systemName: z.string(),
  menuPath: z.array(z.string()).describe("As the vendor's own console has it"),
  assigneeId: Id.nullable(),
  assigneeName: z.string().nullable(),
  openedAt: Moment,
  status: DeliveryStatusField,
});

const HandTaskView = HandTaskRowView.extend({
  ...Proof,
  askedBy: z.string(),
  askedReason: z.string().nullable(),
  closedAt: Moment.nullable(),
  closedBy: z.string().nullable(),
  result: z.enum(["done", "cannot", "superseded"]).nullable(),
  note: z.string().nullable(),
});

const idOrMe = (id: string | undefined, actor: { id: string }): string | undefined => (id === "me" ? actor.id : id);

/** What was ordered from vendors, and what a person has to do. */
export const CHANGE_READINGS = {
  deliveries: list({
    title: "Deliveries, the newest first: every order to a vendor with how far it is",
    filters: {
      q: Words,
      status: several(DELIVERY_STATUSES, "The state"),
      system: IdField("a system"),
      by: IdField("who asked for it, or me"),
      change: IdField("a change"),
    },
    row: DeliveryRowView,
    read: (actor, { q, status, system: systemId, by, change: changeId }, page) =>
      listDeliveries(actor, given({ q, status, systemId, changeId, actorId: idOrMe(by, actor) }), page),
  }),
  "deliveries/{id}": one({ title: "One delivery with its attempts", row: DeliveryView, read: getDelivery }),
  "changes/{id}": one({ title: "One change with its deliveries", row: ChangeView, read: getChange }),
  "hand-tasks": list({
    title: "Open hand tasks, the oldest first: what no API can do",
    filters: { q: Words, who: IdField("who took it, or me") },
    row: HandTaskRowView,
    read: (actor, { q, who }, page) => listHandTasks(actor, given({ q, assigneeId: idOrMe(who, actor) }), page),
  }),
  "hand-tasks/{id}": one({ title: "One hand task", row: HandTaskView, read: getHandTask }),
};
