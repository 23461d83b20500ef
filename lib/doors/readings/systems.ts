import "server-only";
import { z } from "zod";
import { getSystem, listSystems } from "@/lib/systems/system.queries";
import { Id, Moment } from "./fields";
import { one, wholeList } from "./reading";

const SystemRowView = z.object({
  id: Id,
  name: z.string(),
  vendor: z.string(),
  vendorName: z.string(),
  environment: z.enum(["production", "test", "accept"]),
  remoteId: z.string().nullable(),
  restUrl: z.string(),
  state: z.enum(["active", "paused"]),
  stateReason: z.string().nullable(),
  stateSince: Moment,
  isSuspended: z.boolean(),
  health: z.enum(["ok", "unreachable", "refused", "unknown"]),
  healthSince: Moment,
  healthNote: z.string().nullable(),
  isWriteOnly: z.boolean().describe("Nothing can be read back: what was sent last is all that is known"),
  isByHand: z.boolean().describe("No effect has an API: every change is a hand task"),
  driftPolicy: z.enum(["report", "enforce"]),
  queue: z.int().describe("Deliveries that wait or are being sent"),
  openTasks: z.int(),
  credentialExpiresAt: Moment.nullable(),
  lastReadAt: Moment.nullable(),
  lastSentAt: Moment.nullable(),
});

const SystemView = SystemRowView.extend({
  soapUrl: z.string().nullable(),
  approvedHost: z.string(),
  custody: z.enum(["keep", "forget"]).describe("Whether texts of tokens are kept, sealed"),
  createdAt: Moment,
  secrets: z
    .array(z.object({ field: z.string(), setAt: Moment }))
    .describe("Which secrets are set and since when; never what they are"),
});

/** The systems and how they are. */
export const SYSTEM_READINGS = {
  systems: wholeList({ title: "Systems", row: SystemRowView, read: (actor) => listSystems(actor) }),
  "systems/{id}": one({ title: "One system", row: SystemView, read: getSystem }),
};
