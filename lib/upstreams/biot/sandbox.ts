import { parseJson } from "../answers";
import { empty, json, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import { type Face, type Sandbox, serveSandbox } from "../sandbox/serve";
import { answerConsole } from "./sandbox-console";
import { BiotRefusal, denied, invalid, sixFieldAnswer } from "./sandbox-errors";
import { GROUP_ROUTES } from "./sandbox-groups";
import { type Claims, readToken } from "./sandbox-jwt";
import { ROLE_ROUTES } from "./sandbox-roles";
import type { Asked, Route } from "./sandbox-route";
import { type BiotSeed, smallSeed, VERSIONS } from "./sandbox-seed";
import { SERVICE_ROUTES } from "./sandbox-services";
import { SIGN_IN_ROUTES } from "./sandbox-sign-in";
import { type BiotState, fromSeed } from "./sandbox-state";
import { USER_ROUTES } from "./sandbox-users";

/**
 * The vendor's switches: `version:<one of VERSIONS>`, `max_secret_keys:<number>` (2 by default, assumed), `search_limit:<number>` (a server
 * that gives shorter pages than it is asked for), `short_tokens:<seconds>` (how long access tokens live), `service_locked`,
 * `deny:<permission>` (its access rules refuse what asks for it).
 */
export const BIOT_BEHAVIOURS = [
  "version",
  "max_secret_keys",
  "search_limit",
  "short_tokens",
  "service_locked",
  "deny",
] as const;

export type BiotSandbox = Sandbox<BiotState, BiotSeed>;
type BiotFace = Face<BiotState, BiotSeed>;

const BASE = "/ums";
const ROUTES: readonly Route[] = [
  ...SIGN_IN_ROUTES,
  ...SERVICE_ROUTES,
  ...ROLE_ROUTES,
  ...GROUP_ROUTES,
  ...USER_ROUTES,
];

/** Starts a stand-in for one deployment of BioT's user management on loopback; rejects where the port is taken. */
export function startBiotSandbox(
  options: { port?: number; stateFile?: string; seed?: BiotSeed } = {},
): Promise<BiotSandbox> {
  return serveSandbox<BiotState, BiotSeed>({
    port: options.port,
    stateFile: options.stateFile,
    seed: options.seed ?? smallSeed(),
    fromSeed,
    behaviours: BIOT_BEHAVIOURS,
    operationOf: (request) => (isUnder(request) ? (find(request)?.route.op ?? "unknown") : null),
    answer,
    answerConsole,
  });
}

const isUnder = ({ rawPath }: SandboxRequest): boolean => rawPath.startsWith(`${BASE}/`);

function find({ method, rawPath }: SandboxRequest): { route: Route; ids: string[] } | null {
  const parts = rawPath.slice(BASE.length).split("/");
  for (const route of ROUTES) {
    const wanted = route.path.split("/");
    const fits = wanted.length === parts.length && wanted.every((part, i) => part === "*" || part === parts[i]);
    if (fits && route.method === method) return { route, ids: parts.filter((_, i) => wanted[i] === "*") };
  }
  return null;
}

function answer({ store, faults }: BiotFace, request: SandboxRequest): SandboxAnswer {
  if (!isUnder(request)) return empty(404);
  const { state } = store;
  const version = VERSIONS.find((one) => one === faults.argumentOf("version")) ?? state.version;
  const found = find(request);
  // What a gateway answers for a path that isn't routed is not documented; assumed not to be the six fields.
  if (!found || found.route.except?.includes(version)) return json(404, { message: "Not Found" });
  try {
    const claims = found.route.needs === null ? null : callerOf(request);
    const asked = { store, state, faults, request, version, ids: found.ids, claims };
    const tenant = claims === null ? null : tenantOf(request, claims, state);
    const { needs } = found.route;
    if (needs !== null && (!claims?.scopes.includes(needs) || faults.isOn("deny", needs))) throw denied();
    return found.route.run({ ...asked, tenant, body: bodyOf(request) });
  } catch (error) {
    if (error instanceof BiotRefusal) return sixFieldAnswer(error, state.environment);
    return sixFieldAnswer(new BiotRefusal(500, "INTERNAL_SERVER_ERROR"), state.environment);
  }
}

/** Tokens carry their own permissions: what changes at a role counts from the next one on. */
function callerOf(request: SandboxRequest): Claims {
  const [, token = ""] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "") ?? [];
  const claims = token === "" ? null : readToken(token);
  if (!claims || claims.tokenType === "REFRESH") throw new BiotRefusal(401, "TOKEN_NOT_VALID");
  return claims;
}

/** Which code an unknown organization gets isn't documented; assumed. For a person's token the header is ignored. */
function tenantOf(request: SandboxRequest, claims: Claims, state: Asked["state"]): string | null {
  const tenant = request.headers["tenant-id"];
  if (!tenant || claims.userId !== undefined) return null;
  const known = state.organizations.find(({ id }) => id === tenant.toLowerCase());
  if (!known) throw denied();
  return known.id;
}

function bodyOf({ body }: SandboxRequest): Record<string, unknown> {
  if (body === "") return {};
  const parsed = parseJson(body);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw invalid("the body is no JSON object");
  return parsed as Record<string, unknown>;
}
