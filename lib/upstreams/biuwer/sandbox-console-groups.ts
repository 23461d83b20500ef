import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { fillsItself } from "./person.rules";
import { addGroup, editGroup, removeGroup, setMember } from "./sandbox-changes";
import { findGroup, findUser, type Group, isBuiltIn, keyOf, membersOf, need, type Store } from "./sandbox-state";

const BASE = "/console/groups";
const urlOf = (group: Group): string => `${BASE}/${group.id}`;

/** Groups: the list with Add, and one page a group with its name, description and members. */
export function groupPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [id, act] = asked.rest;
  const { state } = store;
  const { form, body } = asked;
  if (!id) return asked.method === "POST" ? create(store, asked) : list(store);
  const group = findGroup(state, id);
  if (!group) return null;
  if (asked.method !== "POST") return { title: `Group ${group.name}`, body: detail(store, group) };
  if (act === "edit") {
    const given = { name: form.get("name") ?? "", description: form.get("description") ?? "" };
    store.record("console.group.edit", group.name, body, () => editGroup(state, group, given));
    return { goTo: urlOf(group), done: `${group.name} was saved.` };
  }
  if (act === "members") {
    const user = need(findUser(state, form.get("user") ?? ""), "such user");
    const isIn = form.get("act") === "add";
    store.record("console.group.members", `${group.name}/${keyOf(user)}`, body, () => setMember(group, user, isIn));
    return { goTo: urlOf(group), done: `${user.name} is ${isIn ? "a member" : "no longer a member"}.` };
  }
  if (act === "delete") {
    store.record("console.group.delete", group.name, body, () => removeGroup(state, group));
    return { goTo: BASE, done: `${group.name} was deleted.` };
  }
  return null;
}

function create(store: Store, { form, body }: ConsoleRequest): ConsoleAnswer {
  const type = form.get("type") === "advanced" ? "advanced" : "basic";
  const given = { name: form.get("name") ?? "", description: form.get("description") ?? "", type } as const;
  store.record("console.group.add", given.name, body, () => Boolean(addGroup(store.state, given)));
  return { goTo: BASE, done: `${given.name} was added.` };
}

function list({ state }: Store): ConsoleAnswer {
  const row = (g: Group): Html =>
    html`<tr><td><a href="${urlOf(g)}">${g.name}</a></td><td>${g.type === "basic" ? "Basic" : "Advanced"}</td><td>${g.description}</td><td>${membersOf(state, g).length}</td></tr>`;
  return {
    title: "Groups",
    body: html`<h2>Add</h2><form method="post" action="${BASE}"><label>Type <select name="type"><option value="basic">Basic</option><option value="advanced">Advanced</option></select></label>
<label>Name <input type="text" name="name" required></label><label>Description <input type="text" name="description"></label><button>Add</button></form>
<table><thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Description</th><th scope="col">Members</th></tr></thead><tbody>${state.groups.map(row)}</tbody></table>`,
  };
}

function detail({ state }: Store, group: Group): Html {
  const members = membersOf(state, group);
  const url = urlOf(group);
  if (fillsItself(group.name))
    return html`<p>This group fills itself.</p><ul aria-label="Members">${members.map((u) => html`<li>${u.name}</li>`)}</ul>`;
  const others = state.users.filter((u) => !members.includes(u) && (group.type === "basic" || u.type === "advanced"));
  return html`${
    isBuiltIn(group)
      ? html`<p>Built in.</p>`
      : html`<form method="post" action="${url}/edit"><label>Name <input type="text" name="name" value="${group.name}" required></label>
<label>Description <input type="text" name="description" value="${group.description}"></label><button>Save</button></form>`
  }
<h2>Members</h2><ul aria-label="Members">${members.map(
    (u) =>
      html`<li>${u.name} (${u.email}) <form method="post" action="${url}/members" style="display:inline"><input type="hidden" name="user" value="${u.id}"><button name="act" value="remove" aria-label="Take out ${u.name}">Take out</button></form></li>`,
  )}</ul>
<form method="post" action="${url}/members"><label>User <select name="user">${others.map((u) => html`<option value="${u.id}">${u.name} (${u.email})</option>`)}</select></label><button name="act" value="add">Add member</button></form>
${isBuiltIn(group) ? null : html`<form method="post" action="${url}/delete"><button>Delete group</button></form>`}`;
}
