import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused } from "../sandbox/http";
import { PERMISSIONS, type Permission } from "./permissions.rules";
import { type ContractfitStore, newId, type SbRole } from "./sandbox-state";

const BASE = "/console/roles";

/** Roles: a list, a new one, and of each its name and fifty check boxes. */
export function rolePages(
  store: ContractfitStore,
  { method, rest: [id, act], form, body }: ConsoleRequest,
): ConsoleAnswer {
  const { state } = store;
  if (!id) return method === "POST" ? create(store, form, body) : list(state.roles);
  const role = state.roles.find((one) => one.id === id);
  if (!role) return null;
  if (method !== "POST") return { title: `Role ${role.name}`, body: properties(role) };
  if (act === "delete") {
    store.record("console.role.delete", role.name, body, () => {
      state.roles = state.roles.filter((one) => one !== role);
      return true;
    });
    return { goTo: BASE, done: `Role ${role.name} was deleted.` };
  }
  store.record("console.role", role.name, body, () => {
    role.name = (form.get("name") ?? "").trim() || role.name;
    role.permissions = ticked(form);
    return true;
  });
  return { goTo: `${BASE}/${role.id}`, done: `Role ${role.name} was saved.` };
}

const ticked = (form: URLSearchParams): Permission[] => PERMISSIONS.filter((name) => form.get(name) === "1");

function list(roles: readonly SbRole[]): ConsoleAnswer {
  const row = ({ id, name, permissions }: SbRole): Html =>
    html`<tr><td><a href="${BASE}/${id}">${name}</a></td><td>${permissions.length} of ${PERMISSIONS.length}</td><td>${permissions.slice(0, 6).join(", ")}</td></tr>`;
  return {
    title: "Roles",
    body: html`<form method="post" action="${BASE}"><label>Name <input type="text" name="name"></label><button>New role</button></form>
<table><caption>${roles.length} roles</caption><thead><tr><th scope="col">Role</th><th scope="col">Permissions</th><th scope="col">The first of them</th></tr></thead><tbody>${roles.map(row)}</tbody></table>`,
  };
}

function properties(role: SbRole): Html {
  const box = (name: Permission): Html =>
    html`<label><input type="checkbox" name="${name}" value="1"${role.permissions.includes(name) ? html` checked` : null}> ${name}</label>`;
  return html`<form method="post" action="${BASE}/${role.id}"><label>Name <input type="text" name="name" value="${role.name}"></label>
<fieldset><legend>Permissions</legend>${PERMISSIONS.map(box)}</fieldset><button>Save</button></form>
<form method="post" action="${BASE}/${role.id}/delete"><button>Delete role</button></form>`;
}

function create(store: ContractfitStore, form: URLSearchParams, body: string): ConsoleAnswer {
  const { state } = store;
  const name = (form.get("name") ?? "").trim();
  if (!name) throw new Refused("A role needs a name.");
  const role = { id: newId(state), name, permissions: ticked(form) };
  store.record("console.role", name, body, () => state.roles.push(role) > 0);
  return { goTo: `${BASE}/${role.id}`, done: `Role ${name} was made.` };
}
