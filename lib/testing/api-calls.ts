import "server-only";
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/api/v1/[[...parts]]/route";
import { insertApiKey } from "@/lib/api-keys/api-key.store";
import type { Role } from "@/lib/core/permissions";
import type { Db } from "@/lib/db/client";
import { issueOwnKey } from "@/lib/vault/own-keys";
import { TEST_ORIGIN } from "./signed-in";

const METHODS = { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT };

export type ApiCall = {
  method?: keyof typeof METHODS;
  query?: Record<string, string> | undefined;
  head?: HeadersInit;
  body?: BodyInit;
};

/** One call of the API at its route handler, with its address under /api/v1 as a caller writes it. */
export function callApi(
  address: string,
  { method = "GET", query = {}, head = {}, body }: ApiCall = {},
): Promise<Response> {
  const url = `${TEST_ORIGIN}/api/v1/${address}?${new URLSearchParams(query)}`;
  const request = new Request(url, { method, headers: head, ...(body === undefined ? {} : { body }) });
  const parts = address
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  return METHODS[method](request, { params: Promise.resolve({ parts }) });
}

/** A new key of this role, as the header that shows it. */
export async function programKey(db: Db, role: Role, expiresAt: Date | null = null) {
  const issued = issueOwnKey("key");
  const given = { name: `A ${role}`, role, expiresAt };
  const { id } = await db.$transaction((tx) => insertApiKey(tx, issued, given, new Date()));
  return { id, text: issued.text, head: { authorization: `Bearer ${issued.text}` } };
}

/** Headers with keys that open nothing: out of date, revoked, of another kind, never issued, and no key at all. */
export async function deadKeys(db: Db): Promise<Record<string, string>[]> {
  const [old, revoked] = [await programKey(db, "owner", new Date(0)), await programKey(db, "owner")];
  await db.apiKey.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } });
  const others = [issueOwnKey("app").text, issueOwnKey("key").text, "gth_key_nonsense"];
  return [old.head, revoked.head, ...others.map((text) => ({ authorization: `Bearer ${text}` }))];
}
