import { parseJson } from "../answers";
import { empty, json, Refused, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import type { Face } from "../sandbox/serve";
import type { Call, Contract } from "./contract";
import {
  addGroup,
  addToken,
  addUser,
  editGroup,
  editToken,
  editUser,
  removeGroup,
  removeUser,
  setGrant,
  setMember,
} from "./sandbox-changes";
import type { BiuwerSeed } from "./sandbox-seed";
import { findContent, findGroup, findUser, keyOf, need, type State, type Token } from "./sandbox-state";

type Asked = { call: Call; params: Record<string, string> };
type Body = Readonly<Record<string, unknown>>;

/** The assumed admin API, by the same contract file that Gatehouse is given: our own invention, not the vendor's. */
export function answerApi(
  face: Face<State, BiuwerSeed>,
  contract: Contract,
  request: SandboxRequest,
  asked: Asked,
): SandboxAnswer {
  const { state } = face.store;
  const isKnown = Object.entries(contract.headers).every(
    ([name, value]) => request.headers[name.toLowerCase()] === value.replaceAll("{api_key}", state.apiKey),
  );
  if (!isKnown) return json(401, { message: "The credential is not accepted." });
  try {
    const method = asked.call.split(".")[1] ?? "";
    if (method === "list" || method === "of") return list(face, contract, request, asked);
    return change(face, contract, request, asked);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return json(error.message.startsWith("There is no") ? 404 : 409, { message: error.message });
  }
}

function list(
  { store, faults }: Face<State, BiuwerSeed>,
  contract: Contract,
  { query }: SandboxRequest,
  { call, params }: Asked,
): SandboxAnswer {
  const { paging } = contract;
  const asked = new URLSearchParams(query);
  const size = Number(asked.get(paging.size) ?? paging.pageSize);
  const page = Number(asked.get(paging.page) ?? paging.first) - paging.first;
  if (!Number.isInteger(size) || size < 1 || size > 1000 || !Number.isInteger(page) || page < 0)
    return json(400, { message: "Ask for a page that exists." });
  const rows = rowsOf(store.state, contract, call, params, faults.isOn("token_text_hidden"));
  return json(200, { [paging.items]: rows.slice(page * size, (page + 1) * size), [paging.total]: rows.length });
}

function rowsOf(
  state: State,
  contract: Contract,
  call: Call,
  params: Record<string, string>,
  isHidden: boolean,
): Body[] {
  const { fields } = contract;
  switch (call) {
    case "users.list":
      return state.users.map((user) => userRow(contract, user));
    case "groups.list":
      return state.groups.map((group) => groupRow(contract, group));
    case "members.list":
      return need(findGroup(state, params.group ?? ""), "such group").members.map((id) => ({
        [fields.member.user]: id,
      }));
    case "tokens.list":
      return state.tokens.map((token) => tokenRow(contract, token, isHidden));
    case "tokens.of": {
      const { id } = need(findUser(state, params.user ?? ""), "such user");
      return state.tokens.filter((t) => t.user === id).map((token) => tokenRow(contract, token, isHidden));
    }
    case "policies.list":
      return state.policies.map(({ id, name, dataset, users, groups }) => {
        const { policy: p } = fields;
        return { [p.id]: id, [p.name]: name, [p.dataset]: dataset, [p.users]: users, [p.groups]: groups };
      });
    case "viewers.list":
      return need(findContent(state, params.kind ?? "", params.resource ?? ""), "such content")
        .grants.filter((grant) => grant.kind === "group")
        .map(({ id }) => ({ [fields.viewer.group]: id }));
    default:
      throw new Error(`${call} is no list`);
  }
}

const userRow = ({ fields: { user: f }, values }: Contract, user: State["users"][number]): Body => ({
  [f.id]: user.id,
  [f.name]: user.name,
  [f.email]: user.email,
  [f.type]: values[user.type],
});
const groupRow = ({ fields: { group: f }, values }: Contract, group: State["groups"][number]): Body => ({
  [f.id]: group.id,
  [f.name]: group.name,
  [f.description]: group.description,
  [f.type]: values[group.type],
});
const tokenRow = (
  { fields: { token: f } }: Contract,
  { id, user, from, to, text }: Token,
  isHidden: boolean,
): Body => ({
  [f.id]: id,
  [f.user]: user,
  [f.from]: from,
  [f.to]: to,
  ...(isHidden ? {} : { [f.text]: text }),
});

function change(
  { store, faults }: Face<State, BiuwerSeed>,
  contract: Contract,
  request: SandboxRequest,
  { call, params }: Asked,
): SandboxAnswer {
  const { state } = store;
  const { fields, values } = contract;
  const body = (parseJson(request.body || "{}") ?? {}) as Body;
  const text = (name: string): string | undefined =>
    typeof body[name] === "string" ? (body[name] as string) : undefined;
  const user = () => need(findUser(state, params.user ?? ""), "such user");
  const group = (key = params.group ?? "") => need(findGroup(state, key), "such group");
  const record = (subject: string, run: () => boolean): boolean => store.record(call, subject, request.body, run);
  const typeOf = (value: string | undefined) => (value === values.advanced ? "advanced" : "basic");

  switch (call) {
    case "users.read":
      return json(200, userRow(contract, user()));
    case "groups.read":
      return json(200, groupRow(contract, group()));
    case "users.create": {
      const { name, email, type } = fields.user;
      const given = { name: text(name) ?? "", email: text(email) ?? "", type: typeOf(text(type)) } as const;
      record(given.email, () => Boolean(addUser(state, given)));
      return json(201, userRow(contract, need(findUser(state, given.email), given.email)));
    }
    case "users.update": {
      const him = user();
      const [name, email] = [text(fields.user.name), text(fields.user.email)];
      record(keyOf(him), () => editUser(state, him, { ...(name ? { name } : {}), ...(email ? { email } : {}) }));
      return json(200, userRow(contract, him));
    }
    case "users.remove": {
      const him = user();
      record(keyOf(him), () => removeUser(state, him, params.heir ?? ""));
      return empty(204);
    }
    case "groups.create": {
      const { name, description, type } = fields.group;
      const given = { name: text(name) ?? "", description: text(description) ?? "", type: typeOf(text(type)) } as const;
      record(given.name, () => Boolean(addGroup(state, given)));
      return json(201, groupRow(contract, group(given.name)));
    }
    case "groups.update": {
      const it = group();
      const [name, description] = [text(fields.group.name), text(fields.group.description)];
      record(it.name, () =>
        editGroup(state, it, { ...(name ? { name } : {}), ...(description !== undefined ? { description } : {}) }),
      );
      return json(200, groupRow(contract, it));
    }
    case "groups.remove": {
      const it = group();
      record(it.name, () => removeGroup(state, it));
      return empty(204);
    }
    case "members.add":
    case "members.remove": {
      const [it, him] = [group(), user()];
      record(`${it.name}/${keyOf(him)}`, () => setMember(it, him, call === "members.add"));
      return empty(204);
    }
    case "tokens.create": {
      const him = user();
      const from = text(fields.token.from);
      if (!from) throw new Refused("A token needs a date from which it is valid.");
      let made: Token | undefined;
      record(keyOf(him), () => {
        made = addToken(state, him, from, text(fields.token.to) ?? null);
        return true;
      });
      return json(201, tokenRow(contract, need(made, "token"), false));
    }
    case "tokens.update": {
      const token = need(
        state.tokens.find((t) => t.id === params.token),
        "such token",
      );
      if (faults.isOn("tokens_not_editable")) throw new Refused("A token can't be changed.");
      record(token.id, () => editToken(token, text(fields.token.to) ?? null));
      return json(200, tokenRow(contract, token, true));
    }
    case "viewers.add":
    case "viewers.remove": {
      const content = need(findContent(state, params.kind ?? "", params.resource ?? ""), "such content");
      const it = group(text(fields.viewer.group) ?? "");
      const level = call === "viewers.add" ? "View" : null;
      record(`${content.kind}:${content.name}/${it.name}`, () =>
        setGrant(content, { kind: "group", id: it.id }, level),
      );
      return empty(204);
    }
    default:
      return json(404, { message: "There is no such call." });
  }
}
