import { DELETE, GET, PATCH, POST, PUT } from "@/app/api/scim/v2/[...path]/route";
import { insertApiKey } from "@/lib/api-keys/api-key.store";
import type { Role } from "@/lib/core/permissions";
import type { Db } from "@/lib/db/client";
import { issueOwnKey } from "@/lib/vault/own-keys";
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

/** A patch as the standard writes it. */
export const patchOf = (...Operations: Json[]): Json => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations,
});
