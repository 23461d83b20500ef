import { randomBytes } from "node:crypto";
import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { isAlive } from "./sandbox-access";
import { entryFields, entryWords, readEntry } from "./sandbox-console-users";
import { keySubject } from "./sandbox-keys";
import type { ContractfitState, ContractfitStore, SbKey } from "./sandbox-state";

const BASE = "/console/api-keys";
/** A key's name in the addresses of the console: never its text. */
const nameOf = ({ token }: SbKey): string => sha256(token).slice(0, 32);

/** API-Keys: a list by user and last four characters, a new one (shown whole once), and of each its end, inactive and delete. */
export function keyPages(store: ContractfitStore, asked: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const [name, act] = asked.rest;
  if (!name) return asked.method === "POST" ? create(store, asked) : { title: "API-Keys", body: list(state) };
  const key = state.keys.find((one) => nameOf(one) === name);
  return key && asked.method === "POST" ? save(store, key, act ?? "", asked) : null;
}

const userOf = (state: ContractfitState, key: SbKey): string =>
  state.users.find(({ id }) => id === key.user)?.username ?? `${key.user} (deleted)`;

function list(state: ContractfitState): Html {
  const post = (key: SbKey, act: string, label: string): Html =>
    html`<form method="post" action="${BASE}/${nameOf(key)}/${act}"><button>${label} key ends in ${key.token.slice(-4)}</button></form>`;
  const row = (key: SbKey): Html =>
    html`<tr><td>${userOf(state, key)}</td><td>ends in ${key.token.slice(-4)}</td><td>${key.roles.map((entry) => entryWords(state, entry)).join(", ")}</td><td>${isAlive(key) ? "Active" : key.active ? "Expired" : "Inactive"}</td><td>${key.expireAt ?? "No end"}</td><td>${post(key, key.active ? "inactive" : "active", key.active ? "Make inactive:" : "Make active:")}${post(key, "delete", "Delete:")}
<form method="post" action="${BASE}/${nameOf(key)}/end"><label>End <input type="text" name="end" value="${key.expireAt}"></label><button>Set end</button></form></td></tr>`;
  return html`<form method="post" action="${BASE}"><label>User <select name="user">${state.users.map(({ id, username }) => html`<option value="${id}">${username}</option>`)}</select></label>${entryFields(state)}<button>New API-Key</button></form>
<table><caption>${state.keys.length} API-Keys</caption><thead><tr><th scope="col">User</th><th scope="col">Key</th><th scope="col">Roles</th><th scope="col">State</th><th scope="col">End</th><th scope="col">Actions</th></tr></thead><tbody>${state.keys.map(row)}</tbody></table>`;
}

function create(store: ContractfitStore, { form }: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const user = state.users.find(({ id }) => id === form.get("user"));
  if (!user) throw new Refused("Choose a user.");
  const roles = [readEntry(state, form)];
  const key: SbKey = { token: randomBytes(32).toString("hex"), user: user.id, active: true, expireAt: null, roles };
  store.record("console.key", keySubject(state, key), "", () => state.keys.push(key) > 0);
  return {
    title: "API-Key made",
    body: html`<p role="status">Copy it now.</p><p><code>${key.token}</code></p><p><a href="${BASE}">API-Keys</a></p>`,
  };
}

function save(store: ContractfitStore, key: SbKey, act: string, { form, body }: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const words = `The key of ${userOf(state, key)} that ends in ${key.token.slice(-4)}`;
  const subject = keySubject(state, key);
  if (act === "delete") {
    store.record("console.key.delete", subject, body, () => {
      state.keys = state.keys.filter((one) => one !== key);
      return true;
    });
    return { goTo: BASE, done: `${words} was deleted.` };
  }
  const end = (form.get("end") ?? "").trim();
  if (act === "end" && end && Number.isNaN(Date.parse(end))) throw new Refused("Write the end as a date and time.");
  if (!["active", "inactive", "end"].includes(act)) return null;
  store.record("console.key", subject, body, () => {
    if (act === "end") key.expireAt = end ? new Date(end).toISOString() : null;
    else key.active = act === "active";
    return true;
  });
  return { goTo: BASE, done: `${words} was saved.` };
}
