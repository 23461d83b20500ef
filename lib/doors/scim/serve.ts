import "server-only";
import { findActorByKey } from "@/lib/auth/api-key-actor";
import type { RequestInfo } from "@/lib/core/actor";
import { DomainError, PUBLIC_TEXT } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { admit } from "../admit";
import { readJson } from "../read-json";
import { requestInfoOf } from "../request-info";
import { resourceTypes, schemas, serviceProviderConfig } from "./discovery";
import { createGroupBy, deleteGroup, patchGroup, replaceGroup } from "./groups";
import { listGroups, listUsers, readGroup, readUser } from "./lists";
import { isObject } from "./patch-value";
import { projectionOf } from "./projection";
import { errorResponse, refusalOf, SCIM_TYPE, ScimError } from "./scim-error";
import type { Scope, Told } from "./scope";
import { createUserBy, deleteUser, patchUser, replaceUser } from "./users";

/** What one type of resource does with a request, whatever the type. */
type Resources = {
  name: string;
  list: typeof listUsers;
  read: typeof readUser;
  create: typeof createUserBy;
  replace: typeof replaceUser;
  patch: typeof patchUser;
  remove: typeof deleteUser;
  /** Whether a patch answers with the resource: a group may be long, and its caller knows what it sent. */
  tells: boolean;
};

const USERS: Resources = {
  ...{ name: "Users", list: listUsers, read: readUser, create: createUserBy },
  ...{ replace: replaceUser, patch: patchUser, remove: deleteUser, tells: true },
};
const GROUPS: Resources = {
  ...{ name: "Groups", list: listGroups, read: readGroup, create: createGroupBy },
  ...{ replace: replaceGroup, patch: patchGroup, remove: deleteGroup, tells: false },
};

/**
 * Answers one SCIM request. Who asks is told by a key of ours and by nothing else, a cookie counts for nothing here; every refusal is an
 * error document (RFC 7644, section 3.12), and nothing was done.
 */
export async function serveScim(request: Request, path: readonly string[]): Promise<Response> {
  const info = requestInfoOf(request.headers, "scim");
  try {
    const admission = await admit(request, ({ headers }) => findActorByKey(db, headers.get("authorization")));
    const answer = admission.ok
      ? await served(request, path, admission.actor, info).catch((error) => refusal(error, info))
      : errorResponse(refusalOf({ code: admission.code, message: PUBLIC_TEXT[admission.code], ...info }));
    for (const [name, value] of Object.entries(admission.headers)) answer.headers.set(name, value);
    return answer;
  } catch (error) {
    return refusal(error, info);
  }
}

async function served(
  request: Request,
  path: readonly string[],
  actor: Scope["actor"],
  info: RequestInfo,
): Promise<Response> {
  const [first, systemId = "", ...rest] = path;
  const isOfOne = first === "systems";
  if (isOfOne && !(await isSystem(systemId))) throw new ScimError(404, null, `There is no system ${systemId}.`);
  const root = `${env().appOrigins[0] ?? ""}/api/scim/v2`;
  const confirm = Number(request.headers.get("confirm-count") ?? Number.NaN);
  const scope: Scope = {
    ...{ actor, request: info, systemId: isOfOne ? systemId : null },
    base: isOfOne ? `${root}/systems/${systemId}` : root,
    confirm: Number.isInteger(confirm) ? confirm : null,
  };
  return tell(await answered(request, scope, isOfOne ? rest : path));
}

function refusal(error: unknown, { requestId }: RequestInfo): Response {
  if (error instanceof ScimError) return errorResponse(error);
  if (error instanceof DomainError) {
    return errorResponse(refusalOf({ ...error.details, code: error.code, message: error.message, requestId }));
  }
  log.error("door.failed", { operation: "scim", requestId, error });
  return errorResponse(new ScimError(500, null, `${PUBLIC_TEXT.internal} (${requestId})`));
}

const isSystem = async (id: string): Promise<boolean> =>
  isId("system", id) && (await db.system.count({ where: { id } })) === 1;

async function answered(request: Request, scope: Scope, path: readonly string[]): Promise<Told> {
  const [kind = "", id = null, ...more] = path;
  if (more.length > 0) throw nothing();
  const { base } = scope;
  if (request.method === "GET") {
    if (kind === "ServiceProviderConfig" && id === null) {
      return { status: 200, body: serviceProviderConfig(base, `${env().appOrigins[0] ?? ""}/settings/api`) };
    }
    if (kind === "ResourceTypes") return { status: 200, body: resourceTypes(base, id) };
    if (kind === "Schemas") return { status: 200, body: schemas(base, id) };
  }
  if (kind === "Bulk" || kind === "Me") throw new ScimError(501, null, `${kind} is not supported.`);
  const resources = [USERS, GROUPS].find(({ name }) => name.toLowerCase() === kind.toLowerCase());
  if (!resources) throw nothing();
  if (scope.actor.kind !== "system" && !canRead(scope.actor.role, "directory.read")) throw nothing();
  return id === null || id === ".search" ? ofAll(request, scope, resources, id) : ofOne(request, scope, resources, id);
}

async function ofAll(request: Request, scope: Scope, resources: Resources, search: string | null): Promise<Told> {
  const { searchParams } = new URL(request.url);
  if (request.method === "GET" && search === null) {
    return { status: 200, body: await resources.list(scope, (name) => searchParams.get(name)) };
  }
  if (request.method !== "POST") throw notAllowed();
  const body = await bodyOf(request);
  if (search !== null) return { status: 200, body: await resources.list(scope, fieldsOf(body)) };
  const id = await resources.create(scope, body);
  const location = `${scope.base}/${resources.name}/${id}`;
  return { status: 201, body: await resources.read(scope, id, asked(searchParams)), location };
}

async function ofOne(request: Request, scope: Scope, resources: Resources, id: string): Promise<Told> {
  const { searchParams } = new URL(request.url);
  const read = async (): Promise<Told> => ({ status: 200, body: await resources.read(scope, id, asked(searchParams)) });
  switch (request.method) {
    case "GET":
      return read();
    case "PUT":
      await resources.replace(scope, id, await bodyOf(request));
      return read();
    case "PATCH":
      await resources.patch(scope, id, await bodyOf(request));
      return resources.tells || searchParams.has("attributes") ? read() : { status: 204 };
    case "DELETE":
      await resources.remove(scope, id);
      return { status: 204 };
    default:
      throw notAllowed();
  }
}

const nothing = (): ScimError => new ScimError(404, null, "There is nothing at this address.");
const notAllowed = (): ScimError => new ScimError(405, null, "This address doesn’t take this method.");
const asked = (params: URLSearchParams) => projectionOf(params.get("attributes"), params.get("excludedAttributes"));

async function bodyOf(request: Request): Promise<unknown> {
  const body = await readJson(request, { types: [SCIM_TYPE, "application/json"] });
  if (body.ok) return body.value;
  throw new ScimError(body.status, body.status === 400 ? "invalidSyntax" : null, body.message);
}

// A search has the fields of a list's address in its body, its attributes as a list.
function fieldsOf(body: unknown): (name: string) => string | null {
  const fields = isObject(body) ? body : {};
  return (name) => {
    const value = fields[name];
    if (Array.isArray(value)) return value.join(",");
    return typeof value === "string" || typeof value === "number" ? String(value) : null;
  };
}

function tell({ status, body, location }: Told): Response {
  const headers = { ...(body ? { "content-type": SCIM_TYPE } : {}), ...(location ? { location } : {}) };
  return new Response(body ? JSON.stringify(body) : null, {
    status,
    headers: { "cache-control": "no-store", ...headers },
  });
}
