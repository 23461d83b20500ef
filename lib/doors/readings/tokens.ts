import "server-only";
import { z } from "zod";
import { getToken, listTokens } from "@/lib/tokens/token.queries";
import { TOKEN_STATUSES } from "@/lib/tokens/token.rules";
import { TOKEN_SORTS } from "@/lib/tokens/token-views.rules";
import { choice, DeliveryStatusField, given, Id, IdField, Moment, several, VendorSideView, Words } from "./fields";
import { list, one } from "./reading";

const TokenRowView = z.object({
  id: Id,
  hint: z.string().describe("Its first and last letters, or its label"),
  label: z.string(),
  status: z.enum(TOKEN_STATUSES),
  userId: Id,
  userName: z.string(),
  isService: z.boolean(),
  accountId: Id,
  connectorId: Id,
  connectorName: z.string(),
  systemId: Id,
  systemName: z.string(),
  owner: z.string().nullable(),
  requestedAt: Moment,
  requestedBy: z.string().nullable(),
  issuedAt: Moment.nullable(),
  lastUsedAt: Moment.nullable(),
  expiresAt: Moment.nullable(),
  revokedAt: Moment.nullable(),
  isHeld: z.boolean().describe("Its text is kept here, sealed"),
  vendor: VendorSideView,
});

const TokenView = TokenRowView.extend({
  purpose: z.string().nullable(),
  kind: z.string(),
  userCode: z.string(),
  email: z.string().nullable(),
  isConnectorBlocked: z.boolean(),
  revealedAt: Moment.nullable(),
  revealedBy: z.string().nullable(),
  revokeReason: z.string().nullable(),
  revokedBy: z.string().nullable(),
  deliveries: z
    .array(
      z.object({
        id: Id,
        changeId: Id,
        sentence: z.string(),
        status: DeliveryStatusField,
        how: z.enum(["api", "hand"]),
        attempts: z.int(),
        createdAt: Moment,
        finishedAt: Moment.nullable(),
        problem: z.string().nullable(),
        handTaskId: Id.nullable(),
      }),
    )
    .describe("The latest 20"),
});

/** Tokens, never their text. */
export const TOKEN_READINGS = {
  tokens: list({
    title: "Tokens, in every state unless one is asked for; never their text",
    filters: {
      q: Words,
      status: several(TOKEN_STATUSES, "The state"),
      connector: IdField("an app connector"),
      system: IdField("a system"),
      user: IdField("a user"),
      owner: choice(["none"], "Those that nobody answers for"),
      used: choice(["never", "over_90_days"], "Never used, or not for 90 days"),
    },
    sorts: { keys: TOKEN_SORTS, usual: "-lastUsed" },
    row: TokenRowView,
    read: (actor, { q, status, connector, system, user, owner, used }, page, sort) =>
      listTokens(
        actor,
        {
          ...given({ q, status, connectorId: connector, systemId: system, userId: user, lastUsed: used }),
          ...(owner ? { hasNoOwner: true } : {}),
        },
        page,
        sort,
      ),
  }),
  "tokens/{id}": one({ title: "One token with its deliveries; never its text", row: TokenView, read: getToken }),
};
