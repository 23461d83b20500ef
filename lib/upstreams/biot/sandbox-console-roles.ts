import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused } from "../sandbox/http";
import { newId, now, type Store } from "./sandbox-route";
import type { StateRole } from "./sandbox-state";

const BASE = "/console/roles";

/** Roles as a person sees them: the list, one of them with its permissions, and what he may change. */
export function rolePages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [id, action] = asked.rest;
  if (id === undefined || id === "") return asked.method === "POST" ? create(store, asked) : list(store);
  const role = store.state.roles.find((one) => one.id === id);
  if (!role) return null;
  const url = `${BASE}/${role.id}`;
  if (asked.method !== "POST") return { title: role.name, body: one(store, role, url) };
  if (action === "save") return rename(store, role, asked, url);
  if (action === "permissions") return savePermissions(store, role, asked, url);
  return action === "delete" ? remove(store, role) : null;
}

function list(store: Store): ConsoleAnswer {
  const { roles } = store.state;
  return {
    title: "Roles",
    body: html`<form method="post" action="${BASE}"><fieldset><legend>New role</legend><label>Name <input type="text" name="name"></label>
<label>Description <input type="text" name="description"></label><button>Create</button></fieldset></form>
<table><caption>${roles.length} roles</caption><thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Permissions</th></tr></thead><tbody>${roles.map(
      (role) =>
        html`<tr><td><a href="${BASE}/${role.id}">${role.name}</a></td><td>${role.type}</td><td>${role.permissionIds.length}</td></tr>`,
    )}</tbody></table>`,
  };
}

function one(store: Store, role: StateRole, url: string): Html {
  const holders = store.state.serviceUsers.filter(({ roleId }) => roleId === role.id);
  return html`<p>Id <code>${role.id}</code>, type ${role.type}. ${role.description}</p>
<p>Service users: ${holders.length === 0 ? "none" : holders.map(({ name, id }) => name ?? id).join(", ")}.</p>
<form method="post" action="${url}/save"><label>Name <input type="text" name="name" value="${role.name}"></label><button>Save</button></form>
<form method="post" action="${url}/permissions"><fieldset><legend>Permissions</legend>${store.state.permissions.map(
    (id) =>
      html`<label><input type="checkbox" name="permission" value="${id}"${role.permissionIds.includes(id) ? html` checked` : null}> ${id}</label>`,
  )}</fieldset><button>Save permissions</button></form>
<form method="post" action="${url}/delete"><button>Delete role</button></form>`;
}

function nameIn(store: Store, { form }: ConsoleRequest, own: StateRole | null): string {
  const name = (form.get("name") ?? "").trim();
  if (name === "" || name.length > 128) throw new Refused("A name has 1 to 128 characters.");
  if (store.state.roles.some((role) => role !== own && role.name === name))
    throw new Refused("A role of this name exists already.");
  return name;
}

function create(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const name = nameIn(store, asked, null);
  const description = asked.form.get("description")?.trim() || null;
  const role: StateRole = {
    id: newId(),
    name,
    description,
    type: "CUSTOM",
    permissionIds: [],
    creationTime: now(),
    lastModifiedTime: now(),
  };
  store.record("console.roles.create", name, asked.body, () => store.state.roles.push(role) > 0);
  return { goTo: `${BASE}/${role.id}`, done: `Role ${name} was made.` };
}

function rename(store: Store, role: StateRole, asked: ConsoleRequest, url: string): ConsoleAnswer {
  const name = nameIn(store, asked, role);
  store.record("console.roles.save", role.id, asked.body, () => {
    const changed = role.name !== name;
    Object.assign(role, { name, lastModifiedTime: now() });
    return changed;
  });
  return { goTo: url, done: `Role ${name} was saved.` };
}

function savePermissions(store: Store, role: StateRole, asked: ConsoleRequest, url: string): ConsoleAnswer {
  const ticked = asked.form.getAll("permission").filter((id) => store.state.permissions.includes(id));
  store.record("console.roles.permissions", role.id, asked.body, () => {
    const changed = ticked.join() !== role.permissionIds.join();
    Object.assign(role, { permissionIds: ticked, lastModifiedTime: now() });
    return changed;
  });
  return { goTo: url, done: `Role ${role.name} now has ${ticked.length} permissions.` };
}

function remove(store: Store, role: StateRole): ConsoleAnswer {
  if (store.state.serviceUsers.some(({ roleId }) => roleId === role.id))
    throw new Refused("Service users still have this role.");
  store.record("console.roles.delete", role.id, "", () => {
    store.state.roles = store.state.roles.filter((one) => one !== role);
    return true;
  });
  return { goTo: BASE, done: `Role ${role.name} was deleted.` };
}
