import type { SandboxFaults } from "../sandbox/faults";
import { empty, json, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import { breakOf, switchesOf } from "./sandbox-behaviours";
import { type EntryKind, isEntry, putEntry } from "./sandbox-entries";
import { bind, planList } from "./sandbox-lists";
import type { Store } from "./sandbox-state";

export type Target = { kind: EntryKind } | { kind: "binding"; id: string };

/** What a path of the integration API is about, with the older path of the users API beside today's; null for any other. */
export function targetOf(rawPath: string, usersPath: "both" | "older" | "today" = "both"): Target | null {
  if (rawPath === "/api/integrations/v1/accounts") return { kind: "accounts" };
  if (rawPath === "/api/integrations/v1/users") return usersPath === "older" ? null : { kind: "users" };
  if (rawPath === "/integrations/v1/users") return usersPath === "today" ? null : { kind: "users" };
  const id = /^\/api\/integrations\/v1\/accounts\/([^/]+)\/users$/.exec(rawPath)?.[1];
  return id ? { kind: "binding", id: decodeURIComponent(id) } : null;
}

/** The integration API: it takes PATCH alone, answers 200 without a body, and shows nothing. Every refusal is assumed. */
export function answerIntegrations(
  store: Store,
  faults: SandboxFaults,
  request: SandboxRequest,
  connector: string | null,
): SandboxAnswer {
  if (request.method !== "PATCH") return empty(405, { allow: "PATCH" });
  const target = targetOf(request.rawPath, switchesOf(faults).users_path);
  if (!target) return refuse(404, "not_found", "No such resource");
  if (connector === null) return refuse(401, "unauthorized", "The token is missing, tampered with or expired");
  const body = parse(request.body);
  if (target.kind === "binding") return answerList(store, faults, connector, target.id, request.body, body);
  return answerEntries(store, faults, connector, target.kind, request.body, body);
}

const refuse = (status: number, error: string, message: string): SandboxAnswer => json(status, { error, message });

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function answerEntries(
  store: Store,
  faults: SandboxFaults,
  connector: string,
  kind: EntryKind,
  text: string,
  body: unknown,
): SandboxAnswer {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return refuse(400, "bad_request", "The body must be an object by external id");
  const choices = switchesOf(faults);
  const entries = Object.entries(body);
  const wrong = entries.find(([, entry]) => !isEntry(kind, entry));
  const refused = wrong ? refuse(400, "bad_request", `The entry ${wrong[0]} is not in the documented form`) : null;
  if (refused && choices.batch === "atomic") return refused;
  const broken = breakOf(faults);
  for (const [i, [externalId, entry]] of entries.entries()) {
    if (broken && i >= broken.after) return empty(broken.status);
    if (!isEntry(kind, entry)) continue;
    store.record(`${kind}.${entry === null ? "null" : "set"}`, externalId, text, () =>
      putEntry(store.state, kind, connector, [externalId, entry], choices),
    );
  }
  return refused ?? empty(200);
}

function answerList(
  store: Store,
  faults: SandboxFaults,
  connector: string,
  id: string,
  text: string,
  body: unknown,
): SandboxAnswer {
  if (!Array.isArray(body) || !body.every((one) => typeof one === "string"))
    return refuse(400, "bad_request", "The body must be a list of external ids");
  const choices = switchesOf(faults);
  const plan = planList(store.state, connector, id, body, choices);
  if (plan === "unknown account") return refuse(404, "not_found", `No account ${id}`);
  const refused =
    plan !== "ignored" && plan.refused !== null ? refuse(404, "not_found", `No user ${plan.refused}`) : null;
  if (refused && choices.batch === "atomic") return refused;
  const broken = breakOf(faults);
  store.record("binding", id, text, () => {
    if (plan === "ignored") return false;
    const wanted = broken ? plan.wanted.slice(0, broken.after) : plan.wanted;
    return bind(store.state, connector, { company: plan.company, wanted }, choices);
  });
  return broken ? empty(broken.status) : (refused ?? empty(200));
}
