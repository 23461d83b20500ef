import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import type { SandboxUser } from "./sandbox-seed";
import { findUser, type Store, sameCode } from "./sandbox-state";

const BASE = "/console/users";
const SHOWN_AT_MOST = 100;

/** Authorisation tool, User maintenance: search, Show active users only, and a user's Blocked, e-mail and applications. */
export function userPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [code] = asked.rest;
  if (!code) return list(store, asked.query);
  const user = findUser(store.state, code);
  if (!user) return null;
  return asked.method === "POST"
    ? save(store, user, asked.form)
    : { title: `User ${user.userCode}`, body: properties(store, user) };
}

function list(store: Store, query: URLSearchParams): ConsoleAnswer {
  const search = (query.get("q") ?? "").toLowerCase();
  const isActiveOnly = query.get("active") === "1";
  const found = store.state.users.filter(
    (u) => !(isActiveOnly && u.isBlocked) && `${u.userCode} ${u.name} ${u.email ?? ""}`.toLowerCase().includes(search),
  );
  const row = (u: SandboxUser): Html =>
    html`<tr><td><a href="${BASE}/${encodeURIComponent(u.userCode)}">${u.userCode}</a></td><td>${u.name}</td><td>${u.email}</td><td>${u.isBlocked ? "Blocked" : "Open"}</td></tr>`;
  return {
    title: "User maintenance",
    body: html`<form method="get"><label>Search users <input type="text" name="q" value="${search}"></label>
<label><input type="checkbox" name="active" value="1"${isActiveOnly ? html` checked` : null}> Show active users only</label><button>Search</button></form>
<table><caption>${found.length} users, at most ${SHOWN_AT_MOST} shown</caption><thead><tr><th scope="col">User</th><th scope="col">Description</th><th scope="col">E-mail</th><th scope="col">Blocked</th></tr></thead><tbody>${found.slice(0, SHOWN_AT_MOST).map(row)}</tbody></table>`,
  };
}

function properties(store: Store, user: SandboxUser): Html {
  const groups = store.state.groups.filter((g) => g.members.some((m) => sameCode(m, user.userCode)));
  const box = (name: string, label: string, isOn: boolean): Html =>
    html`<label><input type="checkbox" name="${name}" value="1"${isOn ? html` checked` : null}> ${label}</label>`;
  return html`<form method="post" action="${BASE}/${encodeURIComponent(user.userCode)}"><label>Description <input type="text" name="name" value="${user.name}"></label>
<label>E-mail <input type="text" name="email" value="${user.email}"></label>${box("blocked", "Blocked", user.isBlocked)}
<h2>Applications</h2>${box("windows", "Profit Windows", user.windows)}${box("insite", "InSite", user.insite)}<button>OK</button></form>
<h2>Groups</h2><ul>${groups.map((g) => html`<li>${g.code}: ${g.description}</li>`)}</ul>`;
}

function save(store: Store, user: SandboxUser, form: URLSearchParams): ConsoleAnswer {
  const next = {
    name: (form.get("name") ?? "").trim() || user.name,
    email: (form.get("email") ?? "").trim() || null,
    isBlocked: form.get("blocked") === "1",
    windows: form.get("windows") === "1",
    insite: form.get("insite") === "1",
  };
  store.record("console.user", user.userCode, form.toString(), () => {
    const before = JSON.stringify(user);
    Object.assign(user, next);
    return JSON.stringify(user) !== before;
  });
  return { goTo: `${BASE}/${encodeURIComponent(user.userCode)}`, done: `User ${user.userCode} was saved.` };
}
