import type { AuditDraft } from "@/lib/audit/audit.events";
import type { Effect } from "@/lib/upstreams/effects";
import { hintOf } from "./token.rules";

/** What is needed of a token to order its revocation. */
export type RevocableToken = {
  id: string;
  label: string;
  prefix: string | null;
  lastFour: string | null;
  secretId: string | null;
  remoteRef: string | null;
  issuedAt: Date | null;
  /** It was asked for and the answer is still out: the vendor may have made the token already. */
  isBeingIssued: boolean;
  accountId: string;
  userCode: string;
  email: string | null;
  userName: string;
  connectorId: string;
  connectorName: string;
  systemId: string;
};

type RevocationOrder = {
  systemId: string;
  effect: Extract<Effect, { type: "token.revoke.v1" }>;
  subject: { kind: "token"; id: string };
  isUrgent: true;
  secretId?: string;
};

/** Whether the vendor has to be told; a request that never became a token is only withdrawn here. */
export function needsVendor(token: Pick<RevocableToken, "issuedAt" | "isBeingIssued">): boolean {
  return token.issuedAt !== null || token.isBeingIssued;
}

/** The events, orders and touched access of revoking these tokens; by API only where the full text is held, else by hand. */
export function planRevocation(tokens: readonly [RevocableToken, ...RevocableToken[]], reason: string) {
  const [first, ...rest] = tokens;
  const audit: [AuditDraft, ...AuditDraft[]] = [eventOf(first, reason), ...rest.map((token) => eventOf(token, reason))];
  return {
    audit,
    effects: tokens.filter(needsVendor).map(orderOf),
    touches: {
      connectors: [...new Set(tokens.map((token) => token.connectorId))],
      accounts: [...new Set(tokens.map((token) => token.accountId))],
    },
  };
}

function eventOf(token: RevocableToken, reason: string): AuditDraft {
  return {
    code: "token.revoked",
    subject: { kind: "token", id: token.id, name: hintOf(token) },
    related: {
      account: { kind: "account", id: token.accountId, name: token.userName },
      connector: { kind: "connector", id: token.connectorId, name: token.connectorName },
    },
    before: { revoked: false },
    after: { revoked: true, reason, label: token.label },
  };
}

function orderOf(token: RevocableToken): RevocationOrder {
  const { id, label, secretId, systemId, remoteRef: ref } = token;
  return {
    systemId,
    effect: {
      type: "token.revoke.v1",
      connector: { name: token.connectorName },
      person: { remoteId: token.userCode, name: token.userName, email: token.email },
      tokenId: id,
      label,
      hint: hintOf(token),
      isHeld: secretId !== null,
      ...(ref ? { ref } : {}),
    },
    subject: { kind: "token", id },
    isUrgent: true,
    ...(secretId ? { secretId } : {}),
  };
}
