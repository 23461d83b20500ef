import "server-only";
import { z } from "zod";
import { listApiKeys } from "@/lib/api-keys/api-key.queries";
import { ROLES } from "@/lib/core/permissions";
import { getOperator, listOperators } from "@/lib/operators/operator.queries";
import { Id, Moment } from "./fields";
import { one, wholeList } from "./reading";

const OperatorView = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  isDemo: z.boolean(),
  isDisabled: z.boolean(),
  hasPassword: z.boolean(),
  openSessions: z.int(),
  lastSeenAt: Moment.nullable(),
  createdAt: Moment,
});

const ApiKeyView = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(ROLES),
  prefix: z.string(),
  lastFour: z.string(),
  createdAt: Moment,
  expiresAt: Moment.nullable(),
  lastUsedAt: Moment.nullable().describe("To the minute"),
  state: z.enum(["active", "expired", "revoked"]),
});

const roles = ["owner"] as const;

/** Who runs the installation, and which programs have a key. */
export const SETTINGS_READINGS = {
  operators: wholeList({ title: "Operators", roles, row: OperatorView, read: (actor) => listOperators(actor) }),
  "operators/{id}": one({ title: "One operator", roles, row: OperatorView, read: getOperator }),
  "api-keys": wholeList({
    title: "API keys; never their text",
    roles,
    row: ApiKeyView,
    read: (actor) => listApiKeys(actor),
  }),
};
