import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { addUser, editUser, removeUser } from "./sandbox-changes";
import { tokenTable } from "./sandbox-console-tokens";
import { findUser, keyOf, membersOf, type Store, type User } from "./sandbox-state";

const BASE = "/console/users";
const urlOf = (user: User): string => `${BASE}/${user.id}`;

/** Users: the list with Add, and one page a user with his groups, roles and authentication tokens. */
export function userPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [id, act] = asked.rest;
  const { state } = store;
  if (!id) return asked.method === "POST" ? create(store, asked) : list(store);
  const user = findUser(state, id);
  if (!user) return null;
  if (asked.method !== "POST") return { title: `User ${user.name}`, body: detail(store, user) };
  const { form, body } = asked;
  if (act === "edit") {
    const given = { name: form.get("name") ?? "", email: form.get("email") ?? "" };
    store.record("console.user.edit", keyOf(user), body, () => editUser(state, user, given));
    return { goTo: urlOf(user), done: `${user.name} was saved.` };
  }
  if (act === "delete") {
    store.record("console.user.delete", keyOf(user), body, () => removeUser(state, user, form.get("heir") ?? ""));
    return { goTo: BASE, done: `${user.name} was deleted.` };
  }
  return null;
}

function create(store: Store, { form, body }: ConsoleRequest): ConsoleAnswer {
  const type = form.get("type") === "advanced" ? "advanced" : "basic";
  const given = { name: form.get("name") ?? "", email: form.get("email") ?? "", type } as const;
  store.record("console.user.add", given.email, body, () => Boolean(addUser(store.state, given)));
  return { goTo: BASE, done: `${given.name} was added. A welcome e-mail was sent to ${given.email}.` };
}

function list({ state }: Store): ConsoleAnswer {
  return {
    title: "Users",
    body: html`<h2>Add</h2><form method="post" action="${BASE}"><label>Type <select name="type"><option value="basic">Basic</option><option value="advanced">Advanced</option></select></label>
<label>Name <input type="text" name="name" required></label><label>Contact e-mail <input type="text" name="email" required></label><button>Add</button></form>
<table><thead><tr><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">Type</th></tr></thead>
<tbody>${state.users.map((u) => html`<tr><td><a href="${urlOf(u)}">${u.name}</a></td><td>${u.email}</td><td>${u.type === "basic" ? "Basic" : "Advanced"}</td></tr>`)}</tbody></table>`,
  };
}

function detail({ state }: Store, user: User): Html {
  const groups = state.groups.filter((g) => membersOf(state, g).includes(user));
  const names = (type: string): string =>
    groups
      .filter((g) => g.type === type)
      .map((g) => g.name)
      .join(", ") || "none";
  const others = state.users.filter((u) => u !== user);
  return html`<form method="post" action="${urlOf(user)}/edit"><label>Name <input type="text" name="name" value="${user.name}" required></label>
<label>E-mail <input type="text" name="email" value="${user.email}" required></label><button>Save</button></form>
<dl><dt>Advanced groups</dt><dd>${names("advanced")}</dd><dt>Basic groups</dt><dd>${names("basic")}</dd><dt>Roles</dt><dd>${user.roles.join(", ") || "none"}</dd></dl>
<h2>Authentication tokens</h2>${tokenTable(
    state,
    state.tokens.filter((t) => t.user === user.id),
  )}
<h2>Delete</h2><form method="post" action="${urlOf(user)}/delete"><label>New owner of his objects <select name="heir"><option value="">(choose)</option>${others.map((u) => html`<option value="${u.id}">${u.name}</option>`)}</select></label><button>Delete user</button></form>`;
}
