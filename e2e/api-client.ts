import createClient, { type Client } from "openapi-fetch";
import type { Role } from "@/lib/core/permissions";
import type { components, paths } from "./api";
import type { Database } from "./database";
import { instance } from "./instance";
import { sessionCookie } from "./sign-in";

export type ApiClient = Client<paths>;

/** An operation that the API documents, what it takes, and what it answers where it was done. */
export type OperationId = keyof paths extends infer Path
  ? Path extends `/api/v1/operations/${infer Id}`
    ? Id
    : never
  : never;
type Post<Id extends OperationId> = paths[`/api/v1/operations/${Id}`]["post"];
export type InputOf<Id extends OperationId> =
  Post<Id> extends {
    requestBody: { content: { "application/json": infer Body } };
  }
    ? Body
    : never;
type Answer<Id extends OperationId> =
  Post<Id> extends {
    responses: { 200: { content: { "application/json": infer Told } } };
  }
    ? Told
    : never;
/** What an operation answers where it was done; without ?plan=1 that is never a preview. */
export type ValueOf<Id extends OperationId> =
  Exclude<Answer<Id>, components["schemas"]["Previewed"]> extends { value: infer Value } ? Value : never;

export type Refusal = { code: string; detail: string };
export type Outcome<Id extends OperationId> =
  | { ok: true; value: ValueOf<Id>; changeId: string }
  | { ok: false; refused: Refusal };

/** The API as a program calls it that has this key. */
export function clientWithKey(key: string): ApiClient {
  return createClient<paths>({ baseUrl: instance().origin, headers: { authorization: `Bearer ${key}` } });
}

/** The API as the page of somebody who is signed in may call it. */
export function clientWithCookie(cookie: string, origin: string): ApiClient {
  const headers = { cookie: `gatehouse.session=${cookie}`, origin, "sec-fetch-site": "same-origin" };
  return createClient<paths>({ baseUrl: origin, headers });
}

/** The same for the demo's operator of this role. */
export async function clientOf(db: Database, role: Role): Promise<ApiClient> {
  return clientWithCookie(await sessionCookie(db, role), instance().origin);
}

/** Does one operation by its name, with an input of its shape. */
export async function operate<Id extends OperationId>(
  client: ApiClient,
  id: Id,
  input: InputOf<Id>,
): Promise<Outcome<Id>> {
  type Told = { value: ValueOf<Id>; changeId?: string };
  // The client knows each address by its own type; which one it is here, only the caller's types know.
  const post = client.POST as unknown as (path: string, init: object) => Promise<{ data?: Told; error?: Refusal }>;
  const { data, error } = await post(`/api/v1/operations/${id}`, { body: input });
  if (!data) return { ok: false, refused: error ?? { code: "none", detail: "No answer" } };
  return { ok: true, value: data.value, changeId: data.changeId ?? "" };
}
