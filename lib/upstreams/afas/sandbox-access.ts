import { empty, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { FunctionalError, functionalAnswer, UNEXPECTED } from "./sandbox-errors";
import type { SeedConnector } from "./sandbox-seed";
import { findConnector, findUser, isMember, type SandboxState, tokenData } from "./sandbox-state";

export type Bearer = { connector: string; userCode: string; expiresAtMs: number };
export type Admitted = { connector: SeedConnector; userCode: string; expiresAt: string | null };

/** Who calls: token, its life, connector, user, group and address, in that order; anything amiss is 401 without a word (403 for the address). */
export function admit(
  state: SandboxState,
  bearers: Map<string, Bearer>,
  request: SandboxRequest,
): Admitted | SandboxAnswer {
  const [scheme = "", value = ""] = (request.headers.authorization ?? "").split(/ (.*)/s);
  if (value.includes("<")) return functionalAnswer(new FunctionalError(UNEXPECTED, -2147180999), request.headers);
  const claim = /^bearer$/i.test(scheme)
    ? fromBearer(bearers, value)
    : /^afastoken$/i.test(scheme)
      ? fromToken(state, value)
      : null;
  if (!claim) return empty(401);

  const connector = findConnector(state, claim.connector);
  const user = findUser(state, claim.userCode);
  if (!connector || connector.isBlocked || !user || user.isBlocked) return empty(401);
  if (!isMember(state, connector.group, user.userCode)) return empty(401);
  const allowed = connector.allowedAddresses ?? [];
  if (allowed.length > 0 && !allowed.includes(request.address)) return empty(403);
  return { connector, userCode: user.userCode, expiresAt: claim.expiresAt };
}

export const isAnswer = (value: Admitted | SandboxAnswer): value is SandboxAnswer => "status" in value;

function fromToken(
  state: SandboxState,
  encoded: string,
): { connector: string; userCode: string; expiresAt: string | null } | null {
  const data = tokenData(Buffer.from(encoded, "base64").toString("utf8"));
  const token = data && state.tokens.find((t) => t.sha256 === sha256(data));
  if (!token) return null;
  const now = new Date();
  if (token.expiresAt && new Date(token.expiresAt) <= now) return null;
  token.lastUsedAt = now.toISOString();
  return token;
}

function fromBearer(
  bearers: Map<string, Bearer>,
  value: string,
): { connector: string; userCode: string; expiresAt: null } | null {
  const bearer = bearers.get(value);
  return bearer && bearer.expiresAtMs > Date.now() ? { ...bearer, expiresAt: null } : null;
}
