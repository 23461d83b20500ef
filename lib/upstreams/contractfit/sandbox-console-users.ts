import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { type ContractfitState, type ContractfitStore, type Entry, newId, type SbUser } from "./sandbox-state";
import { removeUser } from "./sandbox-users";

const BASE = "/console/users";

/** Users: a list, a new one, and of each the roles with their scope. */
export function userPages(store: ContractfitStore, asked: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const [id, act] = asked.rest;
  if (!id) return asked.method === "POST" ? create(store, asked) : list(state.users);
  const user = state.users.find((one) => one.id === id);
  if (!user) return null;
  if (asked.method !== "POST") return { title: `User ${user.username}`, body: properties(state, user) };
  return save(store, user, act ?? "", asked);
}

/** An entry as the console shows it, by names. */
export function entryWords(state: ContractfitState, { role, inbox, document_id }: Entry): string {
  const name = (list: readonly { id: string; name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? id;
  const at = inbox ? ` @ ${name(state.inboxes, inbox)}` : document_id ? " @ " : "";
  return `${name(state.roles, role)}${at}${document_id ? `/${document_id}` : ""}`;
}

/** The three inputs that make an entry. */
export function entryFields(state: ContractfitState): Html {
  const options = (list: readonly { id: string; name: string }[]): Html[] =>
    list.map(({ id, name }) => html`<option value="${id}">${name}</option>`);
  return html`<label>Role <select name="role">${options(state.roles)}</select></label>
<label>Inbox <select name="inbox"><option value="">All inboxes</option>${options(state.inboxes)}</select></label>
<label>Document id <input type="text" name="document"></label>`;
}

export function readEntry(state: ContractfitState, form: URLSearchParams): Entry {
  const [role, inbox, document] = ["role", "inbox", "document"].map((name) => (form.get(name) ?? "").trim());
  if (!role || !state.roles.some(({ id }) => id === role)) throw new Refused("Choose a role.");
  return { role, ...(inbox ? { inbox } : {}), ...(document ? { document_id: document } : {}) };
}

function list(users: readonly SbUser[]): ConsoleAnswer {
  const row = (user: SbUser): Html =>
    html`<tr><td><a href="${BASE}/${user.id}">${user.username}</a></td><td>${user.active ? "Active" : "Inactive"}</td><td>${user.roles.length}</td></tr>`;
  return {
    title: "Users",
    body: html`<form method="post" action="${BASE}"><label>Username <input type="text" name="username"></label><button>New user</button></form>
<table><caption>${users.length} users</caption><thead><tr><th scope="col">Username</th><th scope="col">Active</th><th scope="col">Roles</th></tr></thead><tbody>${users.map(row)}</tbody></table>`,
  };
}

function properties(state: ContractfitState, user: SbUser): Html {
  const row = (entry: Entry, i: number): Html =>
    html`<tr><td>${entryWords(state, entry)}</td><td><form method="post" action="${BASE}/${user.id}/take"><input type="hidden" name="entry" value="${i}"><button>Take away ${entryWords(state, entry)}</button></form></td></tr>`;
  return html`<table><caption>Roles</caption><thead><tr><th scope="col">Role</th><th scope="col">Action</th></tr></thead><tbody>${user.roles.map(row)}</tbody></table>
<form method="post" action="${BASE}/${user.id}/give">${entryFields(state)}<button>Give role</button></form>
<form method="post" action="${BASE}/${user.id}/username"><label>Username <input type="text" name="username" value="${user.username}"></label><button>Save</button></form>
<form method="post" action="${BASE}/${user.id}/delete"><button>Delete user</button></form>`;
}

function save(store: ContractfitStore, user: SbUser, act: string, { form, body }: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  if (act === "delete") {
    removeUser(state, user, true, (change) => store.record("console.user.delete", user.username, body, change));
    return { goTo: BASE, done: `User ${user.username} was deleted.` };
  }
  const next = { username: user.username, roles: user.roles };
  if (act === "give") next.roles = [...user.roles, readEntry(state, form)];
  else if (act === "take") next.roles = user.roles.filter((_, i) => i !== Number(form.get("entry")));
  else if (act === "username") next.username = (form.get("username") ?? "").trim() || user.username;
  else return null;
  store.record("console.user", user.username, body, () => {
    Object.assign(user, next);
    return true;
  });
  return { goTo: `${BASE}/${user.id}`, done: `User ${user.username} was saved.` };
}

function create(store: ContractfitStore, { form, body }: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const username = (form.get("username") ?? "").trim();
  if (!username) throw new Refused("A user needs a username.");
  if (state.users.some((one) => one.username.toLowerCase() === username.toLowerCase()))
    throw new Refused(`There is a user ${username} already.`);
  const user: SbUser = {
    id: newId(state),
    username,
    active: true,
    passwordSha256: sha256(crypto.randomUUID()),
    roles: [],
  };
  store.record("console.user", username, body, () => state.users.push(user) > 0);
  return { goTo: `${BASE}/${user.id}`, done: `User ${username} was made.` };
}
