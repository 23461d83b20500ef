import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused } from "../sandbox/http";
import { SERVICE_TYPES, ZERO_ORGANIZATION } from "./ids.rules";
import { newId, now, type Store } from "./sandbox-route";
import { addKey } from "./sandbox-services";
import { roleName, type StateServiceUser } from "./sandbox-state";

const BASE = "/console/service-users";
/** A person in the console isn't held to the limit of the API, so that a test can go beyond it. */
const NO_LIMIT = 100;

/** Service users as a person sees them: the list, one of them, and what he may change. */
export function serviceUserPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [id, action, keyId] = asked.rest;
  if (id === undefined || id === "") return asked.method === "POST" ? create(store, asked) : list(store);
  const user = store.state.serviceUsers.find((one) => one.id === id);
  if (!user) return null;
  const url = `${BASE}/${user.id}`;
  if (asked.method !== "POST") return { title: titleOf(user), body: one(store, user, url) };
  if (action === "save") return save(store, user, asked, url);
  if (action === "keys" && keyId) return removeKey(store, user, keyId, url);
  if (action === "keys") return newKey(store, user, url);
  return action === "delete" ? remove(store, user) : null;
}

const titleOf = ({ name, id }: StateServiceUser): string => name ?? id;

function roleChoice(store: Store, chosen: string | null): Html {
  return html`<label>Role <select name="roleId">${store.state.roles.map(
    (role) => html`<option value="${role.id}"${role.id === chosen ? html` selected` : null}>${role.name}</option>`,
  )}</select></label>`;
}

function list(store: Store): ConsoleAnswer {
  const { serviceUsers, roles } = store.state;
  const names = new Map(roles.map((role) => [role.id, role.name]));
  return {
    title: "Service Users",
    body: html`<form method="post" action="${BASE}"><fieldset><legend>New service user</legend><label>Name <input type="text" name="name"></label>
${roleChoice(store, null)}<label>Type <select name="type">${SERVICE_TYPES.map((type) => html`<option>${type}</option>`)}</select></label>
<button>Create</button></fieldset></form>
<table><caption>${serviceUsers.length} service users</caption><thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Active</th><th scope="col">Secret keys</th></tr></thead><tbody>${serviceUsers.map(
      (user) =>
        html`<tr><td><a href="${BASE}/${user.id}">${titleOf(user)}</a></td><td>${names.get(user.roleId) ?? "(gone)"}</td><td>${user.active ? "Yes" : "No"}</td><td>${user.keys.length}</td></tr>`,
    )}</tbody></table>`,
  };
}

function one(store: Store, user: StateServiceUser, url: string): Html {
  return html`<p>Id <code>${user.id}</code>, type ${user.type}, owner organization <code>${user.ownerOrganizationId}</code>, role ${roleName(store.state, user.roleId)}.</p>
<form method="post" action="${url}/save">${roleChoice(store, user.roleId)}<label><input type="checkbox" name="active" value="1"${user.active ? html` checked` : null}> Active</label><button>Save</button></form>
<h2>Secret keys</h2><table><caption>${user.keys.length} secret keys</caption><thead><tr><th scope="col">Id</th><th scope="col">Made</th><th scope="col">Action</th></tr></thead><tbody>${user.keys.map(
    (key) =>
      html`<tr><td><code>${key.id}</code></td><td>${key.creationTime}</td><td><form method="post" action="${url}/keys/${key.id}"><button>Delete key</button></form></td></tr>`,
  )}</tbody></table>
<form method="post" action="${url}/keys"><button>New secret key</button></form>
<form method="post" action="${url}/delete"><button>Delete service user</button></form>`;
}

function create(store: Store, { form, body }: ConsoleRequest): ConsoleAnswer {
  const name = (form.get("name") ?? "").trim();
  const { serviceUsers } = store.state;
  if (name === "" || name.length > 100) throw new Refused("A name has 1 to 100 characters.");
  if (serviceUsers.some((user) => user.name === name)) throw new Refused("A service user of this name exists already.");
  const role = store.state.roles.find(({ id }) => id === form.get("roleId"));
  if (!role) throw new Refused("Choose a role.");
  const user: StateServiceUser = {
    id: newId(),
    name,
    roleId: role.id,
    type: form.get("type") ?? SERVICE_TYPES[0],
    ownerOrganizationId: ZERO_ORGANIZATION,
    active: true,
    accessTokenExpirationInMinutes: null,
    creationTime: now(),
    keys: [],
  };
  store.record("console.services.create", name, body, () => serviceUsers.push(user) > 0);
  return { goTo: `${BASE}/${user.id}`, done: `Service user ${name} was made.` };
}

function save(store: Store, user: StateServiceUser, { form, body }: ConsoleRequest, url: string): ConsoleAnswer {
  const roleId = form.get("roleId") ?? user.roleId;
  const active = form.get("active") === "1";
  store.record("console.services.save", titleOf(user), body, () => {
    const changed = user.roleId !== roleId || user.active !== active;
    Object.assign(user, { roleId, active });
    return changed;
  });
  return { goTo: url, done: `Service user ${titleOf(user)} was saved.` };
}

// The secret is on the page that answers, and in no address.
function newKey(store: Store, user: StateServiceUser, url: string): ConsoleAnswer {
  const { key, secret } = addKey({ store }, user, NO_LIMIT, "console.keys.create");
  return {
    title: "New secret key",
    body: html`<p role="status">Key <code>${key.id}</code> of ${titleOf(user)} was made. Its secret is shown this once: <code>${secret}</code></p><p><a href="${url}">Back</a></p>`,
  };
}

function removeKey(store: Store, user: StateServiceUser, keyId: string, url: string): ConsoleAnswer {
  if (!user.keys.some(({ id }) => id === keyId)) throw new Refused("There is no such key.");
  store.record("console.keys.delete", keyId, "", () => {
    user.keys = user.keys.filter(({ id }) => id !== keyId);
    return true;
  });
  return { goTo: url, done: "The key was deleted." };
}

function remove(store: Store, user: StateServiceUser): ConsoleAnswer {
  store.record("console.services.delete", titleOf(user), "", () => {
    store.state.serviceUsers = store.state.serviceUsers.filter((one) => one !== user);
    return true;
  });
  return { goTo: BASE, done: `Service user ${titleOf(user)} was deleted.` };
}
