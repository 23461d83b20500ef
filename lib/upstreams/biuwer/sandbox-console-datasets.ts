import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused } from "../sandbox/http";
import { findGroup, findUser, need, nextId, type Policy, type Store } from "./sandbox-state";

const BASE = "/console/datasets";

/** Datasets with their data policies: a name, users and groups, and at least one filter. */
export function datasetPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const [name, act] = asked.rest;
  if (!name) {
    const links = state.datasets.map(
      (d) => html`<li><a href="${BASE}/${encodeURIComponent(d.name)}">${d.name}</a></li>`,
    );
    return { title: "Datasets", body: html`<ul>${links}</ul>` };
  }
  const dataset = state.datasets.find((d) => d.name === name);
  if (!dataset) return null;
  const url = `${BASE}/${encodeURIComponent(name)}`;
  if (asked.method !== "POST") return { title: `Dataset ${name}`, body: detail(store, name, url) };
  if (act === "policies") return addPolicy(store, name, asked, url);
  if (act === "subjects") return setSubject(store, name, asked, url);
  return null;
}

function detail({ state }: Store, dataset: string, url: string): Html {
  const names = (p: Policy): string =>
    [...p.users.map((id) => findUser(state, id)?.name), ...p.groups.map((id) => findGroup(state, id)?.name)].join(", ");
  const policies = state.policies.filter((p) => p.dataset === dataset);
  const subjects = html`${state.users.map((u) => html`<option value="user:${u.id}">${u.name}</option>`)}${state.groups.map((g) => html`<option value="group:${g.id}">${g.name} (group)</option>`)}`;
  return html`<h2>Data policies</h2><table><thead><tr><th scope="col">Name</th><th scope="col">Users and groups</th><th scope="col">Filters</th></tr></thead>
<tbody>${policies.map((p) => html`<tr><td>${p.name}</td><td>${names(p)}</td><td>${p.filters.map((f) => `${f.column} = ${f.equals}`).join(", ")}</td></tr>`)}</tbody></table>
<h3>Add</h3><form method="post" action="${url}/policies"><label>Policy name <input type="text" name="name" required></label><label>Column <input type="text" name="column" required></label><label>Equals <input type="text" name="equals" required></label><button>Add policy</button></form>
<h3>Users and groups of a policy</h3><form method="post" action="${url}/subjects"><label>Policy <select name="policy">${policies.map((p) => html`<option value="${p.id}">${p.name}</option>`)}</select></label><label>User or group <select name="subject">${subjects}</select></label><button name="act" value="add">Add to policy</button><button name="act" value="remove">Take out of policy</button></form>`;
}

function addPolicy(store: Store, dataset: string, { form, body }: ConsoleRequest, url: string): ConsoleAnswer {
  const [name, column, equals] = ["name", "column", "equals"].map((field) => (form.get(field) ?? "").trim());
  if (!name || !column || !equals) throw new Refused("A data policy needs a name and at least one filter.");
  store.record("console.policy.add", `${dataset}/${name}`, body, () => {
    const policy = {
      id: nextId(store.state, "p"),
      name,
      dataset,
      users: [],
      groups: [],
      filters: [{ column, equals }],
    };
    return store.state.policies.push(policy) > 0;
  });
  return { goTo: url, done: `${name} was added.` };
}

function setSubject(store: Store, dataset: string, { form, body }: ConsoleRequest, url: string): ConsoleAnswer {
  const { state } = store;
  const [kind, id = ""] = (form.get("subject") ?? "").split(":");
  const policy = need(
    state.policies.find((p) => p.id === form.get("policy") && p.dataset === dataset),
    "such policy",
  );
  const isIn = form.get("act") === "add";
  const field = kind === "user" ? "users" : "groups";
  const found = kind === "user" ? need(findUser(state, id), "such user") : need(findGroup(state, id), "such group");
  store.record("console.policy.subjects", `${policy.name}/${found.name}`, body, () => {
    if (policy[field].includes(found.id) === isIn) return false;
    policy[field] = isIn ? [...policy[field], found.id] : policy[field].filter((one) => one !== found.id);
    return true;
  });
  return { goTo: url, done: `${found.name} is ${isIn ? "in" : "no longer in"} ${policy.name}.` };
}
