import { DELETE, GET, PATCH, POST, PUT } from "@/app/api/scim/v2/[...path]/route";
import { insertApiKey } from "@/lib/api-keys/api-key.store";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import type { Db } from "@/lib/db/client";
import { issueOwnKey } from "@/lib/vault/own-keys";
import { makeGroup, makeSystem } from "./factories";
import { TEST_ORIGIN } from "./signed-in";

const HANDLERS = { DELETE, GET, PATCH, POST, PUT };
type Json = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered
export type ScimAnswer = { status: number; body: any; headers: Headers };
export type ScimClient = (
  method: keyof typeof HANDLERS,
  address: string,
  body?: Json,
  head?: Record<string, string>,
) => Promise<ScimAnswer>;

/** A directory with a key of this role: it calls the very handlers that Next serves. */
export async function scimClient(
  on: Db,
  role: Role = "admin",
): Promise<{ scim: ScimClient; keyId: string; key: string }> {
  const issued = issueOwnKey("key");
  const { id } = await on.$transaction((tx) =>
    insertApiKey(tx, issued, { name: `Directory ${role}`, role, expiresAt: null }, new Date()),
  );
  const scim: ScimClient = async (method, address, body, head = {}) => {
    const url = new URL(`/api/scim/v2${address}`, TEST_ORIGIN);
    const init = {
      method,
      headers: { authorization: `Bearer ${issued.text}`, "content-type": "application/scim+json", ...head },
      ...(body ? { body: JSON.stringify(body) } : {}),
    };
    const path = url.pathname.slice("/api/scim/v2/".length).split("/").map(decodeURIComponent);
    const response = await HANDLERS[method](new Request(url, init), { params: Promise.resolve({ path }) });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text), headers: response.headers };
  };
  return { scim, keyId: id, key: issued.text };
}

/** A group of a new system of AFAS, with this many members. */
export async function groupOf(on: Db, size: number) {
  const { id: systemId, name: systemName } = await makeSystem(on);
  const group = await makeGroup(on, { systemId });
  const [from, at] = [new Date("2026-09-01T08:00:00.000Z"), Array.from({ length: size }, (_, n) => n)];
  const users = at.map((n) => ({ id: newId("user"), name: `Member ${n}` }));
  const accounts = users.map(({ id: userId }) => ({
    id: newId("account"),
    systemId,
    userId,
    remoteId: userId,
    validFrom: from,
  }));
  const rows = accounts.map(({ id: accountId }) => ({
    id: newId("membership"),
    groupId: group.id,
    accountId,
    validFrom: from,
  }));
  await on.appUser.createMany({ data: users });
  await on.account.createMany({ data: accounts });
  await on.membership.createMany({ data: rows });
  return {
    systemId,
    systemName,
    groupId: group.id,
    path: `/Groups/${group.id}`,
    userIds: users.map(({ id }) => id as string),
  };
}

/** Users as a list of members has them. */
export const members = (...values: string[]) => values.map((value) => ({ value }));

/** A patch as the standard writes it. */
export const patchOf = (...Operations: Json[]): Json => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations,
});

const USER = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "sample@kade.example" };
const GROUP = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "Sample group" };
const [NO_USER, NO_GROUP] = ["/Users/usr_00000000000000000000", "/Groups/grp_00000000000000000000"];
const set = (path: string, value: unknown) => patchOf({ op: "replace", path, value });

/** Every operation that SCIM reaches, with a request that leads to it and whose ids belong to nothing. */
export const SCIM_REACHES: Readonly<Record<string, Parameters<ScimClient>>> = {
  "user.create": ["POST", "/Users", USER],
  "user.change": ["PATCH", NO_USER, set("displayName", "Sample")],
  "user.disable": ["PATCH", NO_USER, set("active", false)],
  "user.enable": ["PATCH", NO_USER, set("active", true)],
  "user.leave": ["DELETE", NO_USER],
  "account.create": ["PUT", NO_GROUP, { ...GROUP, members: [{ value: "usr_00000000000000000000" }] }],
  "account.remove": ["DELETE", NO_USER],
  "group.create": ["POST", "/Groups", GROUP],
  "group.rename": ["PATCH", NO_GROUP, set("displayName", "Sample")],
  "group.archive": ["DELETE", NO_GROUP],
  "membership.change": ["PATCH", NO_GROUP, set("members", [])],
};
