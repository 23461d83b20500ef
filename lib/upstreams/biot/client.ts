import type { z } from "zod";
import { beforeSending, garbage, parseJson, reachOf } from "../answers";
import type { Connection, EffectSecrets } from "../driver";
import { type HttpAnswer, type HttpRequest, sendBounded } from "../http";
import { isPerson, signInTo } from "./sign-in";
import { biotRefusal, codeOf, notOffered, sixFields } from "./translate-error";
import {
  type Found,
  NewKey,
  NewServiceUser,
  Role,
  RolePage,
  type SearchRequest,
  ServiceUser,
  ServiceUserPage,
  searchQuery,
} from "./wire";

export type BiotClient = ReturnType<typeof biotClient>;
type Order = { method: HttpRequest["method"]; path: string; needs: string; body?: unknown };

const ROLES_ABSENT =
  "This BioT has no calls for roles (releases after 2.3.3 don't publish them). Ask BioT to open them, or set Role calls of this system to no and let a person do it.";
const SEARCH_ABSENT =
  "This BioT has no search of service users (it came with release 2.3.5), so one can only be reached by its id: write the id with the account.";

/** The calls that the driver makes, each rejecting with UpstreamError only; its sign-in is held for this one use and no longer. */
export function biotClient(connection: Connection, effectSecrets: EffectSecrets = {}) {
  const secrets = [...Object.values(connection.secrets), ...Object.values(effectSecrets)];
  const reach = reachOf(connection);
  const send = (request: HttpRequest): Promise<HttpAnswer> =>
    sendBounded({ ...request, headers: { accept: "application/json", ...request.headers } }, reach);
  const session = signInTo(connection, send, secrets, (token) => secrets.push(token));
  // For a person's token BioT takes his own organisation and ignores the header.
  const tenant = connection.settings.tenantId && !isPerson(connection) ? connection.settings.tenantId : null;

  const sendAs = (order: Order, token: string): Promise<HttpAnswer> =>
    send({
      method: order.method,
      url: `${connection.restUrl}${order.path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(tenant ? { "tenant-id": tenant } : {}),
        ...(order.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(order.body === undefined ? {} : { body: JSON.stringify(order.body) }),
    });
  /** A token that BioT turns away was refused before any work, so the call is sent once more with a fresh one. */
  const call = async (order: Order): Promise<HttpAnswer> => {
    const answer = await sendAs(order, await beforeSending(session.token()));
    if (answer.status !== 401) return answer;
    session.forget();
    return sendAs(order, await beforeSending(session.token()));
  };
  const refusal = (answer: HttpAnswer, order: Order): Error => {
    const isRoute = order.path.startsWith("/v2/admin/");
    if (answer.status === 404 && isRoute && !sixFields(answer)) return notOffered(ROLES_ABSENT, 404);
    return biotRefusal(answer, secrets, order.needs);
  };
  const read = async <T>(order: Order, status: number, shape: z.ZodType<T>): Promise<T> => {
    const answer = await call(order);
    if (answer.status === status) {
      const parsed = shape.safeParse(parseJson(answer.body));
      if (parsed.success) return parsed.data;
    }
    if (answer.status < 300) throw garbage("BioT", answer.status);
    throw refusal(answer, order);
  };
  /** `gone` where BioT says with one of these codes that there is nothing to remove any more. */
  const remove = async (order: Order, gone: readonly string[]): Promise<"removed" | "gone"> => {
    const answer = await call(order);
    if (answer.status === 204 && answer.body === "") return "removed";
    if (answer.status < 300) throw garbage("BioT", answer.status);
    if (answer.status === 404 && gone.includes(codeOf(answer))) return "gone";
    throw refusal(answer, order);
  };
  const service = (id: string): string => `/v2/services/${encodeURIComponent(id)}`;
  const role = (id: string): string => `/v2/admin/roles/${encodeURIComponent(id)}`;

  return {
    /** The permissions in the access token that Gatehouse is given, or null where it doesn't tell. */
    async scopes(): Promise<string[] | null> {
      const [, payload = ""] = (await session.token()).split(".");
      const claims = parseJson(Buffer.from(payload, "base64url").toString("utf8")) as { scopes?: unknown } | undefined;
      const scopes = claims?.scopes;
      return Array.isArray(scopes) && scopes.every((s) => typeof s === "string") ? scopes : null;
    },

    async searchServiceUsers(request: SearchRequest): Promise<Found<ServiceUser>> {
      const path = `/v2/services?${searchQuery(request)}`;
      const order: Order = { method: "GET", path, needs: "UMS_USERS_SEARCH_SERVICE_USERS" };
      const answer = await call(order);
      // The path exists for creating, so a release without the search may say either.
      if ((answer.status === 404 || answer.status === 405) && !sixFields(answer)) throw notOffered(SEARCH_ABSENT, 404);
      if (answer.status !== 200) throw refusal(answer, order);
      const parsed = ServiceUserPage.safeParse(parseJson(answer.body));
      if (!parsed.success) throw garbage("BioT", answer.status);
      return parsed.data;
    },

    /** One service user by its id, or null where BioT has none. */
    async serviceUser(id: string): Promise<ServiceUser | null> {
      const order: Order = { method: "GET", path: service(id), needs: "UMS_USERS_GET_SERVICE_USER_BY_ID" };
      const answer = await call(order);
      if (answer.status === 404 && codeOf(answer) === "SERVICE_USER_NOT_FOUND") return null;
      if (answer.status !== 200) throw refusal(answer, order);
      const parsed = ServiceUser.safeParse(parseJson(answer.body));
      if (!parsed.success) throw garbage("BioT", answer.status);
      return parsed.data;
    },

    createServiceUser: (body: unknown) =>
      read(
        { method: "POST", path: "/v2/services", needs: "UMS_SERVICES_CREATE_SERVICE_USER", body },
        201,
        NewServiceUser,
      ),
    patchServiceUser: (id: string, body: { active?: boolean; roleId?: string }) =>
      read({ method: "PATCH", path: service(id), needs: "UMS_SERVICES_UPDATE_SERVICE_USER", body }, 200, ServiceUser),
    removeServiceUser: (id: string) =>
      remove({ method: "DELETE", path: service(id), needs: "UMS_SERVICES_DELETE_SERVICE_USER" }, [
        "SERVICE_USER_NOT_FOUND",
      ]),
    /** Makes a secret key; its secret is in this one answer and nowhere else. */
    createKey: (id: string): Promise<NewKey> =>
      read(
        { method: "POST", path: `${service(id)}/secret-keys`, needs: "UMS_USERS_CREATE_SECRET_KEY_BY_SERVICE_USER_ID" },
        201,
        NewKey,
      ),
    removeKey: (id: string, keyId: string) =>
      remove(
        {
          method: "DELETE",
          path: `${service(id)}/secret-keys/${encodeURIComponent(keyId)}`,
          needs: "UMS_USERS_DELETE_SECRET_KEY_BY_ID",
        },
        ["SECRET_KEY_ID_NOT_FOUND", "SERVICE_USER_NOT_FOUND"],
      ),

    searchRoles: (request: SearchRequest): Promise<Found<Role>> =>
      read(
        { method: "GET", path: `/v2/admin/roles?${searchQuery(request)}`, needs: "UMS_ADMIN_ROLES_SEARCH_ROLES" },
        200,
        RolePage,
      ),
    createRole: (body: { name: string; description?: string }) =>
      read({ method: "POST", path: "/v2/admin/roles", needs: "UMS_ADMIN_ROLES_CREATE_ROLE", body }, 201, Role),
    /** The name is mandatory even here, and `permissionIds` would replace the whole set: it is never sent. */
    renameRole: (id: string, name: string) =>
      read({ method: "PATCH", path: role(id), needs: "UMS_ADMIN_ROLES_UPDATE_ROLE", body: { name } }, 200, Role),
    removeRole: (id: string) =>
      remove({ method: "DELETE", path: role(id), needs: "UMS_ADMIN_ROLES_DELETE_ROLE" }, ["ROLE_NOT_FOUND"]),
    associate: (id: string, permissionIds: readonly string[]) =>
      read(
        {
          method: "POST",
          path: `${role(id)}/permissions/associate`,
          needs: "UMS_ADMIN_ROLES_ASSOCIATE_PERMISSIONS",
          body: { permissionIds },
        },
        200,
        Role,
      ),
    dissociate: (id: string, permissionIds: readonly string[]) =>
      read(
        {
          method: "POST",
          path: `${role(id)}/permissions/dissociate`,
          needs: "UMS_ADMIN_ROLES_DISSOCIATE_PERMISSIONS",
          body: { permissionIds },
        },
        200,
        Role,
      ),
  };
}
