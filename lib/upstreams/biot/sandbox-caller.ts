import type { BiotSandbox } from "./sandbox";
import { SMALL } from "./sandbox-seed";
import { searchQuery } from "./wire";

type Answer = { status: number; body: Record<string, unknown> };

/** A plain caller of the sandbox's API, as the vendor's guide has one: signs in, then sends JSON. */
export async function callerOf(
  sandbox: Pick<BiotSandbox, "url">,
  id: string = SMALL.gatehouse,
  secretKey: string = SMALL.gatehouseSecret,
) {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await fetch(`${sandbox.url}/ums${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const session = await send("POST", "/v2/services/accessToken", { id, secretKey });
  const authorization = { authorization: `Bearer ${String(session.body.accessToken)}` };
  return {
    session,
    send: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(method, path, body, { ...authorization, ...headers }),
    sendOpen: send,
    search: (path: string, question: object) =>
      send("GET", `${path}?${searchQuery({ page: 0, limit: 100, ...question })}`, undefined, authorization),
  };
}
