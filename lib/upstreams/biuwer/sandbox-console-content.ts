import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused } from "../sandbox/http";
import { moment, setGrant } from "./sandbox-changes";
import { type ContentKind, LEVELS, type Level } from "./sandbox-seed";
import {
  type Content,
  findContent,
  findGroup,
  findUser,
  type Grant,
  need,
  newToken,
  type Space,
  type Store,
} from "./sandbox-state";

const CONTENT = "/console/content";
const SPACES = "/console/spaces";
const KIND: Record<ContentKind, string> = { collection: "Collection", page: "Page", card: "Card" };

/** The content lists, and one page a Collection, Page or Card with Share and Access Settings. */
export function contentPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const [kind, name, act] = asked.rest;
  if (!kind || !name) return asked.method === "POST" ? createContent(store, asked) : contentList(store);
  const content = findContent(state, kind, name);
  if (!content) return null;
  const url = `${CONTENT}/${content.kind}/${encodeURIComponent(content.name)}`;
  if (asked.method !== "POST")
    return { title: `${KIND[content.kind]} ${content.name}`, body: contentPage(store, content, url) };
  if (act === "share") return share(store, content, asked, url);
  if (act === "access") return saveAccess(store, content, `${content.kind}:${content.name}`, asked, url);
  return null;
}

/** Shared Spaces: what is given here is inherited by all content in it. */
export function spacePages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [name, act] = asked.rest;
  const { spaces } = store.state;
  if (!name) {
    const links = spaces.map((s) => html`<li><a href="${SPACES}/${encodeURIComponent(s.name)}">${s.name}</a></li>`);
    return { title: "Shared Spaces", body: html`<ul>${links}</ul>` };
  }
  const space = spaces.find((s) => s.name === name);
  if (!space) return null;
  const url = `${SPACES}/${encodeURIComponent(space.name)}`;
  if (asked.method === "POST") return act === "access" ? saveAccess(store, space, `space:${name}`, asked, url) : null;
  return { title: `Shared Space ${space.name}`, body: access(store, space, url) };
}

function contentList({ state }: Store): ConsoleAnswer {
  const row = (c: Content): Html =>
    html`<tr><td>${KIND[c.kind]}</td><td><a href="${CONTENT}/${c.kind}/${encodeURIComponent(c.name)}">${c.name}</a></td><td>${c.space}</td><td>${c.shared ? "Shared" : ""}</td></tr>`;
  return {
    title: "Content lists",
    body: html`<table><thead><tr><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">Shared Space</th><th scope="col">Share</th></tr></thead><tbody>${state.content.map(row)}</tbody></table>
<h2>New</h2><form method="post" action="${CONTENT}"><label>Kind <select name="kind">${Object.entries(KIND).map(([kind, label]) => html`<option value="${kind}">${label}</option>`)}</select></label><label>Name <input type="text" name="name" required></label><button>Create</button></form>`,
  };
}

function createContent(store: Store, { form, body }: ConsoleRequest): ConsoleAnswer {
  const kind = (form.get("kind") ?? "page") as ContentKind;
  const name = (form.get("name") ?? "").trim();
  if (!(kind in KIND) || name === "" || findContent(store.state, kind, name))
    throw new Refused("The name must be filled and unique.");
  store.record("console.content.create", `${kind}:${name}`, body, () => {
    const content: Content = { kind, name, owner: null, space: null, dataset: null, grants: [], shared: null };
    return store.state.content.push(content) > 0;
  });
  return { goTo: CONTENT, done: `${KIND[kind]} ${name} was created. Nobody sees it until someone lets him.` };
}

function contentPage(store: Store, content: Content, url: string): Html {
  const { shared } = content;
  return html`<h2>Share</h2>${shared ? html`<dl><dt>Shared Resource Token</dt><dd><code>${shared.token}</code></dd><dt>Valid</dt><dd>${shared.from} to ${shared.to ?? "no end"}</dd></dl>` : html`<p>Not shared.</p>`}
<form method="post" action="${url}/share"><label>Valid from <input type="text" name="from" placeholder="now"></label><label>Valid to <input type="text" name="to" placeholder="no end"></label><button>Share</button></form>
${access(store, content, url)}`;
}

function share(store: Store, content: Content, { form, body }: ConsoleRequest, url: string): ConsoleAnswer {
  const from = moment(form.get("from") || new Date().toISOString());
  const to = form.get("to") ? moment(form.get("to") ?? "") : null;
  store.record("console.content.share", `${content.kind}:${content.name}`, body, () => {
    content.shared = { token: content.shared?.token ?? newToken(), from, to };
    return true;
  });
  return { goTo: url, done: `${content.name} is shared.` };
}

function access({ state }: Store, place: Content | Space, url: string): Html {
  const nameOf = ({ kind, id }: Grant): string =>
    (kind === "user" ? findUser(state, id)?.name : findGroup(state, id)?.name) ?? id;
  const row = (grant: Grant): Html =>
    html`<li>${nameOf(grant)}: ${grant.level} <form method="post" action="${url}/access" style="display:inline"><input type="hidden" name="subject" value="${grant.kind}:${grant.id}"><button name="act" value="remove" aria-label="Take away ${nameOf(grant)}">Take away</button></form></li>`;
  return html`<h2>Access Settings</h2><ul aria-label="Access Settings">${place.grants.map(row)}</ul>
<form method="post" action="${url}/access"><label>User or group <select name="subject">${state.groups.map((g) => html`<option value="group:${g.id}">${g.name} (group)</option>`)}${state.users.map((u) => html`<option value="user:${u.id}">${u.name}</option>`)}</select></label>
<label>Level <select name="level">${LEVELS.map((level) => html`<option>${level}</option>`)}</select></label><button name="act" value="add">Add access</button></form>`;
}

function saveAccess(
  store: Store,
  place: Content | Space,
  subject: string,
  { form, body }: ConsoleRequest,
  url: string,
): ConsoleAnswer {
  const [kind, id = ""] = (form.get("subject") ?? "").split(":");
  const { state } = store;
  const isUser = kind === "user";
  const found = isUser ? need(findUser(state, id), "such user") : need(findGroup(state, id), "such group");
  const level = form.get("act") === "add" ? ((form.get("level") ?? "View") as Level) : null;
  if (level !== null && !LEVELS.includes(level)) throw new Refused("Choose View, Edit or Admin.");
  store.record("console.access", `${subject}/${found.name}`, body, () =>
    setGrant(place, { kind: isUser ? "user" : "group", id: found.id }, level),
  );
  return { goTo: url, done: level ? `${found.name} has ${level}.` : `${found.name} has no access of its own here.` };
}
