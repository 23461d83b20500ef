import { empty, json } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { isUuid, ZERO_ORGANIZATION } from "./ids.rules";
import { BiotRefusal, invalid } from "./sandbox-errors";
import { publicKey, readToken, signToken } from "./sandbox-jwt";
import { type Asked, newId, type Route, textIn } from "./sandbox-route";
import { type StateUser, scopesOf } from "./sandbox-state";
import { USUAL_TOKEN_MINUTES } from "./wire";

const LOGIN_FAILED = (): BiotRefusal => new BiotRefusal(403, "LOGIN_FAILED");

/** The calls that need no token. */
export const SIGN_IN_ROUTES: readonly Route[] = [
  { op: "accessToken", method: "POST", path: "/v2/services/accessToken", needs: null, run: signInService },
  { op: "login", method: "POST", path: "/v2/users/login", needs: null, run: login },
  { op: "refresh", method: "POST", path: "/v2/users/token/refresh", needs: null, run: refresh },
  { op: "logout", method: "POST", path: "/v2/users/logout", needs: null, run: () => empty(200) },
  {
    op: "publicKey",
    method: "GET",
    path: "/v1/security/public-key",
    needs: null,
    run: () => json(200, { publicKey: publicKey(), previousPublicKey: null }),
  },
  {
    op: "healthCheck",
    method: "GET",
    path: "/system/healthCheck",
    needs: null,
    run: () => json(200, { version: "sandbox", springVersion: "sandbox", traceId: newId() }),
  },
];

/** Any live key of an active service user opens; that an inactive one is told LOGIN_FAILED is assumed. */
function signInService({ state, faults, body }: Asked) {
  const id = textIn(body, "id", 36);
  const secret = textIn(body, "secretKey", 500);
  if (!id || !isUuid(id) || !secret) throw invalid("id and secretKey are mandatory");
  if (faults.isOn("service_locked")) throw new BiotRefusal(401, "SERVICE_LOCKED");
  const user = state.serviceUsers.find((one) => one.id === id);
  if (!user?.active || !user.keys.some((key) => key.sha256 === sha256(secret))) throw LOGIN_FAILED();
  const minutes = user.accessTokenExpirationInMinutes ?? USUAL_TOKEN_MINUTES;
  const end = endOf(faults.argumentOf("short_tokens"), minutes);
  const accessToken = signToken({
    serviceUserId: user.id,
    scopes: scopesOf(state, [user.roleId]),
    tokenType: user.type === "INTERNAL_SERVICE" ? "SERVICE_INTERNAL" : "SERVICE_EXTERNAL",
    jti: newId(),
    exp: end / 1000,
  });
  return json(200, { accessToken, accessTokenExpiration: new Date(end).toISOString() });
}

const endOf = (seconds: string | undefined, minutes: number): number =>
  Date.now() + (seconds === undefined ? minutes * 60_000 : Number(seconds) * 1000);

function login({ state, faults, body }: Asked) {
  const username = textIn(body, "username", 128);
  const password = textIn(body, "password", 500);
  if (!username) throw invalid("username is mandatory");
  const user = state.users.find((one) => one.username === username);
  if (user?.locked) throw new BiotRefusal(401, "USER_LOCKED");
  if (!user?.active || user.passwordSha256 !== sha256(password ?? "")) throw LOGIN_FAILED();
  return json(200, sessionOf(user, state, faults.argumentOf("short_tokens")));
}

function refresh({ state, faults, body }: Asked) {
  const claims = readToken(textIn(body, "refreshToken", 10_000) ?? "");
  const user = claims?.tokenType === "REFRESH" ? state.users.find(({ id }) => id === claims.userId) : undefined;
  if (!user) throw new BiotRefusal(403, "REFRESH_TOKEN_NOT_VALID");
  return json(200, sessionOf(user, state, faults.argumentOf("short_tokens")));
}

// The claims of a person's token aren't documented; these are those of a service, by analogy.
function sessionOf(user: StateUser, state: Asked["state"], short: string | undefined) {
  const answer = {
    userId: user.id,
    ownerOrganizationId: ZERO_ORGANIZATION,
    mfaRequired: user.mfa,
    passwordResetRequired: false,
  };
  if (user.mfa) return answer;
  const roleIds = state.groups.filter(({ id }) => user.groupIds.includes(id)).flatMap((group) => group.roleIds);
  const token = (tokenType: string, end: number) => ({
    token: signToken({ userId: user.id, scopes: scopesOf(state, roleIds), tokenType, jti: newId(), exp: end / 1000 }),
    expiration: new Date(end).toISOString(),
  });
  const end = endOf(short, USUAL_TOKEN_MINUTES);
  return { ...answer, accessJwt: token("USER", end), refreshJwt: token("REFRESH", end + 86_400_000) };
}
