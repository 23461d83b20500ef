import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { FunctionalError } from "./sandbox-errors";
import type { SandboxUser } from "./sandbox-seed";
import { findGroup, isEverybody, type SandboxGroup, type Store, sameCode } from "./sandbox-state";

const BASE = "/console/groups";
const refuse = (en: string): FunctionalError => new FunctionalError({ en, nl: en });

/** Authorisation tool, Group maintenance: New, Users in group with Show selected items only, Blocked, Delete. */
export function groupPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [code, act] = asked.rest;
  if (!code) return asked.method === "POST" ? create(store, asked.form) : list(store);
  const group = findGroup(store.state, code);
  if (!group) return null;
  const url = `${BASE}/${encodeURIComponent(group.code)}`;
  if (asked.method !== "POST")
    return { title: `Group ${group.code}`, body: properties(store, group, url, asked.query) };
  if (act === "properties") return saveProperties(store, group, asked.form, url);
  if (act === "members") return saveMembers(store, group, asked, url);
  if (act === "delete") return remove(store, group);
  return null;
}

function list(store: Store): ConsoleAnswer {
  const row = (g: SandboxGroup): Html =>
    html`<tr><td><a href="${BASE}/${encodeURIComponent(g.code)}">${g.code}</a></td><td>${g.description}</td><td>${
      isEverybody(g.code) ? store.state.users.length : g.members.length
    }</td><td>${g.isBlocked ? "Blocked" : "Open"}</td></tr>`;
  return {
    title: "Group maintenance",
    body: html`<h2>Group / New</h2><form method="post" action="${BASE}"><label>Group <input type="text" name="code" required maxlength="20"></label>
<label>Description <input type="text" name="description" required maxlength="50"></label><button>Finish</button></form>
<table><thead><tr><th scope="col">Group</th><th scope="col">Description</th><th scope="col">Users in group</th><th scope="col">Blocked</th></tr></thead><tbody>${store.state.groups.map(row)}</tbody></table>`,
  };
}

function create(store: Store, form: URLSearchParams): ConsoleAnswer {
  const code = (form.get("code") ?? "").trim();
  if (code === "" || code.length > 20 || findGroup(store.state, code))
    throw refuse("The group code must be filled, short and unique.");
  store.record("console.group.create", code, form.toString(), () => {
    store.state.groups.push({
      code,
      description: (form.get("description") ?? "").trim() || code,
      isBlocked: false,
      members: [],
    });
    return true;
  });
  return { goTo: `${BASE}/${encodeURIComponent(code)}`, done: `Group ${code} was created.` };
}

function properties(store: Store, group: SandboxGroup, url: string, query: URLSearchParams): Html {
  const isBuiltIn = isEverybody(group.code);
  return html`<h2>Properties</h2><form method="post" action="${url}/properties"><label>Description <input type="text" name="description" value="${group.description}"></label>
<label><input type="checkbox" name="blocked" value="1"${group.isBlocked ? html` checked` : null}> Blocked</label><button>OK</button></form>
${isBuiltIn ? html`<p>Every user is a member automatically; this group can't be deleted.</p>` : html`<form method="post" action="${url}/delete"><button>Delete group</button></form>`}
<h2>Users in group</h2>${isBuiltIn ? html`<p>All ${store.state.users.length} users.</p>` : members(store, group, url, query)}`;
}

function members(store: Store, group: SandboxGroup, url: string, query: URLSearchParams): Html {
  const isSelectedOnly = query.get("all") !== "1";
  const search = (query.get("q") ?? "").toLowerCase();
  const isIn = (u: SandboxUser): boolean => group.members.some((m) => sameCode(m, u.userCode));
  const shown = store.state.users.filter(
    (u) => (!isSelectedOnly || isIn(u)) && (search === "" || `${u.userCode} ${u.name}`.toLowerCase().includes(search)),
  );
  const tick = (u: SandboxUser): Html =>
    html`<label><input type="hidden" name="shown" value="${u.userCode}"><input type="checkbox" name="selected" value="${u.userCode}"${isIn(u) ? html` checked` : null}> ${u.userCode} ${u.name}</label>`;
  return html`<p>${
    isSelectedOnly
      ? html`Show selected items only is on. <a href="${url}?all=1">Clear Show selected items only</a>`
      : html`Show selected items only is off. <a href="${url}">Show selected items only</a>`
  }</p><form method="get" action="${url}">${isSelectedOnly ? null : html`<input type="hidden" name="all" value="1">`}<label>Search users <input type="text" name="q" value="${search}"></label><button>Search</button></form>
<form method="post" action="${url}/members${isSelectedOnly ? "" : "?all=1"}"><fieldset><legend>${shown.length} users shown, ${group.members.length} in the group</legend>${shown.map(tick)}</fieldset><button>Save users in group</button></form>`;
}

function saveProperties(store: Store, group: SandboxGroup, form: URLSearchParams, url: string): ConsoleAnswer {
  const description = (form.get("description") ?? "").trim() || group.description;
  const isBlocked = form.get("blocked") === "1";
  store.record("console.group.properties", group.code, form.toString(), () => {
    const changed = group.description !== description || group.isBlocked !== isBlocked;
    Object.assign(group, { description, isBlocked });
    return changed;
  });
  return { goTo: url, done: `Group ${group.code} was saved.` };
}

/** Only the users that were shown can change; the others stay as they are. */
function saveMembers(store: Store, group: SandboxGroup, asked: ConsoleRequest, url: string): ConsoleAnswer {
  if (isEverybody(group.code)) throw refuse("Every user is a member of this group.");
  const shown = asked.form.getAll("shown");
  const selected = asked.form.getAll("selected");
  store.record("console.group.members", group.code, asked.body, () => {
    const before = group.members.length;
    const kept = group.members.filter(
      (m) => !shown.some((s) => sameCode(s, m)) || selected.some((s) => sameCode(s, m)),
    );
    const added = selected.filter((s) => !kept.some((m) => sameCode(m, s)));
    group.members = [...kept, ...added];
    return added.length > 0 || kept.length !== before;
  });
  return {
    goTo: asked.query.get("all") === "1" ? `${url}?all=1` : url,
    done: `Group ${group.code} now has ${group.members.length} users.`,
  };
}

function remove(store: Store, group: SandboxGroup): ConsoleAnswer {
  if (isEverybody(group.code)) throw refuse("This group can't be deleted.");
  const user = store.state.connectors.find((c) => c.group !== null && sameCode(c.group, group.code));
  if (user) throw refuse(`The group is still linked to app connector ${user.name}.`);
  store.record("console.group.delete", group.code, "", () => {
    store.state.groups = store.state.groups.filter((g) => g !== group);
    return true;
  });
  return { goTo: BASE, done: `Group ${group.code} was deleted.` };
}
