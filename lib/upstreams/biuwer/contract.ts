import { z } from "zod";

/** What Gatehouse would ask of an admin API; the vendor's reference isn't public, so how it is asked comes from a configuration. */
export const CALLS = [
  "users.list",
  "users.read",
  "users.create",
  "users.update",
  "users.remove",
  "groups.list",
  "groups.read",
  "groups.create",
  "groups.update",
  "groups.remove",
  "members.list",
  "members.add",
  "members.remove",
  "tokens.list",
  "tokens.of",
  "tokens.create",
  "tokens.update",
  "policies.list",
  "viewers.list",
  "viewers.add",
  "viewers.remove",
] as const;
export type Call = (typeof CALLS)[number];

const LINE = /^(GET|POST|PUT|PATCH|DELETE) (\/[A-Za-z0-9{}/_.?&=-]*)$/;
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,60}$/);
const fieldNames = <const T extends string>(...names: T[]) =>
  z.strictObject(Object.fromEntries(names.map((n) => [n, name])) as Record<T, typeof name>);

const Contract = z.strictObject({
  name: z.string().min(3).max(120),
  base: z.string().regex(/^(\/[A-Za-z0-9_.-]+)*$/),
  headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/), z.string().max(200)),
  paging: z.strictObject({
    page: name,
    size: name,
    first: z.union([z.literal(0), z.literal(1)]),
    pageSize: z.int().min(1).max(1000),
    items: name,
    total: name,
  }),
  calls: z.strictObject(
    Object.fromEntries(CALLS.map((call) => [call, z.string().regex(LINE)])) as Record<Call, z.ZodString>,
  ),
  fields: z.strictObject({
    user: fieldNames("id", "name", "email", "type"),
    group: fieldNames("id", "name", "description", "type"),
    member: fieldNames("user"),
    token: fieldNames("id", "user", "from", "to", "text"),
    policy: fieldNames("id", "name", "dataset", "users", "groups"),
    viewer: fieldNames("group"),
  }),
  values: fieldNames("basic", "advanced"),
});
export type Contract = z.infer<typeof Contract>;
export type ContractCheck = { ok: true; contract: Contract } | { ok: false; says: string };

/** The contract of a configuration file's text, or what is wrong with it in one sentence. */
export function checkContract(text: string): ContractCheck {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { ok: false, says: "The contract is not JSON" };
  }
  const { data, error } = Contract.safeParse(given);
  if (data) return { ok: true, contract: data };
  const where = error.issues[0]?.path.join(".") || "the whole";
  return { ok: false, says: `The contract is not complete: look at ${where}` };
}

/** The contract that a system was given, or null where it has none (or one that no longer fits): then a person does everything. */
export function contractOf(settings: Readonly<Record<string, string>> | undefined): Contract | null {
  if (!settings?.contract) return null;
  const check = checkContract(settings.contract);
  return check.ok ? check.contract : null;
}

type Params = Readonly<Record<string, string>>;

/** Method and path of one call, its parameters encoded. */
export function lineOf(contract: Contract, call: Call, params: Params): { method: string; path: string } {
  const [, method = "", path = ""] = LINE.exec(contract.calls[call]) ?? [];
  return {
    method,
    path: contract.base + path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(params[param] ?? "")),
  };
}

/** Which call a request is by this contract, with its parameters decoded; null where it is none. */
export function callOf(
  contract: Contract,
  request: { method: string; rawPath: string; query: string },
): { call: Call; params: Record<string, string> } | null {
  const query = new URLSearchParams(request.query);
  for (const call of CALLS) {
    const [, method, template = ""] = LINE.exec(contract.calls[call]) ?? [];
    const [path = "", queryTemplate = ""] = template.split("?");
    const pattern = `^${escaped(contract.base + path).replace(/\\\{(\w+)\\\}/g, "(?<$1>[^/]+)")}$`;
    const match = method === request.method ? new RegExp(pattern).exec(request.rawPath) : null;
    if (!match) continue;
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([param, value]) => [param, decodeURIComponent(value)]),
    );
    for (const [key, value] of new URLSearchParams(queryTemplate)) {
      const param = /^\{(\w+)\}$/.exec(value)?.[1];
      if (param) params[param] = query.get(key) ?? "";
    }
    return { call, params };
  }
  return null;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
